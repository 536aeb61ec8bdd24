import type { IndicatorBody, IndicatorPage } from '../../../server/contract/indicator.ts'
import { useWords } from '../app/words.ts'
import { coverageWords, isPartial, partShown, periodWords, secondWords, shown, unitFor, whyWords } from './format.ts'

/** The number itself: large, with its unit, what it is made of, how many regions it covers, and as of when. */
export const Value = ({ page }: { page: IndicatorPage }) => {
  const words = useWords()
  const { t } = words
  const { indicator, here, asOf } = page
  const { value, coverage, why } = here
  const total = here.parts[0]?.value.denominator ?? null
  const said = indicator.bands.length > 0 ? (total ?? '—') : shown(value.value, indicator)
  return (
    <section className="card indicator-value" aria-label={t('indicators.column.value')}>
      <p className="indicator-large" data-testid="value">
        <strong>{said}</strong>
        {value.value === null && indicator.bands.length === 0 ? null : <span> {unitFor(said, indicator)}</span>}
      </p>
      {why ? <p>{whyWords(why, words)}</p> : null}
      {value.value !== null && value.denominator !== null ? (
        <p className="muted">
          {t('indicators.madeOf', {
            numerator: partShown(value.numerator, indicator),
            denominator: partShown(value.denominator, { ...indicator, scale: 1 }),
          })}
        </p>
      ) : null}
      {coverage ? (
        <div className="indicator-cover">
          <p>
            {t('indicators.covers')} <strong>{coverageWords(coverage, words)}</strong>
            {isPartial(coverage) ? (
              <span className="covered-partial">
                {' '}
                {t(coverage.months === undefined ? 'indicators.lacking' : 'indicators.lackingMonths', {
                  n: coverage.of - coverage.have,
                  level: t(`indicators.level.${coverage.level}`, { n: coverage.of - coverage.have }),
                })}
              </span>
            ) : null}
          </p>
          <span className="cover-bar" aria-hidden="true">
            <i style={{ width: `${coverage.of === 0 ? 0 : (coverage.have / coverage.of) * 100}%` }} />
          </span>
        </div>
      ) : null}
      {here.unfinished && value.value !== null ? (
        <p className="covered-partial">{t('indicators.unfinishedSays')}</p>
      ) : null}
      {here.earlier?.coverage && isPartial(here.earlier.coverage) && value.value !== null ? (
        <p className="covered-partial">
          {t('indicators.earlierPartial', {
            period: periodWords(here.earlier.period, words),
            coverage: coverageWords(here.earlier.coverage, words),
          })}
        </p>
      ) : null}
      <Target indicator={indicator} value={value.value} />
      <p className="muted indicator-as-of">{t('indicators.asOf', { at: secondWords(asOf, words) })}</p>
    </section>
  )
}

/** What is to be reached, and whether it is; said in words, for a colour alone says nothing. */
const Target = ({ indicator, value }: { indicator: IndicatorBody; value: number | null }) => {
  const { t } = useWords()
  const { target, better } = indicator
  if (!target) return null
  const reached = value !== null && (better === 'less' ? value <= target.value : value >= target.value)
  const state = value === null ? 'unknown' : reached ? 'reached' : 'notYet'
  return (
    <p className="indicator-target">
      {t(target.by ? 'indicators.targetBy' : 'indicators.target', {
        value: shown(target.value, indicator),
        unit: unitFor(target ? shown(target.value, indicator) : '', indicator),
        by: target.by ?? '',
        side: t(better === 'less' ? 'indicators.atMost' : 'indicators.atLeast'),
      })}
      <strong className={state === 'reached' ? 'target-reached' : undefined}> {t(`indicators.${state}`)}</strong>
      <small className="muted"> {target.source.document}</small>
    </p>
  )
}
