import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { civilDate } from '../../kernel/calendar/index.ts'
import { type Indicator, type Measure, matterLedger, mattersOf } from '../../kernel/indicator/index.ts'
import { type Row, sumsTableOf } from '../../kernel/ledger/index.ts'
import { DEFAULT_LAYERS, type Succession } from '../../kernel/place/index.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { successions } from '../../test/support/histories.ts'
import { type ModelRecord, modelSums } from '../../test/support/sums.ts'
import { connect } from '../connect.ts'
import { asSystem, type Sql } from '../database.ts'
import { beginSnapshot } from '../matter/rebuild.ts'
import { sumsOf } from './cascade.ts'
import { applySums } from './define.ts'
import { markMattersDue, takeMatters } from './due.ts'
import { followDue } from './follow.ts'
import { type Plan, planOf } from './plan.ts'
import { compareSums, recompute } from './rebuild.ts'
import { movesOf } from './tree.ts'

const TODAY = '2025-06-30'
const ledger = matterLedger('chess')
const over = (key: string, is: { readonly [K in string]: unknown }): Indicator => ({
  key,
  title: key,
  definition: key,
  version: '1',
  unit: '',
  places: 0,
  basis: ['rules of the club'],
  is: { ledger: mattersOf('chess'), ...is } as Measure,
})
const indicators: readonly Indicator[] = [
  over('lodged', { kind: 'count' }),
  over('won', { kind: 'count', where: "outcome == 'won' && !merged" }),
  over('in-time', { kind: 'share', of: '!late', among: 'answered' }),
  over('content', { kind: 'share', of: 'satisfaction >= 2.0' }),
  over('resolved-share', { kind: 'share', of: 'resolved', among: 'judged' }),
  over('days', { kind: 'mean', of: 'days_to_close', where: 'closed' }),
  over('hours', { kind: 'mean', of: 'hours_to_answer / 8.0' }),
  over('by-length', { kind: 'bands', of: 'days_to_close', bands: [{ key: 'short' }, { key: 'long', from: 3 }] }),
  over('villages', { kind: 'coverage', level: 5, where: "category.startsWith('open')" }),
  over('again', { kind: 'sum', of: 'reopened + returned' }),
  over('here', { kind: 'count', where: "responsible == 'club-1' && step == 'endgame'" }),
]

let database: TestDatabase
let owner: Sql
beforeAll(async () => {
  database = await makeDatabase()
  owner = connect(database.ownerUrl, { max: 1 })
  await owner.begin((tx) => applySums(tx, [ledger], indicators))
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

/** What a matter is made of, as its table keeps it. */
interface Given {
  readonly region: string
  readonly process: string
  readonly sealed: boolean
  readonly lodged: string
  readonly answered: number | null
  readonly closed: number | null
  readonly late: boolean
  readonly category: string | null
  readonly outcome: string | null
  readonly step: string
  readonly responsible: string
  readonly verdict: { readonly contacted: boolean; readonly resolved: boolean; readonly satisfaction: number } | null
  readonly reopened: number
  readonly returned: number
  readonly merged: boolean
}

const given: fc.Arbitrary<Given> = fc.record({
  region: fc.constantFrom(
    '990101',
    '990101001',
    '990101001201',
    '990101001201001',
    '99010100120100102',
    '990101001202',
    '990101002201',
    '990101003201',
    '990102001201',
  ),
  process: fc.constantFrom('chess', 'chess', 'chess', 'bridge'),
  sealed: fc.constantFrom(false, false, false, true),
  // the last hour of a year in China, and the first
  lodged: fc.constantFrom(
    '2024-12-31T15:59:59.999Z',
    '2024-12-31T16:00:00Z',
    '2025-02-28T23:30:00Z',
    '2025-04-01T00:00:00Z',
  ),
  answered: fc.option(fc.constantFrom(0, 59, 60, 1439, 4321)),
  closed: fc.option(fc.constantFrom(0, 60, 2880, 2879, 100_000)),
  late: fc.boolean(),
  category: fc.option(fc.constantFrom('open', 'opening', 'end')),
  outcome: fc.option(fc.constantFrom('won', 'lost')),
  step: fc.constantFrom('endgame', 'middle'),
  responsible: fc.constantFrom('', 'club-1', '990101001201'),
  verdict: fc.option(
    fc.record({ contacted: fc.boolean(), resolved: fc.boolean(), satisfaction: fc.constantFrom(1, 2, 3) }),
  ),
  reopened: fc.constantFrom(0, 1, 3),
  returned: fc.constantFrom(0, 2),
  merged: fc.boolean(),
})

type Step =
  | { readonly kind: 'lodge'; readonly matter: Given }
  | { readonly kind: 'act'; readonly at: number; readonly matter: Given }
  | { readonly kind: 'follow' }
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('lodge' as const), matter: given }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('act' as const), at: fc.nat(20), matter: given }) },
    fc.constant({ kind: 'follow' as const }),
  ),
  { minLength: 1, maxLength: 14 },
)

const MINUTE = 60_000
const later = (lodged: string, minutes: number | null): Date | null =>
  minutes === null ? null : new Date(Date.parse(lodged) + minutes * MINUTE)

