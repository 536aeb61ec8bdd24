import {
  after,
  type Change,
  type ChangePlan,
  type GridLayer,
  namedIn,
  type Standing,
  type Succession,
} from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'

export interface SuccessionRow extends Succession {
  readonly document: string
}

const columns = (sql: Sql | Tx) => sql`kind, on_date::text "on", from_code "from", to_code "to", document`

/** Lines that concern `code` itself, oldest first. */
export const listSuccessions = (sql: Sql | Tx, code: string): Promise<readonly SuccessionRow[]> => sql<SuccessionRow[]>`
  select ${columns(sql)} from region_succession where from_code = ${code} or to_code = ${code}
  order by on_date, from_code, to_code`

/** All lines that touch a subtree or lead out of it: what successorsOf() needs for its records. */
export const listSuccessionsBelow = (sql: Sql | Tx, root: string): Promise<readonly Succession[]> => sql<Succession[]>`
  select ${columns(sql)} from region_succession
  where (from_code >= ${root} and from_code < ${after(root)}) or (to_code >= ${root} and to_code < ${after(root)})
  order by on_date, from_code, to_code`

/** What a change has to be decided on. Locks the register, so that two changes don't hand out one code. */
export const surroundingsOf = async (
  tx: Tx,
  change: Change,
  layers: readonly GridLayer[],
): Promise<{
  readonly standing: readonly Standing[]
  readonly used: readonly string[]
  readonly layers: readonly GridLayer[]
}> => {
  await tx`select pg_advisory_xact_lock(hashtext('region'))`
  const named = [...namedIn(change), ...(change.kind === 'merge' ? [change.to] : [])]
  const roots = [...new Set(named)]
  const parts = await Promise.all(
    roots.map(
      (root) => tx<Standing[]>`
        select code, name, kind, valid_from::text "validFrom" from region
        where code >= ${root} and code < ${after(root)} and valid_from <= ${change.on} and valid_to is null order by code`,
    ),
  )
  const standing = [...new Map(parts.flat().map((region) => [region.code, { ...region }])).values()]
  const news = change.kind === 'split' ? change.into.map(({ code }) => code) : roots
  const around = change.kind === 'move' ? [...news, change.parent, ...(change.code ? [change.code] : [])] : news
  const used = await Promise.all(
    around.map(
      (root) =>
        tx<{ code: string }[]>`select distinct code from region where code >= ${root} and code < ${after(root)}`,
    ),
  )
  return { standing, used: [...new Set(used.flat().map(({ code }) => code))], layers }
}

/** What the change did besides the tree, and what it left for people to do. */
export interface Applied {
  readonly households: number
  /** Positions that were opened at the new regions. */
  readonly positions: number
  /** Desks of closed regions that still have open tasks: their positions go on until these are done. */
  readonly busyDesks: readonly string[]
}

/**
 * Writes a decided change: closes and opens regions, renames, keeps the lines of succession, and takes the living registers
 * along (households, positions, organisations that move). Records stay where they were made. The caller's scope must hold all of it.
 */
export const applyChange = async (
  tx: Tx,
  plan: ChangePlan,
  more: { readonly county: string; readonly on: string; readonly document: string },
): Promise<Applied> => {
  const { county, on, document } = more
  await tx`update region set valid_to = ${on} where code = any (${[...plan.closes]}) and valid_to is null`
  for (const { code, name } of plan.renames) {
    await tx`with old as (
        update region set valid_to = ${on} where code = ${code} and valid_to is null
          returning code, level, kind, form, area, lon, lat
      ) insert into region (code, name, level, kind, form, area, valid_from, lon, lat)
        select code, ${name}, level, kind, form, area, ${on}, lon, lat from old`
  }
  const before = new Map(plan.successions.map(({ from, to }) => [to, from]))
  const opens = plan.opens.map((region) => ({ ...region, like: before.get(region.code) ?? '' }))
  await tx`insert into region (code, name, level, kind, form, area, valid_from, lon, lat)
    select o.code, o.name, r.level, o.kind, r.form, r.area, ${on}, r.lon, r.lat
    from jsonb_to_recordset(${tx.json(opens)}) o (code text, name text, kind text, "like" text)
    join lateral (select level, form, area, lon, lat from region where code = o."like" order by valid_from desc limit 1) r on true`
  await tx`insert into region_shape (code, geometry)
    select o.code, s.geometry from jsonb_to_recordset(${tx.json(opens)}) o (code text, "like" text)
    join region_shape s on s.code = o."like" on conflict (code) do nothing`
  await tx`insert into region_succession (id, kind, on_date, from_code, to_code, document)
    select gen_random_uuid(), s.kind, ${on}, s."from", s."to", ${document}
    from jsonb_to_recordset(${tx.json([...plan.successions] as never)}) s (kind text, "from" text, "to" text)`
  return takeAlong(tx, plan, county, on)
}

