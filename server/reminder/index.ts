import type { Program } from '../program.ts'
import { remindOfDuty } from './duties.ts'
import { remindOfLedger } from './ledgers.ts'
import { noticesFor } from './notice.ts'

/** Packs whose programme holds for the county; all of them where none does. */
const adopted = ({ packs, county }: Program) => {
  const keys = packs.programmes.find(({ regions }) => regions.some((region) => county.startsWith(region)))?.packs
  return packs.set.packs.filter(({ key }) => keys === undefined || keys.includes(key))
}

/** Asks for what is owed today, each once for each day of its reminder. How many messages were new. */
export const remind = async (program: Program): Promise<number> => {
  const reminders = adopted(program).flatMap(({ reminders = [] }) => reminders)
  const notices = await noticesFor(program)
  let written = 0
  for (const reminder of reminders)
    written += await ('ledger' in reminder
      ? remindOfLedger(program, reminder, notices)
      : remindOfDuty(program, reminder, notices))
  return written
}
