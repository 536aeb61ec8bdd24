import { sealed } from '../server/ledger/cells.ts'
import { ledgersOf } from '../server/ledger/definitions.ts'
import type { Program } from '../server/program.ts'
import type { Tx } from '../store/database.ts'
import { copyRecords } from '../store/ledger/copy.ts'
import { type LedgerWorld, planLedgers } from './ledgers/index.ts'

/** The demo county's ledgers, as if taken over from the sheets that were kept before: written by the program, sensitive cells encrypted. */
export const makeRecords = async (tx: Tx, program: Program, world: LedgerWorld): Promise<void> => {
  const writing = { county: program.county, at: program.now(), by: null, source: 'import', reason: '' } as const
  const kept = ledgersOf(program.packs)
  for (const { ledger: key, rows } of planLedgers(world)) {
    const ledger = kept.get(key)?.ledger
    if (!ledger) throw new Error(`no pack declares the ledger ${key}`)
    const records = rows.map(({ id, region, cells }) => ({ id, region, cells: sealed(program.crypto, ledger, cells) }))
    await copyRecords(tx, ledger, records, writing)
  }
}
