import type { LedgerFieldBody, RecordRow } from '../../../server/contract/ledger.ts'
import type { Words } from '../../ui/words.tsx'

export type Cells = RecordRow['cells']
type Value = Cells[string]

/** How money is shown: 元 with two places, or 万元. */
export type MoneyUnit = 'yuan' | 'wan'

const grouped = (value: number, places: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places })

/** 分 → `1,234.50` 元, or `12.35` 万元 (hundredths of 万元 are a hundred 元: two places more tell it exactly where it is small). */
export const moneyText = (fen: number, unit: MoneyUnit): string =>
  unit === 'yuan' ? grouped(fen / 100, 2) : grouped(fen / 1_000_000, Math.abs(fen) < 1_000_000 && fen !== 0 ? 4 : 2)

/** `-1234.5` → `-1,234.5`: the digits stay as they are kept. */
const decimalText = (text: string): string => {
  const [whole = '', part] = text.split('.')
  const grouping = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')
  return part === undefined ? grouping : `${grouping}.${part}`
}

const dateText = (iso: string, { t, language }: Words): string => {
  if (language === 'en') return iso
  const [year = '', month, day] = iso.split('-')
  if (day) return t('ledgers.date', { year, month: String(Number(month)), day: String(Number(day)) })
  return t('ledgers.month', { year, month: String(Number(month)) })
}

/** `2025` → 2025年, `2025-03` → 2025年3月. */
export const periodText = (period: string, words: Words): string => {
  const [year = '', part = ''] = period.split('-')
  if (/^[HQ]/.test(part)) return words.t(`ledgers.part.${part}`, { year })
  if (part !== '') return dateText(period, words)
  return words.language === 'en' ? period : words.t('ledgers.year', { year: period })
}

/** A cell in words, without its unit; empty where nothing is known. */
export const cellWords = (
  field: LedgerFieldBody,
  value: Value | undefined,
  words: Words,
  more: { readonly names?: RecordRow['names']; readonly money?: MoneyUnit } = {},
): string => {
  if (value === null || value === undefined || value === '') return ''
  switch (field.kind) {
    case 'money':
      return typeof value === 'number' ? moneyText(value, more.money ?? 'yuan') : String(value)
    case 'integer':
      return typeof value === 'number' ? value.toLocaleString('en-US') : String(value)
    case 'decimal':
      return decimalText(String(value))
    case 'yes-no':
      return words.t(value === true ? 'form.yes' : 'form.no')
    case 'date':
    case 'month':
      return dateText(String(value), words)
    case 'code':
      return field.options?.find((option) => option.value === value)?.title ?? String(value)
    case 'region':
    case 'organisation':
      return more.names?.[field.key] ?? String(value)
    case 'record':
      return more.names?.[field.key] ?? words.t('ledgers.unseen')
    case 'files':
      return more.names?.[field.key] ?? words.t('ledgers.files', { n: Array.isArray(value) ? value.length : 0 })
    default:
      return String(value)
  }
}

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'money'])
export const isNumber = ({ kind }: LedgerFieldBody): boolean => NUMBERS.has(kind)

/** What stands behind the number: 元, 人, 届. */
export const unitOf = (field: LedgerFieldBody, { t }: Words, money: MoneyUnit = 'yuan'): string =>
  field.kind === 'money' ? t(`ledgers.unit.${money}`) : (field.unit ?? '')

/** With its unit, as running text says it. */
export const cellWithUnit = (...given: Parameters<typeof cellWords>): string => {
  const [field, , words, more] = given
  const text = cellWords(...given)
  const unit = isNumber(field) ? unitOf(field, words, more?.money) : ''
  return text === '' || unit === '' ? text : `${text} ${unit}`
}

/** By which a record is called in a title: its grain, or its first text. */
export const calling = (
  fields: readonly LedgerFieldBody[],
  grain: readonly string[] | null,
): readonly LedgerFieldBody[] => {
  if (grain?.length) return fields.filter(({ key }) => grain.includes(key))
  const text = fields.find(({ kind, sensitive }) => kind === 'text' && !sensitive)
  return grain === null && text ? [text] : []
}

export const callingWords = (
  body: {
    readonly fields: readonly LedgerFieldBody[]
    readonly grain: readonly string[] | null
    readonly period: string | null
  },
  row: Pick<RecordRow, 'cells' | 'names'>,
  words: Words,
): string =>
  calling(body.fields, body.grain)
    .map((field) =>
      field.key === body.period
        ? periodText(String(row.cells[field.key] ?? ''), words)
        : cellWords(field, row.cells[field.key], words, { names: row.names }),
    )
    .filter(Boolean)
    .join(' ')
