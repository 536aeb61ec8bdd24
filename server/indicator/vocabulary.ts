import type { SpokenWord, Vocabulary } from '../../kernel/formula/index.ts'
import { DAY, type Indicator, processBehind } from '../../kernel/indicator/index.ts'
import type { Ledger, LedgerField } from '../../kernel/ledger/index.ts'
import { itemOf, newestProcess } from '../../kernel/pack/index.ts'
import { ledgersOf } from '../ledger/definitions.ts'
import type { Packs } from '../packs.ts'
import { hasWords, type Language, words } from '../words.ts'
import { SCALES } from './scales.ts'

/** The definitions of a day, by which a rule is told. */
export interface Definitions {
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly ledgers: ReadonlyMap<string, Ledger>
}

/** An indicator in a formula: its key with `_` for `-`. */
export const nameOf = (key: string): string => key.replaceAll('-', '_')

const spoken =
  (language: Language): Vocabulary['say'] =>
  (word: SpokenWord, parts) =>
    words(`formula.told.${word}`, language, parts)

const plain = (value: string | number, language: Language): string =>
  typeof value === 'number'
    ? value.toLocaleString(language, { maximumFractionDigits: 6 })
    : words('formula.told.text', language, { value })

const withUnit = (value: string, unit: string, language: Language): string =>
  unit === '' || unit === '%' ? `${value}${unit}` : words('formula.told.unit', language, { value, unit })

/** Names and values of a formula over indicators. */
export const indicatorVocabulary = (packs: Packs, { indicators }: Definitions, language: Language): Vocabulary => {
  const byName = new Map([...indicators.values()].map((one) => [nameOf(one.key), one]))
  return {
    name: (id) => {
      const found = byName.get(id)
      return found && packs.words(found.title, language)
    },
    value: (value, beside) => {
      const found = beside === undefined ? undefined : byName.get(beside)
      if (found === undefined || typeof value === 'string') return plain(value, language)
      const shown = plain(value / (SCALES[found.unit] ?? 1), language)
      return withUnit(shown, packs.words(found.unit, language, { n: value }), language)
    },
    say: spoken(language),
  }
}

/** Names and values of a formula over the rows of a ledger, or over matters. */
export const rowVocabulary = (packs: Packs, ledger: Ledger, language: Language): Vocabulary => {
  const fields = new Map(ledger.fields.map((field) => [field.key, field]))
  const title = (key: string): string => (hasWords(key, language) ? words(key, language) : packs.words(key, language))
  return {
    name: (id) => {
      const field = fields.get(id)
      if (field) return title(field.title)
      return id === DAY ? words('indicator.told.on', language) : undefined
    },
    value: (value, beside) => {
      const field = beside === undefined ? undefined : fields.get(beside)
      if (typeof value === 'string') return plain(titleOfCode(packs, ledger, field, value, language), language)
      if (field?.type.kind === 'money') return money(value, language)
      if (field?.type.kind === 'year') return String(value)
      const unit =
        field && 'unit' in field.type && field.type.unit ? packs.words(field.type.unit, language, { n: value }) : ''
      return withUnit(plain(value, language), unit, language)
    },
    say: spoken(language),
  }
}

/** Money is kept in 分. */
const money = (value: number, language: Language): string =>
  Math.abs(value) >= 1_000_000
    ? words('formula.told.wan', language, { value: plain(value / 1_000_000, language) })
    : words('formula.told.yuan', language, { value: plain(value / 100, language) })

/** What a code means: by the ledger's list; of matters by the lists and steps of their process. */
const titleOfCode = (
  packs: Packs,
  ledger: Ledger,
  field: LedgerField | undefined,
  code: string,
  language: Language,
): string => {
  const process = processBehind(ledger)
  if (process !== undefined && field !== undefined) return titleOfMatter(packs, process, field.key, code, language)
  const list = field?.type.kind === 'code' ? ledgersOf(packs).get(ledger.key)?.list(field.type.list) : undefined
  const item = list && itemOf(list, code)
  return item ? packs.words(item.title, language) : code
}

const titleOfMatter = (packs: Packs, process: string, field: string, code: string, language: Language): string => {
  if (field === 'step') {
    const step = newestProcess(packs.set, process)?.steps[code]
    return step ? packs.words(step.title, language) : code
  }
  const list = packs.list(process, field)
  const item = list && itemOf(list, code)
  if (item) return packs.words(item.title, language)
  const key = `${field}.${code}`
  if (hasWords(key, language)) return words(key, language)
  const own = packs.words(key, language)
  return own === key ? code : own
}
