import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { covers, type Kept, NOTHING, organisationScope, regionScope, type Scope } from '../../kernel/access/index.ts'
import { games } from '../../kernel/ledger/example/games.ts'
import { type Ledger, pastTableOf, tableOf } from '../../kernel/ledger/index.ts'
import { after } from '../../kernel/place/index.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { connect } from '../connect.ts'
import { inScope, type Sql } from '../database.ts'
import { createLedger } from './define.ts'

/** The club's games are kept by the arbiters of each place; its meals and its drinks each by one office for the whole county. */
const open: Ledger = { ...games, key: 'games', grain: null }
const meals: Ledger = { ...open, key: 'club-meals', keeper: { role: 'clerk', organisation: 'kitchen' } }
const drinks: Ledger = {
  ...open,
  key: 'drinks',
  keeperFrom: [{ from: '2026-01-01', role: 'clerk', organisation: 'bar' }],
}
const LEDGERS = [open, meals, drinks]
const REGIONS = ['990101', '990101001', '990101001201', '990101001299', '990101002', '99010100120100101', '990102']

let database: TestDatabase
let owner: Sql
const create = (ledger: Ledger) => owner.begin((tx) => createLedger(tx, ledger))
const uuid = (n: number): string => `018f0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const rowAt = (region: string, n: number) => ({
  ...{ county: region.slice(0, 6), id: uuid(n), region, version: 1, source: 'hand', played: '2026-03-05', board: 1 },
  ...{ recorded_at: new Date(0), confirmed_at: new Date(0) },
})

beforeAll(async () => {
  database = await makeDatabase()
  owner = connect(database.ownerUrl, { max: 1 })
  for (const [at, ledger] of LEDGERS.entries()) {
    await create(ledger)
    const rows = REGIONS.map((region, n) => rowAt(region, n + 1))
    await owner`insert into ${owner(tableOf(ledger))} ${owner(rows)}`
    await owner`insert into ${owner(pastTableOf(ledger))} ${owner(rows.map((row) => ({ ...row, until: new Date() })))}`
    const files = REGIONS.map((region, n) => ({
      ...{ county: region.slice(0, 6), id: uuid(100 * (at + 1) + n), region, ledger: ledger.key, record: uuid(n + 1) },
      ...{ name: 'x', media_type: 'image/jpeg', bytes: 1, digest: Buffer.from([1]), created_at: new Date(0) },
    }))
    await owner`insert into ledger_file ${owner(files)}`
    const due = REGIONS.map((region) => ({ county: region.slice(0, 6), ledger: ledger.key, region, period: '' }))
    await owner`insert into derive_due ${owner(due.map((one) => ({ ...one, since: new Date(0) })))}`
  }
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const place = fc.constantFrom('99', '9901', ...REGIONS)
/** As the kernel makes them: beside a range of one's own nobody sees by region, and it is of ledgers that an organisation keeps. */
const kept: fc.Arbitrary<Kept> = fc
  .tuple(fc.subarray(['club-meals', 'drinks', "o'meals", 'meals']), place)
  .map(([ledgers, region]) => ({ ledgers, lo: region, hi: after(region) }))
const scope: fc.Arbitrary<Scope> = fc.oneof(
  place.map((region) => regionScope(region)),
  fc.tuple(fc.constantFrom(NOTHING, organisationScope(['x'])), kept).map(([base, keeps]) => ({ ...base, kept: keeps })),
  fc.constant(NOTHING),
)

it('the database lets through what covers() lets through, ledger by ledger, to be read and to be written', async () => {
  await fc.assert(
    fc.asyncProperty(scope, async (asked) => {
      const acting = { county: '990101', scope: asked }
      for (const ledger of LEDGERS) {
        const row = (region: string) => ({ region, orgs: [], owner: null, sealed: false, ledger: ledger.key })
        const own = REGIONS.filter((region) => covers(asked, row(region))).sort()
        const regions = (rows: readonly { region: string }[]) => rows.map(({ region }) => region).sort()
        const read = (table: string, where: (tx: Sql) => ReturnType<Sql>) =>
          inScope(database, acting, (tx) => tx<{ region: string }[]>`select region from ${tx(table)} ${where(tx)}`)
        for (const table of [tableOf(ledger), pastTableOf(ledger)])
          expect(regions(await read(table, (tx) => tx``))).toEqual(own)
        for (const table of ['ledger_file', 'derive_due'])
          expect(regions(await read(table, (tx) => tx`where ledger = ${ledger.key}`))).toEqual(own)
        const changed = await inScope(
          database,
          acting,
          (tx) => tx`update ${tx(tableOf(ledger))} set note = 'x' returning 1`,
        )
        expect(changed).toHaveLength(own.length)
        for (const [n, code] of REGIONS.entries()) {
          const adding = inScope(database, acting, async (tx) => {
            await tx`insert into ${tx(tableOf(ledger))} ${tx(rowAt(code, 50 + n))}`
            throw new Error('let in')
          })
          await expect(adding).rejects.toThrow(own.includes(code) ? 'let in' : 'row-level security')
        }
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)

it('what one keeps opens no other table', async () => {
  const acting = {
    county: '990101',
    scope: { ...NOTHING, kept: { ledgers: ['club-meals'], lo: '990101', hi: '990102' } },
  }
  await owner`insert into household ${owner({ county: '990101', id: uuid(1), region: '990101001', door: 'x', head_name: 'x', persons: 1 })}`
  const seen = await inScope(database, acting, async (tx) => ({
    households: (await tx`select 1 from household`).length,
    meals: (await tx`select 1 from ledger_club_meals`).length,
    games: (await tx`select 1 from ledger_games`).length,
    drinks: (await tx`select 1 from ledger_drinks`).length,
  }))
  expect(seen).toEqual({ households: 0, meals: 6, games: 0, drinks: 0 })
  // nor does it stay with the connection
  const later = await inScope(
    database,
    { county: '990101', scope: NOTHING },
    (tx) => tx`select 1 from ledger_club_meals`,
  )
  expect(later).toHaveLength(0)
  expect(await database.app`select 1 from ledger_club_meals`).toHaveLength(0)
})

it('another keeper is another policy, of what stands and of what stood', async () => {
  const key = 'handed-over'
  await create({ ...open, key })
  const policies = async () =>
    (
      await owner<
        { qual: string }[]
      >`select qual from pg_policies where policyname = 'scope' and tablename like 'ledger_handed_over%'`
    ).map(({ qual }) => qual.includes('app.kept'))
  expect(await policies()).toEqual([false, false])
  await create({ ...open, key, keeper: { role: 'clerk', organisation: 'bar' } })
  expect(await policies()).toEqual([true, true])
  await create({ ...open, key })
  expect(await policies()).toEqual([false, false])
})

it('is read from the index as a ledger that no organisation keeps, for everybody', async () => {
  const rows = Array.from({ length: 4000 }, (_, n) => rowAt(`990101001${200 + (n % 90)}`, 1000 + n))
  for (const ledger of [open, meals]) {
    await owner`insert into ${owner(tableOf(ledger))} ${owner(rows)}`
    await owner`analyze ${owner(tableOf(ledger))}`
  }
  const plan = async (ledger: Ledger, scope: Scope): Promise<string> => {
    const lines = await inScope(database, { county: '990101', scope }, async (tx) => {
      await tx`set local plan_cache_mode = force_custom_plan`
      return tx<{ line: string }[]>`explain (costs off) select region, id from ${tx(tableOf(ledger))}
        where region >= '990101001250' and region < '990101001251' order by region, id limit 20`
    })
    return lines.map((line) => String(Object.values(line)[0]).replaceAll(tableOf(ledger), 'T')).join('\n')
  }
  const village = regionScope('990101001250')
  const conditions = (text: string) => text.split('\n').map((line) => line.replace(/Cond: .*/, 'Cond'))
  expect(conditions(await plan(meals, village))).toEqual(conditions(await plan(open, village)))
  const kitchen: Scope = { ...NOTHING, kept: { ledgers: ['club-meals'], lo: '990101', hi: '990102' } }
  for (const scope of [village, regionScope('990101'), kitchen]) {
    const text = await plan(meals, scope)
    expect(text).toMatch(/Index (Only )?Scan using "?T_region/)
    expect(text).not.toMatch(/Filter|Sort/)
  }
})
