import type postgres from 'postgres'
import { connect } from './connect.ts'

const CHANNEL = 'lingyan_changes'
/** Connections of this name are the server processes of one database: how each sees whether it is alone. */
const NAME = 'lingyan-signals'
const AGAIN_MS = 1000
const LOOK_MS = 30_000
/** PostgreSQL takes less than 8,000 bytes. */
export const LONGEST_SIGNAL = 7500

export interface Hearing {
  readonly heard: (payload: string) => void
  /** Heard from now on; `again` where the connection had been lost, so that something may have been missed. */
  readonly joined: (again: boolean) => void
}

/** Short words between the server processes of one database, outside of any transaction that writes. */
export interface Signals {
  /** Begins to hear, and goes on until `close`, however often the database is lost meanwhile. */
  readonly join: (hearing: Hearing) => void
  /** Whether another process was there when last looked; looked every 30 s, and when asked by `look`. */
  readonly others: () => boolean
  readonly look: () => Promise<void>
  /** Tells all processes, this one too. False where it could not be sent. */
  readonly tell: (payloads: readonly string[]) => Promise<boolean>
  readonly close: () => Promise<void>
}

/** Connects at the first `join` only. Not by the driver's own `listen`: it gives up where the database is away when it asks again. */
export const openSignals = (url: string): Signals => {
  let line: postgres.Sql | undefined
  let hearing: Hearing | undefined
  let others = false
  let closed = false
  let looking = false
  let joinedBefore = false
  const timers = new Set<NodeJS.Timeout>()

  const drop = (lost: postgres.Sql): void => {
    if (line !== lost) return
    line = undefined
    looking = false
    void lost.end({ timeout: 0 })
    if (closed) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      void open()
    }, AGAIN_MS)
    timer.unref()
    timers.add(timer)
  }
  const open = async (): Promise<void> => {
    const client: postgres.Sql = connect(url, {
      ...{ max: 1, idle_timeout: 0, max_lifetime: null, backoff: () => 0, fetch_types: false },
      connection: { application_name: NAME },
      onnotify: (_channel: string, payload: string) => hearing?.heard(payload),
      onclose: () => drop(client),
    } as postgres.Options<Record<string, never>>)
    line = client
    try {
      await client.unsafe(`listen ${CHANNEL}`)
      await look()
      hearing?.joined(joinedBefore)
      joinedBefore = true
    } catch {
      drop(client)
    }
  }
  const look = async (): Promise<void> => {
    const asked = line
    if (!asked) return
    looking = true
    const [row] = await asked<{ n: number }[]>`select count(*)::int n from pg_stat_activity
      where datname = current_database() and application_name = ${NAME}`
    looking = false
    others = (row?.n ?? 0) > 1
  }
  const sweep = setInterval(() => {
    const asked = line
    if (!asked) return
    // what was asked half a minute ago got no answer: the connection is dead, though nobody was told
    if (looking) drop(asked)
    else look().catch(() => drop(asked))
  }, LOOK_MS)
  sweep.unref()
  return {
    join: (given) => {
      hearing = given
      if (!line && !closed) void open()
    },
    others: () => others,
    look,
    tell: async (payloads) => {
      const by = line
      if (!by) return false
      try {
        await by`select pg_notify(${CHANNEL}, one)
          from jsonb_array_elements_text(${JSON.stringify(payloads)}::text::jsonb) one`
        return true
      } catch {
        return false
      }
    },
    close: async () => {
      closed = true
      clearInterval(sweep)
      for (const timer of timers) clearTimeout(timer)
      const last = line
      line = undefined
      await last?.end({ timeout: 1 })
    },
  }
}
