import { useWords } from '../app/words.ts'
import { kindOf } from './kinds.ts'
import type { Report } from './reports.ts'
import { useKindTitle } from './titles.ts'

/** Everything once more before it goes out. */
export const Check = ({ report, answers }: { report: Report; answers: readonly (readonly [string, string])[] }) => {
  const { t } = useWords()
  const titleOf = useKindTitle()
  const { own } = kindOf(report)
  const where = report.household ? `${report.household.door} ${report.household.head}` : report.address
  const lines: readonly (readonly [string, string])[] = [
    [t('report.kind'), titleOf(report)],
    ...(own ? [] : ([[t('report.where'), where || t('report.noAddress')]] as const)),
    ...answers,
    [t('report.body'), report.body],
    ...(report.asksWho && !own
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
