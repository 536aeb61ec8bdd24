import { connect } from '../connect.ts'

/** Tables of a matter and the column that names it; those that point at another come first. */
const TABLES = [
  ['matter_entry', 'matter'],
  ['matter_task', 'matter'],
  ['matter_text', 'matter'],
  ['matter_open', 'matter'],
  ['matter_reach', 'matter'],
  ['matter', 'id'],
] as const

/**
 * For measurements: takes out what was lodged since an instant, as the owner, so that a county kept for the next run is as large and as
 * quiet as it was. Sums keep what they counted. Not for a county at work.
 */
export const forgetLodged = async (ownerUrl: string, since: Date): Promise<void> => {
  const sql = connect(ownerUrl, { max: 1 })
  try {
    await sql`create temporary table gone as select county, id from matter where lodged_at >= ${since}`
    for (const [table, key] of TABLES) {
      await sql`delete from ${sql(table)} x using gone g where x.county = g.county and x.${sql(key)} = g.id`
    }
    await sql`vacuum (analyze)`
  } finally {
    await sql.end({ timeout: 5 })
  }
}
