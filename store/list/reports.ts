import { after } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'
import type { ItemAt } from './assignments.ts'

/** What a lead said to be done, and what the level above said of it. */
export interface ItemReport extends ItemAt {
  readonly id: string
  /** `2026-Q1`; empty where it is done once. */
  readonly period: string
  readonly note: string
  readonly evidence: string
  readonly reported_at: Date
  readonly reported_desk: string
  readonly reported_by: string
  readonly state: 'reported' | 'confirmed' | 'returned'
  readonly decided_at: Date | null
  readonly decided_by: string | null
  readonly decision: string
}

const columns = (
  tx: Sql | Tx,
) => tx`id, list, item, region, period, note, evidence, reported_at, reported_desk, reported_by,
  state, decided_at, decided_by, decision`

/** Of these lists in one region, the latest first. */
export const reportsAt = (
  tx: Sql | Tx,
  county: string,
  lists: readonly string[],
  region: string,
): Promise<readonly ItemReport[]> => tx<ItemReport[]>`select ${columns(tx)} from list_report
  where county = ${county} and list = any (${lists as string[]}) and region = ${region} order by id desc limit 2000`

/** Of one item, in a region and all below it, the latest first. */
export const reportsBelow = (tx: Sql | Tx, county: string, at: ItemAt): Promise<readonly ItemReport[]> => tx<
  ItemReport[]
>`select ${columns(tx)} from list_report
  where county = ${county} and list = ${at.list} and item = ${at.item} and region >= ${at.region} and region < ${after(at.region)}
  order by id desc limit 5000`

export interface Confirmed {
  readonly list: string
  readonly item: string
  readonly period: string
  readonly level: number
  readonly regions: number
}

/** In how many regions below one, by their level, an item was confirmed. */
export const countConfirmed = (
  tx: Sql | Tx,
  county: string,
  lists: readonly string[],
  root: string,
): Promise<readonly Confirmed[]> => tx<Confirmed[]>`
  select list, item, period, case length(region) when 6 then 3 when 9 then 4 else 5 end as level, count(distinct region)::int regions
  from list_report where county = ${county} and list = any (${lists as string[]}) and region > ${root} and region < ${after(root)}
    and state = 'confirmed' group by 1, 2, 3, 4`

/** False where it is reported already and not sent back. */
export const addReport = async (
  tx: Tx,
  county: string,
  report: Omit<ItemReport, 'state' | 'decided_at' | 'decided_by' | 'decision'>,
): Promise<boolean> => {
  const done = await tx`insert into list_report ${tx({ county, ...report, state: 'reported' })} on conflict do nothing`
  return done.count === 1
}

/** False where nothing waits to be decided. */
export const decideReport = async (
  tx: Tx,
  county: string,
  at: ItemAt & { readonly period: string },
  decided: {
    readonly state: 'confirmed' | 'returned'
    readonly at: Date
    readonly by: string
    readonly decision: string
  },
): Promise<boolean> => {
  const done = await tx`update list_report set state = ${decided.state}, decided_at = ${decided.at},
      decided_by = ${decided.by}, decision = ${decided.decision}
    where county = ${county} and list = ${at.list} and item = ${at.item} and region = ${at.region}
      and period = ${at.period} and state = 'reported'`
  return done.count === 1
}
