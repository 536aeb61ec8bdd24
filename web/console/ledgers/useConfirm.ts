import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { LedgerBody, RecordRow } from '../../../server/contract/ledger.ts'
import { isRefused } from '../../ui/api.ts'
import { wordsOf } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import { confirmRecord, refreshRecords } from './data.ts'

/** So many at once: a hundred records are a few seconds, and nobody else waits for them. */
const AT_ONCE = 4

interface Confirmed {
  readonly done: number
  /** Somebody else wrote meanwhile: they want to be looked at again. */
  readonly changed: number
}

const confirmAll = async (ledger: string, rows: readonly RecordRow[]): Promise<Confirmed> => {
  const counts = { done: 0, changed: 0 }
  const left = [...rows]
  const work = async (): Promise<void> => {
    for (let row = left.shift(); row; row = left.shift()) {
      try {
        await confirmRecord(ledger, row)
        counts.done += 1
      } catch (error) {
        if (!isRefused(error) || error.status < 400 || error.status >= 500) throw error
        counts.changed += 1
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return counts
}

/** Says of records that they are still right. */
export const useConfirm = ({ key }: Pick<LedgerBody, 'key'>) => {
  const words = useWords()
  const { t } = words
  const client = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: (rows: readonly RecordRow[]) => confirmAll(key, rows),
    onSuccess: ({ done, changed }) => {
      if (changed > 0) message.warning(t('ledgers.confirmedSome', { done, changed }))
      else message.success(t('ledgers.confirmed', { n: done }))
    },
    onError: (error) => message.error(wordsOf(error, words)),
    onSettled: () => refreshRecords(client, key),
  })
}
