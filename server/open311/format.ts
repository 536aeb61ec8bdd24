import { XMLBuilder } from 'fast-xml-parser'

export type Format = 'xml' | 'json'
type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value }
export type Item = { readonly [key: string]: Value }

const TYPES: Readonly<Record<Format, string>> = {
  xml: 'application/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

const builder = new XMLBuilder({
  format: true,
  suppressEmptyNode: false,
  processEntities: true,
  ignoreAttributes: true,
})

/** What residents wrote may hold signs that XML 1.0 has no way to write. */
const writable = (text: string): string =>
  text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')

/** Null is an empty element; a list inside an element is made of elements named by `singular`. */
const forXml = (value: Value, singular: Readonly<Record<string, string>>): unknown => {
  if (value === null) return ''
  if (typeof value === 'string') return writable(value)
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map((one: Value) => forXml(one, singular))
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = singular[key]
      return [key, Array.isArray(inner) && name ? { [name]: forXml(inner, singular) } : forXml(inner, singular)]
    }),
  )
}

const SINGULAR = {
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
} as const

const reply = (format: Format, text: string, status: number): Response =>
  new Response(text, {
    status,
    headers: {
      'content-type': TYPES[format],
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // public data for any page; nothing here is read by a session
      'access-control-allow-origin': '*',
    },
  })

const xml = (root: Record<string, unknown>): string => `<?xml version="1.0" encoding="utf-8"?>\n${builder.build(root)}`

/** A list: `<services><service>…` and `[…]`. */
export const listReply = (
  format: Format,
  [root, one]: readonly [string, string],
  items: readonly Item[],
  status = 200,
) =>
  format === 'json'
    ? reply(format, JSON.stringify(items), status)
    : reply(format, xml({ [root]: { [one]: items.map((item) => forXml(item, SINGULAR)) } }), status)

/** One thing under a root of its own. */
export const oneReply = (format: Format, root: string, item: Item): Response =>
  format === 'json'
    ? reply(format, JSON.stringify(item), 200)
    : reply(format, xml({ [root]: forXml(item, SINGULAR) }), 200)

export interface Wrong {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429
  readonly description: string
}

/** Errors in the form of the standard, several at once. */
export const errorReply = (format: Format, wrong: readonly Wrong[]): Response => {
  const status = wrong[0]?.status ?? 400
  const items = wrong.map(({ status: code, description }) => ({ code, description }))
  return listReply(format, ['errors', 'error'], items, status)
}

/** `0102.xml` → code and format; XML, which the standard requires, where the name says nothing. */
export const splitName = (name: string): { readonly name: string; readonly format: Format } | undefined => {
  const [, bare = name, ending] = /^(.*?)(?:\.(\w+))?$/.exec(name) ?? []
  if (ending !== undefined && ending !== 'xml' && ending !== 'json') return undefined
  return { name: bare, format: ending === 'json' ? 'json' : 'xml' }
}

/** ISO 8601 of an instant at China's offset, as W3C dates of the standard are written. */
export const atChina = (at: Date): string =>
  `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
