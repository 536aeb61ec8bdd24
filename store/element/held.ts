import { type Ledger, tableOf } from '../../kernel/ledger/index.ts'
import { after } from '../../kernel/place/index.ts'
import type { Tx } from '../database.ts'
import type { Where } from '../ledger/coverage.ts'
import { columns, NAMES, periodIs, type Raw, recordOf, type StoredRecord, stood } from '../ledger/records.ts'

/** A record with the region of the form's level in which it lies, and how many there are like it. */
export interface HeldRecord {
  readonly place: string
  readonly of: number
  readonly record: StoredRecord
}

/** Which records fill a form, of which part of the tree. */
export interface AskedRecords {
  readonly county: string
  readonly region: string
  /** Digits of the codes of the form's level. */
  readonly width: number
  readonly most: number
  /** These of one period; of the latest where absent. */
  readonly period?: string
  /** As they stood at this instant; as they stand where absent. */
  readonly stood?: Date
}

/**
 * The records of the latest period of each region of a level (codes of `width` digits) below `region`: at most `most` of each, with how
 * many there are in all; of another one where it is named. Where a ledger knows no periods, those that stand or stood.
 */
export const listLatest = async (tx: Tx, ledger: Ledger, asked: AskedRecords): Promise<readonly HeldRecord[]> => {
  const source = () => (asked.stood ? stood(tx, ledger, asked.stood) : tx`${tx(tableOf(ledger))}`)
  const period = ledger.period === undefined ? tx`1` : tx`r.${tx(ledger.period)}`
  const rows = await tx<(Raw & { place: string; of_all: number })[]>`
    with ranked as (
      select r.id, left(r.region, ${asked.width}) as place,
        dense_rank() over (partition by left(r.region, ${asked.width}) order by ${period} desc) as latest
      from ${source()} r
      where r.county = ${asked.county} and r.region >= ${asked.region} and r.region < ${after(asked.region)}
        and length(r.region) >= ${asked.width}
        ${asked.period === undefined ? tx`` : tx`and ${periodIs(tx, ledger, asked.period)}`}),
    numbered as (
      select id, place, row_number() over (partition by place order by id) as n, count(*) over (partition by place)::int as of_all
      from ranked where latest = 1)
    select k.place, k.of_all, ${columns(tx, ledger)}
    from numbered k join ${source()} r on r.county = ${asked.county} and r.id = k.id ${NAMES(tx)}
    where k.n <= ${asked.most} order by k.place, k.n`
  const make = recordOf(ledger)
  return rows.map((row) => ({ place: row.place, of: row.of_all, record: make(row) }))
}

/** How many regions below have a record of the period due (of any, where there is none) that was confirmed since. */
export const countFresh = async (
  tx: Tx,
  ledger: Ledger,
  { county, region }: Where,
  asked: { readonly period: string | null; readonly since?: Date },
): Promise<{ readonly kept: number; readonly fresh: number }> => {
  const [row] = await tx<{ kept: number; fresh: number }[]>`
    select count(distinct r.region)::int as kept,
      count(distinct r.region) filter (where ${asked.since ? tx`r.confirmed_at >= ${asked.since}` : tx`true`})::int as fresh
    from ${tx(tableOf(ledger))} r where r.county = ${county} and r.region >= ${region} and r.region < ${after(region)}
      ${asked.period !== null ? tx`and ${periodIs(tx, ledger, asked.period)}` : tx``}`
  return row ?? { kept: 0, fresh: 0 }
}

/** What a village noted of meetings, inspections and forms: by region, month, kind and who asked. */
export interface NotedLoad {
  readonly region: string
  readonly month: string
  readonly kind: string
  readonly asker: string
  readonly times: number
  readonly minutes: number
}

/** The fields that say so, in whatever ledger declares them. */
export interface NotingFields {
  readonly ledger: Ledger
  readonly on: string
  readonly kind: string
  readonly asker: string
  readonly people: string
  readonly minutes: string
}

/** Months are YYYY-MM, first and last included. */
export const listNoted = (
  tx: Tx,
  { ledger, ...fields }: NotingFields,
  asked: { readonly county: string; readonly root: string; readonly first: string; readonly last: string },
): Promise<readonly NotedLoad[]> => {
  const of = (name: string) => tx`r.${tx(name)}`
  return tx<NotedLoad[]>`
    select r.region, to_char(${of(fields.on)}, 'YYYY-MM') as month, ${of(fields.kind)} as kind, ${of(fields.asker)} as asker,
      count(*)::int as times, sum(${of(fields.people)} * ${of(fields.minutes)})::int as minutes
    from ${tx(tableOf(ledger))} r
    where r.county = ${asked.county} and r.region >= ${asked.root} and r.region < ${after(asked.root)}
      and ${of(fields.on)} >= ${`${asked.first}-01`}::date and ${of(fields.on)} < (${`${asked.last}-01`}::date + interval '1 month')
    group by 1, 2, 3, 4`
}
