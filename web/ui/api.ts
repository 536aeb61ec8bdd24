import type { ErrorBody } from '../../server/contract/errors.ts'
import { newKey } from './key.ts'
import { chosenLanguage } from './words.tsx'

export const API = '/api/v1'

/** What the server refused, or that it could not be reached (`status` 0, code `network`). */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly problems: ErrorBody['problems']
  readonly may: readonly string[]
  constructor(status: number, body: ErrorBody) {
    super(body.message)
    this.status = status
    this.code = body.code
    this.problems = body.problems
    this.may = body.may ?? []
  }
}

export const isRefused = (error: unknown, code?: string): error is Refused =>
  error instanceof Refused && (code === undefined || error.code === code)

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

/** `{a: 1, b: ''}` → `?a=1`; nothing where nothing is asked. */
export const queryString = (query: Query = {}): string => {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([key, value]) => [key, String(value)]))}`
}

const NO_BODY: ErrorBody = { code: 'network', message: '', problems: [] }

const reply = async <T>(response: Response): Promise<T> => {
  const body: unknown = await response.json().catch(() => undefined)
  // an answer that was cut off on its way is none
  if (response.ok && body === undefined && response.status !== 204) throw new Refused(0, NO_BODY)
  if (response.ok) return body as T
  const error = body as ErrorBody | null
  throw new Refused(response.status, error?.code ? error : { ...NO_BODY, code: `http-${response.status}` })
}

/** A net that hangs is as good as none after this long; a file may take its time (400 kbit/s). Milliseconds. */
const PATIENCE = { read: 30_000, write: 30_000, file: 600_000 } as const

const ask = async (path: string, init: RequestInit, patience: number): Promise<Response> => {
  const late = AbortSignal.timeout(patience)
  const signal = init.signal ? AbortSignal.any([init.signal, late]) : late
  try {
    return await fetch(path, { credentials: 'same-origin', ...init, signal })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new Refused(0, NO_BODY)
  }
}

/** The server answers in the language that the screen speaks. */
const address = (path: string): string => {
  const whole = path.startsWith('/') ? path : `${API}/${path}`
  return chosenLanguage() === 'en' ? `${whole}${whole.includes('?') ? '&' : '?'}lang=en` : whole
}

/** Whether asking again later may help: no net, or the server away or too busy for a moment. */
export const isAway = (error: unknown): boolean => isRefused(error) && [0, 429, 502, 503, 504].includes(error.status)

/** Reads. `path` is below /api/v1 or an address that a reply gave. */
export const get = async <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  reply<T>(await ask(address(path + queryString(query)), { signal }, PATIENCE.read))

const WAITS = [400, 1600] as const

/**
 * Writes, under one Idempotency-Key: where the answer got lost on the way or the database was away, it asks again with the
 * same key, so that nothing is done twice.
 */
export const send = async <T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  key: string = newKey(),
): Promise<T> => {
  const form = body instanceof FormData
  const patience = form ? PATIENCE.file : PATIENCE.write
  const init: RequestInit = {
    method,
    headers: {
      'idempotency-key': key,
      ...(form || body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: form ? body : body === undefined ? undefined : JSON.stringify(body),
  }
  for (const wait of WAITS) {
    try {
      const response = await ask(address(path), init, patience)
      if (response.status !== 503) return await reply<T>(response)
    } catch (error) {
      if (!isRefused(error, 'network')) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
  return reply<T>(await ask(address(path), init, patience))
}
