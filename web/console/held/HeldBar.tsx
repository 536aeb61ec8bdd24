import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../app/words.ts'
import type { Held } from './held.ts'

const TICK = 250

/** What is about to go out, how long until then, and the way back. */
export const HeldBar = (props: {
  held: readonly Held[]
  takeBack: (key: number) => void
  send: (one: Held) => Promise<void>
}) => {
  const { t } = useWords()
  const { held } = props
  const now = useNow(held.length > 0)
  return (
    <div className="held" role="status">
      {held.map((one) => (
        <div key={one.key}>
          {/* the seconds are for the eye: read out each second they would drown everything else */}
          <span className="unseen">{t('held.waits', { title: one.title })}</span>
          <span aria-hidden="true">
            {t('held.in', { title: one.title, n: Math.max(1, Math.ceil((one.at - now) / 1000)) })}
          </span>
          <Button size="small" onClick={() => props.takeBack(one.key)}>
            {t('held.back')}
          </Button>
          <Button size="small" type="text" onClick={() => props.send(one)}>
            {t('held.now')}
          </Button>
        </div>
      ))}
    </div>
  )
}

const useNow = (running: boolean): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), TICK)
    return () => clearInterval(timer)
  }, [running])
  return now
}
