/**
 * XPath as XLSForm writes it, as far as it says something that a row alone answers: comparisons of questions, numbers and texts, `and`, `or`,
 * `not()`, `selected()`. `.` is the question itself.
 */

export interface Names {
  /** The field of a question; undefined where it was not taken. */
  readonly field: (question: string) => string | undefined
  /** Whether the field is yes or no, and what says yes. */
  readonly yes: (question: string) => string | undefined
  /** The question that `.` stands for. */
  readonly self: string
}

type Token = { readonly kind: 'name' | 'text' | 'number' | 'sign'; readonly value: string }

const TOKEN =
  /\s*(?:\$\{\s*([\w-]+)\s*\}|'([^']*)'|"([^"]*)"|(\d+(?:\.\d+)?)|(<=|>=|!=|[=<>(),])|(\.)(?!\d)|([a-z][a-z-]*))/gy

const tokens = (text: string, self: string): readonly Token[] | undefined => {
  const found: Token[] = []
  TOKEN.lastIndex = 0
  for (let end = 0; end < text.trimEnd().length; end = TOKEN.lastIndex) {
    const [, name, single, double, number, sign, dot, word] = TOKEN.exec(text) ?? []
    if (name !== undefined) found.push({ kind: 'name', value: name })
    else if (dot !== undefined) found.push({ kind: 'name', value: self })
    else if (single !== undefined || double !== undefined) found.push({ kind: 'text', value: single ?? double ?? '' })
    else if (number !== undefined) found.push({ kind: 'number', value: number })
    else if (sign !== undefined || word !== undefined) found.push({ kind: 'sign', value: sign ?? word ?? '' })
    else return undefined
  }
  return found
}

/** Says no more: this part can't be told in CEL. */
class Untold extends Error {}

const CEL: Readonly<Record<string, string>> = { '=': '==', '!=': '!=', '<': '<', '>': '>', '<=': '<=', '>=': '>=' }

class Reading {
  readonly #tokens: readonly Token[]
  readonly #names: Names
  #at = 0

  constructor(found: readonly Token[], names: Names) {
    this.#tokens = found
    this.#names = names
  }

  whole(): string {
    const text = this.#either()
    if (this.#at < this.#tokens.length) throw new Untold()
    return text
  }

  #next(): Token {
    const token = this.#tokens[this.#at]
    this.#at += 1
    if (token === undefined) throw new Untold()
    return token
  }
  #takes(sign: string): boolean {
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'sign' || token.value !== sign) return false
    this.#at += 1
    return true
  }
  #must(sign: string): void {
    if (!this.#takes(sign)) throw new Untold()
  }

  #either(): string {
    const parts = [this.#both()]
    while (this.#takes('or')) parts.push(this.#both())
    return parts.join(' || ')
  }
  #both(): string {
    const parts = [this.#one()]
    while (this.#takes('and')) parts.push(this.#one())
    // `or` binds less than `and` in both languages
    return parts.join(' && ')
  }
  #one(): string {
    if (this.#takes('(')) return this.#bracketed()
    if (this.#takes('not')) {
      this.#must('(')
      return `!${this.#bracketed()}`
    }
    if (this.#takes('selected')) {
      this.#must('(')
      const question = this.#next()
      this.#must(',')
      const value = this.#next()
      this.#must(')')
      return this.#compared(question, '=', value)
    }
    const left = this.#next()
    const sign = this.#next()
    if (sign.kind !== 'sign' || CEL[sign.value] === undefined) throw new Untold()
    return this.#compared(left, sign.value, this.#next())
  }
  #bracketed(): string {
    const inner = this.#either()
    this.#must(')')
    return `(${inner})`
  }

  #compared(left: Token, sign: string, right: Token): string {
    const yes = left.kind === 'name' ? this.#names.yes(left.value) : undefined
    if (yes !== undefined && right.kind !== 'name' && (sign === '=' || sign === '!='))
      return `${(right.value === yes) === (sign === '=') ? '' : '!'}${this.#said(left)}`
    // whether a question was answered at all
    if (right.kind === 'text' && right.value === '') return `${this.#said(left)} ${CEL[sign]} null`
    return `${this.#said(left)} ${CEL[sign]} ${this.#said(right)}`
  }
  #said({ kind, value }: Token): string {
    if (kind === 'text')
      return JSON.stringify(value)
        .replaceAll("'", "\\'")
        .replace(/^"(.*)"$/, "'$1'")
    if (kind === 'number') return value.includes('.') ? value : `${value}.0`
    const field = kind === 'name' ? this.#names.field(value) : undefined
    if (field === undefined) throw new Untold()
    return field
  }
}

/** The same in CEL; undefined where it says more than a row answers (`today()`, `count()`, sums, choices of several). */
export const celOf = (text: string, names: Names): string | undefined => {
  const found = tokens(text, names.self)
  if (found === undefined || found.length === 0) return undefined
  try {
    return new Reading(found, names).whole()
  } catch (error) {
    if (error instanceof Untold) return undefined
    throw error
  }
}

export interface SimpleBounds {
  readonly least?: number
  readonly most?: number
}

const BOUND = /^\.\s*(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)$/

/** `. >= 0 and . <= 120` as bounds; of whole numbers also `. > 0`. Undefined for anything else. */
export const boundsOf = (text: string, whole: boolean): SimpleBounds | undefined => {
  let bounds: SimpleBounds = {}
  for (const part of text.trim().split(/\s+and\s+/)) {
    const [, sign = '', digits = ''] = BOUND.exec(part.trim()) ?? []
    const value = Number(digits)
    if (sign === '' || (!whole && sign.length === 1)) return undefined
    if (sign.startsWith('>')) bounds = { ...bounds, least: sign === '>' ? value + 1 : value }
    else bounds = { ...bounds, most: sign === '<' ? value - 1 : value }
  }
  return bounds
}

/** `string-length(.) <= 40` → 40. */
export const lengthOf = (text: string): number | undefined => {
  const [, sign, digits] = /^string-length\(\s*\.\s*\)\s*(<=|<)\s*(\d+)$/.exec(text.trim()) ?? []
  if (digits === undefined) return undefined
  return sign === '<' ? Number(digits) - 1 : Number(digits)
}
