import { useState } from 'react'
import type { MatterBody } from '../../../server/contract/matter.ts'
import { useWords } from '../app/words.ts'
import { Call, Reveal } from '../parts/Reveal.tsx'

interface Full {
  readonly name: string
  readonly phone: string
}

/** Who said it, masked; in full with a reason, which is logged. Gone again when the page is left. */
export const Contact = ({ matter }: { matter: MatterBody }) => {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const [full, setFull] = useState<Full | null>(null)
  const { contact } = matter
  if (!contact) return <p className="muted">{t('matter.noContact')}</p>
  return (
    <div className="contact">
      <p>
        <span className="muted">{t('matter.contact')}</span> {full?.name ?? contact.name} {full ? null : contact.phone}
      </p>
      {full?.phone ? <Call phone={full.phone} /> : null}
      {!full && contact.revealUrl ? (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {t('reveal.ask')}
        </button>
      ) : null}
      {asking ? (
        <Reveal<Full>
          url={contact.revealUrl ?? ''}
          examples={[t('reveal.matter.visit'), t('reveal.matter.answer')]}
          close={() => setAsking(false)}
          done={(revealed) => {
            setFull(revealed)
            setAsking(false)
          }}
        />
      ) : null}
    </div>
  )
}
