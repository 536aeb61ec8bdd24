import type { z } from 'zod'
import type { Ability } from '../kernel/access/index.ts'
import type { Result } from '../kernel/refusal/index.ts'
import type { Caller, ResidentCaller, StaffCaller } from './caller.ts'
import type { Program } from './program.ts'

/**
 * Who may call. `public` anybody; `resident` a resident signed in by phone; `session` staff in any strength (to finish
 * signing in); `staff` any signed-in position; an ability: positions whose role grants it.
 */
export type Who = 'public' | 'resident' | 'session' | 'staff' | Ability

type CallerOf<W extends Who> = W extends 'public' ? Caller : W extends 'resident' ? ResidentCaller : StaffCaller
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

export interface Call<W extends Who = Who, P = unknown, Q = unknown, B = unknown> {
  readonly program: Program
  readonly caller: CallerOf<W>
  readonly params: P
  readonly query: Q
  readonly body: B
  /** As it came, for streams, forms and headers. The body is unread where the route declares no `body`. */
  readonly request: Request
  /** `Idempotency-Key`, where the client sent one. */
  readonly idempotencyKey: string | null
}

/** JSON by `body`; anything else (HTML, CSV, SSE, redirects) as a whole `response`. */
export type Reply<T = unknown> =
  | { readonly status?: number; readonly body: T; readonly headers?: Readonly<Record<string, string>> }
  | { readonly response: Response }

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** OpenAPI style: `/api/v1/matters/{id}`. */
  readonly path: string
  readonly who: Who
  readonly summary: string
  /** Section in the API documentation; `pages` are left out of it. */
  readonly tag:
    | 'session'
    | 'matters'
    | 'places'
    | 'people'
    | 'board'
    | 'ledgers'
    | 'indicators'
    | 'lists'
    | 'exchange'
    | 'audit'
    | 'open311'
    | 'service'
    | 'pages'
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  /** JSON body. Routes without it read `request` themselves (uploads, forms), within `limit` bytes. */
  readonly body?: z.ZodType
  /** Bytes of body accepted; default 256 KiB. */
  readonly limit?: number
  readonly reply?: z.ZodType
  /** Status of success, default 200. */
  readonly status?: number
  /**
   * Which parameter, of the path or the query, names something that a caller may have out of sight; what lies outside is
   * absent. The generated test (test/routes) tries every role inside and outside, and refuses an address that could name
   * something scoped and does not say so.
   */
  readonly scoped?: {
    readonly param: string
    readonly kind:
      | 'matter'
      | 'region'
      | 'household'
      | 'account'
      | 'attachment'
      | 'organisation'
      | 'record'
      | 'form'
      | 'form-ask'
      | 'ledger-file'
  }
  readonly run: (call: never) => Promise<Result<Reply>>
}

/** Keeps the types of one route together; the route table is every `routes` exported by server/routes/*.ts. */
export const defineRoute = <
  W extends Who,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | undefined = undefined,
>(
  route: Omit<Route, 'who' | 'params' | 'query' | 'body' | 'reply' | 'run'> & {
    who: W
    params?: P
    query?: Q
    body?: B
    reply?: R
    run: (
      call: Call<W, Parsed<P>, Parsed<Q>, Parsed<B>>,
    ) => Promise<Result<Reply<R extends z.ZodType ? z.input<R> : unknown>>>
  },
): Route => route as unknown as Route
