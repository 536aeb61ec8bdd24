import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dues, games, indicators, members } from '../../kernel/indicator/example/club.ts'
import { type Ledger, periodOf, type Row, sumsTableOf, tableOf } from '../../kernel/ledger/index.ts'
import { DEFAULT_LAYERS, type Succession } from '../../kernel/place/index.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { type ModelRecord, modelSums } from '../../test/support/sums.ts'
import { connect } from '../connect.ts'
import { asSystem, type Sql } from '../database.ts'
import { createLedger } from '../ledger/define.ts'
import { addRecord, correctRecord, removeRecord, type StoredRow } from '../ledger/records.ts'
import { beginSnapshot } from '../matter/rebuild.ts'
import { sumsOf } from './cascade.ts'
import { applySums } from './define.ts'
import { markDue } from './due.ts'
import { followDue } from './follow.ts'
import { type Plan, planOf } from './plan.ts'
import { compareSums, recompute } from './rebuild.ts'
import { movesOf } from './tree.ts'

const TODAY = '2025-06-30'
const START = Date.parse('2025-01-01T00:00:00Z')
const DAYS = 24 * 3600_000

let database: TestDatabase
let owner: Sql
beforeAll(async () => {
  database = await makeDatabase()
  owner = connect(database.ownerUrl, { max: 1 })
  for (const ledger of [members, dues, games]) {
    await owner.begin(async (tx) => {
      await createLedger(tx, ledger)
      await applySums(tx, [ledger], indicators)
    })
  }
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const regions: Readonly<Record<string, readonly string[]>> = {
  members: [
    '990101001',
    '990101001201',
    '990101001202',
    '990101002201',
    '990101001201001',
    '990102001201',
    '990101003201',
  ],
  dues: ['990101001201', '990101001202', '990101002201', '990102001201', '980101001201', '990101003201'],
  games: ['990101001201', '990101001202', '990102001201', '990101003201'],
}

const rows: Readonly<Record<string, fc.Arbitrary<Row>>> = {
  members: fc.record({
    birth: fc.option(
      fc.constantFrom('1950-02-01', '1965-06-30', '1965-07-01', '2007-06-30', '2007-07-01', '2026-01-01'),
    ),
    rating: fc.option(fc.constantFrom('0', '1200.25', '999.5', '4503599627370.25')),
    games: fc.option(fc.constantFrom(0, 1, 10)),
    won: fc.option(fc.constantFrom(0, 1, 7)),
    title: fc.option(fc.constantFrom('none', 'master', 'candidate')),
    coach: fc.option(fc.boolean()),
  }),
  dues: fc.record({
    year: fc.constantFrom(2023, 2024, 2025),
    due: fc.option(fc.constantFrom(0, 100, 1_000_000_000_000_000)),
    paid: fc.option(fc.constantFrom(0, 100, -50)),
    waived: fc.option(fc.boolean()),
  }),
  games: fc.record({
    played: fc.constantFrom('2024-12-31', '2025-01-01', '2025-02-28'),
    board: fc.integer({ min: 1, max: 60 }),
    opening: fc.option(fc.constantFrom('réti', 'sicilian')),
    moves: fc.option(fc.constantFrom(0, 40, 41)),
    rating: fc.option(fc.constantFrom('100', '100.25')),
    won: fc.option(fc.boolean()),
  }),
}

type Step =
  | { readonly kind: 'add'; readonly region: string; readonly row: Row }
  | { readonly kind: 'correct'; readonly at: number; readonly region: string; readonly row: Row }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'follow' }

const stepsOf = (ledger: Ledger): fc.Arbitrary<readonly Step[]> => {
  const region = fc.constantFrom(...(regions[ledger.key] ?? []))
  const row = rows[ledger.key] as fc.Arbitrary<Row>
  const at = fc.nat(20)
  const add = fc.record({ kind: fc.constant('add' as const), region, row })
  const correct = fc.record({ kind: fc.constant('correct' as const), at, region, row })
  const remove = fc.record({ kind: fc.constant('remove' as const), at })
  const follow = fc.constant({ kind: 'follow' as const })
  return fc.array(fc.oneof({ weight: 4, arbitrary: add }, { weight: 2, arbitrary: correct }, remove, follow), {
    minLength: 1,
    maxLength: 14,
  })
}

const successions: readonly Succession[] = [
  { kind: 'merge', on: '2025-01-05', from: '990101001202', to: '990101001201' },
  { kind: 'split', on: '2025-01-08', from: '990101003201', to: '990101003201' },
  { kind: 'split', on: '2025-01-08', from: '990101003201', to: '990101003202' },
  { kind: 'move', on: '2025-01-03', from: '990101002201', to: '990101001203' },
]

const planFor = (ledger: Ledger, moved: readonly Succession[]): Plan =>
  planOf(ledger, indicators, { layers: DEFAULT_LAYERS, moves: movesOf(moved, DEFAULT_LAYERS, TODAY), day: TODAY })

/** Runs a history through the store; keeps the model beside it. */
const run = async (plan: Plan, steps: readonly Step[]): Promise<readonly ModelRecord[]> => {
  const { ledger } = plan
  const held: (ModelRecord & { version: number; county: string })[] = []
  const same = (a: ModelRecord, region: string, row: Row): boolean =>
    a.region === region && (ledger.grain ?? ['']).every((key) => a.row[key] === row[key]) && ledger.grain !== null
  let number = 0
  for (const [turn, step] of steps.entries()) {
    const at = new Date(START + turn * DAYS)
    const day = new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 10)
    const writing = (county: string) => ({ county, at, by: null, source: 'hand' as const, reason: '' })
    if (step.kind === 'follow') {
      await followDue(
        database,
        () => plan,
        () => at,
      )
      continue
    }
    const one = step.kind === 'add' ? undefined : held[step.at % Math.max(1, held.length)]
    if (step.kind !== 'add' && one === undefined) continue
    if (step.kind !== 'remove' && held.some((other) => other !== one && same(other, step.region, step.row))) continue
    if (step.kind === 'correct' && step.region.slice(0, 6) !== one?.county) continue
    await asSystem(database, async (tx) => {
      const due: { region: string; row: Row }[] = []
      if (step.kind === 'add') {
        number += 1
        const id = `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`
        const county = step.region.slice(0, 6)
        await addRecord(tx, ledger, { id, region: step.region, row: step.row as StoredRow }, writing(county))
        held.push({ id, region: step.region, day, row: step.row, version: 1, county })
      } else if (one !== undefined && step.kind === 'remove') {
        due.push(one)
        await removeRecord(tx, ledger, one, writing(one.county))
        held.splice(held.indexOf(one), 1)
      } else if (one !== undefined && step.kind === 'correct') {
        due.push(one)
        await correctRecord(
          tx,
          ledger,
          { ...one, region: step.region, row: step.row as StoredRow },
          writing(one.county),
        )
        held.splice(held.indexOf(one), 1, { ...one, region: step.region, row: step.row, day, version: one.version + 1 })
      }
      const changed = step.kind === 'remove' ? due : [...due, { region: step.region, row: step.row }]
      markDue(
        tx,
        changed.map(({ region, row }) => ({
          county: region.slice(0, 6),
          ledger: ledger.key,
          region,
          period: periodOf(ledger, row),
        })),
        at,
      )
    })
  }
  return held
}

