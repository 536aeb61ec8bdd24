import { accept, type Result } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import type { Reading } from '../../store/derive/reading.ts'
import { namesOf } from '../../store/place/regions.ts'
import type { StaffCaller } from '../caller.ts'
import type { IndicatorValues } from '../contract/indicator.ts'
import { inTree } from '../places.ts'
import type { Program } from '../program.ts'
import { indicatorsOf, momentOf } from './basis.ts'
import { courseOf, periodsHeld, periodsOf } from './periods.ts'
import { presentReading } from './present.ts'
import { readAt } from './reading.ts'

/** Every number of a region in its latest period (or one that is asked for), with its course. Refusal: `absent` out of reach. */
export const indicatorValues = async (
  program: Program,
  caller: StaffCaller,
  asked: {
    readonly region?: string | undefined
    readonly period?: string | undefined
    readonly on?: string | undefined
  },
): Promise<Result<IndicatorValues>> => {
  const root = inTree(caller, asked.region)
  if (!root.ok) return root
  const region = root.value
  const moment = momentOf(program, asked.on)
  if (!moment.ok) return moment
  const { basis, past } = moment.value
  const keys = [...indicatorsOf(program.packs, basis.today).keys()]
  return inScope(program.database, caller.acting, async (tx) => {
    const held = await periodsHeld(tx, moment.value, keys, region)
    /** Periods to be read of an indicator, the one that is shown first. */
    const coursesOf = (key: string): readonly string[] => {
      const indicator = basis.indicators.get(key)
      const periods = indicator ? periodsOf(basis, indicator, held) : []
      const shown = periods[0] === '' ? '' : (asked.period ?? periods[0] ?? basis.today.slice(0, 4))
      return courseOf(shown, periods)
    }
    const courses = new Map(keys.map((key) => [key, coursesOf(key)]))
    const sorted = new Map([...courses].map(([key, course]) => [key, course.toSorted()]))
    const told = await readAt(tx, moment.value, { indicators: keys, regions: { region }, periods: [], courses: sorted })
    const names = await namesOf(tx, [region], basis.today)
    const readings = Map.groupBy(told.readings, ({ indicator }) => indicator)
    const items = keys.flatMap((key) => {
      const course = readings.get(key) ?? []
      const now = course.find(({ period }) => period === courses.get(key)?.[0])
      if (!now) return []
      const { period, value, coverage, why } = presentReading(basis, now, names)
      return [{ key, here: { period, value, coverage, why }, trend: course.map(pointOf) }]
    })
    return accept({
      region: { code: region, name: names.get(region) ?? region },
      items,
      asOf: told.asOf.toISOString(),
      on: past && basis.today,
    })
  })
}

const pointOf = ({ period, value }: Reading) => ({ period, value: value.value })
