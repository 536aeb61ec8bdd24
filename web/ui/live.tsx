import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { API } from './api.ts'

export interface Told {
  /** Empty where `kind` is `missed`. */
  readonly id: string
  /** `matter`, or `missed`: something may have changed unheard, so that whatever is shown is asked for again. */
  readonly kind: string
}

/** Everybody who was cut off at once doesn't ask again at once. */
const SPREAD_MS = 2000

export type LiveState = 'live' | 'connecting' | 'away'
type Listener = (change: Told) => void

interface Live {
  readonly state: LiveState
  readonly listen: (listener: Listener) => () => void
  /** What oneself does is no news: events of this matter are left out for a few seconds. */
  readonly hush: (id: string) => void
}

/** From sending an act until its event has come back, with room for a slow line. */
const HUSH_MS = 5000

const LiveContext = createContext<Live>({ state: 'connecting', listen: () => () => undefined, hush: () => undefined })

/**
 * One connection of server-sent events for the whole program (browsers allow six per host). The browser connects again by
 * itself; `away` shows meanwhile. Events carry ids only: each screen fetches under its own scope.
 */
export const LiveProvider = ({ children }: { children: ReactNode }) => {
  const [state, setState] = useState<LiveState>('connecting')
  const [listeners] = useState(() => new Set<Listener>())
  const [listen] = useState(() => (listener: Listener) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  })
  const [own] = useState(() => new Map<string, number>())
  const [hush] = useState(() => (id: string) => {
    own.set(id, Date.now())
  })
  useEffect(() => {
    const source = new EventSource(`${API}/events`)
    let cut = false
    let late: ReturnType<typeof setTimeout> | undefined
    const tellAll = (change: Told) => {
      for (const listener of listeners) listener(change)
    }
    const missed = () => {
      clearTimeout(late)
      late = setTimeout(() => tellAll({ id: '', kind: 'missed' }), Math.random() * SPREAD_MS)
    }
    const tell = (event: MessageEvent<string>) => {
      const change = JSON.parse(event.data) as Told
      if (change.kind === 'missed') return missed()
      if (Date.now() - (own.get(change.id) ?? 0) < HUSH_MS) return
      tellAll(change)
    }
    source.onopen = () => {
      setState('live')
      if (cut) missed()
      cut = false
    }
    source.onerror = () => {
      cut = true
      setState('away')
    }
    source.addEventListener('matter', tell)
    source.addEventListener('message', tell)
    return () => {
      clearTimeout(late)
      source.close()
    }
  }, [listeners, own])
  return <LiveContext value={{ state, listen, hush }}>{children}</LiveContext>
}

export const useLiveState = (): LiveState => useContext(LiveContext).state

/** Says that oneself is about to change a matter. */
export const useHush = (): ((id: string) => void) => useContext(LiveContext).hush

/** Calls `told` for every change while the screen is open. */
export const useTold = (told: Listener): void => {
  const { listen } = useContext(LiveContext)
  const latest = useRef(told)
  latest.current = told
  useEffect(() => listen((change) => latest.current(change)), [listen])
}
