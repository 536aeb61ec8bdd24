import { Button } from 'antd'
import { useState } from 'react'
import { useTold } from '../app/live.tsx'
import { useWords } from '../app/words.ts'

/** `3 条有变化`: the list does not move until one asks for it. */
export const LiveBar = ({ refresh }: { refresh: () => void }) => {
  const { t } = useWords()
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  useTold(({ id, kind }) => {
    if (kind === 'missed') refresh()
    else setChanged((now) => new Set(now).add(id))
  })
  if (changed.size === 0) return null
  return (
    <div className="live-bar" role="status">
      <Button
        size="small"
        onClick={() => {
          setChanged(new Set())
          refresh()
        }}
      >
        {t('inbox.changed', { n: changed.size })}
      </Button>
    </div>
  )
}
