import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { civilDate } from '../../kernel/calendar/index.ts'
import { dues, games, indicators, members } from '../../kernel/indicator/example/club.ts'
import { needsOf } from '../../kernel/indicator/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import { DEFAULT_LAYERS } from '../../kernel/place/index.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { runHistory, stepsOf, successions } from '../../test/support/histories.ts'
import { connect } from '../connect.ts'
import { asSystem, type Sql } from '../database.ts'
import { createLedger } from '../ledger/define.ts'
import { readAsOf } from './asof.ts'
import { applySums } from './define.ts'
import { followDue } from './follow.ts'
import { readIndicators } from './read.ts'
import type { Basis, Question, Reading } from './reading.ts'
import { bringUp, isCurrent, listPlans, listStates } from './state.ts'

const LEDGERS = [members, dues, games]

let database: TestDatabase
let owner: Sql
beforeAll(async () => {
  database = await makeDatabase()
  owner = connect(database.ownerUrl, { max: 1 })
  await owner.begin(async (tx) => {
    for (const ledger of LEDGERS) await createLedger(tx, ledger)
    await applySums(tx, LEDGERS, indicators)
  })
  const region = (code: string, level: number, valid_from = '2020-01-01', valid_to: string | null = null) => ({
    code,
    name: code,
    level,
    kind: 'x',
    valid_from,
    valid_to,
  })
  await owner`insert into region ${owner([
    region('99', 1),
    region('9901', 2),
    region('990101', 3),
    region('990102', 3),
    region('990101001', 4),
    region('990101002', 4),
    region('990101003', 4),
    region('990102001', 4),
    region('990101001201', 5),
    region('990101001202', 5, '2020-01-01', '2025-01-05'),
    region('990101001203', 5, '2025-01-03'),
    region('990101002201', 5, '2020-01-01', '2025-01-03'),
    region('990102001201', 5),
    region('990101003201', 5),
    region('990101003202', 5, '2025-01-08'),
  ])}`
  for (const one of successions)
    await owner`insert into region_succession (id, kind, on_date, from_code, to_code)
      values (gen_random_uuid(), ${one.kind}, ${one.on}, ${one.from}, ${one.to})`
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const basisAt = (at: Date): Basis => ({
  ledgers: new Map(LEDGERS.map((one) => [one.key, one])),
  indicators: new Map(indicators.map((one) => [one.key, one])),
  layers: DEFAULT_LAYERS,
  today: civilDate(at.toISOString()),
  now: at,
})

const QUESTIONS: readonly Pick<Question, 'regions'>[] = [
  { regions: { region: '99' } },
  { regions: { below: '990101' } },
  { regions: { root: '990101', level: 5, after: '', limit: 100 } },
]
/** Indicators that rest on this ledger alone: the others have no history in the test. */
const restingOn = (ledger: Ledger): readonly string[] => {
  const declared = basisAt(new Date(0))
  const rests = (key: string): readonly string[] => [...needsOf(declared, key, ['2025']).keys()]
  const of = (key: string): boolean => {
    const is = declared.indicators.get(key)?.is
    return is !== undefined && 'ledger' in is && is.ledger === ledger.key
  }
  return indicators.map(({ key }) => key).filter((key) => rests(key).every(of))
}

const questionsOn = (ledger: Ledger): readonly Question[] =>
  QUESTIONS.map(({ regions }) => ({
    regions,
    indicators: restingOn(ledger),
    periods: ['2024', '2025', '2024-12', '2025-02'],
  }))

/** When a number was computed is another matter than what it is. */
const shown = (readings: readonly Reading[]) => readings.map(({ computedAt, ...reading }) => reading)

const followed = async (ledger: Ledger, at: Date): Promise<readonly (readonly unknown[])[]> => {
  const plan = (
    await listPlans(
      database.system,
      { ledgers: [ledger], indicators, layers: DEFAULT_LAYERS },
      civilDate(at.toISOString()),
    )
  ).get(ledger.key)
  if (plan === undefined) throw new Error('no plan')
  if (!isCurrent(plan, await listStates(database.system))) await asSystem(database, (tx) => bringUp(tx, plan, at))
  await followDue(
    database,
    () => plan,
    () => at,
  )
  const answers = []
  for (const question of questionsOn(ledger))
    answers.push(shown((await readIndicators(database.system, basisAt(at), question)).readings))
  return answers
}

describe('a past instant has the numbers that it had', () => {
  it.each([[members], [dues], [games]])(
    '$key: after writes, corrections, removals, merges, splits and moves',
    async (ledger) => {
      await fc.assert(
        fc.asyncProperty(stepsOf(ledger), async (steps) => {
          const table = `ledger_${ledger.key}`
          await owner.unsafe(`truncate ${table}, ${table}_past, sums_${ledger.key}, derive_due, derive_state`)
          const lived: { at: Date; answers: readonly (readonly unknown[])[] }[] = []
          await runHistory(database, ledger, steps, async (_, at) => {
            lived.push({ at, answers: await followed(ledger, at) })
          })
          for (const { at, answers } of lived) {
            for (const [index, question] of questionsOn(ledger).entries()) {
              const past = await readAsOf(database.system, basisAt(new Date('2026-01-01')), question, at)
              expect(shown(past), at.toISOString()).toEqual(answers[index])
            }
          }
        }),
        { numRuns: 8 },
      )
    },
    240_000,
  )

  it('of one place within a county that never changed is read from its own records', async () => {
    await owner`delete from region_succession`
    await owner.unsafe('truncate ledger_dues, ledger_dues_past, sums_dues, derive_due, derive_state')
    const add = (region: string) => ({
      kind: 'add' as const,
      region,
      row: { year: 2025, due: 10, paid: 5, waived: false },
    })
    await runHistory(database, dues, [add('990101001201'), add('990102001201')], async () => {})
    const read = async (region: string, at: string) =>
      (
        await readAsOf(
          database.system,
          basisAt(new Date('2026-01-01')),
          { indicators: ['due'], regions: { region }, periods: ['2025'] },
          new Date(at),
        )
      )[0]
    expect((await read('99', '2025-01-02T00:00:00Z'))?.value.numerator).toBe('20')
    expect((await read('99', '2025-01-01T23:59:59Z'))?.value.numerator).toBe('10')
    expect((await read('990102', '2025-01-02T00:00:00Z'))?.value.numerator).toBe('10')
    expect(await read('99', '2024-12-31T00:00:00Z')).toMatchObject({ value: { value: null }, computedAt: null })
  })
})
