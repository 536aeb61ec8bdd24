import { countedIn, lastDayOf, periodBefore, unitOf } from '../../kernel/indicator/index.ts'
import type { DutyReminder } from '../../kernel/pack/index.ts'
import { asSystem } from '../../store/database.ts'
import { addDeskNotices } from '../../store/outbox.ts'
import { namesOf } from '../../store/place/regions.ts'
import { basisOf, getIndicator } from '../indicator/basis.ts'
import { readAt } from '../indicator/reading.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { dayDue } from './days.ts'
import { type Notices, type Owed, rootOf } from './notice.ts'

/** Regions looked through in one go; more follow with the next. */
const PAGE = 2000

/** The period that runs and the one before it, with the day of the reminder that has come for each: what is over is asked for by the days after it. */
const periodsDue = (reminder: DutyReminder, today: string): readonly { period: string; day: number }[] => {
  const running = countedIn(today.slice(0, 7)).find((period) => unitOf(period) === reminder.every)
  const before = running && periodBefore(running, 'period')
  return [before, running].flatMap((period) => {
    const last = period && lastDayOf(period)
    const days = reminder.days.filter((day) => period === running || day >= 0)
    const day = last && dayDue({ ...reminder, days }, last, today)
    return period === undefined || typeof day !== 'number' ? [] : [{ period, day }]
  })
}

/** Asks those regions that have not done what is asked of each in the period. How many messages were new. */
export const remindOfDuty = async (
  program: Program,
  reminder: DutyReminder,
  { notice, told, directory }: Notices,
): Promise<number> => {
  const today = todayOf(program)
  const found = getIndicator(program.packs, reminder.indicator, today)
  const { is, title, key } = found.ok ? found.value.indicator : {}
  if (is?.kind !== 'regions' || title === undefined || key === undefined) return 0
  const moment = { basis: basisOf(program), past: null }
  let written = 0
  for (const { period, day } of periodsDue(reminder, today)) {
    const owed: Owed = { key, title, period, day, template: reminder.template }
    for (let after: string | undefined = ''; after !== undefined; ) {
      const regions = { root: rootOf(program), level: is.level, after, limit: PAGE }
      const codes = await asSystem(program.database, async (tx) => {
        const { readings } = await readAt(tx, moment, { indicators: [key], regions, periods: [period] })
        const lacking = readings.filter(({ value }) => value.value === 0).map(({ region }) => region)
        const names = await namesOf(tx, lacking, today)
        const notices = lacking.flatMap((region) => {
          const desk = directory.deskAt(reminder.role, region)
          return desk === undefined ? [] : [notice(owed, { desk, region, names: [names.get(region) ?? region] })]
        })
        written += await addDeskNotices(tx, program.county, notices, told)
        return readings.map(({ region }) => region)
      })
      after = codes.length < PAGE ? undefined : codes.at(-1)
    }
  }
  return written
}
