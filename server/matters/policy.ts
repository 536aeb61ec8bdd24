import type { WorkCalendar } from '../../kernel/calendar/index.ts'
import {
  covers,
  type Programme,
  parametersFor,
  parametersOfKey,
  processesOf,
  processOfVersion,
  processOn,
} from '../../kernel/pack/index.ts'
import type { GridLayer } from '../../kernel/place/index.ts'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import type { ParameterSet, Process } from '../../kernel/workflow/index.ts'
import { workCalendar } from '../calendar.ts'
import type { Program } from '../program.ts'
import { type Settings, settingsOf } from '../settings.ts'

/** The rules of a county: packs, its programmes' choice among them, and what its administrator has set. */
export interface Policy {
  readonly calendar: WorkCalendar
  readonly layers: readonly GridLayer[] | undefined
  /** What a matter began under; throws where a version was taken away, which `check` forbids. */
  readonly process: (key: string, version: string) => Process
  readonly parameters: (process: string, key: string) => ParameterSet
  /** What a matter begins under on a day (YYYY-MM-DD, China). Refusals of kernel/pack/lookup.ts. */
  readonly processOn: (key: string, day: string) => Result<Process>
  readonly parametersOn: (process: string, region: string, day: string) => Result<ParameterSet>
  /** The process that the county's programmes name first: what a board shows when none is asked for. */
  readonly mainProcess: string
  readonly inList: (process: string) => (list: string, code: string) => boolean
}

const made = new WeakMap<Settings, Policy>()

export const policyOf = async (program: Program): Promise<Policy> => {
  const settings = await settingsOf(program)
  const known = made.get(settings)
  if (known) return known
  const policy = policyFrom(program, settings)
  made.set(settings, policy)
  return policy
}

const policyFrom = (program: Program, settings: Settings): Policy => {
  const { packs } = program
  const grids = packs.set.packs.flatMap((pack) => pack.grids ?? [])
  const here = (region: string) => packs.programmes.filter((one) => one.regions.some((root) => region.startsWith(root)))
  const grid = here(program.county).find((programme) => programme.grid !== undefined)?.grid
  const declared = (process: string) =>
    packs.set.packs.flatMap((pack) => pack.parameters ?? []).filter((set) => set.process === process)
  return {
    calendar: workCalendar(settings['calendar.notices']),
    layers: grids.find((scheme) => scheme.key === grid)?.layers,
    // a list asks for each of its rows
    process: looked((key, version) => found(processOfVersion(packs.set, key, version), `process ${key} ${version}`)),
    parameters: looked((process, key) =>
      found(parametersOfKey(packs.set, process, key), `parameters ${process} ${key}`),
    ),
    processOn: (key, day) => processOn(packs.set, key, day),
    parametersOn: (process, region, day) => {
      const chosen = settings['matters.parameters'][process]
      const adopted = chosen ?? here(region).flatMap((programme) => programme.parameters[process] ?? [])
      const first = declared(process).find((set) => covers(set, day))
      return adopted.length === 0 && first ? accept(first) : parametersFor(packs.set, process, day, adopted)
    },
    mainProcess: mainProcess(program, here(program.county)),
    inList: packs.inList,
  }
}

/** Looked for once for each pair of names. */
const looked = <T>(look: (one: string, other: string) => T): ((one: string, other: string) => T) => {
  const known = new Map<string, T>()
  return (one, other) => {
    const key = `${one} ${other}`
    const before = known.get(key)
    if (before !== undefined) return before
    const now = look(one, other)
    known.set(key, now)
    return now
  }
}

const mainProcess = ({ packs }: Program, programmes: readonly Programme[]): string => {
  const order = programmes.flatMap((programme) => programme.packs)
  const named = order.flatMap((key) => packs.set.packs.find((pack) => pack.key === key)?.processes ?? [])
  return (named[0] ?? processesOf(packs.set)[0])?.key ?? ''
}

const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`${what} is not in force any more: packs are only added to`)
  return value
}