const columnsFor = (id: string, one: Given) => ({
  county: one.region.slice(0, 6),
  id,
  number: id,
  process: one.process,
  version: '1',
  parameters: 'club',
  region: one.region,
  sealed: one.sealed,
  tracking_digest: Buffer.from(id),
  channel: 'board',
  category: one.category,
  subject: '',
  body: '',
  lodged_at: new Date(one.lodged),
  step: one.step,
  stage: one.step,
  answered_at: later(one.lodged, one.answered),
  closed_at: later(one.lodged, one.closed),
  outcome: one.outcome,
  late: one.late,
  responsible: one.responsible,
  contacted: one.verdict?.contacted ?? null,
  resolved: one.verdict?.resolved ?? null,
  satisfaction: one.verdict?.satisfaction ?? null,
  verdict_source: one.verdict ? 'resident' : null,
  reopened: one.reopened,
  returned: one.returned,
  merged_into: one.merged ? id : null,
  entries: 1,
})

const dayOf = (at: Date): string => civilDate(at.toISOString())
const days = (one: Given, minutes: number | null): number | null => {
  const at = later(one.lodged, minutes)
  return at && (Date.parse(dayOf(at)) - Date.parse(dayOf(new Date(one.lodged)))) / (24 * 60 * MINUTE)
}

/** The cells that the kernel is told of, said by the test once more in its own words. */
const rowFor = (one: Given): Row => ({
  lodged_on: dayOf(new Date(one.lodged)),
  category: one.category,
  step: one.step,
  outcome: one.outcome,
  responsible: one.responsible || null,
  answered: one.answered !== null,
  late: one.late,
  closed: one.closed !== null,
  hours_to_answer: one.answered === null ? null : Math.floor(one.answered / 60),
  days_to_close: days(one, one.closed),
  judged: one.verdict !== null,
  resolved: one.verdict?.resolved ?? null,
  satisfaction: one.verdict?.satisfaction ?? null,
  reopened: one.reopened,
  returned: one.returned,
  merged: one.merged,
})

const idOf = (n: number): string => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const monthOf = (one: Given): string => dayOf(new Date(one.lodged)).slice(0, 7)

const mark = (one: Given): Promise<void> =>
  asSystem(database, (tx) =>
    markMattersDue(
      tx,
      one.region.slice(0, 6),
      [{ process: one.process, region: one.region.slice(0, 12), month: monthOf(one) }],
      new Date(),
    ),
  )

const follow = async (plan: Plan): Promise<void> => {
  await asSystem(database, (tx) => takeMatters(tx, ['chess']))
  await followDue(
    database,
    () => plan,
    () => new Date(),
  )
}

/** What never changes of a matter is what it was lodged with. */
const live = async (plan: Plan, all: readonly Step[]): Promise<readonly Given[]> => {
  const held: Given[] = []
  for (const step of all) {
    if (step.kind === 'follow') await follow(plan)
    else if (step.kind === 'lodge') {
      held.push(step.matter)
      await owner`insert into matter ${owner(columnsFor(idOf(held.length), step.matter))}`
      await mark(step.matter)
    } else if (held.length > 0) {
      const at = step.at % held.length
      const { region, process, lodged } = held[at] as Given
      const next = { ...step.matter, region, process, lodged }
      held[at] = next
      await owner`update matter set ${owner(columnsFor(idOf(at + 1), next))} where id = ${idOf(at + 1)}`
      await mark(next)
    }
  }
  await follow(plan)
  return held
}

const numbers = async (plan: Plan): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> => {
  const rows = await owner<
    Record<string, string>[]
  >`select * from ${owner(sumsTableOf(ledger))} order by region, period`
  return new Map(
    rows.map((row) => [
      `${row.region} ${row.period}`,
      Object.fromEntries(sumsOf(plan).map((name) => [name, Number(row[name])])),
    ]),
  )
}

const inOrder = (map: ReadonlyMap<string, object>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))

describe.each([
  ['as the tree stands', []],
  [
    'where places were merged, split and moved',
    successions.map((one) => ({ ...one, on: `2025-03-${one.on.slice(8)}` })),
  ],
] as const)('measures over matters, %s', (_, moved: readonly Succession[]) => {
  it('following, the cascade and the kernel come to the same sums, without the closed route', async () => {
    const plan = planOf(ledger, indicators, {
      layers: DEFAULT_LAYERS,
      moves: movesOf(moved, DEFAULT_LAYERS, TODAY),
      day: TODAY,
    })
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        await owner.unsafe(`truncate matter, matter_due, derive_due, ${sumsTableOf(ledger)} cascade`)
        const held = await live(plan, all)
        const records = held
          .filter(({ sealed, process }) => !sealed && process === 'chess')
          .map(
            (one, n): ModelRecord => ({
              id: idOf(n),
              region: one.region.slice(0, 12),
              day: dayOf(new Date(one.lodged)),
              row: rowFor(one),
            }),
          )
        const wanted = modelSums(ledger, indicators, records, {
          layers: DEFAULT_LAYERS,
          successions: moved,
          day: TODAY,
        })
        const followed = await numbers(plan)
        expect(inOrder(followed)).toEqual(inOrder(wanted))
        const differences = await asSystem(database, async (tx) => {
          await beginSnapshot(tx)
          return compareSums(tx, plan, DEFAULT_LAYERS)
        })
        expect(differences).toEqual([])
        await owner.unsafe(`truncate ${sumsTableOf(ledger)}`)
        await asSystem(database, (tx) => recompute(tx, plan, new Date()))
        expect(await numbers(plan)).toEqual(followed)
        expect(await owner`select 1 from matter_due union all select 1 from derive_due`).toHaveLength(0)
      }),
      { numRuns: 15 },
    )
  }, 240_000)
})
