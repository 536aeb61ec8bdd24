import { Link } from '@tanstack/react-router'
import type { FreshBody, MatchBody, SourceBody } from '../../../server/contract/element.ts'
import { useWords } from '../app/words.ts'
import { periodText } from '../ledgers/cells.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'

/** `2025年：168 个有，共 190 个，160 个在有效期内`; in green where all is there and fresh. */
export const Fresh = ({ fresh }: { fresh: FreshBody | null }) => {
  const words = useWords()
  const { t } = words
  if (!fresh || fresh.of === 0) return <span className="muted">{t('elements.notHere')}</span>
  const { kept, of, period } = fresh
  const whole = fresh.fresh >= of
  return (
    <span className={whole ? 'left-done' : kept === 0 ? 'left-today' : undefined}>
      {period === null ? '' : `${periodText(period, words)} `}
      {t('elements.fresh', { kept, of })}
      {fresh.fresh < kept ? t('elements.freshOf', { n: fresh.fresh }) : ''}
    </span>
  )
}

/** Where a fact is kept: the ledger as a link, and by whom. */
export const Where = ({ source }: { source: SourceBody }) => {
  const { t } = useWords()
  const { region, own } = useRegion()
  if (source.ledger === null)
    return (
      <span>
        {source.kind === 'derived' ? t('elements.computed', { about: source.ledgerTitle }) : source.ledgerTitle}
      </span>
    )
  return (
    <Link
      className="element-ledger"
      to="/ledgers/$ledger"
      params={{ ledger: source.ledger }}
      search={region === own ? {} : { region }}
    >
      {source.ledgerTitle}
    </Link>
  )
}

/** Why it was found, in a few words. */
export const Why = ({ why, shared = '' }: Partial<Pick<MatchBody, 'why' | 'shared'>>) => {
  const { t } = useWords()
  return why ? <small className="muted">{t(`elements.why.${why}`, { shared })}</small> : null
}
