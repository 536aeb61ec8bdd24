import type { Scope } from '../../kernel/access/index.ts'
import { after } from '../../kernel/place/index.ts'
import type { Acting, Plans, Tx } from '../database.ts'
import { and, conditions, type Filter, type Key, listed, type Part } from './page.ts'
import type { ListedMatter } from './record.ts'

export interface Page {
  readonly after?: Key
  readonly limit: number
}

/** A list with a filter can't be planned for all values alike; without one the general plan is right. */
export const plansFor = (filter: Filter): Plans =>
  Object.keys(filter).some((key) => filter[key as keyof Filter] !== undefined && !PLAIN.has(key)) ? 'own' : 'general'

const PLAIN = new Set(['state', 'range'])

/** The subtree that is both in scope and asked for; undefined where there is none. */
const reachOf = (scope: Scope, range: Filter['range']): { lo: string; hi: string } | undefined => {
  if (scope.lo === scope.hi) return undefined
  if (range === undefined) return scope
  const [, lo = ''] = [scope.lo, range.lo].sort()
  const [hi = ''] = [scope.hi, range.hi].sort()
  return lo < hi ? { lo, hi } : undefined
}

/** One equality where the range is that of a town or a village; nothing for a whole county; a range elsewhere. */
const within = (tx: Tx, table: 'm' | 'o', county: string, { lo, hi }: { lo: string; hi: string }): Part => {
  const t = tx(table)
  const level = hi === after(lo) ? lo.length : 0
  if (lo <= county && hi >= after(county)) return tx`not ${t}.sealed`
  if (level === 9) return tx`${t}.town = ${lo} and not ${t}.sealed`
  if (level === 12) return tx`${t}.village = ${lo} and not ${t}.sealed`
  if (lo.length > 12)
    return tx`${t}.village = ${lo.slice(0, 12)} and ${t}.region >= ${lo} and ${t}.region < ${hi} and not ${t}.sealed`
  return tx`${t}.region >= ${lo} and ${t}.region < ${hi} and not ${t}.sealed`
}

/**
 * What the asker may see, newest first. Each branch states its own index; a filter on deadlines or on what is open goes by deadline. One
 * statement for all branches: what comes after the whole page that the first has found is read by none of the others.
 */
export const listScope = async (
  tx: Tx,
  acting: Acting,
  filter: Filter,
  page: Page,
): Promise<readonly ListedMatter[]> => {
  const rising = byDeadline(filter)
  const [first, ...others] = rising ? openBranches(tx, acting, filter, page) : lodgedBranches(tx, acting, filter, page)
  if (first === undefined) return []
  const { limit } = page
  const last = rising ? tx`timestamptz 'infinity'` : tx`timestamptz '-infinity'`
  if (others.length === 0) return tx<ListedMatter[]>`${first(last)}`
  const bound = rising
    ? tx`coalesce((select max(coalesce(f.sort, 'infinity')) from first f having count(*) = ${limit}), 'infinity')`
    : tx`coalesce((select min(f.sort) from first f having count(*) = ${limit}), '-infinity')`
  const rest = others.map((branch) => tx`union all (${branch(bound)})`).reduce((all, part) => tx`${all} ${part}`)
  const found = await tx<ListedMatter[]>`with first as materialized (${first(last)}) select * from first ${rest}`
  return arranged(found, rising).slice(0, limit)
}

/** A list in order, as long as the page; what lies beyond `bound` (an instant) is of no use. */
type Branch = (bound: Part) => Part

export const byDeadline = (filter: Filter): boolean =>
  filter.state === 'open' || filter.dueFrom !== undefined || filter.dueUntil !== undefined

/** A row that two branches found counts once. */
const arranged = (rows: readonly ListedMatter[], rising: boolean): readonly ListedMatter[] => {
  const distinct = [...new Map(rows.map((row) => [row.id, row])).values()]
  const sign = rising ? 1 : -1
  const rank = (row: ListedMatter): number => row.sort?.getTime() ?? Number.POSITIVE_INFINITY
  return distinct.sort((a, b) => sign * (rank(a) === rank(b) ? (a.id < b.id ? -1 : 1) : rank(a) - rank(b)))
}

const lodgedBranches = (
  tx: Tx,
  { county, scope }: Acting,
  filter: Filter,
  { after: key, limit }: Page,
): readonly Branch[] => {
  const where = and(tx, conditions(tx, county, filter))
  const select = tx`select ${listed(tx)}, null::text as task_key, null::text as task_kind, m.lodged_at as sort`
  const before = key ? tx`and (m.lodged_at, m.id) < (${key.at}, ${key.id})` : tx``
  const order = tx`order by m.lodged_at desc, m.id desc limit ${limit}`
  const reached =
    (part: Part): Branch =>
    (bound) => {
      const page = key ? tx`and (r.lodged_at, r.matter) < (${key.at}, ${key.id})` : tx``
      return tx`${select} from matter_reach r join matter m on m.county = r.county and m.id = r.matter
        where r.county = ${county} and ${part} ${page} and r.lodged_at >= ${bound} and ${where}
        order by r.lodged_at desc, r.matter desc limit ${limit}`
    }
  const ofMatters =
    (part: Part): Branch =>
    (bound) =>
      tx`${select} from matter m where ${where} and ${part} ${before} and m.lodged_at >= ${bound} ${order}`
  const range = reachOf(scope, filter.range)
  return [
    ...(range ? [ofMatters(within(tx, 'm', county, range))] : []),
    ...(scope.owner === undefined ? [] : [ofMatters(tx`m.owner = ${scope.owner}`)]),
    ...reachBranches(tx, scope).map(reached),
  ]
}

