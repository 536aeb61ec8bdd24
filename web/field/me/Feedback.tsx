import { newKey } from '../../ui/key.ts'
import { useVocabulary } from '../../ui/matter/vocabulary.ts'
import { can, useSession } from '../../ui/session.ts'
import { go } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { beginning, FEEDBACK, type Kind } from '../record/kinds.ts'
import { keepReport, newReport } from '../record/reports.ts'

/** Complaints and proposals about the program or the work: an ordinary matter, with a number, a limit and an answer. */
export const Feedback = () => {
  const { t } = useWords()
  const session = useSession()
  const processes = useVocabulary()?.processes ?? []
  const offered = FEEDBACK.filter(({ process }) => processes.some(({ key }) => key === process))
  const begin = (kind: Kind) => {
    const report = newReport(newKey(), { ...beginning(kind), region: session.position.region })
    keepReport(session.account.id, report)
    go(`/record/${report.id}`)
  }
  if (!can(session, 'matters.lodge') || offered.length === 0) return null
  return (
    <section className="card" aria-labelledby="feedback">
      <h2 id="feedback">{t('me.feedback')}</h2>
      <p className="muted">{t('me.feedbackHint')}</p>
      {offered.map((kind) => (
        <button key={kind.key} type="button" className="button wide" onClick={() => begin(kind)}>
          {t(`kind.${kind.key}`)}
        </button>
      ))}
    </section>
  )
}
