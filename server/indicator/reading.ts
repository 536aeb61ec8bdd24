import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../store/database.ts'
import { listPeriodsAsOf, readAsOf } from '../../store/derive/asof.ts'
import { listPeriods, readIndicators } from '../../store/derive/read.ts'
import type { Question, Readings } from '../../store/derive/reading.ts'
import type { Moment } from './basis.ts'

/** Numbers of a moment: what is kept, or what the records of a past day come to. */
export const readAt = async (tx: Tx, { basis, past }: Moment, question: Question): Promise<Readings> =>
  past === null
    ? readIndicators(tx, basis, question)
    : { readings: await readAsOf(tx, basis, question, past), asOf: past }

/** Periods of which a ledger has any record in a region, latest first. */
export const periodsAt = (
  tx: Tx,
  { basis, past }: Moment,
  ledger: Ledger,
  asked: { readonly region: string; readonly limit: number },
): Promise<readonly string[]> =>
  past === null ? listPeriods(tx, ledger, asked.region, asked.limit) : listPeriodsAsOf(tx, basis, past, ledger, asked)
