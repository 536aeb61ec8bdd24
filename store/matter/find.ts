import type { Entry } from '../../kernel/workflow/index.ts'
import type { Tx } from '../database.ts'
import type { Fixed, MatterRecord } from './record.ts'

export interface Found {
  readonly matter: MatterRecord
  readonly history: readonly Entry[]
}

/** One matter in scope with its history, in one round trip; undefined where it is absent or out of scope. */
export const findMatter = async (tx: Tx, county: string, id: string): Promise<Found | undefined> => {
  const [row] = await tx<(MatterRecord & { history: readonly Entry[] })[]>`
    select m.*, matter_history(m.county, m.id) as history from matter m where m.county = ${county} and m.id = ${id}`
  return row && { matter: row, history: row.history }
}

/** Several at once, each with its history and what its rules read; those absent or out of scope are left out. */
export const findHistories = async (
  tx: Tx,
  county: string,
  ids: readonly string[],
): Promise<readonly { readonly matter: Fixed; readonly history: readonly Entry[] }[]> => {
  const rows = await tx<(Fixed & { history: readonly Entry[] })[]>`
    select m.id, m.number, m.process, m.version, m.parameters, m.region, m.owner, m.channel, m.subject, m.body, m.data, m.lodged_at,
      m.lodged_category, m.lodged_sealed, matter_history(m.county, m.id) as history
    from matter m where m.county = ${county} and m.id = any (${ids as string[]})`
  return rows.map(({ history, ...matter }) => ({ matter, history }))
}

/** Only which one it is; the same scope as findTracked(). */
export const findTrackedId = async (
  tx: Tx,
  county: string,
  digests: readonly Buffer[],
): Promise<string | undefined> => {
  const [row] = await tx<{ id: string }[]>`
    select m.id from matter m where m.county = ${county} and m.tracking_digest in ${tx(digests as Buffer[])}`
  return row?.id
}

/** By the digest of a tracking code, under every key held; the scope must hold `track:<hex>` of it. */
export const findTracked = async (
  tx: Tx,
  county: string,
  digests: readonly Buffer[],
): Promise<(Found & { tracking: Buffer }) | undefined> => {
  const [row] = await tx<(MatterRecord & { history: readonly Entry[]; tracking_digest: Buffer })[]>`
    select m.*, matter_history(m.county, m.id) as history
    from matter m where m.county = ${county} and m.tracking_digest in ${tx(digests as Buffer[])}`
  return row && { matter: row, history: row.history, tracking: row.tracking_digest }
}
