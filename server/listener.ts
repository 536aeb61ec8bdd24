import type { IncomingMessage, ServerResponse } from 'node:http'

/** What Node's HTTP server calls for each request. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => unknown
