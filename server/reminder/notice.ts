import { uuidv7 } from 'uuidv7'
import type { DeskNotice } from '../../store/outbox.ts'
import { isOpen, NOT_SET_UP, waysOut } from '../notify/ways.ts'
import type { Program } from '../program.ts'

/** What is owed by a region, on which of the reminder's days it is asked for, and in which words. */
export interface Owed {
  readonly key: string
  /** Title of what is asked for, a catalogue key. */
  readonly title: string
  readonly period: string
  readonly day: number
  readonly template: string
  readonly role: string
}

/** Messages to the desks of a role at the regions that owe something; a region without such a desk gets none. */
export const noticesFor = async (program: Program) => {
  const [directory, ways] = await Promise.all([program.directory(), waysOut(program)])
  return {
    told: { now: program.now(), unsent: isOpen(ways, 'inbox') ? null : NOT_SET_UP },
    notice: (owed: Owed, { region, name }: { region: string; name: string }): readonly DeskNotice[] => {
      const desk = directory.deskAt(owed.role, region)
      if (desk === undefined) return []
      const params = { what: program.packs.words(owed.title, 'zh-CN'), period: owed.period, region: name }
      const dedupe = `owed:${owed.key}:${region}:${owed.period}:${owed.day}`
      return [{ id: uuidv7(), dedupe, desk, template: owed.template, params }]
    },
  }
}
export type Notices = Awaited<ReturnType<typeof noticesFor>>
/** Of the whole county: its code as a region. */
export const rootOf = ({ county }: Pick<Program, 'county'>): string => county.replace(/(00)+$/, '')
