import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '../../server/app.ts'
import { withFastPath } from '../../server/fast-path.ts'
import type { Program } from '../../server/program.ts'
import { loadRoutes } from '../../server/routes.ts'

export interface Served {
  /** http://127.0.0.1:port, without a slash at the end; also the program's origin. */
  readonly origin: string
  readonly program: Program
  readonly close: () => Promise<void>
}

/** The program on a real socket, as the server listens: fast path in front, framework behind. */
export const serveProgram = async (program: Program): Promise<Served> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const served = { ...program, origin }
  const app = createApp(served, await loadRoutes())
  server.on('request', await withFastPath(served, getRequestListener(app.fetch, { overrideGlobalObjects: false })))
  return {
    origin,
    program: served,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
