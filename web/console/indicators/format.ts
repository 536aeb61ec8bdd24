import { byUnitLatestFirst, unitOf } from '../../../kernel/indicator/period.ts'
import type { IndicatorBody, ReadingBody, WhyNone } from '../../../server/contract/indicator.ts'
import { dayWords } from '../../ui/dates.ts'
import type { Words } from '../../ui/words.tsx'

type Coverage = ReadingBody['coverage']
type Shape = Pick<IndicatorBody, 'scale' | 'places'>

const grouped = (value: number, places: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places })

/** A value in its unit; no value is a dash, never 0. */
export const shown = (value: number | null, { scale, places }: Shape): string =>
  value === null ? '—' : grouped(value / scale, places)

/** The unit behind a number as it is shown: of one person, of two people. */
export const unitFor = (
  value: string,
  { unit, unitOne }: { readonly unit: string; readonly unitOne?: string | undefined },
): string => (value === '1' ? (unitOne ?? unit) : unit)

/** A number with its unit in running text: English puts a space between them. */
export const withUnit = (value: string, unit: string, { language }: Pick<Words, 'language'>): string =>
  language === 'en' && unit !== '' && unit !== '%' ? `${value} ${unit}` : `${value}${unit}`

/** A title with the unit of its numbers; nothing where they have none. */
export const inUnit = (title: string, unit: string, t: Words['t']): string =>
  unit === '' ? title : t('indicators.mapOf', { title, unit })

/** Numerators and denominators are kept exactly: counts as they are, money (分) in the unit of the number. */
export const partShown = (kept: string | null, indicator: Shape & Pick<IndicatorBody, 'kind'>): string => {
  if (kept === null) return ''
  const money = indicator.scale > 1 && indicator.kind !== 'count'
  return money ? shown(Number(kept), indicator) : grouped(Number(kept), Number.isInteger(Number(kept)) ? 0 : 2)
}

/** Share of a whole, `0.1234` → `12.3%`. */
export const percent = (share: number | null): string => (share === null ? '—' : `${grouped(share * 100, 1)}%`)

export const periodWords = (period: string, { t, language }: Words): string => {
  if (period === '') return t('indicators.asItStands')
  if (language === 'en') return period.replace(/-(?=[QH])/, ' ')
  const [year = '', part = ''] = period.split('-')
  const unit = unitOf(period)
  const said = unit === 'month' ? String(+part) : part && t(`indicators.part.${part}`)
  return t(`indicators.${unit}`, { year, part: said })
}

/** Periods to choose from, the shortest first, under the names of their lengths. */
export const periodOptions = (periods: readonly string[], words: Words) => {
  const listed = [...new Set(periods)].toSorted(byUnitLatestFirst)
  return [...Map.groupBy(listed, unitOf)].map(([unit, those]) => ({
    label: words.t(`indicators.unit.${unit}`),
    options: those.map((value) => ({ value, label: periodWords(value, words) })),
  }))
}

export const isPartial = (coverage: Coverage): boolean => coverage !== null && coverage.have < coverage.of

/** `168/190 村`; of a longer period of a ledger of months `5/9 村·月`. */
export const coverageWords = ({ have, of, level, months }: NonNullable<Coverage>, { t }: Words): string =>
  t(months === undefined ? 'indicators.coverage' : 'indicators.coverageMonths', {
    ...{ have, of, level: t(`indicators.level.${level}`, { n: of }) },
  })

export const whyWords = (why: WhyNone | null, { t }: Words): string => (why === null ? '' : t(`indicators.why.${why}`))

/** `11月22日 周日 14:05:09`: to the second, for a number that follows what is written. */
export const secondWords = (at: string, { language }: Words): string => {
  const time = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  }).format(new Date(at))
  return `${dayWords(at, language)} ${time}`
}

/** Rows by a value, those without one last, whichever way. */
export const sortedBy = <T>(
  rows: readonly T[],
  told: (row: T) => number | string | null,
  down: boolean,
): readonly T[] => {
  const known = rows.filter((row) => told(row) !== null)
  const compare = (a: T, b: T): number => {
    const [left, right] = [told(a), told(b)]
    return typeof left === 'number' && typeof right === 'number'
      ? left - right
      : String(left).localeCompare(String(right), 'zh-CN')
  }
  const sorted = known.toSorted((a, b) => (down ? compare(b, a) : compare(a, b)))
  return [...sorted, ...rows.filter((row) => told(row) === null)]
}
