import type { Acting, Tx } from '../database.ts'
import { type Key, listed, type Part } from './page.ts'
import type { ListedMatter } from './record.ts'

interface SearchPage {
  readonly after?: Key
  /** The beginning of a day in China: none lodged before it. */
  readonly since?: Date
  readonly limit: number
}

/** What was found, though the matter itself may not be asked for. */
export interface FoundMatter {
  readonly matter: string
  readonly lodged_at: Date
}

const matches = (tx: Tx, { county, scope }: Acting, query: string, page: SearchPage): Part =>
  tx`search_matters(${county}, ${query}::text::tsquery, ${scope.lo}, ${scope.hi}, ${scope.orgs as string[]},
    ${page.after?.at ?? null}, ${page.after?.id ?? null}, ${page.limit}, coalesce(${page.since ?? null}::timestamptz, '-infinity'))`

/** Ids of matters in scope whose words match, newest first. */
export const searchMatters = async (
  tx: Tx,
  acting: Acting,
  query: string,
  page: SearchPage,
): Promise<readonly FoundMatter[]> => tx<FoundMatter[]>`select * from ${matches(tx, acting, query, page)} s`

/** The same with the rows of a list, in one statement. */
export const listMatches = async (
  tx: Tx,
  acting: Acting,
  query: string,
  page: SearchPage,
): Promise<{ readonly found: readonly FoundMatter[]; readonly rows: readonly ListedMatter[] }> => {
  const all = await tx<(ListedMatter & { matter: string; found_at: Date })[]>`
    select ${listed(tx)}, null::text as task_key, null::text as task_kind, m.lodged_at as sort, s.matter,
      s.lodged_at as found_at
    from ${matches(tx, acting, query, page)} s left join matter m on m.county = ${acting.county} and m.id = s.matter
    order by s.lodged_at desc, s.matter desc`
  const found = all.map(({ matter, found_at }) => ({ matter, lodged_at: found_at }))
  return { found, rows: all.filter(({ id }) => id !== null) }
}

export interface Related {
  readonly id: string
  readonly number: string
  readonly subject: string
  readonly body: string
  readonly process: string
  readonly step: string
  readonly lodged_at: Date
  /** Share of words in common, 0 to 1; null where it was merged. */
  readonly share: number | null
}

/** Those merged into it, that it was merged into, or that look the same (village, 30 days); only what is in scope. */
export const listRelated = async (
  tx: Tx,
  of: { county: string; id: string; village: string; at: Date; mergedInto: string | null; words: readonly string[] },
): Promise<readonly Related[]> => {
  const day = 86_400_000
  const since = new Date(of.at.getTime() - 30 * day)
  const until = new Date(of.at.getTime() + 30 * day)
  return tx<Related[]>`
    select m.id, m.number, m.subject, left(m.body, 60) as body, m.process, m.step, m.lodged_at, x.share
    from (
      select matter, share from related_matters(${of.county}, ${of.id}, ${of.village}, ${since}, ${until}, ${of.words as string[]}, 0.5, 5)
      union all select id, null from matter where county = ${of.county} and merged_into = ${of.id}
      union all select ${of.mergedInto}::uuid, null where ${of.mergedInto}::uuid is not null
    ) x join matter m on m.county = ${of.county} and m.id = x.matter
    order by x.share desc nulls first, m.lodged_at desc limit 8`
}
