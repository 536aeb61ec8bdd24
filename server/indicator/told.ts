import { type SpokenWord, tellFormula, type Vocabulary } from '../../kernel/formula/index.ts'
import { DAY, type Indicator, processBehind } from '../../kernel/indicator/index.ts'
import type { Ledger, LedgerField } from '../../kernel/ledger/index.ts'
import { itemOf, newestProcess } from '../../kernel/pack/index.ts'
import { ledgersOf } from '../ledger/definitions.ts'
import type { Packs } from '../packs.ts'
import { hasWords, type Language, words } from '../words.ts'
import { SCALES } from './scales.ts'

/** The definitions of a day, by which a rule is told. */
interface Definitions {
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly ledgers: ReadonlyMap<string, Ledger>
}

/** Who is told: the language, and the titles of the bands where it has some. */
interface Reader {
  readonly language: Language
  readonly bands: readonly { readonly key: string; readonly title: string }[]
}

const kept = new WeakMap<Definitions['indicators'], Map<string, string | null>>()

/** How a number is computed, in the words of its readers; null where its rule has a part for which there are none. */
export const toldOf = (packs: Packs, defined: Definitions, indicator: Indicator, reader: Reader): string | null => {
  const known = kept.get(defined.indicators) ?? new Map<string, string | null>()
  kept.set(defined.indicators, known)
  const key = `${reader.language} ${indicator.key}`
  const found = known.get(key)
  if (found !== undefined) return found
  const told = tellIndicator(packs, defined, indicator, reader) ?? null
  known.set(key, told)
  return told
}

const tellIndicator = (
  packs: Packs,
  defined: Definitions,
  { is }: Indicator,
  { language, bands }: Reader,
): string | undefined => {
  const say: Say = (key, parts = {}) => words(`indicator.told.${key}`, language, parts)
  if ('ledger' in is) {
    const ledger = defined.ledgers.get(is.ledger)
    return ledger && tellMeasure(is, rowVocabulary(packs, ledger, language), { say, bands })
  }
  const among = indicatorVocabulary(packs, defined, language)
  const titled = (key: string): string | undefined => among.name(nameOf(key))
  switch (is.kind) {
    case 'formula':
      return tellFormula(is.is, 'number', among)
    case 'growth':
      return filled(say, `growth.${is.over}`, { of: titled(is.of) })
    case 'streak': {
      const own = { ...among, name: (id: string) => (id === 'value' || id === 'before' ? say(id) : undefined) }
      return filled(say, 'streak', { of: titled(is.of), when: tellFormula(is.when, 'bool', own) })
    }
    case 'regions': {
      const level = say(`level.${is.level}`)
      const chosen =
        is.among === undefined
          ? say('all-regions', { level })
          : filled(say, 'regions-that', { level, among: tellFormula(is.among, 'bool', among) })
      return filled(say, 'regions', { level, of: tellFormula(is.of, 'bool', among), among: chosen })
    }
  }
}

type Say = (key: string, parts?: Readonly<Record<string, string>>) => string

/** Nothing where a part has no words. */
const filled = (say: Say, key: string, parts: Readonly<Record<string, string | undefined>>): string | undefined =>
  Object.values(parts).some((part) => part === undefined) ? undefined : say(key, parts as Record<string, string>)

const tellMeasure = (
  is: Extract<Indicator['is'], { ledger: string }>,
  row: Vocabulary,
  { say, bands }: Pick<Reader, 'bands'> & { readonly say: Say },
): string | undefined => {
  const number = (source: string) => tellFormula(source, 'number', row)
  const bool = (source: string) => tellFormula(source, 'bool', row)
  const whole = 'where' in is && is.where !== undefined ? filled(say, 'only', { where: bool(is.where) }) : ''
  const tell = (parts: Readonly<Record<string, string | undefined>>) => filled(say, is.kind, { ...parts, only: whole })
  switch (is.kind) {
    case 'count':
      return tell({})
    case 'sum':
    case 'mean':
      return tell({ of: number(is.of) })
    case 'share': {
      const among = is.among === undefined ? say('all-records') : filled(say, 'records-that', { among: bool(is.among) })
      return tell({ of: bool(is.of), among })
    }
    case 'ratio':
      return tell({ over: number(is.over), under: number(is.under) })
    case 'bands':
      return tell({ of: number(is.of), bands: tellBands(is.bands, bands, row, { of: is.of, say }) })
    case 'distinct': {
      const reached = (is.reaching ?? []).map(({ of, least }) =>
        Number(of) === 1
          ? say('reached-records', { least: String(least) })
          : filled(say, 'reached', { of: number(of), least: row.value(least, of) }),
      )
      const all = joined(say, 'reached-or', reached)
      return tell({
        field: row.name(is.field),
        reaching: reached.length === 0 ? '' : filled(say, 'reaching', { reached: all }),
      })
    }
    case 'coverage':
      return tell({ level: say(`level.${is.level}`) })
  }
}

const joined = (say: Say, key: string, parts: readonly (string | undefined)[]): string | undefined =>
  parts.length === 0 ? undefined : parts.reduce((a, b) => filled(say, key, { a, b }))

const tellBands = (
  bands: readonly { readonly key: string; readonly from?: number }[],
  titles: Reader['bands'],
  row: Vocabulary,
  { of, say }: { readonly of: string; readonly say: Say },
): string | undefined =>
  joined(
    say,
    'band-then',
    bands.map(({ key, from }) => {
      const title = titles.find((one) => one.key === key)?.title ?? key
      return from === undefined ? title : say('band', { title, from: row.value(from, of) })
    }),
  )

const nameOf = (key: string): string => key.replaceAll('-', '_')

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

const indicatorVocabulary = (packs: Packs, { indicators }: Definitions, language: Language): Vocabulary => {
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

const rowVocabulary = (packs: Packs, ledger: Ledger, language: Language): Vocabulary => {
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
