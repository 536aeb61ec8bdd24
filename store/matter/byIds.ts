import type { Tx } from '../database.ts'
import { and, conditions, type Filter, listed, type Part } from './page.ts'
import type { ListedMatter } from './record.ts'

/** Those of the ids that are in scope and meet the filter, newest first. */
export const listByIds = async (
  tx: Tx,
  county: string,
  ids: readonly string[],
  filter: Filter,
): Promise<readonly ListedMatter[]> => {
  const parts: Part[] = [...conditions(tx, county, { ...filter, ids })]
  if (filter.dueFrom !== undefined) parts.push(tx`m.due_at >= ${filter.dueFrom}`)
  if (filter.dueUntil !== undefined) parts.push(tx`m.due_at < ${filter.dueUntil}`)
  return tx<ListedMatter[]>`select ${listed(tx)}, null::text as task_key, null::text as task_kind, m.lodged_at as sort
    from matter m where ${and(tx, parts)} order by m.lodged_at desc, m.id desc`
}
