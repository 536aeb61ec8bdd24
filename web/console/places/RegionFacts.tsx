import type { RegionDetail } from '../../../server/contract/place.ts'
import { useWords } from '../app/words.ts'

/** What a region is, since when, and what it came from or became. */
export const RegionFacts = ({ region }: { region: RegionDetail }) => {
  const { t } = useWords()
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">{region.path.map(({ name }) => name).join(' · ') || region.name}</h2>
      <dl className="facts">
        <dt>{t('places.kind')}</dt>
        <dd>{region.kindTitle}</dd>
        <dt>{t('places.code')}</dt>
        <dd>{region.code}</dd>
        <dt>{t('places.valid')}</dt>
        <dd>
          {region.validTo
            ? t('places.validSpan', { from: region.validFrom, to: region.validTo })
            : t('places.validSince', { from: region.validFrom })}
        </dd>
      </dl>
      {region.successions.length > 0 ? (
        <>
          <h3>{t('places.successions')}</h3>
          <ul className="plain">
            {region.successions.map((one) => (
              <li key={`${one.on}-${one.from}-${one.to}`}>
                {one.on} {t(`succession.${one.kind}`)} {one.from} → {one.to}{' '}
                <span className="muted">{one.document}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
