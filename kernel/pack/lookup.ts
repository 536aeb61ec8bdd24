import type { Result } from '../refusal/index.ts'
import { accept, refuse } from '../refusal/index.ts'
import type { ParameterSet, Process } from '../workflow/index.ts'
import type { CodeList, Pack, PackSet } from './types.ts'

interface Dated {
  readonly from?: string
  readonly until?: string
}

/** Whether a day (YYYY-MM-DD) lies within; both ends belong to it. */
export const covers = ({ from, until }: Dated, date: string): boolean =>
  (from === undefined || from <= date) && (until === undefined || date <= until)

interface Index {
  readonly processes: readonly Process[]
  readonly parameters: readonly ParameterSet[]
  readonly packOf: ReadonlyMap<string, Pack>
  readonly newest: ReadonlyMap<string, Process>
}

// A set never changes once it is made, and every row of a list looks something up in it.
const indexes = new WeakMap<PackSet['packs'], Index>()

const indexOf = ({ packs }: PackSet): Index => {
  const known = indexes.get(packs)
  if (known) return known
  const processes = packs.flatMap((pack) => pack.processes ?? [])
  const made: Index = {
    processes,
    parameters: packs.flatMap((pack) => pack.parameters ?? []),
    // of two packs with the same process the first one has it
    packOf: new Map(
      packs.toReversed().flatMap((pack) => (pack.processes ?? []).map(({ key }) => [key, pack] as const)),
    ),
    newest: new Map(processes.map((process) => [process.key, process])),
  }
  indexes.set(packs, made)
  return made
}

export const processesOf = (set: PackSet): readonly Process[] => indexOf(set).processes
const parametersOf = (set: PackSet): readonly ParameterSet[] => indexOf(set).parameters

/** The pack that declares a process. */
export const packOf = (set: PackSet, process: string): Pack | undefined => indexOf(set).packOf.get(process)

/** The version declared last: titles of steps never change their sense between versions. */
export const newestProcess = (set: PackSet, key: string): Process | undefined => indexOf(set).newest.get(key)

/** The code list that a field of a process means: lists belong to the pack. */
export const listOf = (set: PackSet, process: string, list: string): CodeList | undefined =>
  packOf(set, process)?.lists?.find((one) => one.key === list)

const items = new WeakMap<CodeList, ReadonlyMap<string, CodeList['items'][number]>>()

/** One item of a list. */
export const itemOf = (list: CodeList, code: string): CodeList['items'][number] | undefined => {
  const known = items.get(list) ?? new Map(list.items.toReversed().map((item) => [item.code, item]))
  items.set(list, known)
  return known.get(code)
}

/** The version under which a matter begins on `date`. Refusals: `unknown-process`; `no-version`, never the last one. */
export const processOn = (set: PackSet, key: string, date: string): Result<Process> => {
  const versions = processesOf(set).filter((process) => process.key === key)
  if (versions.length === 0) return refuse('input', 'unknown-process', { params: { process: key } })
  const found = versions.find((process) => covers(process, date))
  return found ? accept(found) : refuse('rules', 'no-version', { params: { process: key, date } })
}

/** The version that a kept matter began under. */
export const processOfVersion = (set: PackSet, key: string, version: string): Process | undefined =>
  processesOf(set).find((process) => process.key === key && process.version === version)

/** A parameter set by its key: what a kept matter began under. */
export const parametersOfKey = (set: PackSet, process: string, key: string): ParameterSet | undefined =>
  parametersOf(set).find((one) => one.process === process && one.key === key)

/**
 * The parameter set that holds for a matter which begins on `date`, among those that a place has adopted, in order of their dates; of
 * two that hold the later one. Refusal `no-parameters` where none does.
 */
export const parametersFor = (
  set: PackSet,
  process: string,
  date: string,
  keys: readonly string[],
): Result<ParameterSet> => {
  const adopted = keys.flatMap((key) => parametersOfKey(set, process, key) ?? [])
  const found = adopted.filter((one) => covers(one, date)).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
  return found ? accept(found) : refuse('rules', 'no-parameters', { params: { process, date, sets: keys } })
}
