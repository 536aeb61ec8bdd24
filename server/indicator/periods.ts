import { byUnitLatestFirst, type Indicator, unitOf } from '../../kernel/indicator/index.ts'
import type { Tx } from '../../store/database.ts'
import type { Basis } from '../../store/derive/reading.ts'
import { ledgersBelow, type Moment } from './basis.ts'
import { periodsAt } from './reading.ts'

/** Periods of a trend. */
export const TREND = 12

/** Three years of months with their quarters, halves and years; of a ledger of years, as many. */
const MOST = 60

/** Periods of which a ledger has anything on record in a region, by the ledger's key; ledgers without periods are not there. */
export type PeriodsHeld = ReadonlyMap<string, readonly string[]>

/** Asked at once for all ledgers that any of the indicators rests on. */
export const periodsHeld = async (
  tx: Tx,
  moment: Moment,
  keys: readonly string[],
  region: string,
): Promise<PeriodsHeld> => {
  const { basis } = moment
  const rested = new Set(
    keys.flatMap((key) => {
      const indicator = basis.indicators.get(key)
      return indicator ? ledgersBelow(basis, indicator) : []
    }),
  )
  const ledgers = [...rested].filter(({ period }) => period !== undefined)
  return periodsAt(tx, moment, ledgers, { region, limit: MOST })
}

/**
 * Periods of which anything that the indicator rests on is on record, the shortest first, of one length the latest first; '' alone where it
 * has none.
 */
export const periodsOf = (basis: Basis, indicator: Indicator, held: PeriodsHeld): readonly string[] => {
  const periodic = ledgersBelow(basis, indicator).filter(({ period }) => period !== undefined)
  if (periodic.length === 0) return ['']
  // where a ledger has years only, a month has no value
  const yearly = periodic.some(({ period, fields }) => fields.find(({ key }) => key === period)?.type.kind === 'year')
  const all = [...new Set(periodic.flatMap(({ key }) => held.get(key) ?? []))]
  return all.filter((period) => period !== '' && (!yearly || period.length === 4)).toSorted(byUnitLatestFirst)
}

/** Periods of one length, the one that is shown first: what a trend goes through. */
export const courseOf = (shown: string, periods: readonly string[]): readonly string[] =>
  [...new Set([shown, ...periods.filter((one) => unitOf(one) === unitOf(shown))])].slice(0, TREND)
