import { civilDate, civilMonth } from '../../kernel/calendar/index.ts'
import { parametersOfKey } from '../../kernel/pack/index.ts'
import { after, within } from '../../kernel/place/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { ParameterSet, Process } from '../../kernel/workflow/index.ts'
import type { StaffCaller } from '../caller.ts'
import type { Program } from '../program.ts'
import { type BoardSums, boardSums } from './boardSums.ts'
import { scopeCovers } from './context.ts'
import { policyOf } from './policy.ts'
import { dayStart } from './query.ts'
import { registerOf } from './register.ts'

export interface BoardQuery {
  readonly region?: string
  /** YYYY-MM, first and last month of lodging; default the last twelve. */
  readonly from?: string
  readonly to?: string
  readonly process?: string
  /** Key of a parameter set of the process whose weights count instead of those in force. */
  readonly parameters?: string
}

/** The sums behind a board: all of matters lodged in the period, counted where they stand now. */
export interface Board extends BoardSums {
  readonly region: string
  readonly from: string
  readonly to: string
  readonly process: Process
  readonly params: ParameterSet
  /** Regions one level below; empty below the village, where nothing is summed. */
  readonly places: readonly string[]
}

const VILLAGE = 12

/** A board of the caller's region or one inside it. Refusals: `absent`, `unknown-process`, `period-turned`, `no-parameters`. */
export const boardOf = async (program: Program, caller: StaffCaller, query: BoardQuery): Promise<Result<Board>> => {
  const region = query.region ?? caller.position?.region
  if (region === undefined) return refuse('absent', 'absent')
  const asOf = program.now()
  const day = civilDate(asOf.toISOString())
  const [policy, register] = await Promise.all([policyOf(program), registerOf(program)])
  if (!scopeCovers(caller.acting.scope, region) || !register.known(region)) return refuse('absent', 'absent')
  const process = policy.processOn(query.process ?? policy.mainProcess, day)
  if (!process.ok) return process
  const params =
    weighing(program, process.value.key, query.parameters) ?? policy.parametersOn(process.value.key, region, day)
  if (!params.ok) return params
  const to = query.to ?? civilMonth(asOf.toISOString())
  const from = query.from ?? monthsBefore(to, 11)
  if (from > to)
    return refuse('input', 'invalid-input', {
      problems: [{ path: 'from', code: 'period-turned' }],
      params: { count: 1 },
    })
  const places = region.length >= VILLAGE ? [] : register.below(region, day)
  const of = {
    county: program.county,
    lo: region,
    hi: after(region),
    process: process.value.key,
    fromMonth: from,
    toMonth: to,
    since: dayStart(`${from}-01`),
    until: dayStart(`${monthsBefore(to, -1)}-01`),
    digits: places[0]?.length ?? region.length,
    now: asOf,
  }
  const sums = await boardSums(program, caller.acting, of)
  const inside = places.filter((place) => within(place, region))
  return accept({ region, from, to, process: process.value, params: params.value, places: inside, ...sums })
}

/** The set asked for, or a refusal where the process has none of that key; undefined where none was asked for. */
const weighing = (program: Program, process: string, key: string | undefined): Result<ParameterSet> | undefined => {
  if (key === undefined) return undefined
  const found = parametersOfKey(program.packs.set, process, key)
  return found
    ? accept(found)
    : refuse('input', 'invalid-input', {
        problems: [{ path: 'parameters', code: 'invalid_value' }],
        params: { count: 1 },
      })
}

/** The month `count` before (negative: after) YYYY-MM. */
const monthsBefore = (month: string, count: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 - count, 1)).toISOString().slice(0, 7)
}
