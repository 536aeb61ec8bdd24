import type { Ledger } from '../../kernel/ledger/index.ts'
import { tableOf } from '../../kernel/ledger/index.ts'
import { after } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'
import { periodIs, planByValues } from './records.ts'

export interface Coverage {
  readonly records: number
  readonly stale: number
  /** Regions with a record of the period; of any, where there is none. 0 where it was not asked. */
  readonly kept: number
}

/** Where one looks: a region with all below it, on a day. */
export interface Where {
  readonly county: string
  readonly region: string
  readonly day: string
}

/**
 * Records counted no further than `most`; regions that have one only where each owes one, for elsewhere they would be found among millions of
 * records. By indexes alone, which do not hold the county: the region says it.
 */
export const countCoverage = async (
  tx: Sql | Tx,
  ledger: Ledger,
  { region }: Where,
  asked: {
    readonly period: string | null
    readonly staleBefore?: Date
    readonly most: number
    readonly each: boolean
  },
): Promise<Coverage> => {
  planByValues(tx)
  const here = tx`r.region >= ${region} and r.region < ${after(region)}`
  const table = tx(tableOf(ledger))
  const kept = tx`(select count(distinct r.region)::int from ${table} r where ${here}
    ${asked.period !== null ? tx`and ${periodIs(tx, ledger, asked.period)}` : tx``})`
  const [row] = await tx<Coverage[]>`select
    (select count(*)::int from (select 1 from ${table} r where ${here} limit ${asked.most}) one) records,
    ${asked.staleBefore ? tx`(select count(*)::int from (select 1 from ${table} r where ${here} and r.confirmed_at < ${asked.staleBefore} limit ${asked.most}) two)` : tx`0`} stale,
    ${asked.each ? kept : tx`0`} kept`
  return row ?? { records: 0, stale: 0, kept: 0 }
}

/** How many regions of each level there are. */
export const countLevels = async (tx: Sql | Tx, { region, day }: Where): Promise<ReadonlyMap<number, number>> => {
  const rows = await tx<{ level: number; n: number }[]>`select level::int, count(*)::int n from region
    where code >= ${region} and code < ${after(region)} and valid_from <= ${day} and (valid_to is null or valid_to > ${day})
    group by level`
  return new Map(rows.map(({ level, n }) => [level, n]))
}

/** Regions of the ledger's levels without a record of the period, in order of code. */
export const listLacking = (
  tx: Sql | Tx,
  ledger: Ledger,
  { county, region, day }: Where,
  asked: { readonly period: string | null; readonly after: string; readonly limit: number },
): Promise<readonly { readonly region: string; readonly name: string }[]> => tx<{ region: string; name: string }[]>`
  select g.code as region, g.name from region g
  where g.level in ${tx(ledger.levels)} and g.code >= ${region} and g.code < ${after(region)} and g.code > ${asked.after}
    and g.valid_from <= ${day} and (g.valid_to is null or g.valid_to > ${day})
    and not exists (select 1 from ${tx(tableOf(ledger))} r where r.county = ${county} and r.region = g.code
      ${asked.period !== null ? tx`and ${periodIs(tx, ledger, asked.period)}` : tx``})
  order by g.code limit ${asked.limit}`
