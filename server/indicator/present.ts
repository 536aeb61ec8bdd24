import type { Indicator } from '../../kernel/indicator/index.ts'
import { lastDayOf, processBehind, sourcesOf } from '../../kernel/indicator/index.ts'
import { levelOf } from '../../kernel/place/index.ts'
import type { Basis, Reading } from '../../store/derive/reading.ts'
import type { StaffCaller } from '../caller.ts'
import type { IndicatorBody, ReadingBody, WhyNone } from '../contract/indicator.ts'
import type { Program } from '../program.ts'
import { citedSources } from '../sources.ts'
import { type Declaring, ledgersBelow } from './basis.ts'
import { SCALES } from './scales.ts'
import { toldOf } from './told.ts'

type Band = { readonly key: string; readonly from?: number }
const isBands = (key: string, value: unknown): value is readonly Band[] => key === 'bands' && Array.isArray(value)
type Reached = { readonly of: string; readonly least: number }
const isReaching = (key: string, value: unknown): value is readonly Reached[] =>
  key === 'reaching' && Array.isArray(value)

/** The rule as the pack writes it, in one line; what kind it is and of which ledger stand beside it. */
const ruleOf = ({ is }: Indicator): string =>
  Object.entries(is)
    .filter(([key]) => key !== 'kind' && key !== 'ledger')
    .map(([key, value]) => {
      if (isReaching(key, value)) return value.map(({ of, least }) => `Σ ${of} ≥ ${least}`).join(' || ')
      if (!isBands(key, value)) return `${key}: ${value}`
      return value.map((band) => (band.from === undefined ? band.key : `${band.key} ≥ ${band.from}`)).join(', ')
    })
    .join(' · ')

const byOf = (basis: Basis, indicator: Indicator): IndicatorBody['by'] => {
  const kinds = ledgersBelow(basis, indicator).map(
    (ledger) => ledger.fields.find(({ key }) => key === ledger.period)?.type.kind ?? 'none',
  )
  if (kinds.includes('year')) return 'year'
  return kinds.every((kind) => kind === 'none') ? 'none' : 'month'
}

/** Bands bear the titles of the pack's list that has them all; without one, their keys. */
const bandsOf = (program: Program, { pack, indicator: { is } }: Declaring, language: StaffCaller['language']) => {
  if (is.kind !== 'bands') return []
  const keys = is.bands.map(({ key }) => key)
  const list = pack.lists?.find(({ items }) => keys.every((key) => items.some(({ code }) => code === key)))
  const titles = new Map(list?.items.map(({ code, title }) => [code, program.packs.words(title, language)]))
  return keys.map((key) => ({ key, title: titles.get(key) ?? key }))
}

/** English says person and people. */
const unitsOf = (
  { packs }: Program,
  { unit }: Indicator,
  language: StaffCaller['language'],
): Pick<IndicatorBody, 'unit' | 'unitOne'> => {
  const [many, one] = [packs.words(unit, language), packs.words(unit, language, { n: 1 })]
  return { unit: many, ...(one !== many && { unitOne: one }) }
}

export const presentIndicator = (
  program: Program,
  basis: Basis,
  { pack, indicator }: Declaring,
  language: StaffCaller['language'],
): IndicatorBody => {
  const { words } = program.packs
  const { is, target } = indicator
  const bands = bandsOf(program, { pack, indicator }, language)
  return {
    key: indicator.key,
    title: words(indicator.title, language),
    definition: words(indicator.definition, language),
    about: words(pack.title, language),
    version: indicator.version,
    ...unitsOf(program, indicator, language),
    scale: SCALES[indicator.unit] ?? 1,
    places: indicator.places,
    basis: [...indicator.basis],
    sources: citedSources(program.packs, indicator.basis, language),
    kind: is.kind,
    rule: ruleOf(indicator),
    told: toldOf(program.packs, basis, indicator, { language, bands }),
    better: indicator.better ?? null,
    target: targetOf(program, target, language),
    ...recordsOf(is),
    reads: [...sourcesOf(basis, indicator)],
    bands,
    by: byOf(basis, indicator),
  }
}

const targetOf = (
  { packs }: Program,
  target: Indicator['target'],
  language: StaffCaller['language'],
): IndicatorBody['target'] => {
  const [source] = target ? citedSources(packs, [target.basis], language) : []
  return target && source ? { value: target.value, by: target.by ?? null, source } : null
}

const recordsOf = (is: Indicator['is']): Pick<IndicatorBody, 'ledger' | 'process'> => {
  if (!('ledger' in is)) return { ledger: null, process: null }
  const process = processBehind({ key: is.ledger })
  return process === undefined ? { ledger: is.ledger, process: null } : { ledger: null, process }
}

/** Why a reading has no value; null where it has one, or is a distribution with parts. */
const whyNone = (basis: Basis, reading: Reading): WhyNone | null => {
  const indicator = basis.indicators.get(reading.indicator)
  if (!indicator || reading.value.value !== null || reading.parts.some(({ value }) => value.value !== null)) return null
  const { is, levels } = indicator
  if (levels && !levels.includes(levelOf(reading.region, basis.layers) ?? 0)) return 'not-here'
  if (is.kind === 'growth') return 'no-earlier'
  if (is.kind === 'formula' || is.kind === 'streak') return 'rests-on'
  if (is.kind === 'regions') return reading.value.denominator === null ? 'not-here' : 'nothing-counted'
  return reading.computedAt === null ? 'no-records' : 'nothing-counted'
}

/** A period that is not over yet: its number is still growing. */
export const isUnfinished = (basis: Pick<Basis, 'today'>, period: string): boolean =>
  (lastDayOf(period) ?? '') >= basis.today

export const presentReading = (basis: Basis, reading: Reading, names: ReadonlyMap<string, string>): ReadingBody => ({
  region: reading.region,
  regionName: names.get(reading.region) ?? reading.region,
  period: reading.period,
  value: { ...reading.value },
  parts: reading.parts.map(({ key, value }) => ({ key, value: { ...value } })),
  coverage: reading.coverage && { ...reading.coverage },
  unfinished: isUnfinished(basis, reading.period),
  earlier: reading.earlier ? { period: reading.earlier.period, coverage: reading.earlier.coverage } : null,
  why: whyNone(basis, reading),
})