/** By organisation, and by desk: all that it holds or held, or only what the asker's own range does not cover. One by one, in order. */
const reachBranches = (tx: Tx, scope: Scope): readonly Part[] =>
  scope.orgs.map((org) => (scope.lo === scope.hi ? tx`r.org = ${org}` : tx`r.org = ${org} and r.outside`))

/** What only the matter itself can tell; all else stands in the narrow table, so that a page of matters is read and no more. */
const ofMatter = ({ late, verdict, number, like, ids }: Filter): Filter => ({ late, verdict, number, like, ids })

const openBranches = (
  tx: Tx,
  { county, scope }: Acting,
  filter: Filter,
  { after: key, limit }: Page,
): readonly Branch[] => {
  const parts: Part[] = [tx`o.county = ${county}`, ...onOpen(tx, filter)]
  if (key) parts.push(tx`(o.due_at, o.matter) > (coalesce(${key.at}::timestamptz, 'infinity'), ${key.id})`)
  const where = and(tx, parts)
  const rest = conditions(tx, county, ofMatter(filter))
  const select = tx`select ${listed(tx)}, null::text as task_key, null::text as task_kind, nullif(o.due_at, 'infinity') as sort`
  const joined = tx`join matter m on m.county = o.county and m.id = o.matter`
  const order = tx`order by o.due_at, o.matter limit ${limit}`
  // one condition is the county: then the page is cut before the matters are read
  const listing = (from: Part): Part =>
    rest.length > 1
      ? tx`${select} from ${from} ${joined} where ${and(tx, rest)} ${order}`
      : tx`${select} from (select o.county, o.matter, o.due_at from ${from} ${order}) o ${joined} ${order}`
  const open =
    (part: Part): Branch =>
    (bound) =>
      listing(tx`(select * from matter_open o where ${where} and ${part} and o.due_at <= ${bound}) o`)
  const range = reachOf(scope, filter.range)
  const unfiltered = parts.length === 1 && rest.length === 1
  const own = scope.lo !== scope.hi
  const desks = scope.orgs as string[]
  const ofDesks: Branch = (bound) =>
    tx`${select} from ${own ? tx`open_from_outside(${county}, ${desks}, ${bound}, ${limit})` : tx`open_of_desks(${county}, ${desks}, ${limit})`} o
      join matter m on m.county = ${county} and m.id = o.matter where o.due_at <= ${bound} ${order}`
  const reached = tx`o.matter = any (array(select r.matter from matter_reach r
    where r.county = ${county} and r.org = any (${desks}) and ${own ? tx`r.outside` : tx`true`} and not r.closed))`
  return [
    ...(range ? [open(within(tx, 'o', county, range))] : []),
    ...(scope.owner === undefined ? [] : [open(tx`o.owner = ${scope.owner}`)]),
    // as an array: joined, all that is open in the county would be read for the few hundred that one desk has
    ...(scope.orgs.length > 0 ? [unfiltered ? ofDesks : open(reached)] : []),
  ]
}

/** The conditions that the narrow table of open matters decides. */
const onOpen = (tx: Tx, filter: Filter): readonly Part[] => {
  const parts: Part[] = []
  if (filter.process !== undefined) parts.push(tx`o.process = ${filter.process}`)
  if (filter.step !== undefined) parts.push(tx`o.step = ${filter.step}`)
  if (filter.responsible !== undefined) parts.push(tx`o.responsible = ${filter.responsible}`)
  if (filter.categories === 'none') parts.push(tx`o.category is null`)
  else if (filter.categories !== undefined) parts.push(tx`o.category = any (${filter.categories as string[]})`)
  if (filter.since !== undefined) parts.push(tx`o.lodged_at >= ${filter.since}`)
  if (filter.until !== undefined) parts.push(tx`o.lodged_at < ${filter.until}`)
  if (filter.dueFrom !== undefined) parts.push(tx`o.due_at >= ${filter.dueFrom}`)
  if (filter.dueUntil !== undefined) parts.push(tx`o.due_at < ${filter.dueUntil}`)
  if (filter.range !== undefined) parts.push(tx`o.region >= ${filter.range.lo} and o.region < ${filter.range.hi}`)
  // no open matter is closed
  if (filter.state === 'closed') parts.push(tx`false`)
  return parts
}
