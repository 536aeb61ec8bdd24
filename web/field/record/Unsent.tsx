import { Go } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { useReports } from './useReports.ts'

/** That something written lies on this phone and nobody else has it yet. */
export const Unsent = () => {
  const { t } = useWords()
  const { reports } = useReports()
  if (reports.length === 0) return null
  const waiting = reports.filter(({ waiting: waits }) => waits).length
  return (
    <p className={waiting > 0 ? 'notice notice-soon' : 'notice notice-info'}>
      {t(waiting > 0 ? 'unsent.waiting' : 'unsent.drafts', { n: waiting > 0 ? waiting : reports.length })}{' '}
      <Go to="/record">{t('unsent.look')}</Go>
    </p>
  )
}
