import { countedIn, processBehind } from '../../kernel/indicator/index.ts'
import { sumsTableOf } from '../../kernel/ledger/index.ts'
import { ancestorsOf, type GridLayer } from '../../kernel/place/index.ts'
import type { Tx } from '../database.ts'
import { quoted } from '../ledger/shape.ts'
import type { Difference } from '../matter/rebuild.ts'
import { cascadeSql, partsOf, type Source, sumsOf } from './cascade.ts'
import { bound } from './expression.ts'
import { lockSums } from './lock.ts'
import type { Plan } from './plan.ts'

/** Rows of differences that are read at most. */
const MOST = 10_000

const allow = async (tx: Tx): Promise<void> => {
  await tx`set local statement_timeout = 0`
  await tx`set local idle_in_transaction_session_timeout = 0`
  // sums of a nation stay in memory
  await tx`set local work_mem = '256MB'`
  await tx`set local maintenance_work_mem = '256MB'`
}

/** The ledger's own table, as it stands: which widths its codes have. */
const sourceOf = async (tx: Tx, plan: Plan): Promise<Source> => {
  if (plan.moves.length > 0) return { rows: plan.table, widths: plan.widths }
  if (processBehind(plan.ledger) !== undefined)
    return { rows: plan.table, widths: plan.ledger.levels.flatMap((level) => plan.widths[level - 1] ?? []) }
  const found = await tx.unsafe<{ width: number }[]>(`select distinct length(region) as width from ${plan.table}`)
  const widths = plan.widths.filter((width) => found.some((one) => one.width === width))
  // without a record there is nothing to sum, but the statement needs a level
  return { rows: plan.table, widths: widths.length > 0 ? widths : plan.widths.slice(0, 1) }
}

const COUNTY = `(case when length(r.region) < 6 then rpad(r.region, 6, '0') else left(r.region, 6) end)::char(6)`

/**
 * Computes all sums of a ledger from its records by one cascade, and writes those that differ. Returns how many did. Writers may go on: what
 * they write meanwhile is due and follows. In a transaction of the system, or (a first filling is quicker) of the owner.
 */
export const recompute = async (tx: Tx, plan: Plan, now: Date): Promise<number> => {
  await allow(tx)
  await lockSums(tx, plan.ledger.key)
  const names = sumsOf(plan).map(quoted)
  const columns = ['county', 'region', 'period', 'level', 'computed_at', ...names].join(', ')
  const source = await sourceOf(tx, plan)
  const binds = bound()
  const cascades = partsOf(plan, source).map((part) => ({
    sql: cascadeSql(plan, source, binds, part),
    county: part === 'lowest' ? 'r.county' : COUNTY,
  }))
  const [kept] = await tx.unsafe(`select 1 from ${plan.sums} limit 1`)
  if (kept === undefined) {
    // a query of its own is asked once: the text of a time would be read anew for each row
    const at = `(select ${binds.bind(now.toISOString())}::text::timestamptz)`
    const values = `r.region, r.period, r.level, ${at}, ${names.map((name) => `r.${name}`).join(', ')}`
    const fill = atOnce(
      cascades.map(
        ({ sql, county }) => `insert into ${plan.sums} (${columns}) select ${county}, ${values} from (${sql}) r`,
      ),
    )
    if (await owns(tx, plan)) await fillBare(tx, plan, fill, binds.values)
    else await tx.unsafe(fill, [...binds.values])
    const [made] = await tx.unsafe<{ rows: number }[]>(`select count(*)::int as rows from ${plan.sums}`)
    return made?.rows ?? 0
  }
  const select = ['region', 'period', 'level', ...names].join(', ')
  await tx.unsafe(`create temp table right_sums on commit drop as select ${select} from ${plan.sums} with no data`)
  const fill = cascades.map(({ sql }) => `insert into right_sums (${select}) select ${select} from (${sql}) r`)
  await tx.unsafe(atOnce(fill), [...binds.values])
  await tx.unsafe('analyze right_sums')
  return mend(tx, plan, columns, now)
}

/** Several statements as one, so that all of them see the records as they stood at one moment. */
const atOnce = (statements: readonly string[]): string => {
  const [last, ...others] = statements.toReversed()
  const before = others.map((statement, index) => `part_${index} as (${statement})`)
  return `${before.length > 0 ? `with ${before.join(', ')} ` : ''}${last}`
}

const owns = async (tx: Tx, plan: Plan): Promise<boolean> => {
  const [row] = await tx<{ owns: boolean }[]>`
    select relowner = current_user::regrole as owns from pg_class where oid = to_regclass(${plan.sums})`
  return row?.owns ?? false
}

