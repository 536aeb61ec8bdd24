import type { GridLayer } from '../place/index.ts'
import { levelOf, shortCode } from '../place/index.ts'
import type { Problem } from '../refusal/index.ts'
import { isoDate, isoMonth, type SheetDays, sheetDate, typedDate, typedMonth } from './days.ts'
import { decimalText, inUnits, shownBySheet, type Written, written } from './numbers.ts'
import { isBlankText, isKeepable, plain, sentence } from './texts.ts'
import type { Cell, CellType } from './types.ts'

/** Where cells come from and what only the caller knows. */
export interface CellContext {
  /** `json`: types as they are kept, money in 分. `sheet`: as people type (CSV, XLSX), money in 元, `是` for true. */
  readonly from: 'json' | 'sheet'
  readonly inList: (list: string, code: string) => boolean
  /** The code of a title, so that a sheet may hold what its drop-down shows. */
  readonly codeOf?: (list: string, title: string) => string | undefined
  /** Layers below the village; without them a code longer than a village's is refused. */
  readonly layers?: readonly GridLayer[]
  /** Given where numbers of the sheet in date columns are days; absent: a number is no date. */
  readonly sheetDays?: SheetDays
}

export type Read = { readonly cell: Cell } | { readonly problem: Omit<Problem, 'path'> }

const cell = (value: Cell): Read => ({ cell: value })
const wrong = (code: string, params?: Problem['params']): Read => ({ problem: params ? { code, params } : { code } })
const wanted = (what: string): Read => wrong('wrong-type', { wanted: what })

type Kind = CellType['kind']
type Of<K extends Kind> = Extract<CellType, { readonly kind: K }>
type Reader<K extends Kind> = (raw: unknown, type: Of<K>, context: CellContext) => Read

/** A sheet's number has lost its last digits from the sixteenth on: an identity number, a grid's code. */
const EXACT = 1e15

/** What stands in a sheet's cell as text; undefined where it is no text and no number that a text could be. */
const textIn = (raw: unknown, { from }: CellContext): string | undefined => {
  if (typeof raw === 'string') return raw
  return from === 'sheet' && typeof raw === 'number' && Number.isFinite(raw) ? shownBySheet(raw) : undefined
}
const lostDigits = (raw: unknown): boolean => typeof raw === 'number' && Math.abs(raw) >= EXACT

const text: Reader<'text'> = (raw, { most }, context) => {
  if (lostDigits(raw) && context.from === 'sheet') return wrong('digits-lost')
  const found = textIn(raw, context)
  if (found === undefined) return wanted('text')
  if (!isKeepable(found)) return wrong('bad-character')
  const kept = sentence(found)
  // characters are never more than their halves
  return kept.length > most && [...kept].length > most ? wrong('too-long', { max: most }) : cell(kept)
}

/** A unit behind a number is refused, not guessed: 3 万元 read as 3 would be wrong by ten thousand. */
const WITH_UNIT = /^[+-]?[\d,.]+ *[^\d,.\s]+$/u

const numberIn = (raw: unknown, what: string): Written | Read => {
  if (typeof raw === 'number' && !Number.isFinite(raw)) return wanted(what)
  const found = typeof raw === 'number' ? shownBySheet(raw) : raw
  if (typeof found !== 'string') return wanted(what)
  if (lostDigits(raw)) return wrong('digits-lost')
  const number = written(found)
  if (number) return number
  return WITH_UNIT.test(plain(found)) && !/^[+-]?\d[\d.]*e[+-]?\d+$/i.test(found) ? wrong('with-unit') : wanted(what)
}

interface Bounds {
  readonly least?: number
  readonly most?: number
}
const within = (value: number, { least, most }: Bounds): Read | undefined => {
  if (least !== undefined && value < least) return wrong('too-small', { least })
  if (most !== undefined && value > most) return wrong('too-large', { most })
  return undefined
}

