import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get, isRefused } from './api.ts'
import { idleState } from './idle.ts'
import { sessionQuery, useReplaceSession, useSession } from './session.ts'

const TICK = 1000
/** GB/T 22239-2019: the usual limit, where the server names none. */
const USUAL_MINUTES = 30
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
const KEY = 'lingyan.used'
/** Who types a long answer asks the server for nothing: it is told this often that somebody works. */
const TELL_MS = 300_000
/** Where the time is up and the network away, it is asked again this often. */
const OVER_MS = 10_000

/**
 * Seconds until the session ends for want of use; null while there is time. Work elsewhere in the same browser counts: the
 * moment of last use is shared between its windows.
 */
export const useIdle = (): { readonly left: number | null; readonly stay: () => Promise<void> } => {
  const client = useQueryClient()
  const replace = useReplaceSession()
  const minutes = useSession().idleMinutes ?? USUAL_MINUTES
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    let told = Date.now()
    const used = () => localStorage.setItem(KEY, String(Date.now()))
    used()
    for (const sign of SIGNS) addEventListener(sign, used, { passive: true })
    const timer = setInterval(() => {
      const last = Number(localStorage.getItem(KEY))
      const now = Date.now()
      const state = idleState(last, now, minutes)
      setLeft(state.warn ? state.secondsLeft : null)
      // asking once more lets the server decide: it may have seen work that this window did not
      const pause = state.over ? OVER_MS : TELL_MS
      if (now - told < pause || !(state.over || last > told)) return
      told = now
      client.invalidateQueries({ queryKey: sessionQuery.queryKey })
    }, TICK)
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS) removeEventListener(sign, used)
    }
  }, [minutes, client])
  const stay = async () => {
    try {
      await get('session')
    } catch (error) {
      // without a network nobody knows: the next call tells
      if (isRefused(error) && error.status === 401) return replace(null)
    }
    localStorage.setItem(KEY, String(Date.now()))
  }
  return { left, stay }
}

/** `1:05` */
export const clockWords = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
