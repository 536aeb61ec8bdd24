import { openPool } from './pool.ts'

const LOCK = 7264

/** One among the processes of a database, by a lock that the database drops with the connection, however that ends. */
export interface Leader {
  readonly leads: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/** Connects at the first question only. */
export const openLeader = (url: string): Leader => {
  let held = false
  let asking: Promise<boolean> | undefined
  const { sql, close } = openPool(url, {
    most: 1,
    idleMs: 0,
    onLoss: () => {
      held = false
    },
  })
  const ask = async (): Promise<boolean> => {
    const [row] = await sql<{ got: boolean }[]>`select pg_try_advisory_lock(${LOCK}) got`
    held = row?.got ?? false
    return held
  }
  return {
    leads: () => {
      if (held) return Promise.resolve(true)
      asking ??= ask().finally(() => {
        asking = undefined
      })
      return asking
    },
    close,
  }
}
