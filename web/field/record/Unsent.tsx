import { Go } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { useReports } from './useReports.ts'

/** What lies on this phone and needs the person, the most pressing alone; or that it goes out by itself. */
export const Unsent = () => {
  const { t } = useWords()
  const { reports } = useReports()
  const count = {
    sent: reports.filter(({ lodged }) => lodged).length,
    refused: reports.filter(({ refused }) => refused).length,
    waiting: reports.filter(({ waiting }) => waiting).length,
    drafts: reports.length,
  }
  const what = (['refused', 'sent', 'waiting', 'drafts'] as const).find((key) => count[key] > 0)
  if (what === undefined) return null
  return (
    <p className={what === 'drafts' || what === 'sent' ? 'notice notice-info' : 'notice notice-soon'}>
      {t(`unsent.${what}`, { n: count[what] })} <Go to="/record">{t('unsent.look')}</Go>
    </p>
  )
}
