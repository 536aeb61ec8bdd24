import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { games } from '../../kernel/ledger/example/games.ts'
import { makeDatabase, type TestDatabase, withDatabase } from '../../test/support/database.ts'
import { databaseUrl } from '../../test/support/global.ts'
import { connect } from '../connect.ts'
import { asSystem } from '../database.ts'
import { createLedger } from '../ledger/define.ts'
import { checkBackup, readBackup, readManifest } from './read.ts'
import { writeBackup } from './write.ts'

const NOW = new Date('2026-03-01T02:00:00Z')
const ODD = 'tab\there, line\nbreak, back\\slash, \\N, 汉字 “quotes”, \u0001'

const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lingyan-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const fillSome = (database: TestDatabase): Promise<void> =>
  asSystem(database, async (tx) => {
    await tx`insert into region (code, name, level, kind, valid_from, lon) values ('990101', ${ODD}, 3, 'county', '2015-01-01', 0.1)`
    // children lie before their parents in the table: only the whole COPY can meet the foreign key
    const office = (code: string, parent: string | null) => ({
      code,
      name: code,
      hierarchy: 'government',
      kind: 'office',
      parent,
    })
    const offices = [office('c-grandchild', 'b-child'), office('b-child', 'a-root'), office('a-root', null)]
    await tx`insert into organisation ${tx(offices.map((one) => ({ ...one, region: '990101', valid_from: '2015-01-01' })))}`
    const account = crypto.randomUUID()
    await tx`insert into account (id, county, login, name, phone_cipher, previous_hashes, created_at)
      values (${account}, '990101', 'x', ${ODD}, ${Buffer.from([0, 255, 92, 10])}, ${['a,b', 'c"d']}, ${NOW})`
    await tx`insert into position (id, county, account, role, region, valid_from)
      values (${crypto.randomUUID()}, '990101', ${account}, 'player', '990101', '2015-01-01')`
    await tx`insert into setting (county, key, value, changed_at) values ('990101', 'k', ${tx.json({ a: [1, ODD] })}, ${NOW})`
  })

/** A ledger that was widened, with a record and what that record took the place of. */
const fillLedger = async (ownerUrl: string): Promise<void> => {
  const sql = connect(ownerUrl, { max: 1 })
  const wider = games.fields.map((field) =>
    field.key === 'note' ? { ...field, type: { kind: 'text', most: 99 } as const } : field,
  )
  const row = {
    county: '990101',
    region: '990101001201',
    source: 'hand',
    recorded_at: NOW,
    confirmed_at: NOW,
    note: ODD,
  }
  const id = crypto.randomUUID()
  await sql.begin(async (tx) => {
    await createLedger(tx, games)
    await createLedger(tx, { ...games, fields: wider })
    await tx`insert into ledger_games ${tx({ ...row, id, version: 2, rating: '1.25', prize: 12_345, won: true })}`
    await tx`insert into ledger_games_past ${tx({ ...row, id, version: 1, until: NOW, phone: Buffer.from([0, 255]) })}`
  })
  await sql.end()
}

