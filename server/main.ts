import { getRequestListener } from '@hono/node-server'
import { awayReason } from '../store/away.ts'
import { type Watched, watchCluster } from '../store/embedded/watch.ts'
import { Fault } from '../store/fault.ts'
import type { Store } from '../store/open.ts'
import { createApp } from './app.ts'
import { assemble } from './assemble.ts'
import type { Crypto } from './crypto/index.ts'
import { openFastPath } from './fast-path.ts'
import { loadJobs, startJobs } from './jobs.ts'
import { openDoor } from './listen.ts'
import { metered, quickly } from './metrics.ts'
import type { Program } from './program.ts'
import { startRelay } from './relay.ts'
import { loadRoutes } from './routes.ts'

export interface ServeOptions {
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  /** Under which residents reach it; absent: the address listened on. */
  readonly origin?: string
  readonly demo: boolean
  /** Opens the store; `servedAt` is the address that claims the data folder. */
  readonly open: (servedAt: string) => Promise<Store & { readonly crypto: Crypto }>
  /** Makes what must be there before it serves, and says which county it is. */
  readonly prepare: (opened: Store & { readonly crypto: Crypto }) => Promise<string>
  /** What happens to the database while it runs. */
  readonly tell: (what: Watched) => void
}

export interface Running {
  readonly program: Program
  readonly origin: string
  /** Lets requests under way end, then stops jobs and database. */
  readonly stop: () => Promise<void>
  /** Settles when it can't go on: another server has taken the data folder meanwhile. */
  readonly lost: Promise<Fault>
}

/**
 * A lost connection fails everything that was sent on it; whoever asked has heard it from one of them. Another that nobody waits for any
 * more must not end the server. Anything else that is unheard is a mistake of ours and does.
 */
const endureLostConnections = (): (() => void) => {
  const endure = (error: unknown): void => {
    if (awayReason(error) === undefined) throw error
  }
  process.on('unhandledRejection', endure)
  return () => process.off('unhandledRejection', endure)
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** Address to show: a server on all addresses is reached by its own machine under 127.0.0.1. */
const addressOf = (host: string, port: number): string =>
  `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : bracketed(host)}:${port}`

/** Binds, opens the store, serves. Throws Fault; then nothing is left running. */
export const startServer = async (options: ServeOptions): Promise<Running> => {
  const door = await openDoor(options.host, options.port)
  const address = addressOf(door.host, door.port)
  const origin = options.origin?.replace(/\/+$/, '') ?? address
  let opened: Awaited<ReturnType<ServeOptions['open']>> | undefined
  try {
    opened = await options.open(address)
    const county = await options.prepare(opened)
    const { database, crypto } = opened
    const { dataFolder, demo } = options
    const program = await assemble({ database, crypto, county, dataFolder, origin, demo })
    const app = createApp(program, await loadRoutes())
    const stopRelay = startRelay(program)
    const stopJobs = startJobs(program, await loadJobs())
    const watching = watch(opened, options.tell)
    const endEnduring = endureLostConnections()
    const fast = await openFastPath(program)
    // with its own Request and Response, whose text goes out without a stream around it
    const listener = fast.before(getRequestListener(app.fetch))
    door.serve(metered(program, listener), quickly(program, fast.quick))
    const store = opened
    return {
      program,
      origin,
      lost: watching.lost,
      stop: async () => {
        await door.close()
        stopRelay()
        await stopJobs()
        watching.stop()
        await store.close()
        endEnduring()
      },
    }
  } catch (error) {
    await door.close(0)
    await opened?.close()
    throw error
  }
}

/** The embedded database is started again whenever it is gone, and the data folder claimed again. */
const watch = (
  store: Store,
  tell: ServeOptions['tell'],
): { readonly stop: () => void; readonly lost: Promise<Fault> } => {
  if (!store.cluster) return { stop: () => {}, lost: new Promise(() => {}) }
  const { promise: lost, resolve } = Promise.withResolvers<Fault>()
  const stop = watchCluster(store.cluster, (what) => {
    tell(what)
    if (what.is !== 'back') return
    store.relock().catch((error: unknown) => {
      if (error instanceof Fault) resolve(error)
      // gone again already: the next return claims it
      else if (!awayReason(error)) throw error
    })
  })
  return { stop, lost }
}
