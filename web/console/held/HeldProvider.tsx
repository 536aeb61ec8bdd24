import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useKeys } from '../shell/keys.ts'
import { HeldBar } from './HeldBar.tsx'
import { type Held, HeldContext, type Holding, WAIT } from './held.ts'

/**
 * Keeps what goes out to others for a few seconds, so that it can be taken back before anybody has seen it (docs/adr/0006). Moving to
 * another page goes on counting; closing the program sends at once.
 */
export const HeldProvider = ({ children }: { children: ReactNode }) => {
  const [held, setHeld] = useState<readonly Held[]>([])
  const now = useRef(held)
  now.current = held
  const last = useRef(0)
  const drop = useCallback((key: number) => {
    now.current = now.current.filter((one) => one.key !== key)
    setHeld(now.current)
  }, [])
  const send = useCallback(
    async (one: Held) => {
      drop(one.key)
      await one.send()
    },
    [drop],
  )
  const waiting = useMemo(
    () => ({
      hold: (what: Holding) => {
        last.current += 1
        now.current = [...now.current, { ...what, key: last.current, at: Date.now() + WAIT }]
        setHeld(now.current)
      },
      takeBack: (key: number) => {
        const one = now.current.find((other) => other.key === key)
        drop(key)
        one?.takenBack()
      },
      flush: async () => void (await Promise.all(now.current.map(send))),
    }),
    [drop, send],
  )
  const next = held[0]
  useEffect(() => {
    if (!next) return
    const timer = setTimeout(() => send(next), Math.max(0, next.at - Date.now()))
    return () => clearTimeout(timer)
  }, [next, send])
  useEffect(() => {
    const leave = () => {
      for (const one of now.current) {
        drop(one.key)
        one.leave()
      }
    }
    addEventListener('pagehide', leave)
    return () => removeEventListener('pagehide', leave)
  }, [drop])
  useKeys({ z: () => held.length > 0 && waiting.takeBack(held.at(-1)?.key ?? 0) })
  return (
    <HeldContext value={{ held, ...waiting }}>
      {children}
      <HeldBar held={held} takeBack={waiting.takeBack} send={send} />
    </HeldContext>
  )
}
