import { civilDate } from '../../kernel/calendar/index.ts'
import { processBehind } from '../../kernel/indicator/index.ts'
import { type Ledger, pastTableOf, tableOf } from '../../kernel/ledger/index.ts'
import { after } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'
import { quoted } from '../ledger/shape.ts'
import { cascadeSql } from './cascade.ts'
import { type Bound, bound } from './expression.ts'
import { listMoved, mattersSql, type PastMatter, pastMattersSql } from './matters.ts'
import { planOf } from './plan.ts'
import { type HeldOf, readFrom } from './read.ts'
import type { Basis, Question, Reading } from './reading.ts'
import { listMoving, movesOf } from './tree.ts'

/** Records as they stood at an instant: what still stands since then, and what was corrected or removed afterwards. */
const stoodSql = (ledger: Ledger, instant: Date, root: string, binds: Bound): string => {
  const within = `region >= ${binds.bind(root)}::text and region < ${binds.bind(after(root))}::text`
  const at = `${binds.bind(instant.toISOString())}::text::timestamptz`
  const names = ['county', 'id', 'region', 'recorded_at', ...ledger.fields.map(({ key }) => key)].map(quoted).join(', ')
  return `(select ${names} from ${quoted(tableOf(ledger))} where ${within} and recorded_at <= ${at}
    union all select ${names} from ${quoted(pastTableOf(ledger))} where ${within} and recorded_at <= ${at} and until > ${at})`
}

interface MattersThen {
  /** Matters of which something was done since. */
  readonly moved: readonly string[]
  readonly past: readonly PastMatter[]
}

/** A basis is made for one question of one asker: its page reads the same histories for each of its parts. */
const known = new WeakMap<Basis, Map<string, Promise<MattersThen>>>()

const mattersThen = (
  tx: Sql | Tx,
  { basis, instant }: { readonly basis: Basis; readonly instant: Date },
  process: string,
  root: string,
): Promise<MattersThen> => {
  const read = async (): Promise<MattersThen> => {
    const moved = await listMoved(tx, process, root, instant)
    return { moved, past: (await basis.pastMatters?.(tx, moved, instant)) ?? [] }
  }
  const all = known.get(basis) ?? new Map<string, Promise<MattersThen>>()
  known.set(basis, all)
  const key = `${process} ${root} ${instant.getTime()}`
  const found = all.get(key) ?? read()
  all.set(key, found)
  return found
}

/** Matters lodged until then: as they stand, where nothing was done since; else as their history said then. */
const mattersStoodSql = async (
  tx: Sql | Tx,
  moment: { readonly basis: Basis; readonly instant: Date },
  process: string,
  root: string,
  binds: Bound,
): Promise<string> => {
  const { moved, past } = await mattersThen(tx, moment, process, root)
  const at = `${binds.bind(moment.instant.toISOString())}::text::timestamptz`
  const within = `m.region >= ${binds.bind(root)}::text and m.region < ${binds.bind(after(root))}::text`
  // as a query of its own the ids are read and hashed once: the text of an array would be read anew for each row
  const ids = `select unnest(${binds.bind(`{${moved.join(',')}}`)}::text::uuid[])`
  const still = `m.lodged_at <= ${at} and m.id not in (${ids})`
  return `(select * from ${mattersSql(process, `${within} and ${still}`)} s union all select * from ${pastMattersSql(binds.bind(JSON.stringify(past)))} p)`
}

const rowsAt = async (
  tx: Sql | Tx,
  moment: { readonly basis: Basis; readonly instant: Date },
  ledger: Ledger,
  root: string,
  binds: Bound,
): Promise<string> => {
  const process = processBehind(ledger)
  return process === undefined
    ? stoodSql(ledger, moment.instant, root, binds)
    : mattersStoodSql(tx, moment, process, root, binds)
}

/** The smallest prefix that all codes have in common. */
const rootOf = (codes: readonly string[]): string =>
  codes.reduce((root, code) => {
    let same = 0
    while (same < root.length && root[same] === code[same]) same += 1
    return root.slice(0, same)
  }, codes[0] ?? '')

/** The sums of a ledger at an instant, by the tree of its day in China: SQL that yields region, period, records, covered and `columns`. */
const sumsAt = async (
  tx: Sql | Tx,
  { basis, instant }: { readonly basis: Basis; readonly instant: Date },
  ledger: Ledger,
  asked: { readonly columns: readonly string[]; readonly regions: readonly string[] },
  binds: Bound,
): Promise<string> => {
  const day = civilDate(instant.toISOString())
  const moves = movesOf(await listMoving(tx, day), basis.layers, day)
  const plan = planOf(ledger, [...basis.indicators.values()], { layers: basis.layers, moves, day })
  const columns = plan.columns.filter(({ name }) => asked.columns.includes(name))
  // what moved counts elsewhere than where it was made
  const root = moves.length === 0 ? rootOf(asked.regions) : ''
  const rows = await rowsAt(tx, { basis, instant }, ledger, root, binds)
  return cascadeSql({ ...plan, columns }, { rows, widths: plan.widths }, binds)
}

/** Sums computed from what stood at an instant. */
const stoodOf =
  (tx: Sql | Tx, basis: Basis, instant: Date): HeldOf =>
  async (ledger, columns, regions, periods) => {
    const binds = bound()
    const cascade = await sumsAt(tx, { basis, instant }, ledger, { columns, regions }, binds)
    const names = ['records', 'covered', ...columns]
    const [codes, times] = [binds.bind(JSON.stringify(regions)), binds.bind(JSON.stringify(periods))]
    const rows = await tx.unsafe<Record<string, string>[]>(
      `select region, period, ${names.map((name) => `${quoted(name)}::text`).join(', ')} from (${cascade}) r
       where region in (select jsonb_array_elements_text(${codes}::text::jsonb))
         and period in (select jsonb_array_elements_text(${times}::text::jsonb))`,
      [...binds.values],
    )
    const sums = new Map(rows.map((row) => [`${row.region} ${row.period}`, row]))
    return { sums, computedAt: new Map([...sums.keys()].map((key) => [key, instant])) }
  }

/** Periods of which a ledger had any record in a region at an instant, by that day's tree, latest first. */
export const listPeriodsAsOf = async (
  tx: Sql | Tx,
  basis: Basis,
  instant: Date,
  ledger: Ledger,
  asked: { readonly region: string; readonly limit: number },
): Promise<readonly string[]> => {
  const binds = bound()
  const cascade = await sumsAt(tx, { basis, instant }, ledger, { columns: [], regions: [asked.region] }, binds)
  const rows = await tx.unsafe<{ period: string }[]>(
    `select period from (${cascade}) r where region = ${binds.bind(asked.region)}::text and records > 0
     order by period desc limit ${Math.trunc(asked.limit)}`,
    [...binds.values],
  )
  return rows.map(({ period }) => period)
}

/**
 * Numbers as they were at an instant: from the records that stood then, by that day's tree; `basis` holds that day's definitions. They are
 * what readIndicators() would have given when everything written until then was followed. Computed from all records within the scope, so
 * slower than what stands now; nothing is stored.
 */
export const readAsOf = (tx: Sql | Tx, basis: Basis, question: Question, instant: Date): Promise<readonly Reading[]> =>
  readFrom(
    tx,
    { ...basis, today: civilDate(instant.toISOString()), now: instant },
    question,
    stoodOf(tx, basis, instant),
  )
