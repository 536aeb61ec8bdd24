import type { Sql, Tx } from '../database.ts'

export interface DemoPost {
  readonly login: string
  readonly role: string
  readonly region: string
  readonly regionName: string
  readonly orgName: string | null
}

/** One sign-in for each role: the one with the shortest login, which the demo gives to the posts along one line of the tree. */
export const listDemoPosts = async (sql: Sql | Tx, county: string, day: string): Promise<readonly DemoPost[]> => sql<
  DemoPost[]
>`
  select distinct on (p.role) a.login, p.role, p.region,
    coalesce((select r.name from region r where r.code = p.region order by r.valid_to desc nulls first limit 1), p.region) "regionName",
    (select o.name from organisation o where o.code = p.org) "orgName"
  from position p join account a on a.id = p.account
  where p.county = ${county} and a.disabled_at is null and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})
  order by p.role, length(a.login), a.login`
