import { createContext, useContext } from 'react'

/** How long an act waits before it goes out. Milliseconds. ui.md asks for ten seconds in all, the drawer and the eye take two. */
export const WAIT = 8000

/** An act that is decided and checked but not sent yet. */
export interface Holding {
  readonly title: string
  /** Matters that it is on. */
  readonly ids: readonly string[]
  readonly send: () => Promise<unknown>
  /** The page is being closed: out it goes, nobody waits for the answer. */
  readonly leave: () => void
  readonly takenBack: () => void
}
export interface Held extends Holding {
  readonly key: number
  /** When it goes out. Milliseconds since 1970. */
  readonly at: number
}

export interface Waiting {
  readonly held: readonly Held[]
  readonly hold: (what: Holding) => void
  readonly takeBack: (key: number) => void
  /** Sends what waits now; settles when all is answered. */
  readonly flush: () => Promise<void>
}

export const HeldContext = createContext<Waiting>({
  held: [],
  hold: () => undefined,
  takeBack: () => undefined,
  flush: async () => undefined,
})

export const useWaiting = (): Waiting => useContext(HeldContext)

/** The act that waits on a matter, if any: nothing else may be done to it meanwhile. */
export const useHeldOn = (id: string | undefined): Held | undefined =>
  useWaiting().held.find(({ ids }) => id !== undefined && ids.includes(id))
