import { Modal } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { HouseholdRow, RevealedHousehold } from '../../../server/contract/place.ts'
import { RevealReason } from '../app/RevealReason.tsx'
import { useWords } from '../app/words.ts'

/** Name and phone of a household in full, with a reason that the audit keeps; gone when the window is closed. */
export const RevealHousehold = ({ household, close }: { household: HouseholdRow | null; close: () => void }) => {
  const { t } = useWords()
  return (
    <Modal
      open={household !== null}
      title={household ? t('households.revealOf', { door: household.door }) : ''}
      footer={null}
      onCancel={close}
      destroyOnHidden
    >
      {household ? <Ask url={household.revealUrl} /> : null}
    </Modal>
  )
}

type Revealed = z.infer<typeof RevealedHousehold>

const Ask = ({ url }: { url: string }) => {
  const [full, setFull] = useState<Revealed | null>(null)
  if (full === null) return <RevealReason<Revealed> url={url} done={setFull} />
  return (
    <p className="revealed">
      {full.head} {full.phone ? <a href={`tel:${full.phone}`}>{full.phone}</a> : null}
    </p>
  )
}
