import { after } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'

/** A post and who holds it, as it is published: name and office, nothing else. */
export interface PublicPost {
  readonly role: string
  readonly region: string
  readonly org: string | null
  readonly orgName: string | null
  readonly title: string
  readonly name: string
}

const columns = (sql: Sql | Tx) => sql`p.role, p.region, p.org, p.title, a.name,
  (select o.name from organisation o where o.code = p.org) "orgName"`
const held = (sql: Sql | Tx, county: string, day: string) => sql`
  p.county = ${county} and a.disabled_at is null and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})`

/** Posts below a region (its grids and groups) on a day. */
export const listPostsBelow = async (
  sql: Sql | Tx,
  county: string,
  region: string,
  day: string,
): Promise<readonly PublicPost[]> => sql<PublicPost[]>`
  select ${columns(sql)} from position p join account a on a.id = p.account
  where ${held(sql, county, day)} and p.region > ${region} and p.region < ${after(region)}
  order by p.region, p.role, p.valid_from, a.name`

/** Posts of these roles at exactly these regions on a day. */
export const listPostsAt = async (
  sql: Sql | Tx,
  county: string,
  at: { regions: readonly string[]; roles: readonly string[] },
  day: string,
): Promise<readonly PublicPost[]> => sql<PublicPost[]>`
  select ${columns(sql)} from position p join account a on a.id = p.account
  where ${held(sql, county, day)} and p.region = any (${at.regions as string[]}) and p.role = any (${at.roles as string[]})
  order by p.region desc, p.role, p.valid_from, a.name`
