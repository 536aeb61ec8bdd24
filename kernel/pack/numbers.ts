import type { Limit } from '../calendar/index.ts'
import { plusDays } from '../calendar/index.ts'
import type { ParameterSet, Process } from '../workflow/index.ts'
import type { Checked, Finding, Place, Subject } from './finding.ts'
import { actionsOf, finding, stepsOf, under } from './finding.ts'
import { parametersOfKey } from './lookup.ts'
import type { Pack, PackSet, Programme } from './types.ts'

/** Names of limits that a process asks for, each with the place that asks. */
const asked = (subject: Subject): readonly { readonly name: string; readonly place: Place }[] => [
  ...stepsOf(subject).flatMap(({ step, place }) => [
    ...(step.limit === null ? [] : [{ name: step.limit, place: under(place, 'limit') }]),
    ...(step.limits ?? []).map(({ limit }, index) => ({ name: limit, place: under(place, 'limits', index) })),
  ]),
  ...actionsOf(subject).flatMap(({ action, place }) => [
    ...(action.within === undefined ? [] : [{ name: action.within, place: under(place, 'within') }]),
    ...(action.helpLimit === undefined ? [] : [{ name: action.helpLimit, place: under(place, 'helpLimit') }]),
  ]),
]

/** Every limit asked for is in every parameter set; every one in a set is asked for. */
const limitNames = (subject: Subject): readonly Finding[] => {
  const names = asked(subject)
  const missing = names.flatMap(({ name, place }) =>
    subject.parameters
      .filter((set) => !Object.hasOwn(set.limits, name))
      .map((set) => finding(place, 'unknown-limit', { limit: name, set: set.key })),
  )
  const used = new Set(names.map(({ name }) => name))
  const idle = subject.parameters.flatMap((set) =>
    Object.keys(set.limits)
      .filter((name) => !used.has(name))
      .map((name) =>
        finding(setPlace(subject.pack, set, 'limits', name), 'unused-limit', { limit: name }, { severity: 'note' }),
      ),
  )
  return [...missing, ...idle]
}

const setPlace = (pack: Pack, set: ParameterSet, ...keys: readonly string[]): Place =>
  under({ pack, path: `parameters.${set.key}` }, ...keys)

const noSet = ({ place, process, parameters }: Subject): readonly Finding[] =>
  parameters.length > 0 ? [] : [finding(place, 'no-parameter-set', { process: process.key })]

/** Numbers of a process: limits by name, at least one set. */
export const limitFindings = (subject: Subject): readonly Finding[] => [...noSet(subject), ...limitNames(subject)]

/** A day of the calendar: the 30th of February reads as the 1st or 2nd of March, and is none. */
export const isDate = (text: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Days of the calendar, the end not before the beginning. */
export const dateFindings = (place: Place, { from, until }: { from?: string; until?: string }): readonly Finding[] => [
  ...(from !== undefined && !isDate(from) ? [finding(under(place, 'from'), 'no-date', { date: from })] : []),
  ...(until !== undefined && !isDate(until) ? [finding(under(place, 'until'), 'no-date', { date: until })] : []),
  ...(from !== undefined && until !== undefined && until < from
    ? [finding(under(place, 'until'), 'ends-before-it-begins')]
    : []),
]

const isAmount = ({ unit, amount }: Limit): boolean =>
  Number.isFinite(amount) && amount >= 0 && (unit === 'hours' || Number.isInteger(amount))

const amounts = (place: Place, set: ParameterSet): readonly Finding[] => {
  const limits: readonly (readonly [string, Limit | undefined])[] = [
    ...Object.entries(set.limits).map(([name, limit]) => [`limits.${name}`, limit] as const),
    ['extension', set.extension],
    ['reopenWindow', set.reopenWindow],
    ...set.supervision.map(({ after }, index) => [`supervision.${index}`, after] as const),
  ]
  return limits.flatMap(([path, limit]) =>
    limit === undefined || isAmount(limit)
      ? []
      : [finding(under(place, path), 'no-amount', { amount: limit.amount, unit: limit.unit })],
  )
}

const ranges = (place: Place, set: ParameterSet): readonly Finding[] => [
  ...(set.callBackShare >= 0 && set.callBackShare <= 1
    ? []
    : [finding(under(place, 'callBackShare'), 'no-share', { share: set.callBackShare })]),
  ...(Number.isInteger(set.returns) && set.returns >= 0
    ? []
    : [finding(under(place, 'returns'), 'no-count', { count: set.returns })]),
]

const ofSet = (set: PackSet, pack: Pack, one: ParameterSet): readonly Finding[] => {
  const place = setPlace(pack, one)
  const processes = set.packs.flatMap((other) => other.processes ?? [])
  return [
    ...(processes.some(({ key }) => key === one.process)
      ? []
      : [finding(under(place, 'process'), 'unknown-process', { process: one.process })]),
    ...(one.basis.trim() === '' ? [finding(under(place, 'basis'), 'no-basis')] : []),
    ...dateFindings(place, one),
    ...amounts(place, one),
    ...ranges(place, one),
  ]
}

const repeated = <T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] => {
  const seen = new Set<string>()
  return items.filter((item) => {
    const known = seen.has(keyOf(item))
    seen.add(keyOf(item))
    return known
  })
}

