import type { TestProgram } from './program.ts'

type Fields = Readonly<Record<string, string | Blob | readonly Blob[]>>

/** A resident's browser over the application, without a socket and without scripts: pages and forms. */
export interface Pages {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
  readonly html: (path: string) => Promise<string>
  /** Sends a form as browsers do. */
  readonly post: (path: string, fields: Fields, headers?: Readonly<Record<string, string>>) => Promise<Response>
}

export const pagesOf = ({ app }: Pick<TestProgram, 'app'>, address = '10.0.0.1'): Pages => {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await app.request(`http://lingyan.test${path}`, {
      redirect: 'manual',
      ...init,
      headers: {
        accept: 'text/html',
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': address,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(init.headers as Record<string, string>),
      },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }
  return {
    get: (path, headers = {}) => send(path, { headers }),
    html: async (path) => (await send(path, {})).text(),
    post: (path, fields, headers = {}) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields))
        for (const one of Array.isArray(value) ? value : [value]) form.append(name, one as string)
      return send(path, { method: 'POST', body: form, headers })
    },
  }
}

/** The token of the first form on a page. */
export const tokenIn = (html: string): string => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** Lodges by the form; the address of its page: `/t/XXXX-XXXX-XXXX`. */
export const lodgeByForm = async (pages: Pages, village: string, fields: Fields): Promise<string> => {
  const sent = await pages.post(`/v/${village}/report`, { same: 'none', ...fields })
  const to = sent.headers.get('location')
  if (sent.status !== 303 || to === null) throw new Error(`not lodged: ${sent.status} ${await sent.text()}`)
  return to.replace('/receipt', '')
}
