import { RESERVED_NAMES } from '../formula/reserved.ts'
import type { CellType, FieldRule, Ledger, LedgerField } from '../ledger/index.ts'
import { formulasOf, LONGEST_CODE, OWN_COLUMNS } from '../ledger/index.ts'
import { bannedNames } from './burden.ts'
import type { Checked, Finding, Place } from './finding.ts'
import { finding, under } from './finding.ts'
import { isElement, isFieldKey, LONGEST_FIELD } from './keys.ts'
import { sourceFindings } from './rowFormulas.ts'

/** Besides CEL's own: the columns of every ledger, and the day that numbers are asked for. */
const RESERVED: ReadonlySet<string> = new Set([...OWN_COLUMNS, ...RESERVED_NAMES, 'on'])

const key = (place: Place, field: LedgerField): readonly Finding[] => {
  if (!isFieldKey(field.key)) return [finding(place, 'malformed-field-key', { key: field.key })]
  if (field.key.length > LONGEST_FIELD) return [finding(place, 'too-long-key', { key: field.key, most: LONGEST_FIELD })]
  return RESERVED.has(field.key) ? [finding(place, 'reserved-name', { field: field.key })] : []
}

const isCount = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most

/** Longest text and most files that a cell may have. */
const MOST_TEXT = 10_000
const MOST_FILES = 50
/** Bounds beyond these are no longer exact, or too many for a rounding. */
const MOST_PLACES = 6
/** Lowest layer that a net may have below the village. */
const LOWEST = 12

const bounds = (place: Place, { least, most }: { least?: number; most?: number }): readonly Finding[] => {
  const wrong = [least, most].find((one) => one !== undefined && !Number.isFinite(one))
  if (wrong !== undefined) return [finding(place, 'wrong-bounds', { detail: String(wrong) })]
  return least !== undefined && most !== undefined && least > most
    ? [finding(place, 'wrong-bounds', { detail: `${least} > ${most}` })]
    : []
}

const within = (place: Place, value: number, most: number): readonly Finding[] =>
  isCount(value, most) ? [] : [finding(place, 'wrong-bounds', { detail: `${value}: 1…${most}` })]

export const levelFindings = (place: Place, levels: readonly number[]): readonly Finding[] => [
  ...(levels.length === 0 ? [finding(place, 'no-levels')] : []),
  ...levels.filter((level) => !isCount(level, LOWEST)).map((level) => finding(place, 'unknown-level', { level })),
]

export interface Surroundings {
  readonly lists: ReadonlyMap<string, readonly string[]>
  readonly ledgers: ReadonlySet<string>
}

const list = (place: Place, name: string, { lists }: Surroundings): readonly Finding[] => {
  const codes = lists.get(name)
  if (codes === undefined) return [finding(under(place, 'list'), 'unknown-list', { list: name })]
  const long = codes.find((code) => code.length > LONGEST_CODE)
  return long === undefined ? [] : [finding(under(place, 'list'), 'too-long-key', { key: long, most: LONGEST_CODE })]
}

const type = (place: Place, cell: CellType, around: Surroundings): readonly Finding[] => {
  switch (cell.kind) {
    case 'text':
      return within(place, cell.most, MOST_TEXT)
    case 'files':
      return within(place, cell.most, MOST_FILES)
    case 'integer':
      return bounds(place, cell)
    case 'decimal':
      return [...within(place, cell.places, MOST_PLACES), ...bounds(place, cell)]
    case 'code':
      return list(place, cell.list, around)
    case 'region':
      return levelFindings(under(place, 'levels'), cell.levels)
    case 'record':
      return around.ledgers.has(cell.ledger)
        ? []
        : [finding(under(place, 'ledger'), 'unknown-ledger', { ledger: cell.ledger })]
    default:
      return []
  }
}

/** A day that every month has, of a field that is a date. */
const isRestOfMonth = ({ fields }: Ledger, { of, day }: NonNullable<FieldRule['unlessRest']>): boolean =>
  Number.isInteger(day) && day >= 1 && day <= 28 && fields.some(({ key, type }) => key === of && type.kind === 'date')

const rules = (place: Place, ledger: Ledger, field: LedgerField): readonly Finding[] => {
  const formulas = formulasOf(ledger)
  const { required, valid = [] } = field
  return [
    ...(typeof required === 'string'
      ? sourceFindings(under(place, 'required'), required, formulas.compile(required, 'bool'))
      : []),
    ...valid.flatMap(({ when, unlessRest }, index) => [
      ...sourceFindings(under(place, 'valid', index, 'when'), when, formulas.compile(when, 'bool')),
      ...(unlessRest && !isRestOfMonth(ledger, unlessRest)
        ? [
            finding(under(place, 'valid', index, 'unlessRest'), 'no-rest-day', {
              field: unlessRest.of,
              day: unlessRest.day,
            }),
          ]
        : []),
    ]),
  ]
}

const PIPL = '个人信息保护法'

const privacy = (place: Place, field: LedgerField, title: string): readonly Finding[] => {
  const name = title || field.key
  if (field.sensitive === undefined) return []
  return [
    ...(field.type.kind === 'files' ? [finding(under(place, 'sensitive'), 'sensitive-files', { name })] : []),
    ...(field.need ? [] : [finding(place, 'sensitive-without-need', { name }, { basis: `${PIPL} §6、§28` })]),
    ...(field.disclosed
      ? [finding(under(place, 'disclosed'), 'sensitive-disclosed', { name }, { basis: `${PIPL} §25` })]
      : []),
  ]
}

const photos = (place: Place, field: LedgerField, title: string): readonly Finding[] =>
  field.type.kind === 'files' && field.required && !field.need
    ? [
        finding(
          place,
          'burden-photo-required',
          { name: title || field.key },
          { basis: '国办函〔2026〕12号：不得强制上传工作照片、视频，确有必要的除外' },
        ),
      ]
    : []

/** A field by itself: its key, type, rules, and what the rules on burden and on personal information say of asking for it. */
export const fieldFindings = (
  place: Place,
  ledger: Ledger,
  field: LedgerField,
  around: Surroundings,
  zh: NonNullable<Checked['words']>[string][string],
): readonly Finding[] => {
  const title = zh[field.title] ?? ''
  const named = { place, key: field.key.replaceAll('_', '-'), title, need: field.need }
  return [
    ...key(place, field),
    ...(isElement(field.element)
      ? []
      : [finding(under(place, 'element'), 'unknown-element', { element: field.element })]),
    ...type(under(place, 'type'), field.type, around),
    ...rules(place, ledger, field),
    ...privacy(place, field, title),
    ...photos(place, field, title),
    ...bannedNames(named),
  ]
}