/** `999.50` is `999.5`: the scale of a sum depends on the way to it. */
const exact = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

const kept = async (plan: Plan): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> => {
  const found = await owner<
    Record<string, string>[]
  >`select * from ${owner(sumsTableOf(plan.ledger))} order by region, period`
  return new Map(
    found.map((row) => [
      `${row.region} ${row.period}`,
      Object.fromEntries(sumsOf(plan).map((name) => [name, exact(row[name] ?? '')])),
    ]),
  )
}

const numbers = (sums: ReadonlyMap<string, Readonly<Record<string, string>>>) =>
  new Map(
    [...sums].map(([key, row]) => [
      key,
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])),
    ]),
  )

const empty = async (ledger: Ledger): Promise<void> => {
  await owner.unsafe(`truncate ${tableOf(ledger)}, ${tableOf(ledger)}_past, ${sumsTableOf(ledger)}, derive_due`)
}

describe.each([
  ['as the tree stands', []],
  ['where places were merged, split and moved', successions],
] as const)('%s', (_, moved) => {
  it.each([[members], [dues], [games]])(
    '$key: following, the cascade and the kernel come to the same sums',
    async (ledger) => {
      const plan = planFor(ledger, moved)
      await fc.assert(
        fc.asyncProperty(stepsOf(ledger), async (steps) => {
          await empty(ledger)
          const held = await run(plan, steps)
          await followDue(
            database,
            () => plan,
            () => new Date(START),
          )
          const followed = await kept(plan)
          const around = { layers: DEFAULT_LAYERS, successions: moved, day: TODAY }
          const wanted = modelSums(ledger, indicators, held, around)
          const order = (map: ReadonlyMap<string, object>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
          expect(order(numbers(followed))).toEqual(order(wanted))
          const differences = await asSystem(database, async (tx) => {
            await beginSnapshot(tx)
            return compareSums(tx, plan, DEFAULT_LAYERS)
          })
          expect(differences).toEqual([])
          await owner.unsafe(`truncate ${sumsTableOf(ledger)}`)
          await asSystem(database, (tx) => recompute(tx, plan, new Date(START)))
          expect(await kept(plan)).toEqual(followed)
        }),
        { numRuns: 10 },
      )
    },
    240_000,
  )
})

describe('the nightly comparison', () => {
  it('names what is kept otherwise than the records say, but not what still waits, and changes nothing', async () => {
    const plan = planFor(dues, [])
    await empty(dues)
    const steps: Step[] = [
      { kind: 'add', region: '990101001201', row: { year: 2025, due: 1_000_000_000_000_000, paid: 3, waived: false } },
    ]
    await run(plan, [...steps, { kind: 'follow' }])
    await owner`update sums_dues set records = records + 1 where region = '9901'`
    await owner`insert into derive_due (county, ledger, region, period, since) values ('990102', 'dues', '990102001201', '2025', now())`
    await owner`update sums_dues set records = 7 where region = '99'`
    const compare = () => asSystem(database, (tx) => compareSums(tx, plan, DEFAULT_LAYERS))
    // 9901 and 99 lie above what waits
    expect(await compare()).toEqual([])
    await owner`delete from derive_due`
    const differences = [
      { table: 'sums_dues', of: '99 2025', column: 'records', kept: '7', right: '1' },
      { table: 'sums_dues', of: '9901 2025', column: 'records', kept: '2', right: '1' },
    ]
    expect(await compare()).toEqual(differences)
    expect(await compare()).toEqual(differences)
    expect(await asSystem(database, (tx) => recompute(tx, plan, new Date(START)))).toBe(2)
    expect(await compare()).toEqual([])
    expect(await asSystem(database, (tx) => recompute(tx, plan, new Date(START)))).toBe(0)
  })

  it('sums are exact beyond what a double holds', async () => {
    const plan = planFor(members, [])
    await empty(members)
    const row = { birth: null, rating: '9007199254740993.25', games: null, won: null, title: null, coach: null }
    await run(plan, [
      { kind: 'add', region: '990101001201', row },
      { kind: 'add', region: '990101001202', row },
      { kind: 'add', region: '990101001202', row: { ...row, rating: '0.01' } },
      { kind: 'follow' },
    ])
    const column = plan.columns.find(({ kind, name }) => kind === 'sum' && name.startsWith('rating_sum'))?.name ?? ''
    const [sum] = await owner`select ${owner(column)}::text as value from sums_members where region = '99'`
    expect(sum?.value).toBe('18014398509481986.51')
  })
})

describe('what waits', () => {
  it('a record written while its region is being computed waits for that, and is due again', async () => {
    const plan = planFor(dues, [])
    await empty(dues)
    const due = { county: '990101', ledger: 'dues', region: '990101001201', period: '2025' }
    await asSystem(database, async (tx) => markDue(tx, [due, due], new Date(START)))
    let marked: Promise<void> | undefined
    await asSystem(database, async (tx) => {
      await tx`delete from derive_due`
      marked = asSystem(database, async (other) => markDue(other, [due], new Date(START + DAYS)))
      await new Promise((resolve) => setTimeout(resolve, 50))
    })
    await marked
    expect(await owner`select region, since from derive_due`).toEqual([
      { region: due.region, since: new Date(START + DAYS) },
    ])
    expect(
      await followDue(
        database,
        () => plan,
        () => new Date(START),
      ),
    ).toBe(1)
    expect(await owner`select 1 from derive_due`).toHaveLength(0)
  })

  it('what has no period, or lies at no place, counts nowhere and holds up nothing', async () => {
    await empty(dues)
    const due = (region: string, period: string) => ({ county: '990101', ledger: 'dues', region, period })
    await asSystem(database, async (tx) =>
      markDue(
        tx,
        [due('990101001201', ''), due('99010100120', '2025'), due('990101001201', '2025-13'), due('990101001201', 'x')],
        new Date(START),
      ),
    )
    expect(
      await followDue(
        database,
        () => planFor(dues, []),
        () => new Date(START),
      ),
    ).toBe(4)
    expect(await owner`select 1 from sums_dues`).toHaveLength(0)
  })

  it('keeps the time of the first write, and stays where no plan knows its ledger', async () => {
    await owner`truncate derive_due`
    const due = { county: '990101', ledger: 'gone', region: '990101001201', period: '' }
    await asSystem(database, async (tx) => markDue(tx, [due], new Date(START)))
    await asSystem(database, async (tx) => markDue(tx, [due], new Date(START + DAYS)))
    expect(
      await followDue(
        database,
        () => undefined,
        () => new Date(START),
      ),
    ).toBe(0)
    expect(await owner`select since from derive_due`).toEqual([{ since: new Date(START) }])
  })
})
