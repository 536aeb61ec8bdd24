import type { Sql, Tx } from '../database.ts'

/** A position as it is kept. Held from `from` (included) to `to` (excluded; null: open end), YYYY-MM-DD in China. */
export interface HeldPosition {
  readonly id: string
  readonly role: string
  readonly region: string
  readonly regionName: string | null
  readonly org: string | null
  readonly orgName: string | null
  readonly title: string
  readonly from: string
  readonly to: string | null
}

/** JSON of a position joined with the names of where it is; for select lists over `p`. */
export const positionJson = (sql: Sql | Tx) => sql`jsonb_build_object(
  'id', p.id, 'role', p.role, 'region', p.region, 'org', p.org, 'title', p.title, 'from', p.valid_from, 'to', p.valid_to,
  'regionName', (select r.name from region r where r.code = p.region order by r.valid_to desc nulls first limit 1),
  'orgName', (select o.name from organisation o where o.code = p.org))`

export const listPositions = async (sql: Sql | Tx, account: string): Promise<readonly HeldPosition[]> =>
  (
    await sql<{ held: HeldPosition }[]>`select ${positionJson(sql)} held from position p
      where p.account = ${account} order by p.valid_from, p.id`
  ).map((row) => row.held)

export interface NewPosition {
  readonly id: string
  readonly county: string
  readonly account: string
  readonly role: string
  readonly region: string
  readonly org: string | null
  readonly title: string
  readonly from: string
  readonly to: string | null
}

export const addPosition = async (tx: Tx, position: NewPosition): Promise<void> => {
  await tx`insert into position (id, county, account, role, region, org, title, valid_from, valid_to)
    values (${position.id}, ${position.county}, ${position.account}, ${position.role}, ${position.region},
      ${position.org}, ${position.title}, ${position.from}, ${position.to})`
}

/** `to`: the first day on which it is no longer held. A day before its beginning makes it never held. */
export const endPosition = async (tx: Tx, account: string, id: string, to: string): Promise<boolean> => {
  const ended = await tx`update position set valid_to = greatest(${to}::date, valid_from)
    where id = ${id} and account = ${account}`
  return ended.count === 1
}

/** Whether region and organisation exist on `day`; `org` null counts as existing. */
export const placesExist = async (
  sql: Sql | Tx,
  region: string,
  org: string | null,
  day: string,
): Promise<{ region: boolean; org: boolean }> => {
  const [row] = await sql<{ region: boolean; org: boolean }[]>`select
    exists (select 1 from region where code = ${region} and valid_from <= ${day} and (valid_to is null or valid_to > ${day})) region,
    (${org}::text is null or exists (select 1 from organisation where code = ${org} and (valid_to is null or valid_to > ${day}))) org`
  return row ?? { region: false, org: false }
}
