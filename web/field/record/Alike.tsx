import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { SimilarPage } from '../../../server/contract/matter.ts'
import { send } from '../../ui/api.ts'
import { dayWords } from '../../ui/dates.ts'
import { tellingWords } from '../../ui/matter/telling.ts'
import type { Process } from '../../ui/matter/vocabulary.ts'
import { useWords } from '../app/words.ts'
import type { Report } from './reports.ts'
import { useSettled } from './useSettled.ts'

/** Field under which a process takes the number of an open matter that is said to be the same; merging stays with its holder. */
export const SAME_AS = 'same-as'
const VILLAGE = 12

type Similar = z.infer<typeof SimilarPage>

/**
 * Open matters of the village in the same words: perhaps it has been said already. A hint, never a bar; where the process takes
 * it, one tap says that it is the same, and whoever holds it decides.
 */
export const Alike = (props: { report: Report; change: (patch: Partial<Report>) => void; process: Process }) => {
  const { t, language } = useWords()
  const { report, change, process } = props
  const { region, address } = report
  const body = useSettled(tellingWords(report.body) === '' ? '' : report.body)
  const takes = process.fields.some(({ key }) => key === SAME_AS)
  const { data } = useQuery({
    queryKey: ['similar', region, body, address],
    queryFn: () => send<Similar>('POST', `regions/${region}/similar`, { body, address }),
    enabled: takes && region.length >= VILLAGE && body !== '',
    staleTime: 30_000,
    retry: false,
  })
  const said = report.data[SAME_AS]
  return (
    <div aria-live="polite">
      {data && data.items.length > 0 ? (
        <fieldset className="field options">
          <legend>{t('alike.title')}</legend>
          <p className="why">{t('alike.why')}</p>
          {data.items.map(({ number, subject, category, lodgedAt, stepTitle }) => (
            <label key={number} className="option">
              <input
                type="checkbox"
                checked={said === number}
                onChange={() => change({ data: { ...report.data, [SAME_AS]: said === number ? '' : number } })}
              />
              <span>
                {subject ?? category ?? t('alike.unnamed')}
                <small>
                  {dayWords(lodgedAt, language)} · {stepTitle} · {number}
                </small>
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
    </div>
  )
}
