import { useSyncExternalStore } from 'react'

const subscribe = (changed: () => void): (() => void) => {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** Whether the phone says that it has a network. It may have one that leads nowhere: a failed call says so itself. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)
