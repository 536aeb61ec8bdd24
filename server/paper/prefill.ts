import { civilDate } from '../../kernel/calendar/index.ts'
import { inScope } from '../../store/database.ts'
import { listAtDoor } from '../../store/place/households.ts'
import type { Caller } from '../caller.ts'
import type { MatterBody } from '../contract/matter.ts'
import type { Reading } from '../matters/read.ts'
import { itemTitle, say, type Voice } from '../presenters/matterWords.ts'
import { paperRuleOf } from './paper.ts'

/** What the register of households says behind a door, in words with its day; that there is none, or more than one, is said too. */
const householdWords = async (voice: Voice, caller: Caller, region: string, door: string): Promise<string> => {
  const { program } = voice
  const found =
    door === '' || caller.kind !== 'staff'
      ? []
      : await inScope(program.database, caller.acting, (tx) => listAtDoor(tx, program.county, region, door))
  const [one, another] = found
  if (one === undefined) return say(voice, 'paper.household.none')
  if (another !== undefined) return say(voice, 'paper.household.several')
  const day = civilDate(voice.now.toISOString())
  return say(voice, 'paper.household', { head: one.head_name, persons: one.persons, day })
}

/** Offers with the words of the paper filled in from the tree and the registers; they are checked and may be changed before it is issued. */
export const prefilled = async (
  voice: Voice,
  caller: Caller,
  { matter, context }: Reading,
  body: MatterBody,
): Promise<MatterBody> => {
  const rule = paperRuleOf(voice.program, matter.process)
  const offer = rule && body.offers[rule.action]
  if (rule === undefined || offer === undefined) return body
  const lodged = context.process.fields.map(({ key, type, list }) => {
    const value = String(matter.data[key] ?? '')
    return [key, type === 'choice' && list ? itemTitle(voice, matter.process, list, value) : value] as const
  })
  const door = rule.door === undefined ? '' : String(matter.data[rule.door] ?? '')
  const value = say(voice, rule.filledBy, {
    ...Object.fromEntries(lodged),
    path: voice.register.path(matter.region),
    today: civilDate(voice.now.toISOString()),
    household: await householdWords(voice, caller, matter.region, door),
  })
  const fields = offer.fields.map((field) => (field.key === rule.says ? { ...field, value } : field))
  return { ...body, offers: { ...body.offers, [rule.action]: { ...offer, fields } } }
}
