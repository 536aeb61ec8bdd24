import { awayReason } from '../away.ts'
import { Fault } from '../fault.ts'
import type { Cluster } from './cluster.ts'

export type Watched = { readonly is: 'lost' } | { readonly is: 'back' } | { readonly is: 'down'; readonly why: Fault }

const GLANCE_MS = 250
/** Waits between attempts, in ms; the last one goes on. A full disk is asked again until there is room. */
const WAITS = [0, 500, 1000, 2000, 5000]

/** Looks after a cluster: starts it again whenever it is gone, and tells. Returns the way to stop looking. */
export const watchCluster = (cluster: Cluster, tell: (what: Watched) => void): (() => void) => {
  let attempts = 0
  let timer: NodeJS.Timeout
  let stopped = false
  const look = async (): Promise<void> => {
    if (cluster.isRunning()) return again(GLANCE_MS)
    if (attempts === 0) tell({ is: 'lost' })
    try {
      await cluster.revive()
      attempts = 0
      if (!stopped) tell({ is: 'back' })
    } catch (error) {
      if (!(error instanceof Fault) && !awayReason(error)) throw error
      attempts += 1
      tell({ is: 'down', why: error instanceof Fault ? error : new Fault('postgres-failed', { tail: String(error) }) })
    }
    again(attempts === 0 ? GLANCE_MS : (WAITS[Math.min(attempts, WAITS.length - 1)] as number))
  }
  const again = (wait: number): void => {
    if (!stopped) timer = setTimeout(look, wait)
  }
  timer = setTimeout(look, GLANCE_MS)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
