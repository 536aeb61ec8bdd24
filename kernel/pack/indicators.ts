import { type Formulas, formulas } from '../formula/index.ts'
import { type Indicator, type Measure, measureExpression, processBehind } from '../indicator/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { bannedNames } from './burden.ts'
import { declaredIn, measurable } from './declared.ts'
import type { Checked, Finding, Place } from './finding.ts'
import { finding, under } from './finding.ts'
import { isLedgerKey, LONGEST_INDICATOR } from './keys.ts'
import { levelFindings } from './ledgerFields.ts'
import { dateFindings, seams } from './numbers.ts'
import { sourceFindings } from './rowFormulas.ts'
import type { Pack, PackSet } from './types.ts'

interface Shown {
  readonly pack: Pack
  readonly one: Indicator
  readonly place: Place
}

/** Indicators that stand before all others: what a pack names must be among them. */
interface All {
  readonly shown: readonly Shown[]
  readonly byKey: ReadonlyMap<string, Indicator>
  readonly ledgers: ReadonlyMap<string, Ledger>
  /** CEL over the values of indicators. */
  readonly overIndicators: Formulas
}

/** As formulas name it. */
const nameOf = (key: string): string => key.replaceAll('-', '_')

const VALUE_AND_BEFORE = formulas({ value: 'double?', before: 'double?' })

const allIn = (set: PackSet): All => {
  const shown = set.packs.flatMap((pack) =>
    (pack.indicators ?? []).map((one) => ({ pack, one, place: { pack, path: `indicators.${one.key}` } })),
  )
  const names = shown.filter(({ one }) => isLedgerKey(one.key)).map(({ one }) => [nameOf(one.key), 'double?'])
  return {
    shown,
    byKey: new Map(shown.map(({ one }) => [one.key, one])),
    ledgers: new Map(measurable(declaredIn(set)).map((ledger) => [ledger.key, ledger])),
    overIndicators: formulas(Object.fromEntries(names)),
  }
}

const optional = <T>(value: T | undefined, check: (value: T) => readonly Finding[]): readonly Finding[] =>
  value === undefined ? [] : check(value)

const source = (place: Place, ledger: Ledger, text: string, kind: 'bool' | 'number'): readonly Finding[] =>
  sourceFindings(place, text, measureExpression(ledger, text, kind))

const LONGEST_PLACES = 6

type Bands = Extract<Measure, { readonly kind: 'bands' }>['bands']

/** Each band ends where the next one begins: the first has no beginning, and they rise. */
const bands = (place: Place, all: Bands): readonly Finding[] => [
  ...(all.length < 2 ? [finding(place, 'too-few-bands')] : []),
  ...(all[0]?.from === undefined ? [] : [finding(under(place, 0), 'first-band-begins', { band: all[0].key })]),
  ...all.slice(1).flatMap((band, index): readonly Finding[] => {
    const at = under(place, index + 1)
    const before = all[index]
    if (band.from === undefined) return [finding(at, 'band-without-beginning', { band: band.key })]
    if (before?.from === undefined || band.from > before.from) return []
    const code = band.from === before.from ? 'bands-overlap' : 'bands-unordered'
    return [finding(at, code, { band: band.key, before: before.key, from: band.from })]
  }),
  ...(new Set(all.map(({ key }) => key)).size < all.length
    ? [finding(place, 'declared-twice', { key: all.map(({ key }) => key).join(', ') })]
    : []),
]

const field = (place: Place, ledger: Ledger, name: string): readonly Finding[] => {
  const found = ledger.fields.find(({ key }) => key === name)
  if (!found) return [finding(place, 'unknown-ledger-field', { field: name })]
  // counted anew at every level: of a few records of each place, not of all matters of a county after every act
  if (processBehind(ledger) !== undefined) return [finding(place, 'not-countable', { field: name, type: ledger.key })]
  const opaque = found.sensitive ?? (['point', 'files'].includes(found.type.kind) ? found.type.kind : undefined)
  return opaque === undefined ? [] : [finding(place, 'not-countable', { field: name, type: opaque })]
}

/** A sum that no field has a part in is zero for ever: `0.0`, `1.0 - 1.0`. */
const zeroSum = (place: Place, ledger: Ledger, text: string): readonly Finding[] => {
  const compiled = formulas({ on: 'string' }).compile(text, 'number')
  const constant = compiled.ok && !ledger.fields.some(({ key }) => compiled.value.reads(key))
  return constant && compiled.value.value({ on: '2026-01-01' }) === 0
    ? [finding(place, 'zero-denominator', { at: 0, rule: text })]
    : []
}

