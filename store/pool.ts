import type postgres from 'postgres'
import { connect } from './connect.ts'

export interface Pool {
  /** Statements, each by itself. Always the client in use now: hold this, not what it answers. */
  readonly sql: postgres.Sql
  readonly close: () => Promise<void>
}

export interface PoolOptions {
  /** Connections at once. */
  readonly most: number
  readonly options?: postgres.Options<Record<string, never>>
  /** Connections are given up after so long without a statement; 0 never. */
  readonly idleMs?: number
  /** A connection was lost. */
  readonly onLoss?: () => void
}

/** Statements under way on other connections may take so long to end, in seconds. */
const GRACE = 5

/**
 * A pool for single statements whose client is replaced as soon as one of its connections is lost. The driver keeps a lost
 * connection for later use, and where something was just being written, that connection never sends anything again: every
 * statement on it would wait for its time-out. Giving up idle connections is done here too, so that only a loss looks like one.
 */
export const openPool = (url: string, { most, options = {}, idleMs = 60_000, onLoss }: PoolOptions): Pool => {
  let usedAt = Number.POSITIVE_INFINITY
  let closed = false
  const make = (): postgres.Sql => {
    let connected = false
    const client: postgres.Sql = connect(url, {
      ...options,
      max: most,
      idle_timeout: 0,
      max_lifetime: null,
      // refused at once rather than queued: the server is asked anew by every statement
      backoff: () => 0,
      // the first thing that a server says after letting one in
      onparameter: () => {
        connected = true
      },
      onclose: () => {
        if (closed || !connected || client !== current) return
        onLoss?.()
        replace()
      },
    })
    return client
  }
  let current = make()
  const replace = (): void => {
    const old = current
    current = make()
    usedAt = Number.POSITIVE_INFINITY
    void old.end({ timeout: GRACE })
  }
  const sweep = setInterval(() => {
    if (idleMs > 0 && performance.now() - usedAt > idleMs) replace()
  }, 15_000)
  sweep.unref()
  const client = (): postgres.Sql => {
    usedAt = performance.now()
    return current
  }
  const target = (() => {}) as unknown as postgres.Sql
  return {
    sql: new Proxy(target, {
      apply: (_target, _self, args: never[]) => Reflect.apply(client(), undefined, args) as unknown,
      get: (_target, key) => Reflect.get(client(), key) as unknown,
    }),
    close: async () => {
      clearInterval(sweep)
      closed = true
      await current.end({ timeout: GRACE })
    },
  }
}
