import { mattersOf } from '../../kernel/indicator/index.ts'
import { later, type Tx } from '../database.ts'

/** Sums that no longer follow from the records: of a region (where the record is kept) in a period (periodOf: `2025`, `2025-03`, ''). */
export interface Due {
  readonly county: string
  readonly ledger: string
  readonly region: string
  readonly period: string
}

const keyOf = ({ county, ledger, region, period }: Due): string => [county, ledger, region, period].join(' ')

/**
 * Says in the writer's transaction what its write concerns; a correction that moves a record names both places, or both periods.
 * Travels with the commit, which waits for a run that is just computing the same sums: that run would not see this write. Call it once,
 * after the writes, in a transaction of inScope() or asSystem().
 */
export const markDue = (tx: Tx, rows: readonly Due[], now: Date): void => {
  // in one order, so that two imports wait for each other and never for ever
  const unique = [...new Map(rows.map((row) => [keyOf(row), row])).entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  for (let at = 0; at < unique.length; at += 5000) {
    const part = unique.slice(at, at + 5000).map(([, row]) => row)
    const column = (name: keyof Due): string[] => part.map((row) => row[name])
    const statement = tx`insert into derive_due (county, ledger, region, period, since)
      select county, ledger, region, period, ${now}::timestamptz
      from unnest(${column('county')}::text[], ${column('ledger')}::text[], ${column('region')}::text[], ${column('period')}::text[])
        d (county, ledger, region, period)
      on conflict (county, ledger, region, period) do update set since = least(derive_due.since, excluded.since)`
    later(tx, statement)
  }
}

/**
 * What acts on matters said is due becomes due like any record, of processes that something is measured over; of others it is left out.
 * In a transaction of the system.
 */
export const takeMatters = async (tx: Tx, processes: readonly string[]): Promise<void> => {
  await tx`
    with gone as (delete from matter_due returning county, process, region, month, since)
    insert into derive_due (county, ledger, region, period, since)
    select county, ${mattersOf('')} || process, region, month, min(since) from gone where process = any (${processes as string[]})
    group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (county, ledger, region, period) do update set since = least(derive_due.since, excluded.since)`
}

/** The same of whole histories that were written at once, by village and month of lodging. */
export const markMattersDue = async (
  tx: Tx,
  county: string,
  rows: readonly { readonly process: string; readonly region: string; readonly month: string }[],
  now: Date,
): Promise<void> => {
  await tx`insert into matter_due (county, process, region, month, since)
    select distinct ${county}::char(6), x.process, x.region, x.month, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) x (process text, region text, month text)`
}
