import { type Result, refuse } from '../../kernel/refusal/index.ts'
import { findRecord, listPast } from '../../store/ledger/records.ts'
import { words } from '../words.ts'
import { whole } from './cells.ts'
import type { Keeping } from './keeping.ts'

/** Somebody else wrote meanwhile: who, and which fields differ now from the version that was seen. Refusals: `stale-version`, `absent`. */
export const staleRecord = async (
  { tx, kept, program, caller }: Pick<Keeping, 'tx' | 'kept' | 'program' | 'caller'>,
  id: string,
  seen: number,
): Promise<Result<never>> => {
  const now = await findRecord(tx, kept.ledger, program.county, id)
  if (!now) return refuse('absent', 'absent')
  const past = await listPast(tx, kept.ledger, program.county, id)
  const then = past.find(({ version }) => version === seen)
  const [before, after] = [then?.cells, now.cells].map((cells) => cells && whole(program.crypto, kept.ledger, cells))
  const changed = kept.ledger.fields.filter(
    ({ key }) => before && JSON.stringify(before[key] ?? null) !== JSON.stringify(after?.[key] ?? null),
  )
  const titles = changed.map(({ title }) => program.packs.words(title, caller.language))
  return refuse('rules', 'stale-version', {
    params: {
      version: now.version,
      who: now.recorded_by_name,
      action: words('ledger.changed', caller.language, {
        fields: titles.join(words('source.join', caller.language)),
      }),
    },
    may: [String(now.version)],
  })
}
