import type { Ledger } from '../../kernel/ledger/index.ts'
import { tableOf } from '../../kernel/ledger/index.ts'
import { after } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'

/** Where and when one counts: in a region, or in each part of it that has so many digits; days included, YYYY-MM-DD. */
export interface Counting {
  readonly county: string
  readonly root: string
  readonly width: number
  readonly from: string
  readonly to: string
}

export interface Counted {
  readonly region: string
  readonly n: number
  /** When the last of them came; null where that is not kept. */
  readonly last: Date | null
}

/** Records of a ledger whose period lies in these days; all that stand where it has no period. */
export const countLedger = (tx: Sql | Tx, ledger: Ledger, asked: Counting): Promise<readonly Counted[]> => {
  const { county, root, width, from, to } = asked
  const kind = ledger.fields.find(({ key }) => key === ledger.period)?.type.kind
  const digits = kind === 'year' ? 4 : kind === 'month' ? 7 : 10
  const when = tx`r.${tx(ledger.period ?? 'id')}::text`
  const inPeriod = ledger.period
    ? tx`and ${when} >= ${from.slice(0, digits)} and ${when} <= ${to.slice(0, digits)}`
    : tx``
  return tx<Counted[]>`select left(r.region, ${width}) region, count(*)::int n, max(r.recorded_at) last
    from ${tx(tableOf(ledger))} r
    where r.county = ${county} and r.region >= ${root} and r.region < ${after(root)} ${inPeriod} group by 1`
}

/** Matters of a process that were lodged in these months (China), sealed ones never; from the tallies, so that a million cost nothing. */
export const countLodged = (tx: Sql | Tx, process: string, asked: Counting): Promise<readonly Counted[]> => {
  const { county, root, width, from, to } = asked
  return tx<
    Counted[]
  >`select left(region, ${width}) region, sum(lodged)::int n, null::timestamptz last from matter_tally
    where county = ${county} and process = ${process} and not sealed and region >= ${root} and region < ${after(root)}
      and month >= ${from.slice(0, 7)} and month <= ${to.slice(0, 7)} group by 1`
}
