import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { MatterBody, OfferBody } from '../../../server/contract/matter.ts'
import { isRefused, type Refused } from '../../ui/api.ts'
import { newKey } from '../../ui/key.ts'
import { act, matterQuery, refreshMatters, type Typed } from '../../ui/matter/data.ts'
import { dropDraft } from '../../ui/matter/draft.ts'
import { useWords } from '../app/words.ts'
import { useSay } from '../parts/Said.tsx'

export interface Attempt {
  readonly submit: (data: Typed) => void
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
  draft: string
  /** Problems of single answers. */
  refused: (problems: Refused['problems']) => void
  done: () => void
}): Attempt => {
  const { t } = useWords()
  const say = useSay()
  const client = useQueryClient()
  const [conflict, setConflict] = useState<MatterBody | null>(null)
  const version = useRef(what.matter.version)
  const key = useRef(newKey())
  const mutation = useMutation({
    mutationFn: (data: Typed) => act(what.offer.url, version.current, data, key.current),
    onSuccess: async () => {
      dropDraft(what.draft)
      what.done()
      say(t('act.done', { title: what.offer.title }))
      await refreshMatters(client)
    },
    onError: async (error) => {
      // a refusal ends this attempt: what is sent next is another request
      if (isRefused(error) && error.status !== 0) key.current = newKey()
      if (!isRefused(error, 'stale-version')) return what.refused(isRefused(error) ? error.problems : [])
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
