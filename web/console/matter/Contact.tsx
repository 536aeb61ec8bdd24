import { PhoneOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { MatterBody } from '../../../server/contract/matter.ts'
import { RevealReason } from '../app/RevealReason.tsx'
import { useWords } from '../app/words.ts'
import { useVocabulary } from '../matters/vocabulary.ts'

interface Revealed {
  readonly name: string
  readonly phone: string
}

/** Name and phone, masked; shown in full with a reason, which is logged. Gone again when the page is left. */
export const Contact = ({ matter }: { matter: MatterBody }) => {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const [revealed, setRevealed] = useState<Revealed | null>(null)
  // nobody follows by a code what concerns no resident
  const residents = useVocabulary()?.processes.find(({ key }) => key === matter.process)?.forResidents ?? true
  const shown = revealed ?? matter.contact
  if (!matter.address && !shown && !residents) return null
  return (
    <div className="contact">
      {matter.address ? (
        <p>
          <span className="muted">{t('matter.address')}</span> {matter.address}
        </p>
      ) : null}
      {shown ? (
        <p>
          <span className="muted">{t('matter.contact')}</span> {shown.name}{' '}
          {revealed ? (
            <a href={`tel:${revealed.phone}`}>
              <PhoneOutlined aria-hidden="true" /> {revealed.phone}
            </a>
          ) : (
            shown.phone
          )}{' '}
          {!revealed && matter.contact?.revealUrl ? (
            <Button size="small" className="screen-only" onClick={() => setAsking(true)}>
              {t('contact.reveal')}
            </Button>
          ) : null}
        </p>
      ) : residents ? (
        <p className="muted">{t('contact.none')}</p>
      ) : null}
      <Modal open={asking} title={t('contact.reveal')} footer={null} onCancel={() => setAsking(false)} destroyOnHidden>
        <RevealReason<Revealed>
          url={matter.contact?.revealUrl ?? ''}
          done={(full) => {
            setRevealed(full)
            setAsking(false)
          }}
        />
      </Modal>
    </div>
  )
}
