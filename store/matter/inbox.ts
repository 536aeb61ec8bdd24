import type { Tx } from '../database.ts'
import type { Page } from './list.ts'
import { and, conditions, type Filter, listed, type Part } from './page.ts'
import type { ListedMatter } from './record.ts'

/** Open tasks of one desk, the most urgent first. */
export const listInbox = async (
  tx: Tx,
  county: string,
  desk: string,
  filter: Filter,
  page: Page,
): Promise<readonly ListedMatter[]> => {
  const parts: Part[] = [tx`t.county = ${county} and t.desk = ${desk} and t.done_at is null`]
  if (filter.kind !== undefined) parts.push(tx`t.kind = ${filter.kind}`)
  if (filter.dueFrom !== undefined) parts.push(tx`t.due_at >= ${filter.dueFrom}`)
  if (filter.dueUntil !== undefined) parts.push(tx`t.due_at < ${filter.dueUntil}`)
  if (page.after)
    parts.push(tx`(t.due_at, t.matter) > (coalesce(${page.after.at}::timestamptz, 'infinity'), ${page.after.id})`)
  const where = and(tx, [...parts, ...conditions(tx, county, filter)])
  return tx<
    ListedMatter[]
  >`select ${listed(tx)}, t.key as task_key, t.kind as task_kind, nullif(t.due_at, 'infinity') as sort
    from matter_task t join matter m on m.county = t.county and m.id = t.matter
    where ${where} order by t.due_at, t.matter limit ${page.limit}`
}

/** What one desk has dealt with, last first; a matter once, at its last task. */
export const listDone = async (
  tx: Tx,
  county: string,
  desk: string,
  filter: Filter,
  page: Page,
): Promise<readonly ListedMatter[]> => {
  const parts: Part[] = [tx`t.county = ${county} and t.desk = ${desk} and t.done_at is not null`]
  if (filter.kind !== undefined) parts.push(tx`t.kind = ${filter.kind}`)
  if (page.after) parts.push(tx`(t.done_at, t.matter) < (${page.after.at}, ${page.after.id})`)
  const where = and(tx, [...parts, ...conditions(tx, county, filter)])
  const rows = await tx<ListedMatter[]>`select ${listed(tx)}, t.key as task_key, t.kind as task_kind, t.done_at as sort
    from matter_task t join matter m on m.county = t.county and m.id = t.matter
    where ${where} and not exists (select from matter_task n where n.county = t.county and n.matter = t.matter and n.desk = t.desk
      and (n.done_at, n.key) > (t.done_at, t.key))
    order by t.done_at desc, t.matter desc limit ${page.limit}`
  return rows
}

export interface InboxCounts {
  readonly late: number
  readonly today: number
  readonly later: number
}

export const countInbox = async (
  tx: Tx,
  county: string,
  desk: string,
  now: Date,
  dayEnd: Date,
): Promise<InboxCounts> => {
  const [row] = await tx<{ late: string; today: string; later: string }[]>`
    select * from count_inbox(${county}, ${desk}, ${now}, ${dayEnd})`
  return { late: Number(row?.late), today: Number(row?.today), later: Number(row?.later) }
}
