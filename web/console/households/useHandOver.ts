import { useQueryClient } from '@tanstack/react-query'
import type { HouseholdRow } from '../../../server/contract/place.ts'
import { newKey } from '../../ui/key.ts'
import { useWords } from '../app/words.ts'
import { useHold } from '../held/useHold.tsx'
import { refreshHouseholds, sendHandOver, type Worker } from './data.ts'

/** Gives households to a worker: it waits a few seconds like every act that others see, and can be taken back until then. */
export const useHandOver = () => {
  const { t } = useWords()
  const hold = useHold()
  const client = useQueryClient()
  return (rows: readonly HouseholdRow[], worker: Worker, takenBack: () => void): void => {
    const key = newKey()
    const body = { worker: worker.position, households: rows.map(({ id, version }) => ({ id, version })) }
    hold({
      title: t('handOver.do', { name: worker.name, n: rows.length }),
      ids: rows.map(({ id }) => id),
      path: 'households/hand-over',
      body,
      key,
      send: async () => {
        await sendHandOver(body, key).finally(() => refreshHouseholds(client))
        return null
      },
      takenBack,
    })
  }
}
