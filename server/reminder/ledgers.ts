import { lastDayOf, spanOf } from '../../kernel/ledger/index.ts'
import type { LedgerReminder } from '../../kernel/pack/index.ts'
import { asSystem } from '../../store/database.ts'
import { listLacking } from '../../store/ledger/coverage.ts'
import { addDeskNotices } from '../../store/outbox.ts'
import { ledgersOf } from '../ledger/definitions.ts'
import { duePeriod, onePerRegion } from '../ledger/due.ts'
import { keeperOf } from '../ledger/keeper.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { dayDue } from './days.ts'
import { type Notices, type Owed, rootOf } from './notice.ts'

/** Regions asked in one go; more follow with the next. */
const PAGE = 1000

/** Asks the keeper for what a ledger lacks of the last period that is over. How many messages were new. */
export const remindOfLedger = async (
  program: Program,
  reminder: LedgerReminder,
  { notice, told }: Notices,
): Promise<number> => {
  const kept = ledgersOf(program.packs).get(reminder.ledger)
  const today = todayOf(program)
  const period = kept && onePerRegion(kept.ledger) ? duePeriod(kept.ledger, today) : null
  const span = kept && period !== null ? spanOf(kept.ledger, period) : undefined
  const day = span && dayDue(reminder, lastDayOf(span), today)
  if (kept === undefined || period === null || day === undefined) return 0
  const { ledger } = kept
  const { role } = keeperOf(program, kept)
  const owed: Owed = { key: ledger.key, title: ledger.title, period, day, template: reminder.template, role }
  const where = { county: program.county, region: rootOf(program), day: today }
  let written = 0
  for (let after: string | undefined = ''; after !== undefined; ) {
    const asked = { period, after, limit: PAGE }
    const rows = await asSystem(program.database, async (tx) => {
      const found = await listLacking(tx, ledger, where, asked)
      written += await addDeskNotices(
        tx,
        program.county,
        found.flatMap((one) => notice(owed, one)),
        told,
      )
      return found
    })
    after = rows.length < PAGE ? undefined : rows.at(-1)?.region
  }
  return written
}
