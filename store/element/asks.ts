import type { Every, Load } from '../../kernel/burden/index.ts'
import { after } from '../../kernel/place/index.ts'
import type { Tx } from '../database.ts'

/** A field that nobody holds, and why it is asked. */
export interface AskedField {
  readonly key: string
  readonly title: string
  readonly reason: string
}
/** What one role, or one organisation, is asked about one region. */
export interface StoredAsk {
  readonly id: string
  readonly request: string
  readonly region: string
  readonly role: string
  /** Code of the organisation that is asked; empty where whoever has the role in the region is. */
  readonly org: string
  readonly title: string
  readonly basis: string
  readonly asker: string
  readonly every: Every
  /** YYYY-MM-DD. */
  readonly first: string
  readonly last: string
  readonly fields: readonly AskedField[]
  readonly minutes: number
  readonly asked_at: Date
  readonly ended_at: Date | null
  readonly answers: Buffer | null
  readonly answered_at: Date | null
  readonly answered_by: string | null
}
export type NewAsk = Omit<StoredAsk, 'asked_at' | 'ended_at' | 'answers' | 'answered_at' | 'answered_by'>

const columnsOf = (tx: Tx) => tx`id, request, region, role, org, title, basis, asker, every, first::text as first,
  last::text as last, fields, minutes, asked_at, ended_at, answers, answered_at, answered_by`

export const addAsks = async (tx: Tx, county: string, asks: readonly NewAsk[], now: Date): Promise<void> => {
  if (asks.length === 0) return
  const rows = asks.map(({ fields, ...ask }) => ({ county, ...ask, asked_at: now, fields: JSON.stringify(fields) }))
  await tx`insert into form_ask (county, id, request, region, role, org, title, basis, asker, every, first, last, fields, minutes, asked_at)
    select ${county}, r.id, r.request, r.region, r.role, r.org, r.title, r.basis, r.asker, r.every, r.first, r.last, r.fields::jsonb,
      r.minutes, ${now}::timestamptz
    from json_to_recordset(${tx.json(rows as never)}::json) as r (id uuid, request uuid, region text, role text, org text, title text,
      basis text, asker text, every text, first date, last date, fields text, minutes integer)`
}

export const findAsk = async (tx: Tx, county: string, id: string): Promise<StoredAsk | undefined> => {
  const rows = await tx<StoredAsk[]>`select ${columnsOf(tx)} from form_ask where county = ${county} and id = ${id}`
  return rows[0]
}

export const asksOf = (tx: Tx, county: string, request: string): Promise<readonly StoredAsk[]> => tx<StoredAsk[]>`
  select ${columnsOf(tx)} from form_ask where county = ${county} and request = ${request} order by region, role, org`

/** What a role is still to answer in a part of the tree, oldest first. */
export const listOpenAsks = (
  tx: Tx,
  county: string,
  asked: { readonly region: string; readonly role: string; readonly after: string; readonly limit: number },
): Promise<readonly StoredAsk[]> => tx<StoredAsk[]>`
  select ${columnsOf(tx)} from form_ask
  where county = ${county} and region >= ${asked.region} and region < ${after(asked.region)} and role = ${asked.role}
    and answered_at is null and ended_at is null
    ${asked.after === '' ? tx`` : tx`and id > ${asked.after}::uuid`}
  order by id limit ${asked.limit}`

/** False where it is answered or ended by now. */
export const answerAsk = async (
  tx: Tx,
  county: string,
  id: string,
  given: { readonly answers: Buffer; readonly by: string; readonly at: Date },
): Promise<boolean> => {
  const done =
    await tx`update form_ask set answers = ${given.answers}, answered_by = ${given.by}, answered_at = ${given.at}
    where county = ${county} and id = ${id} and answered_at is null and ended_at is null`
  return done.count === 1
}

/** Nothing more is due of a request that is done or withdrawn. */
export const endAsks = async (tx: Tx, county: string, request: string, now: Date): Promise<void> => {
  await tx`update form_ask set ended_at = ${now} where county = ${county} and request = ${request} and ended_at is null`
}

/** What a form asks of a region in one month. */
export interface AskedLoad extends Load {
  readonly region: string
  /** YYYY-MM. */
  readonly month: string
  readonly request: string
  readonly title: string
  readonly asker: string
}

const MONTHS = (tx: Tx, asked: Asked) => tx`months as (
    select m::date as day from generate_series(${`${asked.first}-01`}::date, ${`${asked.last}-01`}::date, interval '1 month') m)`

interface Asked {
  readonly root: string
  readonly first: string
  readonly last: string
}

/**
 * What is asked of each region below `root` in each month from `first` to `last` (YYYY-MM), by request. A form that ended counts in the
 * months before its end, and in that of its end where it was due in it.
 */
export const listLoads = (tx: Tx, county: string, asked: Asked): Promise<readonly AskedLoad[]> => tx<AskedLoad[]>`
  with ${MONTHS(tx, asked)}
  select a.region, to_char(m.day, 'YYYY-MM') as month, a.request, min(a.title) as title, min(a.asker) as asker, 1 as forms,
    sum(jsonb_array_length(a.fields))::int as fields, sum(a.minutes)::int as minutes
  from form_ask a join months m on ${dueIn(tx)}
  where a.county = ${county} and a.region >= ${asked.root} and a.region < ${after(asked.root)} and a.org = ''
  group by a.region, m.day, a.request order by a.region, m.day`

/** What is asked of an organisation in a month. */
export interface OfficeLoad extends Load {
  readonly org: string
  readonly role: string
  /** Its name as it stands; its code where it has none. */
  readonly name: string
}

/** What is asked of organisations about the regions below `root` in the months from `first` to `last`: none of it is asked of a region. */
export const listOfficeLoads = (tx: Tx, county: string, asked: Asked): Promise<readonly OfficeLoad[]> => tx<
  OfficeLoad[]
>`
  with ${MONTHS(tx, asked)}
  select a.org, min(a.role) as role, coalesce(min(o.name), a.org) as name, count(distinct a.request)::int as forms,
    sum(jsonb_array_length(a.fields))::int as fields, sum(a.minutes)::int as minutes
  from form_ask a join months m on ${dueIn(tx)} left join organisation o on o.code = a.org and o.valid_to is null
  where a.county = ${county} and a.region >= ${asked.root} and a.region < ${after(asked.root)} and a.org <> ''
  group by a.org order by sum(a.minutes) desc, a.org`

/** Whether the months `m` of a form `a` include one in which it is due. */
const dueIn = (tx: Tx) => tx`m.day >= date_trunc('month', a.first)::date and m.day <= a.last
    and (a.ended_at is null or m.day <= (a.ended_at at time zone 'Asia/Shanghai')::date)
    and case a.every when 'once' then m.day = date_trunc('month', a.first)::date
      else mod(((extract(year from m.day) - extract(year from a.first)) * 12 + extract(month from m.day) - extract(month from a.first))::int,
        case a.every when 'month' then 1 when 'quarter' then 3 else 12 end) = 0 end`
