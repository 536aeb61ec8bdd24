import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../store/database.ts'
import { listPeriodsAsOf, readAsOf } from '../../store/derive/asof.ts'
import { listPeriodsOf, readIndicators } from '../../store/derive/read.ts'
import type { Question, Readings } from '../../store/derive/reading.ts'
import type { Moment } from './basis.ts'

/** Numbers of a moment: what is kept, or what the records of a past day come to. */
export const readAt = async (tx: Tx, { basis, past }: Moment, question: Question): Promise<Readings> =>
  past === null
    ? readIndicators(tx, basis, question)
    : { readings: await readAsOf(tx, basis, question, past), asOf: past }

/** Periods of which each ledger has any record in a region, by its key, latest first. */
export const periodsAt = async (
  tx: Tx,
  { basis, past }: Moment,
  ledgers: readonly Ledger[],
  asked: { readonly region: string; readonly limit: number },
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (past === null) return listPeriodsOf(tx, ledgers, asked.region, asked.limit)
  const found = ledgers.map(
    async (ledger) => [ledger.key, await listPeriodsAsOf(tx, basis, past, ledger, asked)] as const,
  )
  return new Map(await Promise.all(found))
}
