import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../store/connect.ts'
import type { Database } from '../store/database.ts'
import { makeProgram, type Post, type TestProgram } from '../test/support/program.ts'
import { lodge } from '../test/support/requests.ts'
import { createApp } from './app.ts'
import { assemble } from './assemble.ts'
import type { Changed } from './events.ts'
import { SESSION_COOKIE } from './identity/cookie.ts'
import type { Program } from './program.ts'
import { startRelay } from './relay.ts'
import { loadRoutes } from './routes.ts'

let it: TestProgram
let other: Program
let otherDatabase: Database
let otherApp: ReturnType<typeof createApp>
const stops: (() => void)[] = []

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let n = 0; n < 400 && !(await holds()); n += 1) await new Promise((resolve) => setTimeout(resolve, 25))
  expect(await holds()).toBe(true)
}

/** What the channel carries, heard by somebody who is no server. */
const tap = async (): Promise<{ readonly heard: string[]; readonly stop: () => Promise<void> }> => {
  const sql = connect(it.database.ownerUrl, { max: 1 })
  const heard: string[] = []
  await sql.listen('lingyan_changes', (payload) => heard.push(payload))
  return { heard, stop: () => sql.end() }
}

const change = (id: string, desks: readonly string[] = []): Changed => ({
  ...{ kind: 'matter', county: '990101', region: '990101001201', sealed: false },
  id,
  desks,
})

/** A stream of the second server process, with what it was told. */
const listen = async (post: Post) => {
  const cookie = `${SESSION_COOKIE}=${(await it.as(post)).cookie(SESSION_COOKIE)}`
  const ending = new AbortController()
  const response = await otherApp.request('http://lingyan.test/api/v1/events', {
    headers: { cookie },
    signal: ending.signal,
  })
  expect(response.status).toBe(200)
  const told: { kind: string; id: string }[] = []
  const reader = response.body?.getReader()
  const decode = new TextDecoder()
  const reading = (async () => {
    for (;;) {
      const { done, value } = (await reader?.read().catch(() => undefined)) ?? { done: true, value: undefined }
      if (done) return
      for (const [, json] of decode.decode(value).matchAll(/^data: (.+)$/gm)) told.push(JSON.parse(json ?? ''))
    }
  })()
  return {
    told,
    stop: async () => {
      ending.abort()
      await reader?.cancel().catch(() => {})
      await reading
    },
  }
}

beforeAll(async () => {
  it = await makeProgram()
  otherDatabase = it.database.again()
  const { county, dataFolder, origin, now, crypto, packs } = it.program
  other = await assemble({ database: otherDatabase, county, dataFolder, origin, now, crypto, packs })
  otherApp = createApp(other, await loadRoutes())
})
afterAll(async () => {
  for (const stop of stops) stop()
  await otherDatabase.close()
  await it.drop()
})

test('a server process that is alone tells nobody', async () => {
  stops.push(startRelay(it.program))
  await until(async () => {
    await it.database.signals.look()
    const [row] = await it.database.system`select from pg_stat_activity
      where application_name = 'lingyan-signals' and datname = current_database()`
    return row !== undefined
  })
  const { heard, stop } = await tap()
  for (let n = 0; n < 20; n += 1) it.program.events.publish(change(`alone-${n}`))
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(it.database.signals.others()).toBe(false)
  expect(heard.filter((payload) => payload.includes('alone'))).toEqual([])
  await stop()
})

describe('two server processes on one database', () => {
  beforeAll(async () => {
    stops.push(startRelay(other))
    await until(() => it.database.signals.others() && otherDatabase.signals.others())
  })

  test('what is lodged at one shows at the other, to whoever may see it and nobody else', async () => {
    const [town, neighbour] = await Promise.all([listen('town'), listen('neighbour')])
    const { id } = await lodge(await it.as('secretary'))
    await until(() => town.told.some((one) => one.id === id))
    expect(town.told.filter((one) => one.id === id)).toEqual([{ kind: 'matter', id }])
    const theirs = await lodge(await it.as('neighbour'), { region: '990101001202', body: '广场的音响太吵了。' })
    await until(() => neighbour.told.some((one) => one.id === theirs.id))
    expect(neighbour.told.map((one) => one.id)).not.toContain(id)
    await Promise.all([town.stop(), neighbour.stop()])
  })

  test('a matter on the closed route is told to those who hold it alone', async () => {
    const [discipline, county] = await Promise.all([listen('discipline'), listen('county')])
    const { id } = await lodge(await it.as('secretary'), { body: '村干部贪污集体资金，私分了补偿款。' })
    await until(() => discipline.told.some((one) => one.id === id))
    const open = await lodge(await it.as('secretary'))
    await until(() => county.told.some((one) => one.id === open.id))
    expect(county.told.map((one) => one.id)).not.toContain(id)
    await Promise.all([discipline.stop(), county.stop()])
  })

  test('many changes go out together, in as few words as the database takes, and nothing personal is among them', async () => {
    const { heard, stop } = await tap()
    const got = new Set<string>()
    const hush = other.events.listen((told) => told.kind === 'matter' && got.add(told.id))
    for (let n = 0; n < 200; n += 1) it.program.events.publish(change(`many-${n}`, ['a@b', `track:${'f'.repeat(64)}`]))
    for (let n = 0; n < 200; n += 1) it.program.events.publish(change(`many-${n}`, ['a@b']))
    await until(() => got.size === 200)
    // whoever taps the channel hears on a connection of his own, and of whoever came as well
    const words = () => heard.map((one) => JSON.parse(one) as { is: string; changes?: object[] })
    const changes = () => words().flatMap((one) => one.changes ?? [])
    await until(() => changes().length >= 200)
    expect(words().filter(({ is }) => is === 'changed').length).toBeLessThanOrEqual(5)
    expect(heard.join('')).not.toContain('track:')
    const [first] = changes()
    expect(Object.keys(first ?? {}).sort()).toEqual(['county', 'desks', 'id', 'kind', 'region', 'sealed'])
    // more than can be told one by one
    const missed: string[] = []
    const hushMissed = other.events.listen((told) => missed.push(told.kind))
    for (let n = 0; n < 1001; n += 1) it.program.events.publish(change(`flood-${n}`))
    await until(() => missed.length > 0)
    expect(missed).toEqual(['missed'])
    hush()
    hushMissed()
    await stop()
  })

  test('words of somebody else on the channel are passed over', async () => {
    const got: unknown[] = []
    const hush = other.events.listen((told) => got.push(told))
    await it.database
      .system`select pg_notify('lingyan_changes', one) from unnest(${['', '{', '{"from":1}', '[]']}::text[]) one`
    it.program.events.publish(change('after'))
    await until(() => got.length > 0)
    expect(got).toEqual([change('after')])
    hush()
  })

  test('a lost connection is made again; what may have been missed is asked for again', async () => {
    const town = await listen('town')
    const owner = connect(it.database.ownerUrl, { max: 1 })
    const lost = await owner`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'lingyan-signals' and datname = current_database()`
    expect(lost).toHaveLength(2)
    await owner.end()
    await until(() => town.told.some((one) => one.kind === 'missed'))
    await until(async () => {
      await Promise.all([it.database.signals.look(), otherDatabase.signals.look()])
      return it.database.signals.others() && otherDatabase.signals.others()
    })
    const { id } = await lodge(await it.as('secretary'))
    await until(() => town.told.some((one) => one.id === id))
    await town.stop()
  })
})