const integer: Reader<'integer'> = (raw, type) => {
  const number = numberIn(raw, 'integer')
  if (!('whole' in number)) return number
  const value = inUnits(number, 0)
  if (value === undefined) return wrong('too-precise', { places: 0 })
  if (!Number.isSafeInteger(value)) return wrong('digits-lost')
  return within(value, type) ?? cell(value)
}

const decimal: Reader<'decimal'> = (raw, type) => {
  const number = numberIn(raw, 'decimal')
  if (!('whole' in number)) return number
  if (number.part.length > type.places) return wrong('too-precise', { places: type.places })
  if (number.whole.length > 15) return wrong('digits-lost')
  const value = decimalText(number)
  return within(Number(value), type) ?? cell(value)
}

/** 10^15 分: ten thousand billion 元, more than any county has; every sum of them stays exact in the database. */
export const MOST_MONEY = 10 ** 15
const AFFIXES = /^¥ *| *元$/g

const money: Reader<'money'> = (raw, { negative }, { from }) => {
  if (from === 'json' && !Number.isSafeInteger(raw)) return wanted('money')
  const bare =
    typeof raw === 'string'
      ? plain(raw)
          .replace(/^([+-]?) *¥ */, '$1')
          .replaceAll(AFFIXES, '')
      : raw
  const number = numberIn(from === 'json' ? String(raw) : bare, 'money')
  if (!('whole' in number)) return number
  const value = inUnits(number, from === 'json' ? 0 : 2)
  if (value === undefined) return wrong('too-precise', { places: 2 })
  if (Math.abs(value) > MOST_MONEY) return wrong('too-large', { most: MOST_MONEY / 100 })
  return value < 0 && !negative ? wrong('too-small', { least: 0 }) : cell(value)
}

const YES = new Set(['是', '有', '√', '✓', 'y', 'yes', 'true', '1'])
const NO = new Set(['否', '无', '×', '✗', 'n', 'no', 'false', '0'])

const yesNo: Reader<'yes-no'> = (raw, _, context) => {
  if (typeof raw === 'boolean') return cell(raw)
  const said = context.from === 'sheet' ? plain(textIn(raw, context) ?? '').toLowerCase() : ''
  if (YES.has(said)) return cell(true)
  return NO.has(said) ? cell(false) : wanted('yes-no')
}

const date: Reader<'date'> = (raw, _, { from, sheetDays }) => {
  const days = (): string | undefined => {
    if (typeof raw === 'string') return from === 'sheet' ? typedDate(raw) : isoDate(raw)
    if (typeof raw === 'number' && from === 'sheet' && sheetDays) return sheetDate(Math.floor(raw), sheetDays)
    // libraries hand a sheet's date over as an instant at midnight UTC
    if (raw instanceof Date && from === 'sheet' && !Number.isNaN(raw.getTime()))
      return isoDate(raw.toISOString().slice(0, 10))
    return undefined
  }
  const found = days()
  return found === undefined ? wanted('date') : cell(found)
}

const month: Reader<'month'> = (raw, _, { from }) => {
  const found = (): string | undefined => {
    if (typeof raw === 'string') return from === 'sheet' ? typedMonth(raw) : isoMonth(raw)
    if (from !== 'sheet') return undefined
    if (raw instanceof Date && !Number.isNaN(raw.getTime())) return isoMonth(raw.toISOString().slice(0, 7))
    // 202603; 2026.1 may have been 2026.10
    return Number.isInteger(raw) ? typedMonth(String(raw)) : undefined
  }
  const value = found()
  return value === undefined ? wanted('month') : cell(value)
}

const year: Reader<'year'> = (raw, _, { from }) => {
  const typed = typeof raw === 'string' && from === 'sheet' ? plain(raw).replace(/ *年度?$/, '') : undefined
  const found = typeof raw === 'number' ? String(raw) : typed
  return found !== undefined && /^[1-9]\d{3}$/.test(found) ? cell(Number(found)) : wanted('year')
}

const code: Reader<'code'> = (raw, { list }, context) => {
  const found = textIn(raw, context)
  if (found === undefined) return wanted('code')
  const value = context.from === 'sheet' ? plain(found) : found
  if (context.inList(list, value)) return cell(value)
  const titled =
    context.from === 'sheet' ? (context.codeOf?.(list, sentence(found)) ?? context.codeOf?.(list, value)) : undefined
  return titled === undefined ? wrong('unknown-choice') : cell(titled)
}

