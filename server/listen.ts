import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Fault, hasCode } from '../store/fault.ts'
import { type QuickAnswer, standBefore } from './front.ts'
import type { Listener } from './listener.ts'
import { starting } from './starting.ts'
import { turnAway } from './turnAway.ts'

/** A bound address that answers 503 until it is given something to serve. */
export interface Door {
  readonly host: string
  readonly port: number
  /** `quick`: what connections get that ask for nothing else (server/front.ts). */
  readonly serve: (listener: Listener, quick?: QuickAnswer) => void
  /** Takes no more requests, lets those under way end within `patience` ms, then closes what is left. */
  readonly close: (patience?: number) => Promise<void>
}

const KEEP_ALIVE_MS = 65_000
/** Six photos over a village's net, 400 kbit/s, take longer than a minute. */
const REQUEST_MS = 600_000

/** Binds first, so that a taken port is told at once and nobody sees a refused connection while the database starts. */
export const openDoor = async (host: string, port: number): Promise<Door> => {
  let listener: Listener = starting
  let closing = false
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_MS }, (request, response) => {
    // a client that keeps its connection must come back on a new one, to whoever serves next
    if (closing) response.setHeader('connection', 'close')
    listener(request, response)
  })
  server.on('clientError', turnAway)
  const front = standBefore(server, KEEP_ALIVE_MS)
  await bind(server, host, port)
  return {
    host,
    port: (server.address() as AddressInfo).port,
    serve: (next, quick) => {
      listener = next
      front.answer = quick
    },
    close: async (patience = 8000) => {
      closing = true
      front.answer = undefined
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      front.close()
      server.closeIdleConnections()
      const late = setTimeout(() => server.closeAllConnections(), patience)
      await closed
      clearTimeout(late)
    },
  }
}

const bind = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (hasCode(error, 'EADDRINUSE')) reject(new Fault('port-taken', { host, port }))
      else if (hasCode(error, 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN')) {
        reject(new Fault('port-forbidden', { host, port, reason: String((error as NodeJS.ErrnoException).code) }))
      } else reject(error)
    })
    server.listen(port, host, resolve)
  })
