import fc from 'fast-check'
import { type Ledger, periodOf, type Row } from '../../kernel/ledger/index.ts'
import type { Succession } from '../../kernel/place/index.ts'
import { asSystem, type Database } from '../../store/database.ts'
import { markDue } from '../../store/derive/due.ts'
import { addRecord, correctRecord, removeRecord, type StoredRow } from '../../store/ledger/records.ts'
import type { ModelRecord } from './sums.ts'

/** Random histories of the chess club's ledgers (kernel/indicator/example). */
export const START = Date.parse('2025-01-01T00:00:00Z')
export const DAYS = 24 * 3600_000

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

export type Step =
  | { readonly kind: 'add'; readonly region: string; readonly row: Row }
  | { readonly kind: 'correct'; readonly at: number; readonly region: string; readonly row: Row }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'follow' }

export const stepsOf = (ledger: Ledger): fc.Arbitrary<readonly Step[]> => {
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

/** What happened to the places of the histories in their first days. */
export const successions: readonly Succession[] = [
  { kind: 'merge', on: '2025-01-05', from: '990101001202', to: '990101001201' },
  { kind: 'split', on: '2025-01-08', from: '990101003201', to: '990101003201' },
  { kind: 'split', on: '2025-01-08', from: '990101003201', to: '990101003202' },
  { kind: 'move', on: '2025-01-03', from: '990101002201', to: '990101001203' },
]

type Held = ModelRecord & { readonly version: number; readonly county: string }

/** What a step means for the records that stand; undefined where it cannot be done (a place taken, another county, nothing there). */
const meant = (
  ledger: Ledger,
  held: readonly Held[],
  step: Step,
): { old?: Held; next?: Pick<ModelRecord, 'region' | 'row'> } | undefined => {
  if (step.kind === 'follow') return undefined
  const old = step.kind === 'add' ? undefined : held[step.at % Math.max(1, held.length)]
  if (step.kind !== 'add' && old === undefined) return undefined
  if (step.kind === 'remove') return { old }
  const grain = ledger.grain
  const same = (one: Held): boolean =>
    one.region === step.region && (grain?.every((key) => one.row[key] === step.row[key]) ?? false)
  if (held.some((one) => one !== old && same(one)) || (old && old.county !== step.region.slice(0, 6))) return undefined
  return { ...(old && { old }), next: { region: step.region, row: step.row } }
}

/** Runs a history through the store, a step a day; `turn` comes after each. Gives the records that stand at the end. */
export const runHistory = async (
  database: Database,
  ledger: Ledger,
  steps: readonly Step[],
  turn: (step: Step, at: Date) => Promise<unknown>,
): Promise<readonly ModelRecord[]> => {
  const held: Held[] = []
  for (const [number, step] of steps.entries()) {
    const at = new Date(START + number * DAYS)
    const what = meant(ledger, held, step)
    if (what !== undefined) await write(database, ledger, held, { ...what, number, at })
    await turn(step, at)
  }
  return held
}

const write = (
  database: Database,
  ledger: Ledger,
  held: Held[],
  { old, next, number, at }: { old?: Held; next?: Pick<ModelRecord, 'region' | 'row'>; number: number; at: Date },
): Promise<void> =>
  asSystem(database, async (tx) => {
    const county = (old ?? next)?.region.slice(0, 6) ?? ''
    const writing = { county, at, by: null, source: 'hand' as const, reason: '' }
    const day = new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 10)
    const id = old?.id ?? `018f0000-0000-7000-8000-${String(number + 1).padStart(12, '0')}`
    const made = next && { id, ...next, day, version: (old?.version ?? 0) + 1, county }
    if (made && old)
      await correctRecord(tx, ledger, { ...old, region: made.region, row: made.row as StoredRow }, writing)
    else if (made) await addRecord(tx, ledger, { id, region: made.region, row: made.row as StoredRow }, writing)
    else if (old) await removeRecord(tx, ledger, old, writing)
    if (old) held.splice(held.indexOf(old), 1)
    if (made) held.push(made)
    const changed = [...(old ? [old] : []), ...(next ? [next] : [])]
    const due = changed.map(({ region, row }) => ({
      county,
      ledger: ledger.key,
      region,
      period: periodOf(ledger, row),
    }))
    markDue(tx, due, at)
  })
