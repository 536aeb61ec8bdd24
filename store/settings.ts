import type { Sql, Tx } from './database.ts'

/** What an administrator has set; keys without a row have their default. */
export const listSettings = async (sql: Sql | Tx, county: string): Promise<ReadonlyMap<string, unknown>> => {
  const rows = await sql<{ key: string; value: unknown }[]>`select key, value from setting where county = ${county}`
  return new Map(rows.map(({ key, value }) => [key, value]))
}

/** A value may be null: that a limit is lifted is something that was set. */
export const putSetting = async (tx: Tx, county: string, key: string, value: unknown, now: Date): Promise<void> => {
  await tx`insert into setting (county, key, value, changed_at)
    values (${county}, ${key}, ${JSON.stringify(value)}::text::jsonb, ${now})
    on conflict (county, key) do update set value = excluded.value, changed_at = excluded.changed_at`
}

/** Back to the default. */
export const removeSetting = async (tx: Tx, county: string, key: string): Promise<void> => {
  await tx`delete from setting where county = ${county} and key = ${key}`
}
