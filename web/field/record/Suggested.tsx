import { useQuery } from '@tanstack/react-query'
import type { Suggestions } from '../../../server/contract/suggestion.ts'
import { send } from '../../ui/api.ts'
import { tellingWords } from '../../ui/matter/telling.ts'
import { useWords } from '../app/words.ts'
import type { Report } from './reports.ts'
import { useSettled } from './useSettled.ts'

/** Up to three categories that fit what is written, to be ticked or left; nothing is filled in by itself. */
export const Suggested = (props: { report: Report; change: (patch: Partial<Report>) => void }) => {
  const { t } = useWords()
  const { report, change } = props
  const body = useSettled(tellingWords(report.body) === '' ? '' : report.body)
  const { data } = useQuery({
    queryKey: ['suggestions', report.process, body],
    queryFn: () => send<Suggestions>('POST', `processes/${report.process}/suggestions`, { body }),
    enabled: body !== '',
    staleTime: 600_000,
    retry: false,
  })
  return (
    <div aria-live="polite">
      {data && data.items.length > 0 ? (
        <fieldset className="field options">
          <legend>{t('suggested.title')}</legend>
          {data.items.map(({ category, title, path, words }) => (
            <label key={category} className="option">
              <input
                type="checkbox"
                checked={report.category === category}
                onChange={() => change({ category: report.category === category ? '' : category })}
              />
              <span>
                {title}
                <small>
                  {path.slice(0, -1).join(' › ')}
                  {words.length > 0 ? ` · ${t('suggested.because', { words: words.join(t('list.join')) })}` : null}
                </small>
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
    </div>
  )
}