const inMeasure = (place: Place, is: Measure, ledger: Ledger): readonly Finding[] => {
  const where = 'where' in is ? optional(is.where, (text) => source(under(place, 'where'), ledger, text, 'bool')) : []
  switch (is.kind) {
    case 'count':
      return where
    case 'sum':
    case 'mean':
      return [...where, ...source(under(place, 'of'), ledger, is.of, 'number')]
    case 'share':
      return [
        ...source(under(place, 'of'), ledger, is.of, 'bool'),
        ...optional(is.among, (text) => source(under(place, 'among'), ledger, text, 'bool')),
      ]
    case 'ratio':
      return [
        ...where,
        ...source(under(place, 'over'), ledger, is.over, 'number'),
        ...source(under(place, 'under'), ledger, is.under, 'number'),
        ...zeroSum(under(place, 'under'), ledger, is.under),
      ]
    case 'bands':
      return [
        ...where,
        ...source(under(place, 'of'), ledger, is.of, 'number'),
        ...bands(under(place, 'bands'), is.bands),
      ]
    case 'distinct':
      return [
        ...where,
        ...field(under(place, 'field'), ledger, is.field),
        ...(is.reaching ?? []).flatMap(({ of }, index) =>
          source(under(place, 'reaching', index), ledger, of, 'number'),
        ),
      ]
    case 'coverage':
      return [
        ...where,
        ...(is.level <= Math.max(...ledger.levels)
          ? []
          : [finding(under(place, 'level'), 'level-below-records', { level: is.level, ledger: ledger.key })]),
      ]
  }
}

/** Whether it has one number: a distribution has many. */
const isNumber = ({ is }: Indicator): boolean => is.kind !== 'bands'

const reference = (place: Place, key: string, all: All): readonly Finding[] => {
  const found = all.byKey.get(key)
  if (!found) return [finding(place, 'unknown-indicator', { indicator: key })]
  return isNumber(found) ? [] : [finding(place, 'no-single-value', { indicator: key })]
}

/** Keys of the indicators that one is computed from; none of a measure. */
const readBy = ({ is }: Indicator, all: All): readonly string[] => {
  if (is.kind === 'growth' || is.kind === 'streak') return [is.of]
  if (is.kind === 'formula') return named(all, is.is, 'number')
  if (is.kind !== 'regions') return []
  return [...new Set([...named(all, is.of, 'bool'), ...(is.among === undefined ? [] : named(all, is.among, 'bool'))])]
}

const named = (all: All, text: string, kind: 'bool' | 'number'): readonly string[] => {
  const compiled = all.overIndicators.compile(text, kind)
  return compiled.ok ? [...all.byKey.keys()].filter((key) => compiled.value.reads(nameOf(key))) : []
}

/** Whether the records that it comes from have periods: where they have none there is no period before. */
const hasPeriods = (indicator: Indicator, all: All, seen: ReadonlySet<string> = new Set()): boolean => {
  if ('ledger' in indicator.is) return all.ledgers.get(indicator.is.ledger)?.period !== undefined
  const next = new Set([...seen, indicator.key])
  return readBy(indicator, all).some((key) => {
    const found = all.byKey.get(key)
    return found !== undefined && !next.has(key) && hasPeriods(found, all, next)
  })
}

const overTime = (place: Place, { is }: Indicator, all: All): readonly Finding[] => {
  if (is.kind !== 'growth' && is.kind !== 'streak') return []
  const base = all.byKey.get(is.of)
  return base === undefined || hasPeriods(base, all)
    ? []
    : [finding(under(place, 'of'), 'no-periods', { indicator: is.of })]
}

const overIndicators = (place: Place, text: string, kind: 'bool' | 'number', all: All): readonly Finding[] =>
  sourceFindings(place, text, all.overIndicators.compile(text, kind)).map((found) =>
    found.code === 'unknown-name'
      ? { ...found, code: 'unknown-indicator', params: { indicator: String(found.params.name) } }
      : found,
  )

const inDerived = (place: Place, indicator: Indicator, all: All): readonly Finding[] => {
  const { is } = indicator
  switch (is.kind) {
    case 'formula':
      return [
        ...overIndicators(under(place, 'is'), is.is, 'number', all),
        ...readBy(indicator, all).flatMap((key) => reference(under(place, 'is'), key, all)),
      ]
    case 'regions':
      return [
        ...levelFindings(under(place, 'level'), [is.level]),
        ...overIndicators(under(place, 'of'), is.of, 'bool', all),
        ...optional(is.among, (text) => overIndicators(under(place, 'among'), text, 'bool', all)),
        ...readBy(indicator, all).flatMap((key) => reference(under(place, 'of'), key, all)),
      ]
    case 'growth':
      return reference(under(place, 'of'), is.of, all)
    case 'streak':
      return [
        ...reference(under(place, 'of'), is.of, all),
        ...sourceFindings(under(place, 'when'), is.when, VALUE_AND_BEFORE.compile(is.when, 'bool')),
      ]
    default:
      return []
  }
}

/** Keys of all that an indicator is computed from, through others too; its own where it comes round to itself. */
const restsOn = (one: Indicator, all: All): ReadonlySet<string> => {
  const seen = new Set<string>()
  const open = [...readBy(one, all)]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const found = all.byKey.get(key)
    if (!found || seen.has(key)) continue
    seen.add(key)
    open.push(...readBy(found, all))
  }
  return seen
}

