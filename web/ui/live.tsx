import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { API } from './api.ts'

export interface Told {
  readonly id: string
  readonly kind: string
}

export type LiveState = 'live' | 'connecting' | 'away'
type Listener = (change: Told) => void

interface Live {
  readonly state: LiveState
  readonly listen: (listener: Listener) => () => void
}

const LiveContext = createContext<Live>({ state: 'connecting', listen: () => () => undefined })

/**
 * One connection of server-sent events for the whole console (browsers allow six per host). The browser connects again by
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
  useEffect(() => {
    const source = new EventSource(`${API}/events`)
    const tell = (event: MessageEvent<string>) => {
      const change = JSON.parse(event.data) as Told
      for (const listener of listeners) listener(change)
    }
    source.onopen = () => setState('live')
    source.onerror = () => setState('away')
    source.addEventListener('matter', tell)
    source.addEventListener('message', tell)
    return () => source.close()
  }, [listeners])
  return <LiveContext value={{ state, listen }}>{children}</LiveContext>
}

export const useLiveState = (): LiveState => useContext(LiveContext).state

/** Calls `told` for every change while the screen is open. */
export const useTold = (told: Listener): void => {
  const { listen } = useContext(LiveContext)
  const latest = useRef(told)
  latest.current = told
  useEffect(() => listen((change) => latest.current(change)), [listen])
}
