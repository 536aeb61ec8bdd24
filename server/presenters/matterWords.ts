import type { Desk } from '../../kernel/access/index.ts'
import { timeLeft as left } from '../../kernel/calendar/index.ts'
import { itemOf } from '../../kernel/pack/index.ts'
import { type MatterState, roleOf, seatOf } from '../../kernel/workflow/index.ts'
import type { TimeLeft } from '../contract/matter.ts'
import type { Policy } from '../matters/policy.ts'
import type { Register } from '../matters/register.ts'
import type { Program } from '../program.ts'
import { type Language, words } from '../words.ts'

/** What turning matters into words needs; made once per request. */
export interface Voice {
  readonly program: Program
  readonly policy: Policy
  readonly register: Register
  readonly language: Language
  readonly now: Date
}

/** Words of packs first, then of the program. */
export const say = (
  { program, language }: Pick<Voice, 'program' | 'language'>,
  key: string,
  params?: Record<string, unknown>,
): string =>
  key in program.packs.catalogues['zh-CN'] ? program.packs.words(key, language, params) : words(key, language, params)

export const seatName = ({ register }: Voice, seat: string): string =>
  /^\d+$/.test(seat) ? register.regionName(seat) : (register.organisationName(seat) ?? seat)

/** 「和平村 · 村书记」. */
export const deskTitle = (voice: Voice, desk: Desk): string => {
  const role = voice.program.packs.role(roleOf(desk))
  return say(voice, 'matter.desk', {
    place: seatName(voice, seatOf(desk)),
    role: role ? say(voice, role.title) : roleOf(desk),
  })
}

/** What is left until a deadline, in the unit of its clock and in words. */
export const timeLeftOf = (voice: Voice, due: Date | null, unit: MatterState['dueUnit']): TimeLeft | null => {
  if (due === null) return null
  const dueAt = due.toISOString()
  const found = left(voice.now.toISOString(), dueAt, unit ?? 'hours', voice.policy.calendar)
  const amount = Math.abs(found.amount)
  const late = found.bucket === 'late'
  const key = !late && amount === 0 ? 'time.today' : `time.${late ? 'over' : 'left'}.${spoken(found.unit, amount).unit}`
  const text = say(voice, key, { amount: spoken(found.unit, amount).amount })
  return { dueAt, unit: found.unit, amount: found.amount, bucket: found.bucket, text }
}

/** Nobody counts in hundreds of hours: beyond three days people say days. */
const spoken = (unit: string, amount: number): { readonly unit: string; readonly amount: number } =>
  unit === 'hours' && amount > 72 ? { unit: 'natural-days', amount: Math.floor(amount / 24) } : { unit, amount }

export const regionRef = ({ register }: Voice, code: string) => ({
  code,
  name: register.regionName(code),
  path: register.path(code),
})

/** The title of an item of a process's code list; the code itself where no list knows it. */
export const itemTitle = (voice: Voice, process: string, list: string, code: string): string => {
  const known = voice.program.packs.list(process, list)
  const item = known && itemOf(known, code)
  return item ? say(voice, item.title) : code
}

export const channelTitle = (voice: Voice, process: string, channel: string): string => {
  const channels = voice.program.packs.list(process, 'channel')
  const listed = channels && itemOf(channels, channel)
  return listed ? say(voice, listed.title) : say(voice, `channel.${channel}`)
}
