import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, type FormInstance } from 'antd'
import { useRef, useState } from 'react'
import type { MatterBody, OfferBody } from '../../../server/contract/matter.ts'
import { isRefused } from '../../ui/api.ts'
import { newKey } from '../../ui/key.ts'
import { useHush } from '../app/live.tsx'
import { showProblems } from '../app/problems.ts'
import { useWords } from '../app/words.ts'
import { useHold } from '../held/useHold.tsx'
import { act, checkAct, matterQuery, refreshMatters, withoutEmpty } from './data.ts'
import { dropDraft } from './draft.ts'

export interface Attempt {
  readonly submit: () => void
  readonly pending: boolean
  readonly error: unknown
  /** The matter as it is now, where somebody acted since the form was opened. */
  readonly conflict: MatterBody | null
  /** The act is no longer on offer. */
  readonly impossible: boolean
}

/**
 * Sends an act; the same attempt keeps its key, so that pressing twice or a lost answer does it once. What others are told of, or what
 * can't be taken back, is checked at once and goes out a few seconds later (docs/adr/0006).
 */
export const useAct = (what: {
  matter: MatterBody
  action: string
  offer: OfferBody
  form: FormInstance
  draft: string
  done: () => void
}): Attempt => {
  const client = useQueryClient()
  const { t } = useWords()
  const { message } = App.useApp()
  const hush = useHush()
  const hold = useHold()
  const [conflict, setConflict] = useState<MatterBody | null>(null)
  const version = useRef(what.matter.version)
  const key = useRef(newKey())
  const { matter, action, offer, draft } = what
  const waits = offer.consequence !== null
  const typed = () => what.form.getFieldsValue(true).data ?? {}
  /** What was typed stays on this computer until it has gone out. */
  const wait = () => {
    const [seen, data, own] = [version.current, typed(), key.current]
    hold({
      title: offer.title,
      ids: [matter.id],
      path: offer.url,
      body: { version: seen, data: withoutEmpty(data) },
      key: own,
      send: async () => {
        await act(offer.url, seen, data, own)
        dropDraft(draft)
        return null
      },
      form: { id: matter.id, action },
    })
    what.done()
  }
  const mutation = useMutation({
    mutationFn: () => {
      if (waits) return checkAct(offer.url, version.current, typed())
      hush(matter.id)
      return act(offer.url, version.current, typed(), key.current)
    },
    onSuccess: async () => {
      if (waits) return wait()
      dropDraft(draft)
      what.done()
      message.success(t('act.done', { title: offer.title }))
      await refreshMatters(client)
    },
    onError: async (error) => {
      // a refusal ends this attempt: what is sent next is another request
      if (isRefused(error) && error.status !== 0) key.current = newKey()
      if (!isRefused(error, 'stale-version')) return void showProblems(what.form, error)
      const now = await client.fetchQuery({ ...matterQuery(what.matter.id), staleTime: 0 })
      version.current = now.version
      setConflict(now)
    },
  })
  return {
    submit: mutation.mutate,
    pending: mutation.isPending,
    error: mutation.error,
    conflict,
    impossible: conflict !== null && !(what.action in conflict.offers),
  }
}
