import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dues, games, indicators, members } from '../../kernel/indicator/example/club.ts'
import { type Ledger, sumsTableOf, tableOf } from '../../kernel/ledger/index.ts'
import { DEFAULT_LAYERS, type Succession } from '../../kernel/place/index.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { DAYS, runHistory, START, type Step, stepsOf, successions } from '../../test/support/histories.ts'
import { type ModelRecord, modelSums } from '../../test/support/sums.ts'
import { connect } from '../connect.ts'
import { asSystem, type Sql } from '../database.ts'
import { createLedger } from '../ledger/define.ts'
import { beginSnapshot } from '../matter/rebuild.ts'
import { sumsOf } from './cascade.ts'
import { applySums } from './define.ts'
import { markDue } from './due.ts'
import { followDue } from './follow.ts'
import { type Plan, planOf } from './plan.ts'
import { compareSums, recompute } from './rebuild.ts'
import { movesOf } from './tree.ts'

const TODAY = '2025-06-30'

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

const planFor = (ledger: Ledger, moved: readonly Succession[]): Plan =>
  planOf(ledger, indicators, { layers: DEFAULT_LAYERS, moves: movesOf(moved, DEFAULT_LAYERS, TODAY), day: TODAY })

const run = (plan: Plan, steps: readonly Step[]): Promise<readonly ModelRecord[]> =>
  runHistory(database, plan.ledger, steps, async (step, at) => {
    if (step.kind === 'follow')
      await followDue(
        database,
        () => plan,
        () => at,
      )
  })

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
