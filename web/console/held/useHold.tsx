import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { API } from '../../ui/api.ts'
import { doneTitle } from '../../ui/matter/titles.ts'
import { wordsOf } from '../app/Failure.tsx'
import { useHush } from '../app/live.tsx'
import { useWords } from '../app/words.ts'
import { refreshMatters } from '../matter/data.ts'
import { useWaiting } from './held.ts'

interface Post {
  readonly path: string
  readonly body: unknown
  readonly key: string
}

/** Goes out although the page is being closed; the same key as the ordinary sending, so that it counts once. */
const sendLeaving = ({ path, body, key }: Post): void => {
  const address = path.startsWith('/') ? path : `${API}/${path}`
  const headers = { 'content-type': 'application/json', 'idempotency-key': key }
  fetch(address, { method: 'POST', keepalive: true, headers, body: JSON.stringify(body) }).catch(() => undefined)
}

export interface Act extends Post {
  readonly title: string
  readonly ids: readonly string[]
  /** Sends it; what it gives back is said in place of the usual word (some of a batch refused). */
  readonly send: () => Promise<ReactNode>
  /** Where what was typed is kept, if it is refused after all or taken back. */
  readonly form?: { readonly id: string; readonly action: string }
  readonly takenBack?: () => void
}

/** Puts an act on hold; says how it went once it has gone out. */
export const useHold = (): ((act: Act) => void) => {
  const words = useWords()
  const { t } = words
  const { hold } = useWaiting()
  const { message, notification } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const hush = useHush()
  return (act) => {
    const { form } = act
    const reopen = form ? (
      <Button
        size="small"
        onClick={() => {
          notification.destroy(act.key)
          navigate({ to: '/matters/$id', params: { id: form.id }, search: { act: form.action } })
        }}
      >
        {t('held.reopen')}
      </Button>
    ) : undefined
    const send = async () => {
      for (const id of act.ids) hush(id)
      try {
        const said = await act.send()
        if (said) notification.warning({ key: act.key, title: act.title, description: said, duration: 0 })
        else message.success(t('act.done', { title: doneTitle(act.title) }))
      } catch (error) {
        const title = t('held.refused', { title: act.title })
        notification.error({ key: act.key, title, description: wordsOf(error, words), actions: reopen, duration: 0 })
      }
      await refreshMatters(client)
    }
    hold({
      title: act.title,
      ids: act.ids,
      send,
      leave: () => sendLeaving(act),
      takenBack: () => {
        act.takenBack?.()
        notification.info({ key: act.key, title: t('held.taken', { title: act.title }), actions: reopen, duration: 6 })
      },
    })
  }
}
