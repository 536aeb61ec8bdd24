import { Modal } from 'antd'
import { useState } from 'react'
import type { LedgerBody, RecordBody } from '../../../server/contract/ledger.ts'
import { RevealReason } from '../app/RevealReason.tsx'
import { useWords } from '../app/words.ts'

interface Revealed {
  readonly cells: Readonly<Record<string, string | null>>
}

/** Sensitive cells in full, with a reason that the audit keeps; gone when the window is closed. */
export const Reveal = (props: { body: LedgerBody; record: RecordBody; open: boolean; close: () => void }) => {
  const { t } = useWords()
  return (
    <Modal open={props.open} title={t('ledgers.reveal')} footer={null} onCancel={props.close} destroyOnHidden>
      <Ask body={props.body} record={props.record} />
    </Modal>
  )
}

const Ask = ({ body, record }: { body: LedgerBody; record: RecordBody }) => {
  const { t } = useWords()
  const [full, setFull] = useState<Revealed | null>(null)
  const url = `ledgers/${body.key}/records/${record.id}/reveal`
  if (full === null) return <RevealReason<Revealed> url={url} done={setFull} />
  return (
    <dl className="record-facts">
      {body.fields
        .filter(({ sensitive }) => sensitive)
        .map(({ key, title }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd className="revealed">{full.cells[key] ?? t('ledgers.empty')}</dd>
          </div>
        ))}
    </dl>
  )
}
