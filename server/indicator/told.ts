import { tellFormula, type Vocabulary } from '../../kernel/formula/index.ts'
import type { Indicator } from '../../kernel/indicator/index.ts'
import type { Packs } from '../packs.ts'
import { type Language, words } from '../words.ts'
import { type Definitions, indicatorVocabulary, nameOf, rowVocabulary } from './vocabulary.ts'

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
