import type { Sql } from './database.ts'

/** Counties that staff accounts exist for, by code. */
export const listCounties = async (sql: Sql): Promise<readonly string[]> =>
  (await sql<{ county: string }[]>`select distinct county::text as county from account order by county`).map(
    ({ county }) => county,
  )
