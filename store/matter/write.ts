import type { Entry, MatterState, Notice } from '../../kernel/workflow/index.ts'
import type { AuditColumns } from '../audit/append.ts'
import { later, type Tx } from '../database.ts'
import { type FlowRow, foldColumns, NUMBERS, type TallyRow, type ThemeRow, taskColumns } from './fold.ts'
import { marks } from './words.ts'

/** A row of the outbox; without a recipient it goes to the phone that the matter holds, or nowhere. */
export interface OutboxRow {
  readonly id: string
  readonly dedupe: string
  readonly channel: 'sms' | 'email' | 'webhook' | 'inbox'
  readonly recipient: Buffer | null
  readonly template: string
  readonly params: Notice['params']
  readonly created_at: string
  /** Why it is not sent at all: no way out is set up for its channel. */
  readonly unsent?: string
}
export interface Reach {
  readonly org: string
  readonly outside: boolean
}

/** What lodging and every act have in common. */
export interface Rows {
  readonly county: string
  readonly id: string
  /** `track:<hex>` of the tracking code, kept in `orgs` beside those of the kernel. */
  readonly tracking: readonly string[]
  readonly before: MatterState | null
  readonly state: MatterState
  readonly entries: readonly Entry[]
  /** Rows by which those find it who would not by their own region. */
  readonly reach: (state: MatterState) => readonly Reach[]
  readonly tally: readonly TallyRow[]
  readonly flow: readonly FlowRow[]
  readonly theme: readonly ThemeRow[]
  readonly region: string
  readonly process: string
  readonly outbox: readonly OutboxRow[]
  /** When the program's own job looks at it next; null never. */
  readonly lapseAt: string | null
  /** The instant at which it was answered just now, so that those merged into it go on; null otherwise. */
  readonly answered: string | null
}

/** The fixed columns of a new matter. */
export interface Lodged {
  readonly number: string
  readonly version: string
  readonly parameters: string
  readonly owner: string | null
  readonly tracking_digest: Buffer
  readonly channel: string
  readonly subject: string
  readonly body: string
  readonly address: string
  readonly lon: number | null
  readonly lat: number | null
  readonly contact_name_cipher: Buffer | null
  readonly contact_phone_cipher: Buffer | null
  readonly data: Readonly<Record<string, unknown>>
  readonly lodged_at: string
  readonly lodged_category: string | null
  readonly lodged_sealed: boolean
}

const bytea = (bytes: Buffer | null): string | null => (bytes === null ? null : `\\x${bytes.toString('hex')}`)

/** The numbers of a tally as PostgreSQL writes an array, in the order of the columns. */
const tallyOf = (row: TallyRow) => {
  const { month, region, org, sealed } = row
  const numbers = row as unknown as Readonly<Record<string, number>>
  return { month, region, org, sealed, d: `{${NUMBERS.map((column) => numbers[column])}}` }
}

const traced = (trace: AuditColumns | undefined) =>
  trace === undefined ? {} : { audit: { ...trace, mac: bytea(trace.mac) } }

const aroundOf = (rows: Rows) => {
  const { before, state } = rows
  const known = new Map(before?.tasks.map((task) => [task.key, task]))
  const changed = state.tasks.filter((task) => {
    const old = known.get(task.key)
    return old === undefined || old.doneAt !== task.doneAt || old.dueAt !== task.dueAt || old.desk !== task.desk
  })
  const reach = rows.reach(state)
  const turned = before !== null && before.sealed !== state.sealed
  const had = before === null || turned ? [] : rows.reach(before)
  const fresh = reach.filter((one) => !had.some(({ org, outside }) => org === one.org && outside === one.outside))
  const turning = before !== null && (before.closedAt === null) !== (state.closedAt === null)
  const passing = (turned || had.length > 0) && before?.responsible !== state.responsible
  return {
    entries: rows.entries,
    tasks: changed.map((task) => ({ ...taskColumns(task, state), ...(known.has(task.key) ? { known: true } : {}) })),
    reach: fresh,
    ...(turned ? { unreach: reach.map((one) => one.org) } : {}),
    ...(turning ? { turning: true } : {}),
    ...(passing ? { passing: true } : {}),
    lapse_at: rows.lapseAt,
    ...(rows.answered !== null && { answered: rows.answered }),
    tally: rows.tally.map(tallyOf),
    flow: rows.flow,
    theme: rows.theme,
    outbox: rows.outbox.map((row) => ({ ...row, recipient: bytea(row.recipient) })),
  }
}

/** Who sees it and when it came, for the index of its words. */
export const marksOf = (
  { region, state, reach }: Pick<Rows, 'region' | 'state' | 'reach'>,
  { lodged_at }: Pick<Lodged, 'lodged_at'>,
): readonly string[] =>
  marks(
    new Date(lodged_at),
    region,
    state.sealed,
    reach(state).map((one) => one.org),
  )

/** A new matter with everything that follows from it and its trace in the audit; one statement, sent with the commit. */
export const addMatter = (tx: Tx, rows: Rows, lodged: Lodged, words: readonly string[], trace?: AuditColumns): void => {
  const { county, id, region, process } = rows
  const matter = {
    county,
    id,
    region,
    process,
    ...lodged,
    tracking_digest: bytea(lodged.tracking_digest),
    contact_name_cipher: bytea(lodged.contact_name_cipher),
    contact_phone_cipher: bytea(lodged.contact_phone_cipher),
    ...foldColumns(rows.state, rows.tracking),
  }
  const w = { matter, words: [...words, ...marksOf(rows, lodged)], ...aroundOf(rows), ...traced(trace) }
  later(tx, tx`select lodge_matter(${JSON.stringify(w)}::text::jsonb)`)
}

/** As PostgreSQL writes an array of text. */
const arrayText = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`

/** What append_to_matter() is given. */
export const appendPayload = (rows: Rows, expected: number, around: object): string => {
  const { county, id } = rows
  const fold = foldColumns(rows.state, rows.tracking)
  return JSON.stringify({ matter: { county, id, ...fold, orgs: arrayText(fold.orgs) }, expected, ...around })
}

/**
 * The entries of one act and its trace in the audit; one statement, sent with the commit. Fails with LY409 where `before` is not the last
 * version any more.
 */
export const appendToMatter = (tx: Tx, rows: Rows & { readonly before: MatterState }, trace: AuditColumns): void => {
  const payload = appendPayload(rows, rows.before.version, { ...aroundOf(rows), ...traced(trace) })
  later(tx, tx`select append_to_matter(${payload}::text::jsonb)`)
}
