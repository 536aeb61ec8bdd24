import { Alert } from 'antd'
import type { ImportReport } from '../../../server/contract/exchange.ts'
import { useWords } from '../app/words.ts'
import { ProblemTable } from './ProblemTable.tsx'

const COUNTS = ['read', 'written', 'known', 'refused'] as const

/** What a check found, or what an import did: four numbers, and below them every wrong cell. */
export const Report = ({ report, file }: { report: ImportReport; file: string }) => {
  const { t } = useWords()
  const told = (count: (typeof COUNTS)[number]) =>
    t(count === 'written' && report.dryRun ? 'imports.count.would' : `imports.count.${count}`)
  return (
    <div className="report">
      <dl className="report-counts">
        {COUNTS.map((count) => (
          <div key={count}>
            <dt>{told(count)}</dt>
            <dd className={count === 'refused' && report.refused > 0 ? 'left-late' : undefined}>
              {report[count].toLocaleString()}
            </dd>
          </div>
        ))}
      </dl>
      {report.read === 0 ? <Alert type="warning" showIcon title={t('imports.noRows')} /> : null}
      {report.known > 0 ? <p className="muted">{t('imports.knownNote')}</p> : null}
      {report.refused > 0 ? <ProblemTable report={report} file={file} /> : null}
    </div>
  )
}
