/**
 * Refusals are values, bugs are exceptions. Nothing below `server/` knows HTTP: the edge maps a
 * refusal's `code` to a status and to words (`server/contract/errors.ts`).
 */
export interface Problem {
  /** Where in the input, dotted: `data.note`, `items.3.region`; empty for the whole. */
  readonly path: string
  /** Stable machine word, kebab-case: `required`, `too-long`, `unknown-region`. */
  readonly code: string
  /** Named values for the message catalogue. */
  readonly params?: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

export type RefusalKind =
  /** The input is wrong in itself (400). */
  | 'input'
  /** Absent, or outside the asker's scope: the two are never told apart (404). */
  | 'absent'
  /** Well-formed, but the rules forbid it now (409); `may` says what would be accepted. */
  | 'rules'
  /** Nobody is signed in, or a second factor is due (401). */
  | 'identity'
  /** Too much, too often (429), or too large (413). */
  | 'limit'

export interface Refusal {
  readonly kind: RefusalKind
  /** Stable machine word, kebab-case: `stale-version`, `already-extended`. */
  readonly code: string
  readonly params?: Problem['params']
  readonly problems?: readonly Problem[]
  /** What would be accepted instead: action keys, values, a date. */
  readonly may?: readonly string[]
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export const accept = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (kind: RefusalKind, code: string, more: Omit<Refusal, 'kind' | 'code'> = {}): Result<never> => ({
  ok: false,
  refusal: { kind, code, ...more },
})
