import { after } from '../../kernel/place/index.ts'
import type { Tx } from '../database.ts'

export interface PeriodSums {
  readonly lodged: number
  readonly answered: number
  readonly answeredLate: number
  readonly judged: number
  readonly resolved: number
}

/** Months (YYYY-MM, both included) of a process. */
export interface Months {
  readonly process: string
  readonly from: string
  readonly to: string
}

/** Sums of one process in a region over the months, within the acting scope. */
export const sumPeriod = async (
  tx: Tx,
  county: string,
  region: string,
  { process, from, to }: Months,
): Promise<PeriodSums> => {
  const [row] = await tx<PeriodSums[]>`
    select coalesce(sum(lodged), 0)::integer lodged, coalesce(sum(answered), 0)::integer answered,
      coalesce(sum(answered_late), 0)::integer "answeredLate", coalesce(sum(judged), 0)::integer judged,
      coalesce(sum(resolved), 0)::integer resolved
    from matter_tally
    where county = ${county} and region >= ${region} and region < ${after(region)} and month between ${from} and ${to} and not sealed
      and process = ${process}`
  return row ?? { lodged: 0, answered: 0, answeredLate: 0, judged: 0, resolved: 0 }
}

/** Lodged by village inside `root`, over the months. */
export const sumByVillage = async (
  tx: Tx,
  county: string,
  root: string,
  { process, from, to }: Months,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx<{ village: string; lodged: number }[]>`
    select left(region, 12) village, sum(lodged)::integer lodged from matter_tally
    where county = ${county} and region >= ${root} and region < ${after(root)} and month between ${from} and ${to} and not sealed
      and process = ${process}
    group by 1`
  return new Map(rows.map(({ village, lodged }) => [village, lodged]))
}

export interface ClosedRow {
  readonly subject: string
  readonly category: string | null
  readonly process: string
  readonly lodgedAt: Date
  readonly closedAt: Date
  readonly resolved: boolean | null
  /** Whether its lodger allowed the subject to be shown. */
  readonly publish: boolean
}

/** Matters of a process closed since `since` in a village, newest first; merged ones left out: they were answered with another. */
export const listClosed = async (
  tx: Tx,
  county: string,
  village: string,
  { process, since, most }: { process: string; since: Date; most: number },
): Promise<readonly ClosedRow[]> => tx<ClosedRow[]>`
  select subject, category, process, lodged_at "lodgedAt", closed_at "closedAt", resolved,
    coalesce((data ->> 'publish')::boolean, false) publish
  from matter
  where county = ${county} and village = ${village} and process = ${process} and not sealed and merged_into is null
    and lodged_at > ${new Date(since.getTime() - 180 * 86_400_000)} and closed_at > ${since}
  order by closed_at desc, id limit ${most}`

export interface SimilarRow {
  readonly number: string
  readonly subject: string
  readonly category: string | null
  readonly process: string
  readonly step: string
  readonly lodgedAt: Date
  readonly publish: boolean
  /** Requests that were found to be the same and go along with it. */
  readonly joined: number
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Open matters of a process in a village that share words with a new one, most alike first; within the acting scope. */
export const listSimilar = async (
  tx: Tx,
  county: string,
  village: string,
  like: { process: string; words: readonly string[]; since: Date; until: Date; leastShare: number; most: number },
): Promise<readonly SimilarRow[]> => tx<SimilarRow[]>`
  select m.number, m.subject, m.category, m.process, m.step, m.lodged_at "lodgedAt",
    coalesce((m.data ->> 'publish')::boolean, false) publish,
    (select count(*)::int from matter x where x.county = ${county} and x.merged_into = m.id) joined
  from related_matters(${county}, ${NOBODY}, ${village}, ${like.since}, ${like.until}, ${like.words as string[]},
    ${like.leastShare}, 20) r
  join matter m on m.county = ${county} and m.id = r.matter
  where m.closed_at is null and not m.sealed and m.merged_into is null and m.village = ${village} and m.process = ${like.process}
  order by r.share desc, m.id limit ${like.most}`

/** How many other requests are dealt with together with this one, within the acting scope. `lead`: the one that they go along with. */
export const countJoined = async (tx: Tx, county: string, of: { id: string; lead: string }): Promise<number> =>
  (
    await tx<{ joined: number }[]>`select count(*)::int joined from matter
      where county = ${county} and (merged_into = ${of.lead} or id = ${of.lead}) and id <> ${of.id} and not sealed`
  )[0]?.joined ?? 0

/** Number of an open request of the village, as a resident names it; undefined where there is none to see. */
export const findOpenNumber = async (
  tx: Tx,
  county: string,
  village: string,
  number: string,
): Promise<string | undefined> =>
  (
    await tx<{ number: string }[]>`select number from matter
      where county = ${county} and number = ${number} and village = ${village} and closed_at is null and not sealed`
  )[0]?.number

/** Public results of a process (an admitted grid task): the named fields only, newest first. */
export const listPublished = async (
  tx: Tx,
  county: string,
  of: { process: string; outcome: string; fields: readonly string[]; region: string; most: number },
): Promise<readonly { readonly fields: Readonly<Record<string, unknown>>; readonly closedAt: Date }[]> => tx<
  { fields: Record<string, unknown>; closedAt: Date }[]
>`
  select (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(data) where key = any (${of.fields as string[]})) fields,
    closed_at "closedAt"
  from matter
  where county = ${county} and process = ${of.process} and outcome = ${of.outcome} and not sealed
    and region >= ${of.region} and region < ${after(of.region)}
  order by closed_at desc, id limit ${of.most}`
