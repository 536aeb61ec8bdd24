import { type Ledger, tableOf } from '../../kernel/ledger/index.ts'
import { copyRows } from '../copy.ts'
import type { Tx } from '../database.ts'
import type { StoredRow, Writing } from './records.ts'
import { quoted } from './shape.ts'

/** A record of a county that is made whole. */
export interface CopiedRecord {
  readonly id: string
  readonly region: string
  readonly cells: StoredRow
}

const OWN = ['county', 'id', 'region', 'version', 'recorded_at', 'recorded_by', 'confirmed_at', 'source', 'reason']

/** First versions into an empty ledger, as owner: nothing is looked at, and no sum follows (see bringUpSums). */
export const copyRecords = async (
  tx: Tx,
  ledger: Ledger,
  records: Iterable<CopiedRecord>,
  { county, at, by, source, reason }: Writing,
): Promise<void> => {
  const fields = ledger.fields.map(({ key, type, sensitive }) => ({ key, json: type.kind === 'point' && !sensitive }))
  function* lines() {
    for (const { id, region, cells } of records) {
      const row = fields.map(({ key, json }) => (json && cells[key] !== null ? JSON.stringify(cells[key]) : cells[key]))
      yield [county, id, region, 1, at, by, at, source, reason, ...row]
    }
  }
  await copyRows(tx, quoted(tableOf(ledger)), [...OWN, ...fields.map(({ key }) => quoted(key))], lines())
}
