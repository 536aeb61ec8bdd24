import type { Ledger, LedgerField } from '../ledger/index.ts'
import type { Checked, Finding, Place } from './finding.ts'
import { finding, under } from './finding.ts'
import { isLedgerKey, LONGEST_LEDGER } from './keys.ts'
import { closingFindings } from './ledgerClosing.ts'
import { fieldFindings, levelFindings, type Surroundings } from './ledgerFields.ts'
import { keeperFindings } from './ledgerKeeper.ts'
import type { Pack, PackSet } from './types.ts'

interface Kept {
  readonly pack: Pack
  readonly ledger: Ledger
  readonly place: Place
}

const ledgersIn = (set: PackSet): readonly Kept[] =>
  set.packs.flatMap((pack) =>
    (pack.ledgers ?? []).map((ledger) => ({ pack, ledger, place: { pack, path: `ledgers.${ledger.key}` } })),
  )

const fieldPlace = ({ place }: Kept, field: LedgerField): Place => under(place, 'fields', field.key)

const keys = ({ ledger, place }: Kept): readonly Finding[] => {
  if (!isLedgerKey(ledger.key)) return [finding(place, 'malformed-key', { key: ledger.key })]
  return ledger.key.length > LONGEST_LEDGER
    ? [finding(place, 'too-long-key', { key: ledger.key, most: LONGEST_LEDGER })]
    : []
}

/** What a row can be told apart by, or counted under. */
const NO_GRAIN: ReadonlySet<string> = new Set(['point', 'files'])
const PERIODS: ReadonlySet<string> = new Set(['year', 'month', 'date'])

const named = (place: Place, fields: readonly LedgerField[], name: string): readonly Finding[] =>
  fields.some(({ key }) => key === name) ? [] : [finding(place, 'unknown-ledger-field', { field: name })]

const must = (place: Place, { key, required }: LedgerField): readonly Finding[] =>
  required === true ? [] : [finding(place, 'not-always-there', { field: key }, { severity: 'warning' })]

const grain = ({ ledger, place }: Kept): readonly Finding[] => {
  const at = under(place, 'grain')
  const given = ledger.grain ?? []
  const found = ledger.fields.filter(({ key }) => given.includes(key))
  return [
    ...given.flatMap((name) => named(at, ledger.fields, name)),
    ...(new Set(given).size < given.length ? [finding(at, 'declared-twice', { key: given.join(', ') })] : []),
    ...found
      .filter(({ type, sensitive }) => NO_GRAIN.has(type.kind) || sensitive)
      .map(({ key, type, sensitive }) => finding(at, 'no-grain', { field: key, type: sensitive ?? type.kind })),
    ...found.flatMap((field) => must(at, field)),
  ]
}

const period = ({ ledger, place }: Kept): readonly Finding[] => {
  if (ledger.period === undefined) return []
  const at = under(place, 'period')
  const field = ledger.fields.find(({ key }) => key === ledger.period)
  if (!field) return named(at, ledger.fields, ledger.period)
  if (!PERIODS.has(field.type.kind) || field.sensitive)
    return [finding(at, 'no-period-type', { field: field.key, type: field.sensitive ?? field.type.kind })]
  return must(at, field)
}

const frame = (kept: Kept): readonly Finding[] => {
  const { ledger, place } = kept
  const fresh = ledger.freshDays
  return [
    ...keys(kept),
    ...levelFindings(under(place, 'levels'), ledger.levels),
    ...grain(kept),
    ...period(kept),
    ...(ledger.basis.some((one) => one.trim() !== '') ? [] : [finding(under(place, 'basis'), 'no-basis')]),
    ...(ledger.fields.length === 0 ? [finding(under(place, 'fields'), 'no-fields', { ledger: ledger.key })] : []),
    ...(fresh === undefined || (Number.isInteger(fresh) && fresh > 0)
      ? []
      : [finding(under(place, 'freshDays'), 'no-amount', { amount: fresh, unit: 'natural-days' })]),
    ...(ledger.published && !ledger.fields.some(({ disclosed }) => disclosed)
      ? [finding(under(place, 'published'), 'published-nothing', { ledger: ledger.key })]
      : []),
  ]
}

