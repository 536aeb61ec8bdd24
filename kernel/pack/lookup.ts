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

export const processesOf = ({ packs }: PackSet): readonly Process[] => packs.flatMap((pack) => pack.processes ?? [])
const parametersOf = ({ packs }: PackSet): readonly ParameterSet[] => packs.flatMap((pack) => pack.parameters ?? [])

/** The pack that declares a process. */
export const packOf = (set: PackSet, process: string): Pack | undefined =>
  set.packs.find((pack) => pack.processes?.some((one) => one.key === process))

/** The code list that a field of a process means: lists belong to the pack. */
export const listOf = (set: PackSet, process: string, list: string): CodeList | undefined =>
  packOf(set, process)?.lists?.find((one) => one.key === list)

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
