import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { covers, NOTHING, regionScope, type Scope } from '../../kernel/access/index.ts'
import { games } from '../../kernel/ledger/example/games.ts'
import type { Ledger, LedgerField } from '../../kernel/ledger/index.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { connect } from '../connect.ts'
import { inScope, type Sql } from '../database.ts'
import { applyLedgers, createLedger, type LedgersApplied, listDefinitions } from './define.ts'

let database: TestDatabase
let owner: Sql
beforeAll(async () => {
  database = await makeDatabase()
  owner = connect(database.ownerUrl, { max: 1 })
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const create = (ledger: Ledger): Promise<LedgersApplied> => owner.begin((tx) => createLedger(tx, ledger))
const named = (key: string, change: Partial<Ledger> = {}): Ledger => ({ ...games, key, ...change })
const with_ = (key: string, change: Partial<LedgerField>): readonly LedgerField[] =>
  games.fields.map((field) => (field.key === key ? { ...field, ...change } : field))

const uuid = (n: number): string => `018f0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const row = (n: number, more: Record<string, unknown> = {}) => ({
  county: '990101',
  id: uuid(n),
  region: '990101001201',
  version: 1,
  recorded_at: new Date(0),
  confirmed_at: new Date(0),
  source: 'hand',
  played: '2026-03-05',
  board: n,
  ...more,
})
const insert = (table: string, ...rows: Record<string, unknown>[]) => owner`insert into ${owner(table)} ${owner(rows)}`

const columns = async (table: string) =>
  Object.fromEntries(
    (
      await owner<{ name: string; type: string }[]>`
        select a.attname as name, format_type(a.atttypid, a.atttypmod)
          || case when c.collname = 'C' then ' C' else '' end as type
        from pg_attribute a left join pg_collation c on c.oid = a.attcollation
        where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped`
    ).map(({ name, type }) => [name, type]),
  )

describe('the tables of a ledger', () => {
  it('have a column of its type for each field, what is sensitive as bytes', async () => {
    await create(named('shapes'))
    expect(await columns('ledger_shapes')).toEqual({
      county: 'character(6) C',
      id: 'uuid',
      region: 'text C',
      version: 'integer',
      recorded_at: 'timestamp with time zone',
      recorded_by: 'uuid',
      confirmed_at: 'timestamp with time zone',
      source: 'text C',
      reason: 'text',
      played: 'date',
      board: 'bigint',
      note: 'text C',
      opening: 'text C',
      moves: 'bigint',
      rating: 'numeric',
      prize: 'bigint',
      won: 'boolean',
      season: 'integer',
      reported: 'text C',
      venue: 'text C',
      host: 'text C',
      rematch: 'uuid',
      table: 'jsonb',
      sheets: 'uuid[]',
      phone: 'bytea',
    })
    expect(await columns('ledger_shapes_past')).toEqual({
      ...(await columns('ledger_shapes')),
      until: 'timestamp with time zone',
    })
  })

  it.each([
    ['board', 0, 'board_range'],
    ['board', 65, 'board_range'],
    ['note', 'x'.repeat(21), 'note_length'],
    ['rating', '1.234', 'rating_places'],
    ['rating', '3000.01', 'rating_range'],
    ['prize', -1, 'prize_range'],
    ['reported', '2026-13', 'reported_form'],
    ['season', 26, 'season_range'],
    ['venue', 'x', 'venue_form'],
    ['sheets', [uuid(1), uuid(2), uuid(3)], 'sheets_number'],
    ['region', '990102001', 'region_county'],
    ['source', 'rumour', 'source_kind'],
    ['version', 0, 'version_number'],
  ])('refuse %s %j by %s', async (key, value, constraint) => {
    await create(named('bounds'))
    await expect(insert('ledger_bounds', row(1, { [key]: value }))).rejects.toMatchObject({
      constraint_name: constraint,
    })
  })

  it('hold one record of a grain and region, however the grain has a gap', async () => {
    await create(named('grains'))
    await insert('ledger_grains', row(1), row(2, { board: null }))
    for (const board of [1, null])
      await expect(insert('ledger_grains', row(9, { board }))).rejects.toMatchObject({
        constraint_name: 'ledger_grains_grain',
      })
    await insert('ledger_grains', row(3, { board: 1, region: '990101001202' }))
    await create(named('chronicle', { grain: null }))
    await insert('ledger_chronicle', row(1), row(2, { board: 1 }))
    await create(named('one-each', { grain: [] }))
    await insert('ledger_one_each', row(1))
    await expect(insert('ledger_one_each', row(2))).rejects.toMatchObject({ constraint_name: 'ledger_one_each_grain' })
  })

  it('are asked for by an index of region and record, and of region and period', async () => {
    await create(named('indexed'))
    const kept = async (table: string) =>
      (await owner<{ indexdef: string }[]>`select indexdef from pg_indexes where tablename = ${table}`).map(
        ({ indexdef }) => indexdef.replace(/^.* USING /, ''),
      )
    const days = 'btree (region, played DESC, id) INCLUDE (opening, won, venue, host, rematch)'
    expect(await kept('ledger_indexed')).toEqual(expect.arrayContaining(['btree (region, id)', days]))
    const past = await kept('ledger_indexed_past')
    expect(past).toEqual(expect.arrayContaining(['btree (region, id)', 'btree (region, played)']))
  })
})

describe('fields that lists are narrowed by', () => {
  const narrowed = async (table: string) =>
    (
      await owner<{ keys: string }[]>`select substring(indexdef from '\\((.*)\\)') keys from pg_indexes
        where tablename = ${table} and indexdef like '%, region, id)' order by 1`
    ).map(({ keys }) => keys.split(',')[0])

  it('have an index in the order of the list, what is sensitive and what stood before have none', async () => {
    await create(named('narrowed', { period: 'season' }))
    expect(await narrowed('ledger_narrowed')).toEqual(['host', 'opening', 'rematch', 'season', 'venue', 'won'])
    expect(await narrowed('ledger_narrowed_past')).toEqual([])
  })

  it('have one for what grows old, where anything does', async () => {
    await create(named('growing-old', { freshDays: 30 }))
    const found = await owner<{ indexdef: string }[]>`
      select indexdef from pg_indexes where tablename like 'ledger_growing_old%' and indexdef like '%(region, confirmed_at, id)'`
    expect(found).toHaveLength(1)
  })

  it('have one where the table is older than the index, or than the field', async () => {
    await create(named('older'))
    await owner`drop index ledger_older_by_won`
    const late: LedgerField = { key: 'late', title: 'x', element: 'game.late', type: { kind: 'yes-no' } }
    await create(named('older', { fields: [...games.fields, late] }))
    expect(await narrowed('ledger_older')).toEqual(['host', 'late', 'opening', 'rematch', 'venue', 'won'])
  })
})

describe('the longest names', () => {
  it('fit, whole', async () => {
    const key = `g${'-a'.repeat(19)}b`
    const long = `x${'_y'.repeat(19)}z`
    expect([key.length, long.length]).toEqual([40, 40])
    const fields: readonly LedgerField[] = [
      ...games.fields,
      { ...games.fields[2], key: long, element: 'game.long' } as LedgerField,
      { key: `z${long.slice(1)}`, title: 'x', element: 'game.flag', type: { kind: 'yes-no' } },
    ]
    await create(named(key, { fields }))
    const past = `ledger_${key.replaceAll('-', '_')}_past`
    const found = await owner<{ name: string }[]>`
      select indexname as name from pg_indexes where tablename = ${past}
      union all select conname from pg_constraint where conrelid = ${past}::regclass`
    expect(found.map(({ name }) => name)).toEqual(
      expect.arrayContaining([`${past}_region`, `${past}_period`, `${past}_pk`, `${long}_length`]),
    )
  })
})

describe('a definition', () => {
  it('twice makes the tables once', async () => {
    expect(await create(named('twice'))).toMatchObject({ created: [{ key: 'twice' }], changed: [] })
    await insert('ledger_twice', row(1))
    expect(await create(named('twice'))).toMatchObject({ created: [], changed: [], changes: { steps: [], losing: [] } })
    expect(await owner`select 1 from ledger_twice`).toHaveLength(1)
  })

  it('is kept as it was given', async () => {
    await create(named('kept'))
    expect((await listDefinitions(owner)).find(({ key }) => key === 'kept')).toEqual(named('kept'))
  })

  it('may add and widen over records that stand', async () => {
    await create(named('grown'))
    await insert('ledger_grown', row(1, { opening: 'blitz', moves: 7 }))
    const fields: readonly LedgerField[] = [
      ...games.fields.map((field): LedgerField => {
        if (field.key === 'note') return { ...field, type: { kind: 'text', most: 40 } }
        if (field.key === 'board') return { ...field, type: { kind: 'integer', least: 1 } }
        if (field.key === 'opening') return { ...field, type: { kind: 'text', most: 100 }, required: false }
        if (field.key === 'moves') return { ...field, type: { kind: 'decimal', places: 1, least: 0 } }
        return field
      }),
      { key: 'colour', title: 'x', element: 'game.colour', type: { kind: 'text', most: 5 }, required: true },
    ]
    expect(await create(named('grown', { fields }))).toMatchObject({ created: [], changed: [{ key: 'grown' }] })
    await insert('ledger_grown', row(99, { note: 'x'.repeat(40), opening: '自由', moves: '7.5', colour: 'white' }))
    await insert('ledger_grown_past', row(99, { moves: '7.5', colour: 'white', until: new Date() }))
    await expect(insert('ledger_grown', row(3, { colour: 'yellow' }))).rejects.toMatchObject({
      constraint_name: 'colour_length',
    })
    const rows = await owner<{ moves: string; colour: string | null }[]>`
      select moves, colour from ledger_grown order by board`
    expect(rows.map(({ moves, colour }) => [moves, colour])).toEqual([
      ['7', null],
      ['7.5', 'white'],
    ])
    expect((await create(named('grown', { fields }))).changes.steps).toEqual([])
  })

  it('that would lose something changes nothing, of no ledger', async () => {
    await create(named('loser'))
    const before = await listDefinitions(owner)
    const narrower = named('loser', { fields: with_('note', { type: { kind: 'text', most: 5 } }) })
    await expect(owner.begin((tx) => applyLedgers(tx, [named('bystander'), narrower]))).rejects.toMatchObject({
      code: 'ledgers-would-lose',
      params: { count: 1, names: 'loser.note: narrows-field' },
    })
    expect(await listDefinitions(owner)).toEqual(before)
    expect(await owner`select to_regclass('ledger_bystander') as found`).toEqual([{ found: null }])
  })

  it('that no pack declares any more leaves its records', async () => {
    await create(named('orphan'))
    await insert('ledger_orphan', row(1))
    const outcome = await owner.begin((tx) => applyLedgers(tx, []))
    expect(outcome.changes.left).toContain('orphan')
    expect(await owner`select 1 from ledger_orphan`).toHaveLength(1)
  })
})

const REGIONS = ['990101', '990101001', '990101001201', '990101001299', '990101002', '99010100120100101', '990102']
const scopes = fc.oneof(
  fc.constantFrom('99', '', '9901', ...REGIONS).map((region) => regionScope(region)),
  fc.constant<Scope>(NOTHING),
)

describe('the row policy', () => {
  it('lets through what covers() lets through, to be read and to be written', async () => {
    await create(named('guarded', { grain: null }))
    const tables = ['ledger_guarded', 'ledger_guarded_past'] as const
    const rows = REGIONS.map((region, n) => row(n + 1, { region, county: region.slice(0, 6) }))
    await insert(tables[0], ...rows)
    await insert(tables[1], ...rows.map((one) => ({ ...one, until: new Date() })))
    await fc.assert(
      fc.asyncProperty(scopes, async (scope) => {
        const own = REGIONS.filter((region) => covers(scope, { region, orgs: [], owner: null, sealed: false }))
        const acting = { county: '990101', scope }
        for (const table of tables) {
          const seen = await inScope(
            database,
            acting,
            (tx) => tx<{ region: string }[]>`select region from ${tx(table)}`,
          )
          expect(seen.map(({ region }) => region).sort()).toEqual([...own].sort())
        }
        const changed = await inScope(
          database,
          acting,
          (tx) => tx`update ledger_guarded set note = 'seen' returning region`,
        )
        expect(changed).toHaveLength(own.length)
        for (const [n, region] of REGIONS.entries()) {
          const adding = inScope(database, acting, async (tx) => {
            await tx`insert into ledger_guarded ${tx(row(100 + n, { board: 1, region, county: region.slice(0, 6) }))}`
            throw new Error('let in')
          })
          await expect(adding).rejects.toThrow(own.includes(region) ? 'let in' : 'row-level security')
        }
        const removing = inScope(database, acting, async (tx) => {
          throw new Error(`removed ${(await tx`delete from ledger_guarded returning 1`).length}`)
        })
        await expect(removing).rejects.toThrow(`removed ${own.length}`)
      }),
      { numRuns: 12 },
    )
  })

  it('shows nothing without a scope, everything to the program itself', async () => {
    await create(named('alone'))
    await insert('ledger_alone', row(1))
    expect(await database.app`select 1 from ledger_alone`).toHaveLength(0)
    expect(await database.system`select 1 from ledger_alone`).toHaveLength(1)
  })

  it('what stood before is never changed by those who are served', async () => {
    await create(named('written'))
    await insert('ledger_written_past', row(1, { until: new Date() }))
    const acting = { county: '990101', scope: regionScope('990101') }
    for (const work of ['update ledger_written_past set note = null', 'delete from ledger_written_past'])
      await expect(inScope(database, acting, (tx) => tx.unsafe(work))).rejects.toThrow('permission denied')
  })
})
