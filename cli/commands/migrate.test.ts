import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ledger } from '../../kernel/ledger/index.ts'
import { tableOf } from '../../kernel/ledger/index.ts'
import { connect } from '../../store/connect.ts'
import type { Sql } from '../../store/database.ts'
import { listDefinitions } from '../../store/ledger/define.ts'
import { lingyan } from '../../test/faults/process.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { makeFolder } from '../../test/support/folder.ts'

/** The command as people call it, against a database in which one ledger stands in another form than the packs declare. */
let folder: string
let database: TestDatabase
let owner: Sql
let one: Ledger
beforeAll(async () => {
  folder = makeFolder('migrate')
  database = await makeDatabase()
  owner = connect(database.ownerUrl, { max: 1 })
  one = (await listDefinitions(owner))[0] as Ledger
})
afterAll(async () => {
  await owner.end()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const migrate = async (language: string, ...args: string[]) => {
  const settings = { LINGYAN_DATA: folder, DATABASE_URL: database.ownerUrl, LINGYAN_LANGUAGE: language }
  const { ended, said } = lingyan(['migrate', ...args], settings)
  return { status: await ended, said: said() }
}
const stands = (fields: Ledger['fields']) =>
  owner`update ledger_definition set definition = ${JSON.stringify({ ...one, fields })}::text::jsonb where key = ${one.key}`
const json = (said: string): unknown => JSON.parse(said.slice(said.indexOf('\n{\n') + 1))

test('nothing is to be done where the tables are as the packs declare', async () => {
  expect(await migrate('zh-CN')).toMatchObject({ status: 0, said: expect.stringContaining('数据库已是最新') })
})

test('the difference comes first, and a dry run stays at it', async () => {
  const last = one.fields.at(-1)
  if (!last) throw new Error('a ledger without fields')
  await stands(one.fields.slice(0, -1))
  await owner.unsafe(`alter table ${tableOf(one)} drop column "${last.key}"`)
  await owner.unsafe(`alter table ${tableOf(one)}_past drop column "${last.key}"`)
  const dry = await migrate('en', '--dry-run')
  expect(dry).toMatchObject({ status: 0, said: expect.stringContaining(`+ ledger ${one.key}: field ${last.key}`) })
  expect(dry.said).toContain('none was made now')
  const done = await migrate('zh-CN', '--json')
  expect(done.status).toBe(0)
  expect(json(`\n${done.said}`)).toMatchObject({
    dryRun: false,
    applied: [],
    ledgers: { steps: [{ kind: 'add-field', ledger: one.key, field: last.key }], losing: [], left: [] },
  })
  expect((await listDefinitions(owner))[0]).toEqual(one)
  await owner.unsafe(`select "${last.key}" from ${tableOf(one)}`)
})

test('what would lose records is refused with the way round, and nothing is changed', async () => {
  const extra = { key: 'colour', title: 'x', element: 'game.colour', type: { kind: 'text', most: 5 } } as const
  await stands([...one.fields, extra])
  for (const args of [[], ['--dry-run']]) {
    const { status, said } = await migrate('zh-CN', ...args)
    expect(status).toBe(1)
    expect(said).toContain(`✗ 台账 ${one.key}：删去字段 colour`)
    expect(said).toContain('办法：留着字段，改成不必填')
    expect(said).toContain('整次升级没有做')
  }
  const told = await migrate('en', '--json')
  expect(json(`\n${told.said}`)).toMatchObject({
    ledgers: {
      losing: [{ code: 'drops-field', ledger: one.key, field: 'colour', way: expect.stringContaining('keep') }],
    },
  })
  expect((await listDefinitions(owner))[0]?.fields).toHaveLength(one.fields.length + 1)
  await stands(one.fields)
})
