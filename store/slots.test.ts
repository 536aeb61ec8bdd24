import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { regionScope } from '../kernel/access/index.ts'
import { makeFolder } from '../test/support/folder.ts'
import { awayReason } from './away.ts'
import { connect } from './connect.ts'
import { asSystem, type Database, inScope, openDatabase } from './database.ts'
import { type Cluster, startCluster } from './embedded/cluster.ts'

let folder: string
let cluster: Cluster
let database: Database
const acting = { county: '990101', scope: regionScope('990101') }

beforeAll(async () => {
  folder = makeFolder('slots')
  cluster = await startCluster(folder, { sync: false })
  const owner = connect(cluster.url('postgres', 'lingyan_owner'), { max: 1 })
  await owner`create table kept (n integer)`
  await owner.end()
  database = openDatabase(cluster.url('postgres', 'lingyan_owner'), cluster.url('postgres', 'lingyan_owner'), 3)
})
afterAll(async () => {
  await database.close()
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
})

const crash = async (): Promise<void> => {
  process.kill(cluster.pid(), 'SIGKILL')
  await expect.poll(() => cluster.isRunning()).toBe(false)
}
const count = async (): Promise<number> =>
  (await database.app<{ n: number }[]>`select count(*)::int n from kept`)[0]?.n ?? -1
const reasonOf = (work: Promise<unknown>) => work.then(() => 'done', awayReason)

test('a commit after a failure that was swallowed is an error, never a silent rollback', async () => {
  const swallowing = inScope(database, acting, async (tx) => {
    await tx`insert into kept values (1)`
    await tx`select 1/0`.catch(() => {})
    return 'all well'
  })
  await expect(swallowing).rejects.toThrow(/nothing was kept/)
  expect(await count()).toBe(0)
})

test('more transactions than connections wait for one another, and all are kept', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => inScope(database, acting, (tx) => tx`insert into kept values (${n})`)),
  )
  expect(await count()).toBe(20)
})

test('a database that is killed in the middle: every transaction is told, none hangs, none goes on outside itself', async () => {
  const before = await count()
  const idle = inScope(database, acting, async (tx) => {
    await tx`insert into kept values (100)`
    await new Promise((resolve) => setTimeout(resolve, 400))
    // sent after the server died, several at once with parameters: the driver would queue them for a new connection
    await Promise.all(Array.from({ length: 30 }, (_, n) => tx`insert into kept values (${200 + n})`))
  })
  const busy = inScope(database, acting, (tx) => tx`select pg_sleep(20)`)
  const job = asSystem(database, async (tx) => {
    const sleeping = tx`select pg_sleep(20)`
    await Promise.all([sleeping, ...Array.from({ length: 10 }, (_, n) => tx`insert into kept values (${300 + n})`)])
  })
  const settled = Promise.all([reasonOf(idle), reasonOf(busy), reasonOf(job)])
  await new Promise((resolve) => setTimeout(resolve, 150))
  await crash()
  expect(await settled).toEqual(['database-away', 'database-away', 'database-away'])
  expect(await reasonOf(inScope(database, acting, (tx) => tx`select 1`))).toBe('database-away')
  expect(await reasonOf(count())).toBe('database-away')
  await cluster.revive()
  await expect.poll(() => reasonOf(count())).toBe('done')
  expect(await count()).toBe(before)
  await inScope(database, acting, (tx) => tx`insert into kept values (1000)`)
  expect(await count()).toBe(before + 1)
})

test('connections lost while idle are replaced before anybody uses them', async () => {
  await inScope(database, acting, (tx) => tx`select 1`)
  await crash()
  await cluster.revive()
  expect(await reasonOf(inScope(database, acting, (tx) => tx`select 1`))).toBe('done')
})

test('statements that meet the very moment of the loss leave no connection that never answers', async () => {
  for (let round = 0; round < 4; round += 1) {
    expect(await reasonOf(Promise.all([count(), count()]))).toBe('done')
    let hammering = true
    const hammer = (async () => {
      const answers: Promise<unknown>[] = []
      while (hammering && answers.length < 500) {
        answers.push(reasonOf(count()))
        await new Promise((resolve) => setImmediate(resolve))
      }
      return Promise.all(answers)
    })()
    await crash()
    hammering = false
    expect((await hammer).filter((answer) => answer !== 'done' && answer !== 'database-away')).toEqual([])
    await cluster.revive()
    const began = performance.now()
    expect(await reasonOf(Promise.all(Array.from({ length: 6 }, count)))).toBe('done')
    expect(performance.now() - began).toBeLessThan(5000)
  }
})

test('a connection ended by the server costs its transaction only', async () => {
  const ended = inScope(database, acting, async (tx) => {
    const [me] = await tx<{ pid: number }[]>`select pg_backend_pid() pid`
    await asSystem(database, (other) => other`select pg_terminate_backend(${me?.pid ?? 0})`)
    await tx`insert into kept values (5)`
  })
  expect(await reasonOf(ended)).toBe('database-away')
  expect(await reasonOf(inScope(database, acting, (tx) => tx`select 1`))).toBe('done')
  const [open] = await database.app<{ n: number }[]>`
    select count(*)::int n from pg_stat_activity where application_name = 'postgres.js'`
  expect(open?.n).toBeLessThanOrEqual(3 + 4 + 2 + 3)
})
