import { Link } from '@tanstack/react-router'
import type { IndicatorBody } from '../../../server/contract/indicator.ts'
import { useWords } from '../app/words.ts'
import { inUnit } from './format.ts'
import { usePastDay } from './PastDay.tsx'

/** What each number of a table counts: on the screen below it, and on paper. */
export const Meanings = ({ indicators }: { indicators: readonly IndicatorBody[] }) => {
  const { t } = useWords()
  const { carried } = usePastDay()
  return (
    <section className="card meanings" aria-labelledby="meanings">
      <h2 id="meanings">{t('indicators.meanings')}</h2>
      <dl>
        {indicators.map(({ key, title, unit, definition, sources, version }) => (
          <div key={key}>
            <dt>
              <Link to="/indicators/$indicator" params={{ indicator: key }} search={carried}>
                {title}
              </Link>
              {inUnit('', unit, t)}
            </dt>
            <dd>
              {definition}
              <small className="muted">
                {' '}
                {t('indicators.basisAndVersion', {
                  basis: [...new Set(sources.map(({ document }) => document))].join(t('list.join')),
                  version,
                })}
              </small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
