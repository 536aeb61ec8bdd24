import { uuidv7 } from 'uuidv7'
import type { Directory } from '../../kernel/workflow/index.ts'
import type { DeskNotice } from '../../store/outbox.ts'
import { isOpen, NOT_SET_UP, waysOut } from '../notify/ways.ts'
import type { Program } from '../program.ts'
import { words } from '../words.ts'

/** What is owed, on which of the reminder's days it is asked for, and in which words. */
export interface Owed {
  readonly key: string
  /** Title of what is asked for, a catalogue key. */
  readonly title: string
  readonly period: string
  readonly day: number
  readonly template: string
}

/** Who is asked, and for which regions: those of `names`, by the name of the first and how many they are where they are more. */
export interface AskedDesk {
  readonly desk: string
  /** The region that the desk answers in: asked once for each. */
  readonly region: string
  readonly names: readonly string[]
}

export interface Notices {
  readonly directory: Directory
  readonly told: { readonly now: Date; readonly unsent: string | null }
  readonly notice: (owed: Owed, asked: AskedDesk) => DeskNotice
}

/** Messages to desks about what is owed there. */
export const noticesFor = async (program: Program): Promise<Notices> => {
  const [directory, ways] = await Promise.all([program.directory(), waysOut(program)])
  return {
    directory,
    told: { now: program.now(), unsent: isOpen(ways, 'inbox') ? null : NOT_SET_UP },
    notice: (owed, { desk, region, names }) => {
      const [first = ''] = names
      const where = names.length > 1 ? words('reminder.places', 'zh-CN', { first, count: names.length }) : first
      const params = { what: program.packs.words(owed.title, 'zh-CN'), period: owed.period, region: where }
      const dedupe = `owed:${owed.key}:${region}:${owed.period}:${owed.day}`
      return { id: uuidv7(), dedupe, desk, template: owed.template, params }
    },
  }
}
/** Of the whole county: its code as a region. */
export const rootOf = ({ county }: Pick<Program, 'county'>): string => county.replace(/(00)+$/, '')