/** Only the table's owner may take its key away while it is filled, which is twice as quick as keeping it. */
const fillBare = async (tx: Tx, plan: Plan, fill: string, values: readonly string[]): Promise<void> => {
  const key = quoted(`${sumsTableOf(plan.ledger)}_pk`)
  await tx.unsafe(`truncate ${plan.sums}`)
  await tx.unsafe(`alter table ${plan.sums} drop constraint ${key}`)
  await tx.unsafe(fill, [...values])
  await tx.unsafe(`alter table ${plan.sums} add constraint ${key} primary key (county, region, period)`)
}

const mend = async (tx: Tx, plan: Plan, columns: string, now: Date): Promise<number> => {
  const names = sumsOf(plan).map(quoted)
  const same = 's.region = r.region and s.period = r.period'
  const gone = await tx.unsafe(`delete from ${plan.sums} s where not exists (select 1 from right_sums r where ${same})`)
  const changed = await tx.unsafe(
    `insert into ${plan.sums} as k (${columns})
     select ${COUNTY}, r.region, r.period, r.level, (select $1::text::timestamptz), ${names.map((name) => `r.${name}`).join(', ')}
     from right_sums r left join ${plan.sums} s on ${same}
     where (${names.map((name) => `r.${name}`).join(', ')}) is distinct from (${names.map((name) => `s.${name}`).join(', ')})
     on conflict (county, region, period) do update
       set computed_at = excluded.computed_at, ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [now.toISOString()],
  )
  await tx`drop table right_sums`
  return gone.count + changed.count
}

/** Regions and periods whose sums may differ rightly: a change waits, here or below. */
const waitingFor = async (tx: Tx, plan: Plan, layers: readonly GridLayer[]): Promise<ReadonlySet<string>> => {
  const due = await tx<{ region: string; period: string }[]>`
    select region, period from derive_due where ledger = ${plan.ledger.key}
    union all select region, month from matter_due where process = ${processBehind(plan.ledger) ?? null}`
  return new Set(
    due.flatMap(({ region, period }) => {
      const counted = [region, ...plan.moves.filter(({ code }) => code === region).map(({ target }) => target)]
      const regions = counted.flatMap((one) => [one, ...ancestorsOf(one, layers)])
      return regions.flatMap((one) => countedIn(period).map((part) => `${one} ${part}`))
    }),
  )
}

type Numbers = Readonly<Record<string, string | null>>

const differing = (
  plan: Plan,
  row: { region: string; period: string; kept: Numbers; right: Numbers },
): readonly Difference[] => {
  const { region, period, kept, right } = row
  const zero = (value: string | null | undefined): string => value ?? '0'
  return sumsOf(plan)
    .map((column) => ({ column, kept: zero(kept[column]), right: zero(right[column]) }))
    .filter((one) => one.kept !== one.right)
    .map((one) => ({ table: plan.sums.replaceAll('"', ''), of: `${region} ${period}`.trim(), ...one }))
}

/**
 * What is kept otherwise than the records say; nothing is changed. In a transaction of the system that is one snapshot (beginSnapshot).
 * What waits to be followed is no difference.
 */
export const compareSums = async (tx: Tx, plan: Plan, layers: readonly GridLayer[]): Promise<readonly Difference[]> => {
  await allow(tx)
  const names = sumsOf(plan).map(quoted)
  const binds = bound()
  const cascade = cascadeSql(plan, await sourceOf(tx, plan), binds)
  const numbers = (of: string): string => {
    const texts = sumsOf(plan).map((name) => `trim_scale(${of}.${quoted(name)}::numeric)::text`)
    return `jsonb_object(array[${sumsOf(plan)
      .map((name) => `'${name}'`)
      .join(', ')}], array[${texts.join(', ')}])`
  }
  const rows = await tx.unsafe<{ region: string; period: string; kept: Numbers; right: Numbers }[]>(
    `select region, period, ${numbers('s')} as kept, ${numbers('r')} as right
     from (${cascade}) r full join ${plan.sums} s using (region, period)
     where (${names.map((name) => `s.${name}`).join(', ')}) is distinct from (${names.map((name) => `r.${name}`).join(', ')})
     order by region, period limit ${MOST}`,
    [...binds.values],
  )
  const waiting = await waitingFor(tx, plan, layers)
  return rows.filter(({ region, period }) => !waiting.has(`${region} ${period}`)).flatMap((row) => differing(plan, row))
}
