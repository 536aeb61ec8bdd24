import type { Problem } from '../refusal/index.ts'
import type { Context } from './context.ts'
import type { Field, Json } from './types.ts'

type InList = Context['inList']
type Check = (value: Json, field: Field, inList: InList) => Omit<Problem, 'path'> | null

const WRONG = (wanted: string): Omit<Problem, 'path'> => ({ code: 'wrong-type', params: { wanted } })
const LIMITS = { text: 200, 'long-text': 2000, files: 6, desks: 20 } as const

const text =
  (fallback: number): Check =>
  (value, field) => {
    if (typeof value !== 'string') return WRONG('text')
    // what the database and the screens can't hold: half a character, NUL
    if (!value.isWellFormed() || value.includes('\u0000')) return { code: 'bad-character' }
    const max = field.max ?? fallback
    return [...value].length > max ? { code: 'too-long', params: { max } } : null
  }

const choice: Check = (value, field, inList) => {
  if (typeof value !== 'string') return WRONG('choice')
  return field.list === undefined || inList === undefined || inList(field.list, value)
    ? null
    : { code: 'unknown-choice' }
}

const isDate = (value: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

const strings =
  (fallback: number, form: RegExp, wanted: string): Check =>
  (value, field) => {
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string' && form.test(item)))
      return WRONG(wanted)
    if (new Set(value).size < value.length) return { code: 'repeated' }
    const max = field.max ?? fallback
    return value.length > max ? { code: 'too-many', params: { max } } : null
  }

const pattern =
  (form: RegExp, wanted: string): Check =>
  (value) =>
    typeof value === 'string' && form.test(value) ? null : WRONG(wanted)

const DESK = /^[a-z][a-z0-9-]{0,63}@[\w-]{1,64}$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const CHECKS: Readonly<Record<Field['type'], Check>> = {
  text: text(LIMITS.text),
  'long-text': text(LIMITS['long-text']),
  choice,
  'yes-no': (value) => (typeof value === 'boolean' ? null : WRONG('yes-no')),
  date: (value) => (typeof value === 'string' && isDate(value) ? null : WRONG('date')),
  integer: (value) => (Number.isSafeInteger(value) ? null : WRONG('integer')),
  region: pattern(/^\d{2,24}$/, 'region'),
  desk: pattern(DESK, 'desk'),
  desks: strings(LIMITS.desks, DESK, 'desks'),
  matter: pattern(UUID, 'matter'),
  files: strings(LIMITS.files, /^[\w-]{1,64}$/, 'files'),
}

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** Every wrong, missing or unknown field at once, under `prefix`. */
export const fieldProblems = (
  fields: readonly Field[],
  data: Readonly<Record<string, Json>>,
  inList: InList,
  prefix: string,
): readonly Problem[] => {
  const keys = new Set(fields.map((field) => field.key))
  const unknown = Object.keys(data).filter((key) => !keys.has(key))
  const wrong = fields.flatMap((field): readonly Problem[] => {
    const value = data[field.key]
    const path = `${prefix}${field.key}`
    if (isEmpty(value)) return field.required ? [{ path, code: 'required' }] : []
    const problem = CHECKS[field.type](value as Json, field, inList)
    return problem ? [{ path, ...problem }] : []
  })
  return [...wrong, ...unknown.map((key) => ({ path: `${prefix}${key}`, code: 'unknown-field' }))]
}

/** The fields that say something; empty ones are as good as not sent. */
export const filled = (data: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => !isEmpty(value)))

/** What rules read as `input`: every field, absent ones null. */
export const inputOf = (
  fields: readonly Field[],
  data: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> => Object.fromEntries(fields.map((field) => [field.key, data[field.key] ?? null]))
