/** What changed, told after the commit; live pages listen. Carries no personal data: listeners fetch under their own scope. */
export interface Changed {
  readonly kind: 'matter'
  readonly county: string
  readonly id: string
  readonly region: string
  readonly sealed: boolean
  /** Desks whose inbox changed. */
  readonly desks: readonly string[]
}

/** What another process did may have gone unheard: whoever shows something asks for it again. */
export interface Missed {
  readonly kind: 'missed'
}

/** In-process; `server/relay.ts` carries what is published to the other server processes of the database. A listener that throws is dropped, never the writer. */
export interface EventBus {
  /** What this process did. */
  readonly publish: (changed: Changed) => void
  /** What another process did, or that something may have been missed. */
  readonly relay: (told: Changed | Missed) => void
  /** All there is to hear. Returns the way to stop listening. */
  readonly listen: (listener: (told: Changed | Missed) => void) => () => void
  /** Only what this process did. */
  readonly listenOwn: (listener: (changed: Changed) => void) => () => void
}

const tellAll = <T>(listeners: Set<(told: T) => void>, told: T): void => {
  for (const listener of listeners) {
    try {
      listener(told)
    } catch {
      listeners.delete(listener)
    }
  }
}

const joining =
  <T>(listeners: Set<(told: T) => void>) =>
  (listener: (told: T) => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

export const eventBus = (): EventBus => {
  const all = new Set<(told: Changed | Missed) => void>()
  const own = new Set<(changed: Changed) => void>()
  return {
    publish: (changed) => {
      tellAll(all, changed)
      tellAll(own, changed)
    },
    relay: (told) => tellAll(all, told),
    listen: joining(all),
    listenOwn: joining(own),
  }
}
