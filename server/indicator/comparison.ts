import { byUnitLatestFirst, unitOf } from '../../kernel/indicator/index.ts'
import { ancestorsOf, levelOf, widths, within } from '../../kernel/place/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import type { Basis, Reading } from '../../store/derive/reading.ts'
import { namesOf } from '../../store/place/regions.ts'
import type { StaffCaller } from '../caller.ts'
import type { ComparedLine, ComparisonPage, GrowthOver } from '../contract/indicator.ts'
import { inTree, pageOf } from '../places.ts'
import type { Program } from '../program.ts'
import { type Declaring, getIndicator, momentOf } from './basis.ts'
import { type AskedCells, cellsOf, periodsRead } from './cells.ts'
import { periodsHeld, periodsOf } from './periods.ts'
import { presentIndicator } from './present.ts'
import { readAt } from './reading.ts'

export interface AskedComparison {
  readonly keys: readonly string[]
  readonly region?: string | undefined
  readonly level?: number | undefined
  readonly periods?: readonly string[] | undefined
  readonly growth?: readonly GrowthOver[] | undefined
  readonly only?: readonly string[] | undefined
  readonly on?: string | undefined
  readonly after: string
  readonly limit: number
}

/** Lowest level of lines where nothing else is asked for: villages. */
const VILLAGE = 5

/** The one that all of them have: the latest year where any has years only, else the latest month. */
const latestOf = (each: readonly (readonly string[])[], today: string): string => {
  const periodic = each.filter((periods) => periods[0] !== '')
  const yearly = periodic.some((periods) => periods.every((period) => unitOf(period) === 'year'))
  const all = periodic.flat().filter((period) => !yearly || unitOf(period) === 'year')
  return all.toSorted(byUnitLatestFirst)[0] ?? (periodic.length === 0 ? '' : today.slice(0, 4))
}

const linesOf = (
  basis: Basis,
  readings: readonly Reading[],
  names: ReadonlyMap<string, string>,
  asked: AskedCells & { readonly root: string },
): readonly ComparedLine[] =>
  [...Map.groupBy(readings, ({ region }) => region)].map(([code, those]) => ({
    code,
    name: names.get(code) ?? code,
    above: above(basis, code, asked.root).map((one) => names.get(one) ?? one),
    cells: [...cellsOf(basis, those, names, asked)],
  }))

/** What lies between a region and the root, from above. */
const above = (basis: Basis, code: string, root: string): readonly string[] =>
  ancestorsOf(code, basis.layers)
    .filter((one) => one !== root && within(one, root))
    .toSorted()

/**
 * Indicators side by side, for the regions of a level inside a region. Refusals: `absent` for an indicator or region that is not there or
 * out of reach; `level` not below the region (input).
 */
export const compareIndicators = async (
  program: Program,
  caller: StaffCaller,
  asked: AskedComparison,
): Promise<Result<ComparisonPage>> => {
  const root = inTree(caller, asked.region)
  if (!root.ok) return root
  const moment = momentOf(program, asked.on)
  if (!moment.ok) return moment
  const { basis, past } = moment.value
  const declaring: Declaring[] = []
  for (const key of asked.keys) {
    const found = getIndicator(program.packs, key, basis.today)
    if (!found.ok) return found
    declaring.push(found.value)
  }
  const region = root.value
  const own = levelOf(region, basis.layers) ?? 0
  const deepest = Math.max(VILLAGE, own + 1)
  const levels = Array.from({ length: deepest - own }, (_, n) => own + 1 + n).filter(
    (one) => one <= widths(basis.layers).length,
  )
  const level = asked.level ?? levels[0] ?? own + 1
  if (level <= own)
    return refuse('input', 'invalid-input', { problems: [{ path: 'level', code: 'too_small' }], params: { count: 1 } })
  return inScope(program.database, caller.acting, async (tx) => {
    const held = await periodsHeld(tx, moment.value, asked.keys, region)
    const each = declaring.map(({ indicator }) => periodsOf(basis, indicator, held))
    const periods = asked.periods && asked.periods.length > 0 ? asked.periods : [latestOf(each, basis.today)]
    const cells = { keys: asked.keys, periods, growth: asked.growth ?? [], root: region }
    const question = { indicators: asked.keys, periods: periodsRead(cells) }
    const only = asked.only && asked.only.length > 0 ? { only: asked.only } : {}
    const lines = { root: region, level, after: asked.after, limit: asked.limit + 1, ...only }
    const [whole, below] = await Promise.all([
      readAt(tx, moment.value, { ...question, regions: { region } }),
      asked.keys.length === 0 ? { readings: [] } : readAt(tx, moment.value, { ...question, regions: lines }),
    ])
    const codes = new Set(below.readings.map((one) => one.region))
    const named = new Set([region, ...codes, ...[...codes].flatMap((code) => above(basis, code, region))])
    const names = await namesOf(tx, [...named], basis.today)
    const page = pageOf(linesOf(basis, below.readings, names, cells), asked.limit, ({ code }) => code)
    const name = names.get(region) ?? region
    return accept({
      region: { code: region, name },
      level,
      levels,
      indicators: declaring.map((one) => presentIndicator(program, basis, one, caller.language)),
      periods: [...periods],
      known: [...new Set(each.flat())].filter((period) => period !== '').toSorted(byUnitLatestFirst),
      whole: linesOf(basis, whole.readings, names, cells)[0] ?? { code: region, name, above: [], cells: [] },
      items: [...page.rows],
      next: page.next,
      asOf: whole.asOf.toISOString(),
      on: past && basis.today,
    })
  })
}
