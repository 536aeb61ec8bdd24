import type postgres from 'postgres'
import { ConnectionLost } from './away.ts'
import { connect } from './connect.ts'

/** One connection for one transaction at a time. */
export interface Slot {
  readonly sql: postgres.Sql
  /** Rejects when the connection is lost before it is given back; settles no other way. */
  readonly lost: Promise<never>
  readonly giveBack: () => void
}

export interface Slots {
  readonly take: () => Promise<Slot>
  readonly close: () => Promise<void>
}

/** A client of a single connection, and how to hear that the connection ended. */
interface Line {
  readonly sql: postgres.Sql
  onEnd: (() => void) | undefined
  idleSince: number
  broken: boolean
}

const IDLE_MS = 60_000

/**
 * A pool of single connections for transactions. The driver's own `begin` and `reserve` are not used: where the server dies, they
 * write to a socket that is gone (which ends the process) or leave queued statements waiting for ever, and statements sent later
 * could run on a new connection, outside their transaction. Here a lost connection takes its client with it.
 */
export const openSlots = (url: string, options: postgres.Options<Record<string, never>>, most: number): Slots => {
  const free: Line[] = []
  const waiting: ((line: Line) => void)[] = []
  let open = 0

  const make = (): Line => {
    const line: Line = {
      sql: connect(url, { ...options, max: 1, idle_timeout: 0, max_lifetime: null, onclose: () => line.onEnd?.() }),
      onEnd: undefined,
      idleSince: 0,
      broken: false,
    }
    return line
  }
  const discard = (line: Line): void => {
    line.broken = true
    line.onEnd = undefined
    void line.sql.end({ timeout: 0 })
  }
  const park = (line: Line): void => {
    line.idleSince = performance.now()
    // lost while idle: left in place, it would fail the next request
    line.onEnd = () => {
      free.splice(free.indexOf(line), 1)
      open -= 1
      discard(line)
    }
    free.push(line)
  }
  const giveBack = (line: Line): void => {
    line.onEnd = undefined
    const waiter = waiting.shift()
    if (waiter) waiter(line.broken ? make() : line)
    else if (line.broken) open -= 1
    else park(line)
  }
  const sweep = setInterval(() => {
    const before = performance.now() - IDLE_MS
    while (free[0] && free[0].idleSince < before) free[0].onEnd?.()
  }, IDLE_MS / 4)
  sweep.unref()

  const line = async (): Promise<Line> => {
    const ready = free.pop()
    if (ready) return ready
    if (open >= most) return new Promise((resolve) => waiting.push(resolve))
    open += 1
    return make()
  }
  const take = async (): Promise<Slot> => {
    const taken = await line()
    const lost = new Promise<never>((_, reject) => {
      taken.onEnd = () => {
        discard(taken)
        reject(new ConnectionLost())
      }
    })
    lost.catch(() => {})
    return { sql: taken.sql, lost, giveBack: () => giveBack(taken) }
  }
  return {
    take,
    close: async () => {
      clearInterval(sweep)
      await Promise.all(
        free.splice(0).map((idle) => {
          idle.onEnd = undefined
          return idle.sql.end({ timeout: 5 })
        }),
      )
    },
  }
}
