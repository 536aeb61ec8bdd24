import { coverLevelOf } from '../../kernel/indicator/index.ts'
import { ancestorsOf, levelOf, within } from '../../kernel/place/index.ts'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import type { Basis } from '../../store/derive/reading.ts'
import { namesOf } from '../../store/place/regions.ts'
import type { StaffCaller } from '../caller.ts'
import type { IndicatorPage } from '../contract/indicator.ts'
import { inTree } from '../places.ts'
import type { Program } from '../program.ts'
import { type Declaring, ledgersBelow, type Moment } from './basis.ts'
import { courseOf, periodsHeld, periodsOf } from './periods.ts'
import { presentIndicator, presentReading } from './present.ts'
import { readAt } from './reading.ts'

/** Whether regions below may have a record of their own: below the lowest level of the ledgers there is nothing to open. */
const hasBelow = (basis: Basis, { indicator }: Declaring, region: string): boolean => {
  const deepest = Math.max(...ledgersBelow(basis, indicator).map(coverLevelOf))
  return (levelOf(region, basis.layers) ?? 0) < deepest
}

/** The number with its parts and its course, as one page shows it. Refusal: `absent` for a region out of reach. */
export const indicatorPage = async (
  program: Program,
  caller: StaffCaller,
  declaring: Declaring,
  moment: Moment,
  asked: { readonly region?: string | undefined; readonly period?: string | undefined },
): Promise<Result<IndicatorPage>> => {
  const root = inTree(caller, asked.region)
  if (!root.ok) return root
  const region = root.value
  const home = caller.position?.region ?? region
  const { basis } = moment
  const indicators = [declaring.indicator.key]
  return inScope(program.database, caller.acting, async (tx) => {
    const periods = periodsOf(basis, declaring.indicator, await periodsHeld(tx, moment, indicators, region))
    // what holds as it stands has no past to ask for
    const period = periods[0] === '' ? '' : (asked.period ?? periods[0] ?? basis.today.slice(0, 4))
    const trend = courseOf(period, periods)
    const [here, below] = await Promise.all([
      readAt(tx, moment, { indicators, regions: { region }, periods: trend.toSorted() }),
      hasBelow(basis, declaring, region)
        ? readAt(tx, moment, { indicators, regions: { below: region }, periods: [period] })
        : { readings: [] },
    ])
    const path = [
      ...ancestorsOf(region, basis.layers)
        .filter((code) => within(code, home))
        .toReversed(),
      region,
    ]
    const codes = [...path, ...below.readings.map((one) => one.region)]
    const names = await namesOf(tx, codes, basis.today)
    const shown = here.readings.map((one) => presentReading(basis, one, names))
    const now = shown.find((one) => one.period === period)
    if (!now) throw new Error('the region that was asked for has no reading')
    return accept({
      indicator: presentIndicator(program, basis, declaring, caller.language),
      here: now,
      trend: shown,
      below: below.readings.map((one) => presentReading(basis, one, names)),
      path: path.map((code) => ({ code, name: names.get(code) ?? code })),
      periods: [...periods],
      asOf: here.asOf.toISOString(),
      on: moment.past && basis.today,
    })
  })
}
