const MINUTE = 60_000
const WARN_MINUTES = 2

export interface IdleState {
  readonly warn: boolean
  readonly over: boolean
  /** Whole seconds until the session ends, never below 0. */
  readonly secondsLeft: number
}

/** Times in milliseconds; `minutes` is the server's own limit. */
export const idleState = (lastUsed: number, now: number, minutes: number): IdleState => {
  const left = Math.max(0, lastUsed + minutes * MINUTE - now)
  return { warn: left <= WARN_MINUTES * MINUTE, over: left === 0, secondsLeft: Math.ceil(left / 1000) }
}
