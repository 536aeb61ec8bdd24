import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { LedgerBody, RecordRow } from '../../../server/contract/ledger.ts'
import { API, send } from '../../ui/api.ts'
import { newKey } from '../../ui/key.ts'
import { wordsOf } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import { useWaiting } from '../held/held.ts'
import { refreshRecords } from './data.ts'

/** Takes a record out of every number; for some seconds that can be taken back before it has happened. */
export const useWithdraw = ({ key: ledger }: Pick<LedgerBody, 'key'>) => {
  const words = useWords()
  const { t } = words
  const { hold } = useWaiting()
  const client = useQueryClient()
  const { message, notification } = App.useApp()
  return ({ id, version }: Pick<RecordRow, 'id' | 'version'>, called: string, reason: string) => {
    const key = newKey()
    const path = `ledgers/${ledger}/records/${id}/remove`
    const body = { version, reason }
    const title = t('ledgers.withdrawOf', { title: called })
    hold({
      title,
      ids: [id],
      send: async () => {
        try {
          await send('POST', path, body, key)
          message.success(t('ledgers.withdrawn'))
        } catch (error) {
          notification.error({
            key,
            title: t('held.refused', { title }),
            description: wordsOf(error, words),
            duration: 0,
          })
        }
        await refreshRecords(client, ledger)
      },
      leave: () => {
        const headers = { 'content-type': 'application/json', 'idempotency-key': key }
        fetch(`${API}/${path}`, { method: 'POST', keepalive: true, headers, body: JSON.stringify(body) }).catch(
          () => undefined,
        )
      },
      takenBack: () => message.info(t('held.taken', { title })),
    })
  }
}
