import { SESSION_COOKIE } from '../../server/identity/cookie.ts'
import { openSession } from '../../server/identity/sessions.ts'
import type { Strength } from '../../store/identity/sessions.ts'
import type { TestProgram } from '../support/program.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query?: Readonly<Record<string, unknown>> | string
  /** Sent as JSON; text and bytes and forms as they are. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Token of a session. */
  readonly token?: string
  /** Network address; a new one for each where none is named, so that no limit on addresses hides what is tried. */
  readonly address?: string
}
export interface Told {
  readonly status: number
  readonly body: unknown
  readonly text: string
  readonly headers: Headers
  readonly milliseconds: number
}

let last = 0
const newAddress = (): string => {
  last += 1
  return `10.${(last >> 16) & 255}.${(last >> 8) & 255}.${last & 255}`
}

const rawBody = (body: unknown): { body: BodyInit; type?: string } | undefined => {
  if (body === undefined) return undefined
  if (typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData)
    return { body: body as BodyInit, ...(typeof body === 'string' && { type: 'application/json' }) }
  return { body: JSON.stringify(body), type: 'application/json' }
}

export const queryOf = (query: Asked['query']): string => {
  if (query === undefined || query === '') return ''
  if (typeof query === 'string') return `?${query}`
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}

/** One request to the application without a socket, as a browser of this site sends it. A stream is not waited for. */
export const ask = async ({ app }: Pick<TestProgram, 'app'>, asked: Asked): Promise<Told> => {
  const sent = rawBody(asked.body)
  const began = performance.now()
  const response = await app.request(`http://lingyan.test${asked.path}${queryOf(asked.query)}`, {
    method: asked.method.toUpperCase(),
    redirect: 'manual',
    headers: {
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': asked.address ?? newAddress(),
      ...(asked.token && { cookie: `${SESSION_COOKIE}=${asked.token}` }),
      ...(sent?.type && { 'content-type': sent.type }),
      ...asked.headers,
    },
    ...(sent && { body: sent.body }),
  })
  const text = await textOf(response)
  const milliseconds = performance.now() - began
  return { status: response.status, body: parsed(text), text, headers: response.headers, milliseconds }
}

const textOf = async (response: Response): Promise<string> => {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text()
  await response.body?.cancel()
  return ''
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Opens a session of an account (by login, which in tests is the name of the post). */
export const sessionOfStaff = async (
  its: Pick<TestProgram, 'program' | 'database'>,
  login: string,
  strength: Strength = 'full',
): Promise<string> => {
  const [held] = await its.database.system<{ account: string; position: string | null }[]>`
    select a.id as account, p.id as position from account a left join position p on p.account = a.id where a.login = ${login}`
  if (held === undefined) throw new Error(`nobody is called ${login}`)
  const opened = await openSession(its.program, its.database.app, { ...held, resident: null, strength })
  return opened.token
}

export const sessionOfResident = async (
  its: Pick<TestProgram, 'program' | 'database'>,
  resident: string,
): Promise<string> => {
  const opening = { account: null, position: null, resident, strength: 'full' } as const
  return (await openSession(its.program, its.database.app, opening)).token
}
