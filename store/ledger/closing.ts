import type { ClosingEntry, Keeper, Ledger } from '../../kernel/ledger/index.ts'
import { tableOf } from '../../kernel/ledger/index.ts'
import { after } from '../../kernel/place/index.ts'
import { later, type Sql, type Tx } from '../database.ts'
import type { Where } from './coverage.ts'
import { INCOMING } from './stage.ts'

/** A period that was closed, or opened again. */
export interface Closing extends ClosingEntry {
  readonly seq: number
  readonly region_name: string
  /** As it was said: `2025-H1`. */
  readonly period: string
  readonly at: Date
  /** Name and role of who did it; empty where the program did. */
  readonly by_name: string
  readonly by_role: string
  /** Empty where it was closed. */
  readonly reason: string
}

export interface NewClosing extends ClosingEntry {
  readonly period: string
  readonly at: Date
  readonly by: string | null
  readonly reason: string | null
}

type OfLedger = { readonly county: string; readonly ledger: string }

const gateOf = ({ county, ledger }: OfLedger): string => `closing/${county}/${ledger}`

/**
 * Says that this transaction writes into the ledger: nobody closes a period of it before it ends. Sent along with what follows, which sees
 * every period that was closed before.
 */
export const enterLedger = (tx: Tx, of: OfLedger): void =>
  later(tx, tx`select pg_advisory_xact_lock_shared(hashtextextended(${gateOf(of)}, 0))`)

/** Waits until nobody writes into the ledger, at most `seconds`, and keeps writers out until the end. False where somebody still writes then. */
export const holdLedger = async (tx: Tx, of: OfLedger, seconds: number): Promise<boolean> => {
  await tx.unsafe(`savepoint hold; set local lock_timeout = '${Math.ceil(seconds)}s'`).simple()
  try {
    await tx`select pg_advisory_xact_lock(hashtextextended(${gateOf(of)}, 0))`
    await tx.unsafe('release savepoint hold; set local lock_timeout = 0').simple()
    return true
  } catch (error) {
    // 55P03: lock_not_available
    if (!(error instanceof Error && 'code' in error && error.code === '55P03')) throw error
    await tx`rollback to savepoint hold`
    return false
  }
}

const columns = (
  sql: Sql | Tx,
) => sql`c.seq, c.region, coalesce(g.name, c.region) region_name, c.period, c.first, c.last,
  c.closes, c.at, coalesce(a.name, '') by_name, coalesce(p.role, '') by_role, coalesce(c.reason, '') reason`
const NAMES = (sql: Sql | Tx) => sql`left join region g on g.code = c.region and g.valid_to is null
  left join position p on p.id = c.by_position left join account a on a.id = p.account`

/** Everything that was closed or opened of a ledger above or below a region, in the order in which it was done. */
export const listClosings = (
  tx: Sql | Tx,
  { county, ledger }: OfLedger,
  region: string,
): Promise<readonly Closing[]> => tx<Closing[]>`select ${columns(tx)} from ledger_closing c ${NAMES(tx)}
  where c.county = ${county} and c.ledger = ${ledger}
    and ((c.region >= ${region} and c.region < ${after(region)}) or left(${region}, length(c.region)) = c.region)
  order by c.seq`

/** What was closed or opened of a record's period, where it lies. */
export const listClosingsOf = (
  tx: Sql | Tx,
  { county, ledger }: OfLedger,
  { region, periods }: { readonly region: string; readonly periods: readonly string[] },
): Promise<readonly Closing[]> => tx<Closing[]>`select ${columns(tx)} from ledger_closing c ${NAMES(tx)}
  where c.county = ${county} and c.ledger = ${ledger} and left(${region}, length(c.region)) = c.region
    and exists (select 1 from unnest(${[...periods]}::text[]) one where one between c.first and c.last)
  order by c.seq`

/** After holdLedger. */
export const addClosing = async (tx: Tx, { county, ledger }: OfLedger, entry: NewClosing): Promise<void> => {
  await tx`insert into ledger_closing (county, ledger, seq, region, period, first, last, closes, at, by_position, reason)
    select ${county}, ${ledger}, coalesce(max(seq), 0) + 1, ${entry.region}, ${entry.period}, ${entry.first}, ${entry.last},
      ${entry.closes}, ${entry.at}::timestamptz, ${entry.by}::uuid, ${entry.reason}
    from ledger_closing where county = ${county} and ledger = ${ledger}`
}

