import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import type { SumsStates } from '../../../server/contract/sums.ts'
import { get } from '../../ui/api.ts'
import { momentWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'

/** Whether the numbers are those of the records, and what to do where they are not. */
export const SumsCard = () => {
  const { t, language } = useWords()
  const { data } = useQuery({
    queryKey: ['sums'],
    queryFn: ({ signal }) => get<SumsStates>('sums', undefined, signal),
  })
  if (!data) return null
  const { differences, items } = data
  const compared = items.flatMap(({ comparedAt }) => comparedAt ?? []).toSorted()[0]
  const wrong = items.filter((one) => one.differences > 0)
  return (
    <section className="card" aria-labelledby="sums">
      <h2 id="sums">{t('sums.title')}</h2>
      {differences > 0 ? (
        <>
          <Alert type="warning" showIcon title={t('sums.differ', { n: differences })} description={t('sums.mend')} />
          <div className="scroll" tabIndex={-1}>
            <table className="table table-plain">
              <thead>
                <tr>
                  <th scope="col">{t('sums.of')}</th>
                  <th scope="col" className="num">
                    {t('sums.differences')}
                  </th>
                  <th scope="col">{t('sums.compared')}</th>
                </tr>
              </thead>
              <tbody>
                {wrong.map((one) => (
                  <tr key={one.key}>
                    <th scope="row">{one.title}</th>
                    <td className="num">{one.differences}</td>
                    <td className="nowrap">{one.comparedAt ? momentWords(one.comparedAt, language) : '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : (
        <p className="muted">
          {compared ? t('sums.same', { n: items.length, at: momentWords(compared, language) }) : t('sums.notYet')}
        </p>
      )}
    </section>
  )
}
