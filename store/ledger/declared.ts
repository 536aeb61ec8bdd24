import type { LedgerChanges } from '../../kernel/ledger/index.ts'
import { changesOf } from '../../kernel/ledger/index.ts'
import { type Declared, measurable } from '../../kernel/pack/index.ts'
import { connect } from '../connect.ts'
import { applySums } from '../derive/define.ts'
import { applyLedgers, type LedgersApplied, listDefinitions, type OwnerSql } from './define.ts'

/**
 * The tables of all that the packs declare: those of ledgers, and what is kept beside them and follows a change of theirs. In the caller's
 * transaction, as owner. Throws Fault `ledgers-would-lose`.
 */
export const applyDeclared = async (tx: OwnerSql, declared: Declared): Promise<LedgersApplied> => {
  const applied = await applyLedgers(tx, declared.ledgers)
  await applySums(tx, measurable(declared), declared.indicators)
  return applied
}

/** What applyDeclared would do, without doing it. */
export const planDeclared = async (ownerUrl: string, declared: Declared): Promise<LedgerChanges> => {
  const sql = connect(ownerUrl, { max: 1 })
  try {
    return changesOf(await listDefinitions(sql), declared.ledgers)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
