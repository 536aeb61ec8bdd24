import { coverLevelOf } from '../../kernel/indicator/index.ts'
import { parentOf } from '../../kernel/place/index.ts'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import type { Basis, Reading } from '../../store/derive/reading.ts'
import { namesOf } from '../../store/place/regions.ts'
import type { StaffCaller } from '../caller.ts'
import type { GapsPage } from '../contract/indicator.ts'
import { inTree } from '../places.ts'
import type { Program } from '../program.ts'
import { type Declaring, ledgersBelow, type Moment } from './basis.ts'
import { periodsHeld, periodsOf } from './periods.ts'
import { readAt } from './reading.ts'

/** Regions that are looked through for one page. */
const SCANNED = 2000

/** The level of whose regions each owes something: what it counts, or where each has one record of a period. */
const levelOfGaps = (basis: Basis, { indicator }: Declaring): number | null => {
  const { is } = indicator
  if (is.kind === 'regions' || is.kind === 'coverage') return is.level
  const owed = ledgersBelow(basis, indicator).filter(({ grain, levels }) => grain !== null && levels.length === 1)
  return owed.length === 0 ? null : Math.max(...owed.map(coverLevelOf))
}

/** A region that is asked for something and has it not. */
const lacks = (kind: string, { value, coverage }: Reading): boolean =>
  kind === 'regions' || kind === 'coverage' ? value.value === 0 : coverage !== null && coverage.have < coverage.of

/**
 * Regions that do not meet what a share of regions asks, are not covered, or owe a record of the period, by pages of the codes looked
 * through. Refusal: `absent` for a region out of reach.
 */
export const gapsOf = async (
  program: Program,
  caller: StaffCaller,
  declaring: Declaring,
  moment: Moment,
  asked: { readonly region?: string | undefined; readonly period?: string | undefined; readonly after: string },
): Promise<Result<GapsPage>> => {
  const root = inTree(caller, asked.region)
  if (!root.ok) return root
  const { basis } = moment
  const { key, is } = declaring.indicator
  const level = levelOfGaps(basis, declaring)
  if (level === null) return accept({ level, period: '', items: [], next: null })
  return inScope(program.database, caller.acting, async (tx) => {
    const [latest = ''] = periodsOf(basis, declaring.indicator, await periodsHeld(tx, moment, [key], root.value))
    const period = latest === '' ? '' : (asked.period ?? latest)
    const regions = { root: root.value, level, after: asked.after, limit: SCANNED }
    const { readings } = await readAt(tx, moment, { indicators: [key], regions, periods: [period] })
    const lacking = readings.filter((one) => lacks(is.kind, one)).map(({ region }) => region)
    const above = (code: string): string => parentOf(code, basis.layers) ?? code
    const names = await namesOf(tx, [...lacking, ...lacking.map(above)], basis.today)
    return accept({
      level,
      period,
      items: lacking.map((code) => ({
        code,
        name: names.get(code) ?? code,
        above: names.get(above(code)) ?? '',
      })),
      next: readings.length < SCANNED ? null : (readings.at(-1)?.region ?? null),
    })
  })
}
