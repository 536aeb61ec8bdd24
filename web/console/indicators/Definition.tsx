import { Link } from '@tanstack/react-router'
import type { IndicatorBody } from '../../../server/contract/indicator.ts'
import { useWords } from '../app/words.ts'

/** What the number counts, by which rule, on what basis: beside it always, and on paper too. */
export const Definition = ({ indicator }: { indicator: IndicatorBody }) => {
  const { t } = useWords()
  const { definition, told, rule, kind, version, sources, about, ledger, process } = indicator
  return (
    <section className="card indicator-definition" aria-labelledby="definition">
      <h2 id="definition">{t('indicators.definition')}</h2>
      <p className="indicator-says">{definition}</p>
      <dl>
        <div>
          <dt>{t('indicators.rule')}</dt>
          <dd>
            {told ?? t(`indicators.kind.${kind}`)}
            {rule === '' ? null : (
              <details>
                <summary>{t('indicators.asWritten')}</summary>
                <code>{rule}</code>
              </details>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('indicators.basis')}</dt>
          {sources.map(({ code, document, says }) => (
            <dd key={code ?? document}>{says === '' ? document : t('ledgers.sourceSays', { document, says })}</dd>
          ))}
        </div>
        <div>
          <dt>{t('indicators.version')}</dt>
          <dd>
            {version} · {about}
          </dd>
        </div>
        {ledger || process ? (
          <div>
            <dt>{t('indicators.ledger')}</dt>
            <dd>
              {ledger ? (
                <Link to="/ledgers/$ledger" params={{ ledger }}>
                  {t('indicators.openLedger')}
                </Link>
              ) : (
                <Link to="/matters" search={{ process: process ?? undefined }}>
                  {t('indicators.openMatters')}
                </Link>
              )}
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  )
}
