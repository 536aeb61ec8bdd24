import type { IncomingMessage, ServerResponse } from 'node:http'
import type { QuickAnswer } from './front.ts'
import type { Listener } from './listener.ts'
import type { Program } from './program.ts'
import { loadLook } from './publication/look.ts'
import { publishedPages } from './publication/pages.ts'
import { encodingFor, type Rendered } from './publication/rendered.ts'
import { quickWire } from './publication/wire.ts'

const PAGE = /^\/v\/(\d{6,12})$/

export interface FastPath {
  /** For connections that ask for nothing else: the whole response. */
  readonly quick: QuickAnswer
  /** The same in front of a listener, for connections that ask for other things too. */
  readonly before: (next: Listener) => Listener
}

/**
 * Answers published pages and what they need straight from memory, before any framework: they are most of the traffic.
 * Everything else, and a page that is not fresh, goes on to the framework, which makes it and leaves it here for the following.
 */
export const openFastPath = async (program: Program): Promise<FastPath> => {
  const pages = publishedPages(program)
  const look = await loadLook()
  const find = (path: string, cookie: string | undefined): Rendered | undefined => {
    if (path.startsWith('/look/')) return look.get(path)
    const code = PAGE.exec(path)?.[1]
    return code ? pages.fresh(code + variantOf(cookie)) : undefined
  }
  const wire = quickWire()
  return {
    quick: ({ path, cookie, acceptEncoding, ifNoneMatch }) => {
      const found = find(path, cookie)
      return found && wire(found, found.etag === ifNoneMatch ? 'unchanged' : encodingFor(acceptEncoding))
    },
    before: (next) => (request, response) => {
      const found = request.method === 'GET' ? find(request.url ?? '', request.headers.cookie) : undefined
      if (found) send(found, request, response)
      else next(request, response)
    },
  }
}

/** Language and size as the reader's cookies say; the second half of pageKey(). */
const variantOf = (cookie: string | undefined): string => {
  if (!cookie) return 'zn'
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
