import type { Sql, Tx } from '../database.ts'

/** What a setting was set to by each change of it, oldest first; null where it went back to its default. */
export const listSettingHistory = async (
  sql: Sql | Tx,
  county: string,
  key: string,
): Promise<readonly { readonly at: Date; readonly value: unknown }[]> =>
  sql<{ at: Date; value: unknown }[]>`select at, detail->'value' as value from audit
    where county = ${county} and object_kind = 'setting' and object_id = ${key}
      and action in ('setting.change', 'setting.reset') and result = 'done'
    order by id`
