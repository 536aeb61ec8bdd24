import { Go } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { useKindTitle } from './titles.ts'
import { useReports } from './useReports.ts'

/** What lies on this phone and was not sent, each with its state in words. */
export const Drafts = () => {
  const { t } = useWords()
  const titleOf = useKindTitle()
  const { reports, drop } = useReports()
  if (reports.length === 0) return null
  return (
    <section className="group" aria-labelledby="drafts">
      <h2 id="drafts">{t('drafts.title')}</h2>
      <p className="muted">{t('drafts.kept')}</p>
      <ul className="cards">
        {reports.map((report) => (
          <li key={report.id} className="card">
            <span className="card-top">
              <strong>{titleOf(report)}</strong>
              <span className={report.waiting ? 'left left-today' : 'left left-none'}>
                {t(report.waiting ? 'drafts.waiting' : 'drafts.writing')}
              </span>
            </span>
            <span className="clip">{report.body || t('drafts.empty')}</span>
            <span className="muted">{report.address}</span>
            <div className="row">
              <Go
                to={`/record/${report.id}`}
                search={report.waiting ? { step: 'check' } : {}}
                className={report.waiting ? 'button primary' : 'button'}
              >
                {t(report.waiting ? 'drafts.send' : 'drafts.goOn')}
              </Go>
              <button type="button" className="button" onClick={() => drop(report.id)}>
                {t('drafts.drop')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
