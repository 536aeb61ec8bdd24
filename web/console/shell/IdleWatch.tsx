import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { get } from '../../ui/api.ts'
import { sessionQuery, useReplaceSession, useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { idleState } from './idle.ts'

const TICK = 1000
/** GB/T 22239-2019: the usual limit, where the server names none. */
const USUAL_MINUTES = 30
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Says two minutes before the session ends for want of use, and ends it here when it has. Work elsewhere in the same
 * browser counts: the moment of last use is shared between tabs.
 */
export const IdleWatch = () => {
  const { t } = useWords()
  const client = useQueryClient()
  const replace = useReplaceSession()
  const minutes = useSession().idleMinutes ?? USUAL_MINUTES
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const used = () => localStorage.setItem('lingyan.used', String(Date.now()))
    used()
    for (const sign of SIGNS) addEventListener(sign, used, { passive: true })
    const timer = setInterval(() => {
      const state = idleState(Number(localStorage.getItem('lingyan.used')), Date.now(), minutes)
      setLeft(state.warn ? state.secondsLeft : null)
      // asking once more lets the server decide: it may have seen work that this tab did not
      if (state.over) client.invalidateQueries({ queryKey: sessionQuery.queryKey })
    }, TICK)
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS) removeEventListener(sign, used)
    }
  }, [minutes, client])
  const stay = useMutation({
    mutationFn: () => get('session'),
    onSuccess: () => localStorage.setItem('lingyan.used', String(Date.now())),
    onError: () => replace(null),
  })
  return (
    <Modal
      open={left !== null}
      title={t('idle.title')}
      okText={t('idle.stay')}
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={false}
      onOk={() => stay.mutate()}
    >
      <p role="alert">
        {t('idle.text', { time: `${Math.floor((left ?? 0) / 60)}:${String((left ?? 0) % 60).padStart(2, '0')}` })}
      </p>
    </Modal>
  )
}