/** The period of a row, as periodOf tells it. */
const periodAt = (tx: Sql | Tx, { period }: Ledger, of: string) =>
  period === undefined ? tx`''` : tx`coalesce(left(${tx(of)}.${tx(period)}::text, 7), '')`

/** Staged rows in a closed period, or that would change what stands in one; with the entry by which it is closed. Call findStanding before. */
export const closedRows = async (
  tx: Tx,
  ledger: Ledger,
  { county, most, standing }: { readonly county: string; readonly most: number; readonly standing: boolean },
): Promise<readonly { readonly row: number; readonly period: string; readonly seq: number }[]> => {
  const before = standing
    ? tx`union select i.row_number, r.region, ${periodAt(tx, ledger, 'r')} from ${tx(INCOMING)} i
        join ${tx(tableOf(ledger))} r on r.county = ${county} and r.id = i.found`
    : tx``
  return tx<{ row: number; period: string; seq: number }[]>`
    with rows (row_number, region, period) as (
      select i.row_number, i.region, ${periodAt(tx, ledger, 'i')} from ${tx(INCOMING)} i ${before}),
    places as (select distinct region, period from rows where period <> ''),
    said as (select p.region, p.period, c.seq, c.closes, row_number() over (partition by p.region, p.period order by c.seq desc) turn
      from places p join ledger_closing c on c.county = ${county} and c.ledger = ${ledger.key}
        and left(p.region, length(c.region)) = c.region and p.period between c.first and c.last)
    select rows.row_number as row, min(rows.period) as period, min(said.seq) as seq
    from rows join said on said.region = rows.region and said.period = rows.period and said.turn = 1 and said.closes
    group by 1 order by 1 limit ${most}`
}

export interface PeriodCount {
  readonly period: string
  readonly part: string
  readonly records: number
  /** Regions with a record. */
  readonly kept: number
}

/** Records of the periods from `first` to `last` (periodOf), by the places below whose codes are `width` digits long. */
export const countPeriods = (
  tx: Sql | Tx,
  ledger: Ledger,
  { county, region }: Pick<Where, 'county' | 'region'>,
  { first, last, width }: { readonly first: string; readonly last: string; readonly width: number },
): Promise<readonly PeriodCount[]> => {
  const kind = ledger.fields.find(({ key }) => key === ledger.period)?.type.kind
  const column = tx`r.${tx(ledger.period ?? '')}`
  const within =
    kind === 'year'
      ? tx`${column} between ${Number(first)} and ${Number(last)}`
      : kind === 'month'
        ? tx`${column} between ${first} and ${last}`
        : tx`${column} >= ${`${first}-01`}::date and ${column} < (${`${last}-01`}::date + '1 month'::interval)`
  return tx<
    PeriodCount[]
  >`select ${periodAt(tx, ledger, 'r')} as period, left(r.region, ${width}) as part, count(*)::int as records,
      count(distinct r.region)::int as kept
    from ${tx(tableOf(ledger))} r where r.county = ${county} and r.region >= ${region} and r.region < ${after(region)} and ${within}
    group by 1, 2`
}

/** Who is the keeper at a place or above it, on a day: the names, by the region of the position. */
export const listHolders = (
  tx: Sql | Tx,
  { county, region, day }: Where,
  { role, organisation }: Keeper,
): Promise<readonly { readonly region: string; readonly name: string }[]> => tx<{ region: string; name: string }[]>`
  select p.region, a.name from position p join account a on a.id = p.account
  where p.county = ${county} and p.role = ${role} and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})
    and ((p.region >= ${region} and p.region < ${after(region)}) or left(${region}, length(p.region)) = p.region)
    ${organisation === undefined ? tx`` : tx`and right(p.org, length(p.region) + ${organisation.length + 2}) = '-' || p.region || ${`-${organisation}`}`}
  order by p.region, a.name limit 2000`
