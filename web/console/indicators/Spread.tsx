import type { IndicatorPage } from '../../../server/contract/indicator.ts'
import { useWords } from '../app/words.ts'
import { percent, unitFor } from './format.ts'

/** How the records lie in the bands: bars from zero with number and share. */
export const Spread = ({ page }: { page: IndicatorPage }) => {
  const { t } = useWords()
  const { indicator, here } = page
  const bands = indicator.bands.map(({ key, title }) => {
    const value = here.parts.find((part) => part.key === key)?.value
    return {
      key,
      title,
      n: value?.numerator === null ? null : Number(value?.numerator ?? 0),
      share: value?.value ?? null,
    }
  })
  const most = Math.max(1, ...bands.map(({ n }) => n ?? 0))
  return (
    <section className="card" aria-labelledby="spread">
      <h2 id="spread">{t('indicators.spreadTitle')}</h2>
      <ul className="bars spread">
        {bands.map(({ key, title, n, share }) => (
          <li key={key}>
            <span className="bars-title">{title}</span>
            <span className="bars-line">
              <i style={{ width: `${((n ?? 0) / most) * 100}%`, minWidth: n ? 2 : 0 }} />
              <span>
                {n === null ? '—' : `${n.toLocaleString('en-US')} ${unitFor(String(n), indicator)}`}{' '}
                <small className="muted">{percent(share)}</small>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
