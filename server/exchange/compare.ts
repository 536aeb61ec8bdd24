import { civilDate } from '../../kernel/calendar/index.ts'
import { type PackSet, packOf } from '../../kernel/pack/index.ts'
import type { Process } from '../../kernel/workflow/index.ts'
import { workCalendar } from '../calendar.ts'
import { isLate, type Message, replay } from './history.ts'
import { factsOf } from './messages.ts'
import { allSeats, numberOf } from './seats.ts'

export interface Compared {
  /** Key of the parameter set. */
  readonly parameters: string
  readonly title: string
  readonly from: string
  readonly read: number
  readonly late: number
  /** Begun before the set was made. */
  readonly before: number
  /** Whom the rules stopped on the way, or refused. */
  readonly stopped: number
}

/** A village of the county by number, where there is no register to ask. */
const VILLAGE = '001201'

/**
 * How many of the messages would have been late under each parameter set of the process. By the kernel alone: nothing is read from a
 * database and nothing written; everybody is at their desk.
 */
export const compareSets = (
  set: PackSet,
  process: Process,
  messages: readonly Message[],
  { county, until }: { readonly county: string; readonly until: Date },
): readonly Compared[] => {
  const pack = packOf(set, process.key)
  const { seats, directory } = allSeats(county)
  const calendar = workCalendar()
  const codes = new Map(pack?.lists?.map((list) => [list.key, new Set(list.items.map(({ code }) => code))]))
  const inList = (list: string, code: string): boolean => codes.get(list)?.has(code) ?? false
  const facts = messages.map((message) => factsOf(set, process, message, `${county}${VILLAGE}`))
  const sets = (pack?.parameters ?? []).filter((one) => one.process === process.key)
  return sets.map((params) => {
    const lives = messages.map((message, index) =>
      replay(message, facts[index] as (typeof facts)[number], {
        base: { process, params, calendar, directory, inList },
        seats,
        name: '',
        until,
        pick: numberOf(`desk ${message.external}`),
      }),
    )
    return {
      parameters: params.key,
      title: params.title,
      from: params.from,
      read: messages.length,
      late: lives.filter((life) => life.ok && isLate(life.value)).length,
      before: facts.filter(({ lodgedAt }) => civilDate(lodgedAt) < params.from).length,
      stopped: lives.filter((life) => !life.ok || life.value.stopped !== null).length,
    }
  })
}
