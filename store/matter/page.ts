import type postgres from 'postgres'
import type { Tx } from '../database.ts'

/** Key of the last row of a page: what it is in order of, and the row. */
export interface Key {
  /** Null: no deadline, which comes after all others. */
  readonly at: Date | null
  readonly id: string
}

/** What one may ask of a list; everything is optional. Instants: `since` inclusive, `until` exclusive. */
export interface Filter {
  readonly process?: string
  readonly state?: 'open' | 'closed'
  readonly since?: Date
  readonly until?: Date
  /** Only of this organisation's (or region's) responsibility. */
  readonly responsible?: string
  /** Codes of the category and of all below it; `none`: those without a category. */
  readonly categories?: readonly string[] | 'none'
  readonly step?: string
  /** The side that answers let the deadline pass, or did not. */
  readonly late?: boolean
  readonly verdict?: 'resolved' | 'unresolved' | 'satisfied' | 'basically' | 'dissatisfied' | 'none'
  readonly kind?: 'lead' | 'help' | 'supervise'
  /** Words for lists short enough to be read through (an inbox). */
  readonly like?: string
  readonly number?: string
  /** Deadlines: `dueFrom` inclusive, `dueUntil` exclusive. */
  readonly dueFrom?: Date
  readonly dueUntil?: Date
  readonly ids?: readonly string[]
  /** Narrows the scope to a subtree: codes from `lo`, before `hi`. */
  readonly range?: { readonly lo: string; readonly hi: string }
}

export type Part = postgres.Fragment
export const and = (tx: Tx, parts: readonly Part[]): Part => parts.reduce((all, part) => tx`${all} and ${part}`)

export const listed = (tx: Tx): Part => tx`m.id, m.number, m.process, m.parameters, m.subject,
  case when m.subject = '' then left(m.body, 60) else '' end as body, m.region, m.sealed, m.category, m.channel, m.lodged_at, m.step,
  m.stage, m.lead, m.due_at, m.due_unit, m.late, m.closed_at, m.outcome, m.responsible, m.entries`

/** Conditions on the matter itself, as `m`. */
export const conditions = (tx: Tx, county: string, filter: Filter): readonly Part[] => {
  const parts: Part[] = [tx`m.county = ${county}`]
  if (filter.process !== undefined) parts.push(tx`m.process = ${filter.process}`)
  if (filter.state === 'open') parts.push(tx`m.closed_at is null`)
  if (filter.state === 'closed') parts.push(tx`m.closed_at is not null`)
  if (filter.since !== undefined) parts.push(tx`m.lodged_at >= ${filter.since}`)
  if (filter.until !== undefined) parts.push(tx`m.lodged_at < ${filter.until}`)
  if (filter.responsible !== undefined) parts.push(tx`m.responsible = ${filter.responsible}`)
  if (filter.categories === 'none') parts.push(tx`m.category is null`)
  else if (filter.categories !== undefined) parts.push(tx`m.category = any (${filter.categories as string[]})`)
  if (filter.step !== undefined) parts.push(tx`m.step = ${filter.step}`)
  if (filter.late !== undefined) parts.push(tx`m.late = ${filter.late}`)
  if (filter.number !== undefined) {
    parts.push(tx`m.number >= ${filter.number} and m.number < ${`${filter.number}~`}`)
  }
  if (filter.like !== undefined) {
    const pattern = `%${filter.like.replaceAll(/[\\%_]/g, '\\$&')}%`
    parts.push(tx`(m.subject || ' ' || m.body || ' ' || m.address || ' ' || m.number) ilike ${pattern}`)
  }
  if (filter.ids !== undefined) parts.push(tx`m.id = any (${filter.ids as string[]})`)
  if (filter.range !== undefined) parts.push(tx`m.region >= ${filter.range.lo} and m.region < ${filter.range.hi}`)
  if (filter.verdict !== undefined) parts.push(verdictIs(tx, filter.verdict))
  return parts
}

const verdictIs = (tx: Tx, verdict: NonNullable<Filter['verdict']>): Part => {
  const table: Record<typeof verdict, Part> = {
    resolved: tx`m.resolved`,
    unresolved: tx`not m.resolved`,
    satisfied: tx`m.satisfaction = 3`,
    basically: tx`m.satisfaction = 2`,
    dissatisfied: tx`m.satisfaction = 1`,
    none: tx`m.satisfaction is null`,
  }
  return table[verdict]
}
