import { fold } from '../../kernel/workflow/index.ts'
import type { Sql, Tx } from '../../store/database.ts'
import type { PastMatter } from '../../store/derive/matters.ts'
import { findHistories } from '../../store/matter/find.ts'
import { foldColumns } from '../../store/matter/fold.ts'
import { contextOf } from '../matters/context.ts'
import { policyOf } from '../matters/policy.ts'
import type { Program } from '../program.ts'

/** Histories that are read at once. */
const BATCH = 2000

/**
 * Matters as they stood at a past instant: their histories until then, folded again. Those not yet lodged, those on the closed route at
 * that time, and those out of the asker's sight are not there.
 */
export const pastMatters = async (
  program: Program,
  tx: Sql | Tx,
  ids: readonly string[],
  instant: Date,
): Promise<readonly PastMatter[]> => {
  const [policy, directory] = await Promise.all([policyOf(program), program.directory()])
  const until = instant.toISOString()
  const all: PastMatter[] = []
  for (let at = 0; at < ids.length; at += BATCH) {
    for (const { matter, history } of await findHistories(tx as Tx, program.county, ids.slice(at, at + BATCH))) {
      const entries = history.filter((entry) => entry.at <= until)
      if (entries.length === 0) continue
      const state = fold(contextOf(policy, directory, matter, instant), entries)
      if (state.sealed) continue
      const { orgs: _, ...columns } = foldColumns(state, [])
      const { id, region, channel } = matter
      const lodged_at = matter.lodged_at.toISOString()
      all.push({ ...columns, county: program.county, id, region, channel, lodged_at })
    }
  }
  return all
}