/**
 * What goes over as a whole takes its households and positions along: grids and what lies below them always, villages and towns
 * where they move (then with their organisations). A village that was taken in leaves its own posts behind.
 */
const takeAlong = async (tx: Tx, plan: ChangePlan, county: string, on: string): Promise<Applied> => {
  const gone = new Set(plan.closes)
  const moved = tx.json(
    plan.successions
      .filter(({ kind, from }) => gone.has(from) && (kind === 'move' || from.length > 12))
      .map(({ from, to }) => ({ from, to })),
  )
  await tx`
    insert into organisation (code, name, short_name, hierarchy, kind, region, parent, valid_from)
    select replace(o.code, m."from", m."to"), o.name, o.short_name, o.hierarchy, o.kind, m."to", o.parent, ${on}
    from organisation o join jsonb_to_recordset(${moved}) m ("from" text, "to" text) on m."from" = o.region
    where o.valid_to is null and o.code like '%' || m."from" || '%' on conflict (code) do nothing`
  const positions = await tx`
    insert into position (id, county, account, role, region, org, title, valid_from)
    select gen_random_uuid(), p.county, p.account, p.role, m."to", replace(p.org, m."from", m."to"), p.title, ${on}
    from position p join jsonb_to_recordset(${moved}) m ("from" text, "to" text) on m."from" = p.region
    where p.county = ${county} and p.valid_to is null`
  await tx`
    insert into household_past (county, household, until, region)
    select h.county, h.id, ${on}, h.region from household h join jsonb_to_recordset(${moved}) m ("from" text, "to" text)
      on m."from" = h.region
    where h.county = ${county} on conflict (county, household, until) do nothing`
  const households = await tx`
    update household h set region = m."to", version = h.version + 1, worker = coalesce((
      select n.id from position o join position n on n.account = o.account and n.role = o.role and n.region = m."to"
      where o.id = h.worker and n.valid_from = ${on} limit 1), h.worker)
    from jsonb_to_recordset(${moved}) m ("from" text, "to" text)
    where h.county = ${county} and h.region = m."from"`
  const busy = await tx<{ desk: string }[]>`
    select distinct t.desk from matter_task t join position p on p.desk = t.desk
    where t.county = ${county} and t.done_at is null and p.region = any (${[...plan.closes]}) order by 1`
  const busyDesks = busy.map(({ desk }) => desk)
  await tx`update position p set valid_to = greatest(${on}::date, valid_from) where p.county = ${county} and p.valid_to is null
    and p.region = any (${[...plan.closes]}) and p.desk <> all (${busyDesks})`
  await tx`update organisation o set valid_to = ${on} where o.region = any (${[...plan.closes]}) and o.valid_to is null
    and not exists (select 1 from position p where p.org = o.code and p.valid_to is null)`
  return { households: households.count, positions: positions.count, busyDesks }
}

/**
 * Ends, on `day`, the positions and organisations of regions that are no more and that were kept only because there was open work on
 * their desks, once there is none. Returns how many positions ended.
 */
export const endLeft = async (tx: Tx, county: string, day: string): Promise<number> => {
  const ended = await tx`
    update position p set valid_to = greatest(${day}::date, p.valid_from)
    where p.county = ${county} and p.valid_to is null
      and exists (select from region_succession s where s.from_code = p.region and s.on_date <= ${day})
      and not exists (select from region r where r.code = p.region and r.valid_to is null)
      and not exists (select from matter_task t where t.county = p.county and t.desk = p.desk and t.done_at is null)`
  await tx`
    update organisation o set valid_to = greatest(${day}::date, o.valid_from) where o.valid_to is null
      and exists (select from region_succession s where s.from_code = o.region and s.on_date <= ${day})
      and not exists (select from region r where r.code = o.region and r.valid_to is null)
      and not exists (select from position p where p.org = o.code and p.valid_to is null)`
  return ended.count
}
