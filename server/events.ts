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

/** In-process: one process serves a county. A listener that throws is dropped, never the writer. */
export interface EventBus {
  readonly publish: (changed: Changed) => void
  /** Returns the way to stop listening. */
  readonly listen: (listener: (changed: Changed) => void) => () => void
}

export const eventBus = (): EventBus => {
  const listeners = new Set<(changed: Changed) => void>()
  return {
    publish: (changed) => {
      for (const listener of listeners) {
        try {
          listener(changed)
        } catch {
          listeners.delete(listener)
        }
      }
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
