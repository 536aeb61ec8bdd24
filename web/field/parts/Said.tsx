import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

const SECONDS = 5
const SaidContext = createContext<(text: string) => void>(() => undefined)

/** One short sentence after an act, above the bar; read out, gone by itself. */
export const Said = ({ children }: { children: ReactNode }) => {
  const [said, setSaid] = useState<{ readonly text: string } | null>(null)
  const [say] = useState(() => (text: string) => setSaid({ text }))
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(null), SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <SaidContext value={say}>
      {children}
      <div className="said" role="status">
        {said ? <p>{said.text}</p> : null}
      </div>
    </SaidContext>
  )
}

export const useSay = (): ((text: string) => void) => useContext(SaidContext)
