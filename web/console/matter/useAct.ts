import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormInstance } from 'antd'
import { useRef, useState } from 'react'
import type { MatterBody, OfferBody } from '../../../server/contract/matter.ts'
import { isRefused } from '../../ui/api.ts'
import { useHush } from '../app/live.tsx'
import { showProblems } from '../app/problems.ts'
import { act, matterQuery, refreshMatters } from './data.ts'
import { dropDraft } from './draft.ts'
import { useDone } from './useDone.tsx'

export interface Attempt {
  readonly submit: () => void
  readonly pending: boolean
  readonly error: unknown
  /** The matter as it is now, where somebody acted since the form was opened. */
  readonly conflict: MatterBody | null
  /** The act is no longer on offer. */
  readonly impossible: boolean
}

/** Sends an act; the same attempt keeps its key, so that pressing twice or a lost answer does it once. */
export const useAct = (what: {
  matter: MatterBody
  action: string
  offer: OfferBody
  form: FormInstance
  draft: string
  done: () => void
}): Attempt => {
  const client = useQueryClient()
  const say = useDone()
  const hush = useHush()
  const [conflict, setConflict] = useState<MatterBody | null>(null)
  const version = useRef(what.matter.version)
  const key = useRef(crypto.randomUUID())
  const mutation = useMutation({
    mutationFn: () => {
      hush(what.matter.id)
      return act(what.offer.url, version.current, what.form.getFieldsValue(true).data ?? {}, key.current)
    },
    onSuccess: async (acted) => {
      dropDraft(what.draft)
      what.done()
      say(what.offer.title, acted.undo ?? null)
      await refreshMatters(client)
    },
    onError: async (error) => {
      // a refusal ends this attempt: what is sent next is another request
      if (isRefused(error) && error.status !== 0) key.current = crypto.randomUUID()
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
