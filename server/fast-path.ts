import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Listener } from './listen.ts'
import type { Program } from './program.ts'
import { loadLook } from './publication/look.ts'
import { publishedPages } from './publication/pages.ts'
import { encodingFor, type Rendered } from './publication/rendered.ts'

const PAGE = /^\/v\/(\d{6,12})$/

/**
 * Answers published pages and what they need straight from memory, before any framework: they are most of the traffic.
 * Everything else, and a page that is not fresh, goes on to `next`, which makes it and leaves it here for the following.
 */
export const withFastPath = async (program: Program, next: Listener): Promise<Listener> => {
  const pages = publishedPages(program)
  const look = await loadLook()
  const find = (request: IncomingMessage): Rendered | undefined => {
    const url = request.url ?? ''
    if (url.startsWith('/look/')) return look.get(url)
    const code = PAGE.exec(url)?.[1]
    return code ? pages.fresh(code + variantOf(request.headers.cookie)) : undefined
  }
  return (request, response) => {
    const found = request.method === 'GET' ? find(request) : undefined
    if (found) send(found, request, response)
    else next(request, response)
  }
}

/** Language and size as the reader's cookies say; the second half of pageKey(). */
const variantOf = (cookie: string | undefined): string => {
  if (cookie === undefined) return 'zn'
  return (cookie.includes('lingyan_lang=en') ? 'e' : 'z') + (cookie.includes('lingyan_senior=1') ? 's' : 'n')
}

const send = (found: Rendered, request: IncomingMessage, response: ServerResponse): void => {
  if (request.headers['if-none-match'] === found.etag) {
    response.writeHead(304, found.unchanged as string[]).end()
    return
  }
  const encoding = encodingFor(request.headers['accept-encoding'] as string | undefined)
  response.writeHead(200, found.headers[encoding] as string[]).end(found.bodies[encoding])
}
