import { useWords } from '../app/words.ts'
import type { Report } from './reports.ts'
import { useKindTitle } from './titles.ts'

/** Everything once more before it goes out. */
export const Check = ({ report, answers }: { report: Report; answers: readonly (readonly [string, string])[] }) => {
  const { t } = useWords()
  const titleOf = useKindTitle()
  const where = report.household ? `${report.household.door} ${report.household.head}` : report.address
  const lines: readonly (readonly [string, string])[] = [
    [t('report.kind'), titleOf(report)],
    [t('report.where'), where || t('report.noAddress')],
    ...answers,
    [t('report.body'), report.body],
    ...(report.asksWho
      ? ([
          [t('report.who'), [report.contactName, report.contactPhone].filter(Boolean).join(' ') || t('report.nobody')],
        ] as const)
      : []),
    ...(report.photos.length > 0
      ? ([[t('report.photos'), t('photos.count', { n: report.photos.length })]] as const)
      : []),
  ]
  return (
    <>
      <h2>{t('report.check')}</h2>
      <dl className="facts">
        {lines.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="running">{text}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