const circular = ({ one, place }: Shown, all: All): readonly Finding[] =>
  restsOn(one, all).has(one.key) ? [finding(under(place, 'is'), 'circular-indicator', { indicator: one.key })] : []

/** 004-QW-24: how many meetings were held and papers issued ranks nobody, however it is computed into a score. */
const activityRanked = ({ one, place }: Shown, all: All): readonly Finding[] =>
  one.ranks === undefined
    ? []
    : [one, ...[...restsOn(one, all)].flatMap((key) => all.byKey.get(key) ?? [])].flatMap((read) => {
        const ledger = 'ledger' in read.is ? all.ledgers.get(read.is.ledger) : undefined
        return ledger?.activity
          ? [finding(under(place, 'is'), 'activity-ranked', { indicator: read.key, ledger: ledger.key })]
          : []
      })

const keys = ({ one, place }: Shown): readonly Finding[] => {
  if (!isLedgerKey(one.key)) return [finding(place, 'malformed-key', { key: one.key })]
  return one.key.length > LONGEST_INDICATOR
    ? [finding(place, 'too-long-key', { key: one.key, most: LONGEST_INDICATOR })]
    : []
}

const isCount = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most

const frame = ({ one, place }: Shown): readonly Finding[] => [
  ...dateFindings(place, one),
  ...(one.version.trim() === '' ? [finding(under(place, 'version'), 'no-version', { key: one.key })] : []),
  ...(one.basis.some((basis) => basis.trim() !== '') ? [] : [finding(under(place, 'basis'), 'no-basis')]),
  ...(isCount(one.places, LONGEST_PLACES)
    ? []
    : [finding(under(place, 'places'), 'wrong-bounds', { detail: `${one.places}: 0…${LONGEST_PLACES}` })]),
  ...optional(one.levels, (levels) => levelFindings(under(place, 'levels'), levels)),
  ...optional(one.target, ({ by, basis }) => [
    ...(basis.trim() === '' ? [finding(under(place, 'target', 'basis'), 'no-basis')] : []),
    ...optional(by, (date) => dateFindings(under(place, 'target'), { until: date })),
  ]),
]

const ofOne = (shown: Shown, all: All, words: Checked['words']): readonly Finding[] => {
  const { one, pack, place } = shown
  const at = under(place, 'is')
  const title = words?.[pack.key]?.['zh-CN']?.[one.title] ?? ''
  const parts = (): readonly Finding[] => {
    if (!('ledger' in one.is)) return [...inDerived(at, one, all), ...overTime(at, one, all)]
    const ledger = all.ledgers.get(one.is.ledger)
    return ledger
      ? inMeasure(at, one.is, ledger)
      : [finding(under(at, 'ledger'), 'unknown-ledger', { ledger: one.is.ledger })]
  }
  return [
    ...keys(shown),
    ...frame(shown),
    ...parts(),
    ...circular(shown, all),
    ...activityRanked(shown, all),
    ...bannedNames({ place, key: one.key, title }),
  ]
}

const versions = ({ shown }: All): readonly Finding[] =>
  [...Map.groupBy(shown, ({ one }) => one.key).values()].flatMap((those) => {
    const placeOf = (later: Indicator): Place =>
      those.find(({ one }) => one === later)?.place ?? (those[0] as Shown).place
    const all = those.map(({ one }) => one)
    const twice = all.filter(({ version }, index) => all.findIndex((one) => one.version === version) < index)
    return [
      ...twice.map((one) => finding(placeOf(one), 'declared-twice', { key: `${one.key} ${one.version}` })),
      ...(twice.length > 0
        ? []
        : seams(all, (kind, later) =>
            finding(under(placeOf(later), 'from'), `versions-${kind}`, { version: later.version }),
          )),
    ]
  })

/** Two that formulas could not tell apart: `a-b` and `a_b` can't be, for keys hold no `_`; yet another pack may have the key. */
const taken = ({ shown }: All): readonly Finding[] =>
  [...Map.groupBy(shown, ({ one }) => one.key).values()].flatMap((those) =>
    those
      .filter(({ pack }) => pack !== those[0]?.pack)
      .map(({ place, one }) => finding(place, 'declared-twice', { key: one.key })),
  )

/** Names that belong to the matters of a process. */
const reserved = (set: PackSet): readonly Finding[] =>
  set.packs.flatMap((pack) =>
    (pack.ledgers ?? [])
      .filter((ledger) => processBehind(ledger) !== undefined)
      .map(({ key }) => finding({ pack, path: `ledgers.${key}` }, 'malformed-key', { key })),
  )

/** Indicators: what could not be computed, from what, under which version of its definition, and what may not be measured. */
export const indicatorFindings = ({ set, words }: Checked): readonly Finding[] => {
  const all = allIn(set)
  return [...reserved(set), ...taken(all), ...versions(all), ...all.shown.flatMap((shown) => ofOne(shown, all, words))]
}
