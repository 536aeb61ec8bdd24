import type { SettingParameterSet } from '../../../server/contract/setting.ts'
import { useWords } from '../app/words.ts'
import { limitWords } from './parameters.ts'

/** What a parameter set allows: for what, how long, in hours of the clock, natural days or working days, and by which clause. */
export const LimitsTable = ({ set }: { set: SettingParameterSet }) => {
  const { t } = useWords()
  return (
    <div className="scroll" tabIndex={-1}>
      <table className="table table-plain">
        <caption className="unseen">{set.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('settings.limit.what')}</th>
            <th scope="col">{t('settings.limit.long')}</th>
            <th scope="col">{t('settings.limit.basis')}</th>
          </tr>
        </thead>
        <tbody>
          {set.limits.map((limit) => {
            const { key, n } = limitWords(limit)
            return (
              <tr key={limit.key}>
                <th scope="row">{limit.title}</th>
                <td className="nowrap">{t(key, { n })}</td>
                <td className="muted">{limit.basis}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
