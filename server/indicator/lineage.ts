import { contribution, lastDayOf } from '../../kernel/indicator/index.ts'
import type { Row } from '../../kernel/ledger/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { listRecords, type RecordKey } from '../../store/ledger/records.ts'
import type { StaffCaller } from '../caller.ts'
import type { LineagePage } from '../contract/indicator.ts'
import { callingField } from '../ledger/names.ts'
import { pageKey } from '../ledger/pageKey.ts'
import { inTree, pageOf } from '../places.ts'
import type { Program } from '../program.ts'
import type { Declaring, Moment } from './basis.ts'

interface Asked {
  readonly region?: string | undefined
  readonly period?: string | undefined
  readonly after: RecordKey | null
  readonly limit: number
}

/**
 * The records behind a number, with what each adds to it: the same rule, applied to one record at a time. Refusals: `absent`,
 * `rests-on-others` for a number that is computed from other numbers (`may` names them).
 */
export const lineageOf = async (
  program: Program,
  caller: StaffCaller,
  { indicator }: Declaring,
  { basis, past }: Moment,
  asked: Asked,
): Promise<Result<LineagePage>> => {
  const { is } = indicator
  const ledger = 'ledger' in is ? basis.ledgers.get(is.ledger) : undefined
  if (!('ledger' in is) || !ledger) return refuse('rules', 'rests-on-others')
  const root = inTree(caller, asked.region)
  if (!root.ok) return root
  const { period } = asked
  const filter = {
    region: root.value,
    ...(period && ledger.period && { period }),
    ...(past && { stood: past }),
  }
  const rows = await inScope(program.database, caller.acting, (tx) =>
    listRecords(tx, ledger, filter, { after: asked.after, limit: asked.limit + 1 }),
  )
  const on = (period && lastDayOf(period)) || basis.today
  const calling = ledger.grain === null ? callingField(ledger) : undefined
  const page = pageOf(rows, asked.limit, pageKey)
  return accept({
    ledger: ledger.key,
    process: null,
    items: page.rows.map((record) => ({
      id: record.id,
      region: record.region,
      regionName: record.region_name,
      name: calling ? String(record.cells[calling.key] ?? '') || null : null,
      recordedAt: record.recorded_at.toISOString(),
      ...contribution(ledger, is, record.cells as Row, on),
    })),
    next: page.next,
  })
}
