import { timeOfId } from './audit/seal.ts'
import type { Sql } from './database.ts'

/** How the work of a county stands, in numbers for a monitor. The closed route is in none of them. */
export interface Measures {
  readonly processes: readonly { readonly process: string; readonly open: number; readonly late: number }[]
  /** Notices that wait to be sent, and for how many seconds the first of them has been due. */
  readonly outbox: { readonly waiting: number; readonly oldest: number }
  /** Seconds since the oldest audit row that no seal covers; 0 where all are sealed. */
  readonly unsealed: number
  /** Numbers that are not those of the records, by the last comparison; seconds that the oldest change waits to be followed. */
  readonly sums: { readonly differences: number; readonly behind: number }
}

export const measure = async (sql: Sql, county: string, now: Date): Promise<Measures> => {
  const processes = await sql<Measures['processes'][number][]>`
    select process, count(*)::int as open, count(*) filter (where due_at < ${now})::int as late
    from matter_open where county = ${county} and not sealed group by process order by process`
  const [outbox] = await sql<{ waiting: number; oldest: Date | null }[]>`
    select count(*)::int as waiting, min(next_at) as oldest from outbox where county = ${county} and sent_at is null and failed_at is null`
  const [unsealed] = await sql<{ id: string }[]>`
    select id from audit where county = ${county} and id > coalesce(
      (select ids[cardinality(ids)] from audit_seal where county = ${county} order by seq desc limit 1),
      '00000000-0000-0000-0000-000000000000') order by id limit 1`
  const [sums] = await sql<{ differences: number; since: Date | null }[]>`
    select (select coalesce(sum(differences), 0)::int from derive_state) as differences,
      least((select min(since) from derive_due), (select min(since) from matter_due)) as since`
  const since = (at: number | undefined): number => (at === undefined ? 0 : Math.max(0, (now.getTime() - at) / 1000))
  return {
    processes,
    outbox: { waiting: outbox?.waiting ?? 0, oldest: since(outbox?.oldest?.getTime()) },
    unsealed: since(unsealed && timeOfId(unsealed.id)),
    sums: { differences: sums?.differences ?? 0, behind: since(sums?.since?.getTime()) },
  }
}
