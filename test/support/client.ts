import type { Hono } from 'hono'

export interface Answer {
  readonly status: number
  /** What came, parsed where it is JSON; unknown until a test says what it expects. */
  readonly body: unknown
  readonly headers: Headers
}

/** A browser over the application without a socket: keeps cookies, sends the headers that browsers send. */
export interface Client {
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  readonly cookie: (name: string) => string | undefined
  readonly setCookie: (name: string, value: string) => void
}

export const client = (app: Hono, origin = 'http://club.test'): Client => {
  const cookies = new Map<string, string>()
  return {
    cookie: (name) => cookies.get(name),
    setCookie: (name, value) => {
      cookies.set(name, value)
    },
    send: async (method, path, body, headers = {}) => {
      const response = await app.request(`${origin}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'sec-fetch-site': 'same-origin',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      for (const line of response.headers.getSetCookie()) keep(cookies, line)
      const text = await response.text()
      return { status: response.status, body: parse(text), headers: response.headers }
    },
  }
}

const keep = (cookies: Map<string, string>, line: string): void => {
  const [pair = ''] = line.split(';')
  const at = pair.indexOf('=')
  if (/max-age=0(;|$)/i.test(line)) cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), pair.slice(at + 1))
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
