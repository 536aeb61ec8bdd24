import { getRequestListener } from '@hono/node-server'
import { createApp } from '../../server/app.ts'
import { openFastPath } from '../../server/fast-path.ts'
import { openDoor } from '../../server/listen.ts'
import type { Program } from '../../server/program.ts'
import { loadRoutes } from '../../server/routes.ts'

export interface Served {
  /** http://host:port (127.0.0.1 where no other was named), without a slash at the end; also the program's origin. */
  readonly origin: string
  readonly program: Program
  readonly close: () => Promise<void>
}

/** The program on a real socket, as the server listens: fast path in front, framework behind. `host`: the name it goes by. */
export const serveProgram = async (program: Program, host = '127.0.0.1'): Promise<Served> => {
  const door = await openDoor('127.0.0.1', 0)
  const origin = `http://${host}:${door.port}`
  const served = { ...program, origin }
  const app = createApp(served, await loadRoutes())
  const fast = await openFastPath(served)
  door.serve(fast.before(getRequestListener(app.fetch, { overrideGlobalObjects: false })), fast.quick)
  return {
    origin,
    program: served,
    close: () => door.close(100),
  }
}