type Owned<T> = { readonly pack: Pack; readonly one: T }
const owned = <T>(set: PackSet, of: (pack: Pack) => readonly T[] | undefined): readonly Owned<T>[] =>
  set.packs.flatMap((pack) => (of(pack) ?? []).map((one) => ({ pack, one })))

const doubles = (set: PackSet): readonly Finding[] => [
  ...repeated(set.packs, ({ key }) => key).map((pack) =>
    finding({ pack, path: 'key' }, 'declared-twice', { key: pack.key }),
  ),
  ...repeated(
    owned(set, (pack) => pack.lists),
    ({ pack, one }) => `${pack.key} ${one.key}`,
  ).map(({ pack, one }) => finding({ pack, path: `lists.${one.key}` }, 'declared-twice', { key: one.key })),
  ...repeated(
    owned(set, (pack) => pack.parameters),
    ({ one }) => `${one.process} ${one.key}`,
  ).map(({ pack, one }) => finding(setPlace(pack, one), 'declared-twice', { key: one.key })),
  ...repeated(
    owned(set, (pack) => pack.processes),
    ({ one }) => `${one.key} ${one.version}`,
  ).map(({ pack, one }) =>
    finding({ pack, path: `processes.${one.key}` }, 'declared-twice', { key: `${one.key} ${one.version}` }),
  ),
  ...repeated(
    owned(set, (pack) => pack.roles),
    ({ one }) => one.key,
  ).map(({ pack, one }) => finding({ pack, path: `roles.${one.key}` }, 'declared-twice', { key: one.key })),
]

interface Span {
  readonly from?: string
  readonly until?: string
}

/** What is wrong between two that follow each other; an open end gives way to the next one. */
const between = (earlier: Span, later: Span): 'overlap' | 'gap' | null => {
  if (earlier.until === undefined) return null
  if (later.from === undefined || later.from <= earlier.until) return 'overlap'
  return later.from > plusDays(earlier.until, 1) ? 'gap' : null
}

const byDate = <T extends Span>(spans: readonly T[]): readonly T[] =>
  [...spans].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))

/** Overlaps and gaps between versions that follow each other. */
export const seams = <T extends Span>(
  spans: readonly T[],
  report: (kind: 'overlap' | 'gap', later: T) => Finding,
): readonly Finding[] => {
  const ordered = byDate(
    spans.filter(({ from, until }) => isDate(from ?? '0001-01-01') && isDate(until ?? '9999-12-31')),
  )
  return ordered.slice(1).flatMap((later, index) => {
    const kind = between(ordered[index] as T, later)
    return kind === null ? [] : [report(kind, later)]
  })
}

const versions = (set: PackSet): readonly Finding[] => {
  const all = owned(set, (pack) => pack.processes)
  const keys = [...new Set(all.map(({ one }) => one.key))]
  const place = (process: Process): Place => {
    const pack = all.find(({ one }) => one === process)?.pack ?? (set.packs[0] as Pack)
    return { pack, path: `processes.${process.key}` }
  }
  return keys.flatMap((key) => {
    const those = all.map(({ one }) => one).filter((one) => one.key === key)
    return [
      ...those.flatMap((one) => dateFindings(place(one), one)),
      ...seams(those, (kind, later) =>
        finding(under(place(later), 'from'), `versions-${kind}`, { version: later.version }),
      ),
    ]
  })
}

const adopted = (set: PackSet, programme: Programme, process: string, keys: readonly string[]): readonly Finding[] => {
  const place: Place = { pack: { key: `programmes/${programme.key}` } as Pack, path: `parameters.${process}` }
  const unknown = keys.filter((key) => parametersOfKey(set, process, key) === undefined)
  const sets = keys.flatMap((key) => parametersOfKey(set, process, key) ?? [])
  return [
    ...unknown.map((key) => finding(place, 'unknown-parameters', { set: key })),
    ...seams(sets, (kind, later) => finding(place, `parameters-${kind}`, { set: later.key })),
  ]
}

const ofProgramme = (set: PackSet, programme: Programme): readonly Finding[] => {
  const pack = { key: `programmes/${programme.key}` } as Pack
  const grids = set.packs.flatMap((one) => one.grids ?? [])
  return [
    ...programme.packs
      .filter((key) => !set.packs.some((one) => one.key === key))
      .map((key) => finding({ pack, path: 'packs' }, 'unknown-pack', { pack: key })),
    ...(programme.grid === undefined || grids.some(({ key }) => key === programme.grid)
      ? []
      : [finding({ pack, path: 'grid' }, 'unknown-grid', { grid: programme.grid })]),
    ...Object.entries(programme.parameters).flatMap(([process, keys]) => adopted(set, programme, process, keys)),
  ]
}

/** Parameter sets and versions: dates, amounts, names, and the seams between those that follow each other in a place. */
export const numberFindings = ({ set, programmes = [] }: Checked): readonly Finding[] => [
  ...set.packs.flatMap((pack) => (pack.parameters ?? []).flatMap((one) => ofSet(set, pack, one))),
  ...doubles(set),
  ...versions(set),
  ...programmes.flatMap((programme) => ofProgramme(set, programme)),
]
