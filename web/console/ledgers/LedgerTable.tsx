import { Link } from '@tanstack/react-router'
import type { LedgerBody, LedgerState } from '../../../server/contract/ledger.ts'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { periodText } from './cells.ts'

const OWN = ['ledger', 'records', 'stale', 'due', 'basis'] as const
const OTHERS = ['ledger', 'records', 'stale', 'due', 'keeper', 'basis'] as const
/** As far as the server counts. */
const MOST_COUNTED = 10_000

interface Props {
  readonly items: readonly LedgerBody[]
  readonly states: ReadonlyMap<string, LedgerState>
  /** Kept by oneself: nobody needs to be told by whom. */
  readonly own: boolean
}

/** Ledgers under the names of their packs. */
export const LedgerTable = ({ items, states, own }: Props) => {
  const { t } = useWords()
  const columns = own ? OWN : OTHERS
  const packs = Map.groupBy(items, ({ pack }) => pack)
  return (
    <table className="table table-labelled ledger-list">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column} className={column === 'records' ? 'num' : undefined}>
              {t(`ledgers.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {[...packs].map(([pack, ledgers]) => (
        <tbody key={pack}>
          <tr className="ledger-pack">
            <th colSpan={columns.length} scope="rowgroup">
              {ledgers[0]?.about}
            </th>
          </tr>
          {ledgers.map((ledger) => (
            <LedgerLine key={ledger.key} ledger={ledger} state={states.get(ledger.key)} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

const LedgerLine = ({ ledger, state }: { ledger: LedgerBody; state: LedgerState | undefined }) => {
  const { t } = useWords()
  const { region, own } = useRegion()
  const search = region === own ? {} : { region }
  const to = { to: '/ledgers/$ledger', params: { ledger: ledger.key } } as const
  return (
    <tr>
      <th scope="row">
        <Link {...to} search={search}>
          {ledger.title}
        </Link>
      </th>
      <td className="num" data-label={t('ledgers.column.records')}>
        {state ? <Counted n={state.records} /> : null}
      </td>
      <td data-label={t('ledgers.column.stale')}>
        {state && state.stale > 0 ? (
          <Link {...to} search={{ ...search, stale: 'true' }} className="left-today">
            {t('ledgers.staleCount', { n: state.stale })}
          </Link>
        ) : null}
      </td>
      <td data-label={t('ledgers.column.due')}>{state?.due ? <Due ledger={ledger} due={state.due} /> : null}</td>
      {ledger.may.keep ? null : <td data-label={t('ledgers.column.keeper')}>{ledger.keeperTitle}</td>}
      <td data-label={t('ledgers.column.basis')} className="muted ledger-basis" title={sourceLines(ledger)}>
        {[...new Set(ledger.sources.map(({ document }) => document))].join(t('list.join'))}
      </td>
    </tr>
  )
}

/** Every document with what it says and the code of its row: what is too long for a cell. */
const sourceLines = ({ sources }: LedgerBody): string =>
  sources.map(({ code, document, says }) => [document, says, code].filter(Boolean).join(' · ')).join('\n')

const Counted = ({ n }: { n: number }) => {
  const { t } = useWords()
  return n >= MOST_COUNTED ? t('ledgers.tenThousand') : n.toLocaleString()
}

/** `2025年还缺 3 个，共 12 个`, or that all are there. */
const Due = ({ ledger, due }: { ledger: LedgerBody; due: NonNullable<LedgerState['due']> }) => {
  const words = useWords()
  const { region, own } = useRegion()
  const period = due.period === null ? '' : periodText(due.period, words)
  const lacking = due.expected - due.kept
  const { t } = words
  if (lacking <= 0) return <span className="left-done">{t('ledgers.dueDone', { period, n: due.expected })}</span>
  const said = t('ledgers.dueLacks', { period, n: lacking, of: due.expected })
  return (
    <Link
      to="/ledgers/$ledger"
      params={{ ledger: ledger.key }}
      search={{
        ...(region !== own && { region }),
        ...(due.period !== null && { period: due.period }),
        lacking: 'true',
      }}
      className={ledger.may.keep ? 'left-today' : undefined}
    >
      {said}
    </Link>
  )
}