const region: Reader<'region'> = (raw, { levels }, context) => {
  if (lostDigits(raw)) return wrong('digits-lost')
  const found = textIn(raw, context)
  if (found === undefined) return wanted('region')
  // no village ends in 000: that is a statistical code of twelve digits for what lies above
  const given = context.from === 'sheet' ? shortCode(plain(found)) : found
  const level = levelOf(given, context.layers)
  if (level === undefined) return wanted('region')
  return levels.includes(level) ? cell(given) : wrong('wrong-level', { levels: levels.map(String) })
}

const ORGANISATION = /^[A-Za-z0-9][\w-]{0,63}$/
const organisation: Reader<'organisation'> = (raw, _, context) => {
  const found = textIn(raw, context)
  const value = found === undefined || context.from === 'json' ? found : plain(found)
  return value !== undefined && ORGANISATION.test(value) ? cell(value) : wanted('organisation')
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const record: Reader<'record'> = (raw, _, { from }) => {
  const found = typeof raw === 'string' && from === 'sheet' ? plain(raw) : raw
  return typeof found === 'string' && UUID.test(found) ? cell(found.toLowerCase()) : wanted('record')
}

const degrees = (given: string, most: number): string | undefined => {
  const number = written(given)
  if (!number || number.part.length > 15) return undefined
  const rounded = Number(decimalText(number)).toFixed(6)
  return Math.abs(Number(rounded)) <= most ? rounded.replace(/^-(0\.0+)$/, '$1') : undefined
}
const pointText = (raw: unknown): string | undefined => {
  if (typeof raw === 'string') return plain(raw)
  if (!Array.isArray(raw) || raw.length !== 2) return undefined
  return raw.every((one) => typeof one === 'number' || typeof one === 'string') ? raw.join(',') : undefined
}

const point: Reader<'point'> = (raw) => {
  const [lon, lat, ...more] = pointText(raw)?.split(/ *[, ] */) ?? []
  if (lon === undefined || lat === undefined || more.length > 0) return wanted('point')
  const found = [degrees(lon, 180), degrees(lat, 90)]
  return found.includes(undefined) ? wanted('point') : cell(found.join(','))
}

const files: Reader<'files'> = (raw, { most }, { from }) => {
  const given = typeof raw === 'string' && from === 'sheet' ? plain(raw).split(/[\s,;]+/) : raw
  if (!Array.isArray(given) || !given.every((id) => typeof id === 'string' && UUID.test(id))) return wanted('files')
  const ids = given.map((id: string) => id.toLowerCase())
  if (new Set(ids).size < ids.length) return wrong('repeated')
  return ids.length > most ? wrong('too-many', { max: most }) : cell(ids)
}

const READERS: { readonly [K in Kind]: Reader<K> } = {
  text,
  integer,
  decimal,
  money,
  'yes-no': yesNo,
  date,
  month,
  year,
  code,
  region,
  organisation,
  record,
  point,
  files,
}

/** Nothing was said: absent, null, blank, an empty list. */
export const isBlank = (raw: unknown): boolean =>
  raw === undefined ||
  raw === null ||
  (typeof raw === 'string' && isBlankText(raw)) ||
  (Array.isArray(raw) && raw.length === 0)

/**
 * One cell as it is kept, or what is wrong with it. Blank is null. Codes: `wrong-type` (`wanted`), `too-long`, `bad-character`, `with-unit`,
 * `too-precise` (`places`), `too-small` (`least`), `too-large` (`most`; of money in 元), `digits-lost`, `unknown-choice`, `wrong-level`,
 * `repeated`, `too-many`.
 */
export const readCell = <K extends Kind>(type: Of<K>, raw: unknown, context: CellContext): Read =>
  isBlank(raw) ? cell(null) : (READERS[type.kind as K] as Reader<K>)(raw, type, context)
