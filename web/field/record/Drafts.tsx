import { Go } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import type { Report } from './reports.ts'
import { useKindTitle } from './titles.ts'
import { useReports } from './useReports.ts'

/** State of a report on this phone → colour of its word, whether its button is the first one of the screen, where it leads. */
const STATES = {
  sent: { look: 'left left-done', primary: true, step: {} },
  refused: { look: 'left left-late', primary: true, step: { step: 'check' } },
  waiting: { look: 'left left-today', primary: false, step: { step: 'check' } },
  writing: { look: 'left left-none', primary: false, step: {} },
} as const
type State = keyof typeof STATES

const stateOf = ({ lodged, refused, waiting }: Report): State =>
  lodged ? 'sent' : refused ? 'refused' : waiting ? 'waiting' : 'writing'

/** What lies on this phone and was not sent, or has a code to hand over, each with its state in words. */
export const Drafts = () => {
  const { t } = useWords()
  const { reports, drop } = useReports()
  if (reports.length === 0) return null
  return (
    <section className="group" aria-labelledby="drafts">
      <h2 id="drafts">{t('drafts.title')}</h2>
      <p className="muted">{t('drafts.kept')}</p>
      <ul className="cards">
        {reports.map((report) => (
          <Draft key={report.id} report={report} drop={() => drop(report.id)} />
        ))}
      </ul>
    </section>
  )
}

const Draft = ({ report, drop }: { report: Report; drop: () => void }) => {
  const { t } = useWords()
  const titleOf = useKindTitle()
  const state = stateOf(report)
  const { look, primary, step } = STATES[state]
  return (
    <li className="card">
      <span className="card-top">
        <strong>{titleOf(report)}</strong>
        <span className={look}>{t(`drafts.${state}`)}</span>
      </span>
      <span className="clip">{report.body || t('drafts.empty')}</span>
      <span className="muted">{report.address}</span>
      {report.refused ? <p className="problem">{report.refused}</p> : null}
      <div className="row">
        <Go to={`/record/${report.id}`} search={step} className={primary ? 'button primary' : 'button'}>
          {t(`drafts.go.${state}`)}
        </Go>
        {state === 'sent' ? null : (
          <button type="button" className="button" onClick={drop}>
            {t('drafts.drop')}
          </button>
        )}
      </div>
    </li>
  )
}
