import { civilDate, endOfDay } from '../../kernel/calendar/index.ts'
import { type Answer, NONE_FITS } from '../../kernel/element/index.ts'
import { byUnitLatestFirst, lastDayOf } from '../../kernel/indicator/index.ts'
import { cellText, type Ledger, type LedgerField } from '../../kernel/ledger/index.ts'
import { parentOf, widths } from '../../kernel/place/index.ts'
import type { Tx } from '../../store/database.ts'
import { heldPeriod, listAsked, listPeriodsOf } from '../../store/derive/read.ts'
import type { StoredAsk } from '../../store/element/asks.ts'
import { type HeldRecord, listLatest } from '../../store/element/held.ts'
import type { StoredRequest } from '../../store/element/requests.ts'
import { namesOf } from '../../store/place/regions.ts'
import type { StaffCaller } from '../caller.ts'
import { basisOf, getIndicator, ledgersBelow, momentOf } from '../indicator/basis.ts'
import { presentIndicator } from '../indicator/present.ts'
import { readAt } from '../indicator/reading.ts'
import { shown } from '../ledger/cells.ts'
import type { Kept } from '../ledger/definitions.ts'
import { namesIn } from '../ledger/names.ts'
import { schemeOf, todayOf } from '../places.ts'
import { maskName } from '../presenters/mask.ts'
import type { Program } from '../program.ts'
import { words } from '../words.ts'
import { openedAnswers } from './answers.ts'
import { dateOf, fieldOf } from './sources.ts'

type Language = StaffCaller['language']

/** A cell with where it is from and of when; empty texts where nothing is known. */
export interface FilledCell {
  readonly text: string
  readonly source: string
  readonly date: string
}
export interface FilledRow {
  readonly region: string
  readonly name: string
  readonly cells: readonly FilledCell[]
}
const EMPTY: FilledCell = { text: '', source: '', date: '' }
/** Region → cell. */
type Filling = ReadonlyMap<string, FilledCell>

/** Of many records of one region, so many are named. */
const MOST_NAMED = 20
/** No county has more regions of a level above the grid. */
const MOST_REGIONS = 10_000

interface Filler {
  readonly program: Program
  readonly tx: Tx
  readonly language: Language
  readonly request: Pick<StoredRequest, 'region' | 'level' | 'period'>
  readonly regions: readonly string[]
}

/** What codes and ids are called; a code of a list by its title. */
const textOf = (filler: Filler, kept: Kept, field: LedgerField, cell: unknown, name: string | undefined): string => {
  const { type } = field
  if (cell === null || cell === undefined) return ''
  if (name !== undefined) return name
  if (type.kind === 'files') return String(Array.isArray(cell) ? cell.length : 0)
  if (type.kind !== 'code') return cellText(type, cell as never)
  const title = kept.list(type.list)?.items.find(({ code }) => code === cell)?.title
  return title === undefined ? String(cell) : filler.program.packs.words(title, filler.language)
}

/** The ledger, with the unit that the number is in: a form may have asked for another. */
const sourceOf = ({ program, language }: Filler, { ledger }: Kept, { type }: LedgerField): string => {
  const about = program.packs.words(ledger.title, language)
  const named = 'unit' in type && type.unit !== undefined ? program.packs.words(type.unit, language) : ''
  const unit = type.kind === 'money' ? words('element.money', language) : named
  return unit === '' ? about : words('element.inUnit', language, { about, unit })
}

/** The end of the period that the form is about, where it is over. */
const endOf = ({ program, request }: Filler): string | undefined => {
  const last = request.period === null ? undefined : lastDayOf(request.period)
  return last !== undefined && last < todayOf(program) ? last : undefined
}

/** Which records of a ledger tell of the form's period; undefined where it has no such period. */
const recordsOf = (filler: Filler, ledger: Ledger): { readonly period?: string; readonly stood?: Date } | undefined => {
  const { period } = filler.request
  if (period === null) return {}
  const held = heldPeriod(ledger, period)
  if (held === undefined) return undefined
  if (held !== '') return { period: held }
  const end = endOf(filler)
  return end === undefined ? {} : { stood: new Date(endOfDay(end)) }
}

/** Columns of one ledger are read at once. */
const fromLedger = async (
  filler: Filler,
  kept: Kept,
  fields: readonly LedgerField[],
): Promise<ReadonlyMap<string, Filling>> => {
  const { program, tx, request, language } = filler
  const width = widths(schemeOf(program).layers)[request.level - 1] ?? 0
  const of = recordsOf(filler, kept.ledger)
  if (of === undefined) return new Map()
  const where = { county: program.county, region: request.region, width, most: MOST_NAMED, ...of }
  const held = await listLatest(tx, kept.ledger, where)
  const names = await namesIn(
    filler,
    kept,
    held.map(({ record }) => record),
  )
  const byPlace = Map.groupBy(held, ({ place }) => place)
  const cellOf = (field: LedgerField, records: readonly HeldRecord[]): FilledCell => {
    const texts = records.map(({ record }) =>
      textOf(
        filler,
        kept,
        field,
        shown(program.crypto, kept.ledger, record.cells)[field.key],
        names.ofCells(record)[field.key],
      ),
    )
    const [first] = records
    if (!first || texts.every((text) => text === '')) return EMPTY
    const dates = records.map(({ record }) => dateOf(kept, record)).toSorted()
    const more = first.of > records.length ? words('element.more', language, { n: first.of - records.length }) : ''
    const source = sourceOf(filler, kept, field)
    return { text: texts.filter((text) => text !== '').join('；') + more, source, date: dates.at(-1) ?? '' }
  }
  return new Map(
    fields.map((field) => [
      field.key,
      new Map([...byPlace].map(([place, records]) => [place, cellOf(field, records)] as const)),
    ]),
  )
}

