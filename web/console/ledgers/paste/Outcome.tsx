import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useWords } from '../../app/words.ts'
import type { Outcome } from './send.ts'

type Numbers = Omit<Outcome, 'told'>
const COUNTS = ['added', 'corrected', 'same', 'refused'] as const

/** What would happen. */
export const Counts = ({ outcome }: { outcome: Numbers }) => {
  const { t } = useWords()
  return (
    <dl className="report-counts">
      {COUNTS.map((count) => (
        <div key={count}>
          <dt>{t(`paste.would.${count}`)}</dt>
          <dd className={count === 'refused' && outcome.refused > 0 ? 'left-late' : undefined}>
            {outcome[count].toLocaleString()}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What has happened. */
export const Written = ({ outcome, ledger }: { outcome: Numbers; ledger: string }) => {
  const { t } = useWords()
  return (
    <Alert
      type={outcome.refused > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      title={t('paste.written', { added: outcome.added, corrected: outcome.corrected, same: outcome.same })}
      action={
        <Link to="/ledgers/$ledger" params={{ ledger }}>
          {t('paste.see')}
        </Link>
      }
    />
  )
}
