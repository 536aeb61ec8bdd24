import { lastDayOf, spanOf } from '../../kernel/ledger/index.ts'
import type { LedgerReminder } from '../../kernel/pack/index.ts'
import { asSystem } from '../../store/database.ts'
import { listLacking } from '../../store/ledger/coverage.ts'
import { addDeskNotices } from '../../store/outbox.ts'
import { type Kept, ledgersOf } from '../ledger/definitions.ts'
import { duePeriod, onePerRegion } from '../ledger/due.ts'
import { keeperOf } from '../ledger/keeper.ts'
import { seatsFor } from '../ledger/seats.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { dayDue } from './days.ts'
import { type AskedDesk, type Notices, type Owed, rootOf } from './notice.ts'

/** Regions looked through in one go; more follow with the next. */
const PAGE = 1000

/** All regions that lack a record of the period, in order of code: a county's at the most. */
const lackingOf = (program: Program, { ledger }: Kept, period: string) =>
  asSystem(program.database, async (tx) => {
    const where = { county: program.county, region: rootOf(program), day: todayOf(program) }
    const all: { readonly region: string; readonly name: string }[] = []
    for (let after: string | undefined = ''; after !== undefined; ) {
      const rows = await listLacking(tx, ledger, where, { period, after, limit: PAGE })
      all.push(...rows)
      after = rows.length < PAGE ? undefined : rows.at(-1)?.region
    }
    return all
  })

/**
 * Asks whoever keeps the ledger today for what it lacks of the last period that is over, one message to each desk: a town that keeps it
 * for twelve villages is asked once. How many messages were new; a region without anybody at that desk is asked of nobody.
 */
export const remindOfLedger = async (
  program: Program,
  reminder: LedgerReminder,
  { notice, told, directory }: Notices,
): Promise<number> => {
  const kept = ledgersOf(program.packs).get(reminder.ledger)
  const today = todayOf(program)
  const period = kept && onePerRegion(kept.ledger) ? duePeriod(kept.ledger, today) : null
  const span = kept && period !== null ? spanOf(kept.ledger, period) : undefined
  const day = span && dayDue(reminder, lastDayOf(span), today)
  if (kept === undefined || period === null || day === undefined) return 0
  const { key, title } = kept.ledger
  const owed: Owed = { key, title, period, day, template: reminder.template }
  const lacking = await lackingOf(program, kept, period)
  return asSystem(program.database, async (tx) => {
    const regions = lacking.map(({ region }) => region)
    const seatOf = await seatsFor(program, tx, keeperOf(program, kept), { directory, regions })
    const asked = new Map<string, AskedDesk>()
    for (const { region, name } of lacking) {
      const seat = seatOf(region)
      if (seat === undefined) continue
      const names = [...(asked.get(seat.desk)?.names ?? []), name]
      asked.set(seat.desk, { desk: seat.desk, region: seat.home, names })
    }
    const notices = [...asked.values()].map((one) => notice(owed, one))
    return addDeskNotices(tx, program.county, notices, told)
  })
}