/** Periods of one year: its months, quarters, halves and itself. */
const A_YEAR = 19

/** The period that the form is about; else the latest year, or the latest month of what has no years. */
const periodFor = async (filler: Filler, ledgers: readonly Ledger[]): Promise<string> => {
  const { tx, request } = filler
  const periodic = ledgers.filter(({ period }) => period !== undefined)
  if (periodic.length === 0) return ''
  if (request.period !== null) return request.period
  const held = await listPeriodsOf(tx, periodic, request.region, A_YEAR)
  const latest = [...held.values()].flatMap((periods) => periods.toSorted(byUnitLatestFirst)[0] ?? [])
  return latest.toSorted((a, b) => a.length - b.length || (a < b ? 1 : -1))[0] ?? ''
}

const fromIndicator = async (filler: Filler, key: string): Promise<Filling> => {
  const { program, tx, language, request } = filler
  const found = getIndicator(program.packs, key, todayOf(program))
  if (!found.ok) return new Map()
  const ledgers = ledgersBelow(basisOf(program), found.value.indicator)
  const period = await periodFor(filler, ledgers)
  // what has no period is told as it stood when the form's period ended
  const moment = momentOf(program, period === '' ? endOf(filler) : undefined)
  if (!moment.ok) return new Map()
  const { basis } = moment.value
  const regions = { root: request.region, level: request.level, after: '', limit: MOST_REGIONS }
  const { readings, asOf } = await readAt(tx, moment.value, { indicators: [key], regions, periods: [period] })
  const { scale, places, unit, title } = presentIndicator(program, basis, found.value, language)
  const date = period === '' ? civilDate(asOf.toISOString()) : period
  return new Map(
    readings.flatMap(({ region, value }) => {
      if (value.value === null) return []
      const text = (value.value / scale).toFixed(places)
      return [[region, { text, source: words('element.computed', language, { title, unit }), date }] as const]
    }),
  )
}

const fromTree = async ({ program, tx, regions, language }: Filler, frame: string): Promise<Filling> => {
  const { today, layers } = basisOf(program)
  const above = (code: string): string => parentOf(code, layers) ?? ''
  const names = await namesOf(tx, [...new Set(regions.flatMap((code) => [code, above(code)]))], today)
  const texts: Readonly<Record<string, (code: string, at: number) => string>> = {
    number: (_, at) => String(at + 1),
    name: (code) => names.get(code) ?? code,
    above: (code) => names.get(above(code)) ?? '',
    code: (code) => code,
  }
  const cell = (code: string, at: number): FilledCell => ({
    text: texts[frame]?.(code, at) ?? '',
    source: words('element.tree', language),
    date: today,
  })
  return new Map(regions.map((code, at) => [code, cell(code, at)]))
}

/** What owners answered of a column that nobody held; masked where it is sensitive. */
const fromAsks = ({ program, language }: Filler, { column, sensitive }: Answer, asks: readonly StoredAsk[]): Filling =>
  new Map(
    asks.flatMap((ask) => {
      const text = openedAnswers(program, ask)[column.key]
      if (text === undefined || text === '' || !ask.answered_at) return []
      const source = words('element.answered', language, { name: ask.answered_by ?? '' })
      const date = civilDate(ask.answered_at.toISOString())
      return [[ask.region, { text: sensitive ? maskName(text) : text, source, date }] as const]
    }),
  )

const fillings = async (
  filler: Filler,
  answers: readonly Answer[],
  asks: readonly StoredAsk[],
): Promise<readonly Filling[]> => {
  const wanted = answers.map(({ by }) => (by ? fieldOf(filler.program, by.candidate.id) : undefined))
  const byLedger = Map.groupBy(
    wanted.flatMap((one) => one ?? []),
    ({ kept }) => kept,
  )
  const read = await Promise.all(
    [...byLedger].map(async ([kept, some]) => {
      const fields = [...new Set(some.map(({ field }) => field))]
      return [kept.ledger.key, await fromLedger(filler, kept, fields)] as const
    }),
  )
  const ledgers = new Map(read)
  return Promise.all(
    answers.map(async (answer, at): Promise<Filling> => {
      const id = answer.by?.candidate.id ?? NONE_FITS
      const found = wanted[at]
      if (found) return ledgers.get(found.kept.ledger.key)?.get(found.field.key) ?? new Map()
      if (answer.state === 'derived') return fromIndicator(filler, id.slice(1))
      return answer.state === 'frame' ? fromTree(filler, id.slice(1)) : fromAsks(filler, answer, asks)
    }),
  )
}

/** Codes of the regions that a form has a row for. */
export const regionsOf = (
  program: Program,
  tx: Tx,
  { region, level }: Pick<Filler['request'], 'region' | 'level'>,
): Promise<readonly string[]> =>
  listAsked(tx, basisOf(program), { root: region, level, after: '', limit: MOST_REGIONS })

/** The whole form, filled from what is held; a row for each region of its level, in order of code. */
export const filledRows = async (
  program: Program,
  tx: Tx,
  form: {
    readonly request: Filler['request']
    readonly answers: readonly Answer[]
    readonly asks: readonly StoredAsk[]
    readonly language: Language
  },
): Promise<readonly FilledRow[]> => {
  const regions = await regionsOf(program, tx, form.request)
  const names = await namesOf(tx, regions, basisOf(program).today)
  const filler: Filler = { program, tx, language: form.language, request: form.request, regions }
  const filled = await fillings(filler, form.answers, form.asks)
  return regions.map((region) => ({
    region,
    name: names.get(region) ?? region,
    cells: filled.map((column) => column.get(region) ?? EMPTY),
  }))
}
