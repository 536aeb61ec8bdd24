import type { Role } from '../access/index.ts'
import type { Indicator } from '../indicator/index.ts'
import type { ListItem, ListVersion, NumberedList, Proof } from '../list/index.ts'
import type { Checked, Finding, Place } from './finding.ts'
import { finding, under } from './finding.ts'
import { isLedgerKey } from './keys.ts'
import { dateFindings, isDate, seams } from './numbers.ts'
import type { Pack, PackSet, Programme } from './types.ts'

/** What an item may name. */
interface Known {
  readonly roles: ReadonlyMap<string, Role>
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly ledgers: ReadonlySet<string>
  readonly processes: ReadonlySet<string>
  readonly services: ReadonlySet<string>
}

const keysOf = <T>(
  set: PackSet,
  part: (pack: Pack) => readonly T[] | undefined,
  key: (one: T) => string,
): ReadonlySet<string> => new Set(set.packs.flatMap((pack) => part(pack) ?? []).map(key))

const knownIn = (set: PackSet): Known => ({
  roles: new Map(set.packs.flatMap((pack) => pack.roles ?? []).map((role) => [role.key, role])),
  indicators: new Map(set.packs.flatMap((pack) => pack.indicators ?? []).map((one) => [one.key, one])),
  ledgers: keysOf(
    set,
    (pack) => pack.ledgers,
    ({ key }) => key,
  ),
  processes: keysOf(
    set,
    (pack) => pack.processes,
    ({ key }) => key,
  ),
  services: keysOf(
    set,
    (pack) => pack.services,
    ({ code }) => code,
  ),
})

const unknown = (place: Place, found: boolean, code: string, params: Finding['params']): readonly Finding[] =>
  found ? [] : [finding(place, code, params)]

const ofProof = (place: Place, proof: Proof, known: Known): readonly Finding[] => {
  if ('service' in proof)
    return unknown(place, known.services.has(proof.service), 'unknown-service', { service: proof.service })
  if ('ledger' in proof)
    return unknown(place, known.ledgers.has(proof.ledger), 'unknown-ledger', { ledger: proof.ledger })
  if ('process' in proof)
    return unknown(place, known.processes.has(proof.process), 'unknown-process', { process: proof.process })
  const indicator = known.indicators.get(proof.indicator)
  if (!indicator) return [finding(place, 'unknown-indicator', { indicator: proof.indicator })]
  if (indicator.is.kind === 'bands') return [finding(place, 'no-single-value', { indicator: proof.indicator })]
  const crossed = proof.atLeast !== undefined && proof.atMost !== undefined && proof.atLeast > proof.atMost
  return crossed ? [finding(place, 'bounds-crossed', { least: proof.atLeast, most: proof.atMost })] : []
}

const ofLeads = (
  place: Place,
  { leads, number }: Pick<ListItem, 'leads' | 'number'>,
  { roles }: Known,
): readonly Finding[] => [
  ...(leads.length === 0 ? [finding(place, 'item-without-lead', { number })] : []),
  ...leads.flatMap((lead, index) => {
    const at = under(place, 'leads', index)
    const named = [lead.role, ...(lead.helpers ?? [])].filter((role) => !roles.has(role))
    const there = roles.get(lead.role)
    return [
      ...named.map((role) => finding(at, 'unknown-role', { role })),
      ...(there && !there.levels.includes(lead.level)
        ? [finding(at, 'lead-not-at-level', { role: lead.role, level: lead.level })]
        : []),
      ...(leads.findIndex(({ level }) => level === lead.level) < index
        ? [finding(at, 'two-leads', { number, level: lead.level })]
        : []),
    ]
  }),
]

interface InVersion {
  readonly list: NumberedList
  readonly version: ListVersion
}

/** 002-JD-63: an item of a list of tasks has its time, as its measure and who answers for it. */
const ofDates = (place: Place, item: ListItem, { list, version }: InVersion): readonly Finding[] => {
  const { due, every, number } = item
  if (due !== undefined && !isDate(due)) return [finding(under(place, 'due'), 'no-date', { date: due })]
  if (due !== undefined && every !== undefined) return [finding(under(place, 'every'), 'due-and-every', { number })]
  if (due !== undefined && due < version.from)
    return [finding(under(place, 'due'), 'due-before-version', { number, due, from: version.from })]
  return list.kind === 'tasks' && due === undefined && every === undefined
    ? [finding(place, 'item-without-date', { number })]
    : []
}

/** Numbers once each; where the list says that all of it is here, from 1 to its count without a gap. */
const ofNumbers = (place: Place, { items, count, whole }: ListVersion): readonly Finding[] => {
  const numbers = items.map(({ number }) => number)
  const most = count ?? Number.MAX_SAFE_INTEGER
  const doubled = items.filter(({ number }, index) => numbers.indexOf(number) < index)
  const beyond = items.filter(({ number }) => !Number.isInteger(number) || number < 1 || number > most)
  const lacking = Array.from({ length: count ?? 0 }, (_, n) => n + 1).filter((n) => !numbers.includes(n))
  return [
    ...doubled.map(({ key, number }) => finding(under(place, 'items', key), 'number-twice', { number })),
    ...beyond.map(({ key, number }) => finding(under(place, 'items', key), 'number-beyond', { number, count: most })),
    ...(whole && count === undefined ? [finding(under(place, 'whole'), 'whole-without-count')] : []),
    ...(whole && lacking.length > 0
      ? [finding(under(place, 'count'), 'numbers-lacking', { count: most, numbers: lacking.slice(0, 20).join(', ') })]
      : []),
  ]
}

