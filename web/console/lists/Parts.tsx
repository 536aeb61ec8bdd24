import { Link } from '@tanstack/react-router'
import type { ItemBody, ListHead, ProofBody } from '../../../server/contract/list.ts'
import { can, useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { coverageWords, periodWords, shown, withUnit } from '../indicators/format.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'

/** How an item stands, as a word; its colour only says it once more. */
export const State = ({ state }: { state: ItemBody['state'] }) => {
  const { t } = useWords()
  return (
    <span className="list-state" data-state={state}>
      {t(`lists.state.${state}`)}
    </span>
  )
}

/** Periods of lists are more than those of numbers: `2026-Q1`, `2026-H1`. */
const usePeriodWords = (): ((period: string) => string) => {
  const words = useWords()
  return (period) => {
    const [, year, kind = '', n] = /^(\d{4})-([QH])(\d)$/.exec(period) ?? []
    return year ? words.t(`lists.period.${kind}`, { year, n: n ?? '' }) : periodWords(period, words)
  }
}

/** Whoever may not open what proves an item still reads how it stands: a department opens its own ledgers only, from their page. */
const OPENED_BY = { indicator: 'board', ledger: 'forms', process: 'matters' } as const

/** What proves an item: the number with its bound, and the way to its page. */
export const Proof = ({ proof, bare }: { proof: ProofBody; bare?: boolean }) => {
  const words = useWords()
  const { t } = words
  const { region, own } = useRegion()
  const search = region === own ? {} : { region }
  const period = usePeriodWords()
  const { kind, key, title, value, unit, atLeast, atMost, met, coverage } = proof
  const bound = atLeast ?? atMost
  const session = useSession()
  const opens = kind !== 'service' && can(session, OPENED_BY[kind])
  return (
    <span className="list-proof">
      {!opens ? (
        <span>{kind === 'service' ? t('lists.service', { title }) : title}</span>
      ) : kind === 'indicator' ? (
        <Link to="/indicators/$indicator" params={{ indicator: key }} search={search}>
          {title}
        </Link>
      ) : kind === 'ledger' ? (
        <Link to="/ledgers/$ledger" params={{ ledger: key }} search={search}>
          {title}
        </Link>
      ) : (
        <Link to="/matters" search={{ ...search, process: key }}>
          {title}
        </Link>
      )}
      {kind === 'service' ? null : (
        <>
          {' '}
          <strong>
            {kind === 'indicator' && value !== null ? withUnit(shown(value, proof), unit, words) : shown(value, proof)}
            {value === null || kind === 'indicator' ? '' : t(`lists.counted.${kind}`, { n: value })}
          </strong>
          {bound === null ? null : (
            <small className="muted">
              {' '}
              {t(atLeast === null ? 'lists.atMost' : proof.each === null ? 'lists.atLeast' : 'lists.eachAtLeast', {
                bound: withUnit(shown(bound, proof), unit, words),
                level: proof.each === null ? '' : t(`elements.level.${proof.each}`),
              })}
            </small>
          )}
          {met === null ? null : (
            <small className={met ? 'list-met' : 'list-unmet'}> {t(met ? 'lists.reached' : 'lists.notYet')}</small>
          )}
          {bare ? null : (
            <small className="muted list-proof-of">
              {[proof.period === '' ? '' : period(proof.period), coverage ? coverageWords(coverage, words) : '']
                .filter((part) => part !== '')
                .join(' · ')}
            </small>
          )}
        </>
      )}
    </span>
  )
}

/** By when, with how often it comes back. */
export const When = ({ item }: { item: Pick<ItemBody, 'due' | 'every'> }) => {
  const { t } = useWords()
  if (item.due === null) return <span className="muted">{t('lists.noDate')}</span>
  return (
    <span className="nowrap">
      {item.due}
      {item.every ? <small className="muted list-every">{t(`lists.every.${item.every}`)}</small> : null}
    </span>
  )
}

/** Which document, and how much of it is here. */
export const Source = ({ version }: { version: ListHead['version'] }) => {
  const { t } = useWords()
  const { document, clause, count, here, groups, fictional } = version
  return (
    <>
      {[document, clause].filter((part) => part !== '').join(' · ')}
      {count !== null && here < count ? ` · ${t('lists.ofCount', { here, count })}` : null}
      {groups && groups.here < groups.said ? ` · ${t('lists.ofGroups', groups)}` : null}
      {fictional ? <span className="list-fictional"> {t('lists.fictional')}</span> : null}
    </>
  )
}