/** All rows of all tables but the list of migrations and the sums, which follow from the records; as text. */
const contents = async (ownerUrl: string): Promise<Readonly<Record<string, readonly string[]>>> => {
  const sql = connect(ownerUrl, { max: 1 })
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('migration', 'derive_state') and relname !~ '^sums_'`
  const all: Record<string, readonly string[]> = {}
  for (const { name } of tables) {
    const rows = await sql.unsafe<{ row: string }[]>(`select t::text as row from "${name}" t order by 1`)
    all[name] = rows.map(({ row }) => row)
  }
  await sql.end()
  return all
}

/** An empty database without tables. */
const emptyDatabase = async (): Promise<string> => {
  const admin = connect(inject('clusterUrl'), { max: 1 })
  const name = `r_${crypto.randomUUID().replaceAll('-', '')}`
  await admin.unsafe(`create database ${name}`)
  await admin.end()
  onTestFinished(async () => {
    const sql = connect(inject('clusterUrl'), { max: 1 })
    await sql.unsafe(`drop database if exists ${name} with (force)`)
    await sql.end()
  })
  return databaseUrl(inject('clusterUrl'), name)
}

const takeBackup = async (database: TestDatabase, dataFolder = freshFolder()) => {
  const folder = join(freshFolder(), 'backup')
  const manifest = await writeBackup({
    ownerUrl: database.ownerUrl,
    folder,
    dataFolder,
    program: '0.1.0',
    keys: 'k1',
    now: NOW,
  })
  return { folder, manifest }
}

let database: TestDatabase
beforeAll(async () => {
  database = await makeDatabase()
  await fillSome(database)
  await fillLedger(database.ownerUrl)
  return database.drop
})

test('every row of every table and every upload comes back as it was', async () => {
  const data = freshFolder()
  mkdirSync(join(data, 'uploads', 'ab'), { recursive: true })
  writeFileSync(join(data, 'uploads', 'ab', 'photo.jpg'), 'photo')
  writeFileSync(join(data, 'keys.json'), 'secret')
  // a file that is gone when its turn comes ends no backup
  symlinkSync('nowhere', join(data, 'uploads', 'ab', 'gone.jpg'))
  const { folder, manifest } = await takeBackup(database, data)
  expect(manifest.files.map(({ path }) => path)).toEqual(['uploads/ab/photo.jpg'])

  const ownerUrl = await emptyDatabase()
  const target = freshFolder()
  await readBackup({ ownerUrl, folder, dataFolder: target, keys: 'k1' })
  expect(await contents(ownerUrl)).toEqual(await contents(database.ownerUrl))
  expect(readFileSync(join(target, 'uploads', 'ab', 'photo.jpg'), 'utf8')).toBe('photo')
})

test('tables of many rows, one after the other, come to an end', async () => {
  const database = await withDatabase()
  await database.system`insert into region (code, name, level, kind, valid_from)
    select '9901' || lpad(n::text, 8, '0'), repeat('长', 60), 5, 'village', '2015-01-01' from generate_series(1, 30000) n`
  await database.system`insert into region_shape (code, geometry)
    select '9901' || lpad(n::text, 8, '0'), jsonb_build_object('type', 'Point', 'note', repeat('x', 200)) from generate_series(1, 30000) n`
  const folder = join(freshFolder(), 'backup')
  const manifest = await writeBackup({
    ownerUrl: database.ownerUrl,
    folder,
    dataFolder: freshFolder(),
    program: 'test',
    keys: 'none',
    now: NOW,
  })
  const rows = new Map(manifest.tables.map((table) => [table.name, table.rows]))
  expect([rows.get('region'), rows.get('region_shape')]).toEqual([30_000, 30_000])
})

test('ledgers come back as they were defined then, also where their tables stand in another form', async () => {
  const { folder } = await takeBackup(database)
  const target = await withDatabase()
  const sql = connect(target.ownerUrl, { max: 1 })
  await sql.begin((tx) => createLedger(tx, { ...games, grain: null }))
  await sql`insert into derive_state (ledger, definition, tree, computed_at) values ('games', '[]', '', ${NOW})`
  await readBackup({ ownerUrl: target.ownerUrl, folder, dataFolder: freshFolder(), keys: 'k1' })
  const [row] = await sql<{ note: string; definition: typeof games }[]>`
    select note, definition from ledger_games, ledger_definition where key = 'games'`
  expect(row?.note).toBe(ODD)
  expect(row?.definition).toMatchObject({ grain: games.grain })
  // sums are not restored: they are computed from the records, and nothing says that they were
  expect(await sql`select 1 from derive_state`).toEqual([])
  await sql.begin((tx) => createLedger(tx, row?.definition ?? games))
  await sql.end()
})

test('a changed or missing file is named, and nothing is restored', async () => {
  const { folder, manifest } = await takeBackup(database)
  writeFileSync(join(folder, 'region.copy.gz'), 'x')
  rmSync(join(folder, 'account.copy.gz'))
  expect((await checkBackup(folder, manifest)).toSorted()).toEqual(['account.copy.gz', 'region.copy.gz'])
  const ownerUrl = await emptyDatabase()
  await expect(readBackup({ ownerUrl, folder, dataFolder: freshFolder(), keys: 'k1' })).rejects.toMatchObject({
    code: 'backup-changed-files',
  })
  expect(await contents(ownerUrl)).toEqual({})
})

test('other keys, a database with rows, a newer program, no manifest: each is refused with its word', async () => {
  const { folder } = await takeBackup(database)
  const ownerUrl = await emptyDatabase()
  const base = { ownerUrl, folder, dataFolder: freshFolder(), keys: 'k1' }
  await expect(readBackup({ ...base, keys: 'k2' })).rejects.toMatchObject({ code: 'backup-other-keys' })
  const filled = await withDatabase()
  await fillSome(filled)
  await expect(readBackup({ ...base, ownerUrl: filled.ownerUrl })).rejects.toMatchObject({ code: 'backup-not-empty' })
  const manifest = readManifest(folder)
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ ...manifest, migrations: [...manifest.migrations, '9999-x.sql'] }),
  )
  await expect(readBackup(base)).rejects.toMatchObject({ code: 'backup-newer-program' })
  writeFileSync(join(folder, 'manifest.json'), '{"format":')
  await expect(readBackup(base)).rejects.toMatchObject({ code: 'backup-wrong-manifest' })
  rmSync(join(folder, 'manifest.json'))
  await expect(readBackup(base)).rejects.toMatchObject({ code: 'backup-no-manifest' })
})

test('an existing folder is never written over', async () => {
  const { folder } = await takeBackup(database)
  const again = writeBackup({
    ownerUrl: database.ownerUrl,
    folder,
    dataFolder: freshFolder(),
    program: '0',
    keys: '',
    now: NOW,
  })
  await expect(again).rejects.toMatchObject({ code: 'backup-folder-exists' })
})