const second = <T>(items: readonly T[], nameOf: (item: T) => string): readonly (readonly [T, T])[] => {
  const first = new Map<string, T>()
  return items.flatMap((item) => {
    const known = first.get(nameOf(item))
    if (known === undefined) first.set(nameOf(item), item)
    return known === undefined ? [] : [[known, item] as const]
  })
}

const repeated = (all: readonly Kept[]): readonly Finding[] => [
  ...second(all, ({ ledger }) => ledger.key).map(([, { place, ledger }]) =>
    finding(place, 'declared-twice', { key: ledger.key }),
  ),
  ...all.flatMap((kept) =>
    second(kept.ledger.fields, ({ key }) => key).map(([, field]) =>
      finding(fieldPlace(kept, field), 'declared-twice', { key: field.key }),
    ),
  ),
]

/**
 * What a row of the ledger is about, so that two ledgers can be told to be about the same: times by their kind, all else by the fact.
 * Persons and projects (no grain) are what they are: a fact about one is a fact about one.
 */
const grainName = ({ fields, grain: names }: Ledger): string => {
  if (names === null) return 'record'
  const found = fields.filter(({ key }) => names.includes(key))
  return `[${found.map(({ element, type }) => (PERIODS.has(type.kind) ? type.kind : element)).sort()}]`
}

const where = ({ place, pack }: Kept, field: LedgerField): string => `${pack.key} ${place.path}.fields.${field.key}`

/** What tells records apart is not asked for, it is chosen: a year stands in every yearly ledger. */
const asked = (kept: Kept) =>
  kept.ledger.fields
    .filter(({ key }) => !kept.ledger.grain?.includes(key) && kept.ledger.period !== key)
    .map((field) => ({ kept, field }))

/** One fact at one grain has one place, whatever the packs. */
const fillOnce = (all: readonly Kept[]): readonly Finding[] => {
  const byFact = Map.groupBy(all.flatMap(asked), ({ kept, field }) => `${field.element} ${grainName(kept.ledger)}`)
  return [...byFact.values()].flatMap((places) =>
    places.flatMap(({ kept, field }, index) => {
      const earlier = places
        .slice(0, index)
        .find((one) => one.kept.ledger.levels.some((level) => kept.ledger.levels.includes(level)))
      if (!earlier) return []
      const params = { element: field.element, other: where(earlier.kept, earlier.field), field: field.key }
      return [finding(fieldPlace(kept, field), 'asked-in-two-places', params)]
    }),
  )
}

const around = (pack: Pack, all: readonly Kept[]): Surroundings => ({
  lists: new Map((pack.lists ?? []).map(({ key, items }) => [key, items.map(({ code }) => code)])),
  ledgers: new Set(all.map(({ ledger }) => ledger.key)),
})

/** Keys that are no names for CEL would end the check of all others. */
const ofFields = (kept: Kept, all: readonly Kept[], words: Checked['words']): readonly Finding[] => {
  const zh = words?.[kept.pack.key]?.['zh-CN'] ?? {}
  const surroundings = around(kept.pack, all)
  return kept.ledger.fields.flatMap((field) =>
    fieldFindings(fieldPlace(kept, field), kept.ledger, field, surroundings, zh),
  )
}

/** Ledgers: what could not become a table, who keeps them, what is asked for twice, what may not be asked for. */
export const ledgerFindings = ({ set, words }: Checked): readonly Finding[] => {
  const all = ledgersIn(set)
  const roles = new Map(set.packs.flatMap((pack) => pack.roles ?? []).map((role) => [role.key, role]))
  return [
    ...repeated(all),
    ...all.flatMap((kept) => [
      ...frame(kept),
      ...keeperFindings(kept, roles),
      ...closingFindings(kept, roles),
      ...ofFields(kept, all, words),
    ]),
    ...fillOnce(all),
  ]
}
