import type { IsRest, Ledger } from '../../kernel/ledger/index.ts'
import { workCalendar } from '../calendar.ts'
import type { Program } from '../program.ts'
import { settingsOf } from '../settings.ts'

/** Days of rest by the county's calendar, where a rule of the ledger asks for them. */
export const restDaysFor = async (program: Program, { fields }: Ledger): Promise<{ readonly isRest?: IsRest }> => {
  if (!fields.some(({ valid }) => valid?.some(({ unlessRest }) => unlessRest !== undefined))) return {}
  const calendar = workCalendar((await settingsOf(program))['calendar.notices'])
  return { isRest: (day) => !calendar.isWorkingDay(day) }
}