/** Fewer groups than the document speaks of: nothing to mend here, and to be known. */
const ofGroups = (place: Place, { items, groups }: ListVersion): readonly Finding[] => {
  const here = new Set(items.flatMap(({ group }) => group ?? [])).size
  return groups === undefined || here === groups
    ? []
    : [finding(under(place, 'groups'), 'groups-lacking', { said: groups, here }, { severity: 'note' })]
}

const ofVersion = (place: Place, all: InVersion, known: Known): readonly Finding[] => {
  const { version } = all
  const { items, from, until } = version
  return [
    ...(from === '' ? [] : dateFindings(place, { from, ...(until !== undefined && { until }) })),
    ...(from === '' ? [finding(under(place, 'from'), 'version-without-date', { version: version.version })] : []),
    ...(version.document.trim() === '' ? [finding(under(place, 'document'), 'list-without-document')] : []),
    ...ofNumbers(place, version),
    ...ofGroups(place, version),
    ...items.flatMap((item, index) => {
      const at = under(place, 'items', item.key)
      const again = items.findIndex(({ key }) => key === item.key) < index
      return [
        ...(isLedgerKey(item.key) ? [] : [finding(at, 'malformed-key', { key: item.key })]),
        ...(again ? [finding(at, 'declared-twice', { key: item.key })] : []),
        ...ofLeads(at, item, known),
        ...ofDates(at, item, all),
        ...(item.proofs ?? []).flatMap((proof, n) => ofProof(under(at, 'proofs', n), proof, known)),
      ]
    }),
  ]
}

const ofList = (place: Place, list: NumberedList, known: Known): readonly Finding[] => {
  const at = ({ version }: ListVersion): Place => under(place, 'versions', version)
  const named = list.versions.map(({ version }) => version)
  return [
    ...(isLedgerKey(list.key) ? [] : [finding(place, 'malformed-key', { key: list.key })]),
    ...(list.versions.length === 0 ? [finding(place, 'list-without-version', { list: list.key })] : []),
    ...(list.permits && ![4, 5].includes(list.permits.level)
      ? [finding(under(place, 'permits'), 'unknown-level', { level: list.permits.level })]
      : []),
    ...(list.kept && !known.ledgers.has(list.kept.ledger)
      ? [finding(under(place, 'kept'), 'unknown-ledger', { ledger: list.kept.ledger })]
      : []),
    ...(list.kept ? ofLeads(under(place, 'kept'), { leads: list.kept.leads, number: 0 }, known) : []),
    ...list.versions.flatMap((version, index) => [
      ...(named.indexOf(version.version) < index
        ? [finding(at(version), 'declared-twice', { key: version.version })]
        : []),
      ...ofVersion(at(version), { list, version }, known),
    ]),
    ...seams(list.versions, (kind, later) =>
      finding(under(at(later), 'from'), `versions-${kind}`, { version: later.version }),
    ),
  ]
}

/** Catalogue keys of a list that people read. */
const wordsOf = ({ title, versions }: NumberedList): readonly string[] => [
  title,
  ...versions.flatMap(({ items }) => items.flatMap((item) => [item.title, item.text ?? [], item.group ?? []].flat())),
]

const LANGUAGES = ['zh-CN', 'en'] as const

const unworded = (pack: Pack, lists: readonly NumberedList[], words: Checked['words']): readonly Finding[] => {
  if (words === undefined) return []
  const keys = [...new Set(lists.flatMap(wordsOf))]
  return LANGUAGES.flatMap((language) =>
    keys
      .filter((key) => !Object.values(words).some((languages) => languages[language]?.[key] !== undefined))
      .map((key) => finding({ pack, path: `messages.${language}.json` }, 'no-words', { key, language })),
  )
}

const ofProgramme = (programme: Programme, others: readonly NumberedList[], checked: Checked): readonly Finding[] => {
  const pack = { key: `programmes/${programme.key}` } as Pack
  const lists = programme.lists ?? []
  const known = knownIn(checked.set)
  return [
    ...lists.flatMap((list, index) => {
      const place = { pack, path: `lists.${list.key}` }
      const again = [...others, ...lists.slice(0, index)].some(({ key }) => key === list.key)
      return [...(again ? [finding(place, 'declared-twice', { key: list.key })] : []), ...ofList(place, list, known)]
    }),
    ...unworded(pack, lists, checked.words),
  ]
}

/**
 * Numbered lists of the programmes: numbers twice or lacking, items without a lead or a time, what proves them that there is none of,
 * versions that overlap, leave a gap or have no date.
 */
export const numberedListFindings = (checked: Checked): readonly Finding[] => {
  const programmes = checked.programmes ?? []
  return programmes.flatMap((programme, index) =>
    ofProgramme(
      programme,
      programmes.slice(0, index).flatMap(({ lists }) => lists ?? []),
      checked,
    ),
  )
}
