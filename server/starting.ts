import { refusalPage } from '../web/public/refusal.ts'
import type { Listener } from './listener.ts'
import { htmlHeaders } from './publication/headers.ts'
import { loadLook } from './publication/look.ts'
import { wantsPage } from './publication/refusal.ts'
import { encodingFor } from './publication/rendered.ts'
import { viewOf } from './publication/reply.ts'
import { words } from './words.ts'

/** Neither the address under which it will serve nor whether it is a demo is known yet. */
const NOBODY = { origin: '', demo: false } as const

const messageIn = (language: 'zh-CN' | 'en'): string => words('refusal.starting', language)
const STARTING = JSON.stringify({
  code: 'database-away',
  message: `${messageIn('zh-CN')} ${messageIn('en')}`,
  problems: [],
})
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' } as const
const COMING = { 'retry-after': '1', 'cache-control': 'no-store' } as const

/**
 * What is answered from the moment the address is bound until there is something to serve: programs get JSON, people a page in
 * their language that looks like the others (its style needs no database).
 */
export const starting: Listener = async (incoming, response) => {
  const path = incoming.url ?? '/'
  if (path === '/healthz') return response.writeHead(200, JSON_TYPE).end('{"ok":true}')
  if (path.startsWith('/look/')) {
    const found = (await loadLook()).get(path)
    const encoding = encodingFor(incoming.headers['accept-encoding'] as string | undefined)
    if (found) return response.writeHead(200, found.headers[encoding] as string[]).end(found.bodies[encoding])
  }
  const { accept = '', cookie = '' } = incoming.headers
  const base = 'http://starting.invalid'
  const request = new Request(URL.parse(path, base) ?? base, { headers: { accept, cookie } })
  if (!wantsPage(request)) return response.writeHead(503, { ...JSON_TYPE, ...COMING }).end(STARTING)
  const view = viewOf(NOBODY, request)
  const again = incoming.method === 'GET' ? view.here : undefined
  const page = refusalPage(view, 503, {}, { message: messageIn(view.words.language), again })
  response.writeHead(503, { ...htmlHeaders(NOBODY), ...COMING }).end(String(await page))
}
