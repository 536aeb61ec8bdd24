import { type Entry, type Field, HAND_OVER, type Json, landingOf, typedOf } from '../../kernel/workflow/index.ts'
import type { MatterBody } from '../contract/matter.ts'
import type { Reading } from '../matters/read.ts'
import { deskTitle, itemTitle, say, seatName, type Voice } from './matterWords.ts'

type Item = MatterBody['timeline'][number]
type Line = Item['lines'][number]

/** The history in people's words, oldest first. */
export const presentTimeline = (voice: Voice, reading: Reading): Item[] =>
  reading.history.map((entry) => {
    const action = reading.context.process.steps[entry.from ?? '']?.actions[entry.action]
    const step = reading.context.process.steps[entry.to]
    return {
      seq: entry.seq,
      at: entry.at,
      actor: actorName(voice, entry),
      actorKind: entry.actor.kind,
      action: entry.action,
      title: say(voice, action?.title ?? `matter.entry.${entry.action === HAND_OVER ? HAND_OVER : entry.effect}`),
      stage: step ? say(voice, `stage.${step.stage}`) : '',
      lines: linesOf(voice, reading, entry, fieldsOf(reading, entry)),
    }
  })

/** What was asked for: by the process at lodging, then by each action. */
const fieldsOf = ({ context: { process } }: Reading, { effect, from, action }: Entry): readonly Field[] =>
  effect === 'lodge' ? process.fields : (process.steps[from ?? '']?.actions[action]?.fields ?? [])

const actorName = (voice: Voice, { actor }: Entry): string => {
  if (actor.kind !== 'staff') return say(voice, `actor.${actor.kind}`)
  const { role, org, region } = actor.position
  return say(voice, 'matter.actor', { name: actor.name, desk: deskTitle(voice, `${role}@${org ?? region}`) })
}

const linesOf = (voice: Voice, reading: Reading, entry: Entry, fields: readonly Field[]): Line[] => {
  const typed = entry.effect === 'lodge' ? reading.context.matter.data : typedOf(entry)
  const said = fields.flatMap((field): Line[] => {
    const value = typed[field.key]
    if (value === undefined || value === null) return []
    const text = valueText(voice, reading.matter.process, field, value)
    return [{ label: say(voice, field.title), text, toResident: field.toResident ?? false }]
  })
  const landing = landingOf(entry)
  const chosen = fields.some((field) => field.type === 'desk' && typed[field.key] !== undefined)
  const moved = landing.lead != null && !chosen ? [deskTitle(voice, landing.lead)] : []
  const taken = Object.values(landing.moved ?? {}).map((desk) => deskTitle(voice, desk))
  return [
    ...said,
    ...line(voice, 'matter.line.lead', [...moved, ...taken]),
    ...line(voice, 'matter.line.supervisors', supervisorsOf(voice, landing.supervisors)),
  ]
}

/** A rung that found nobody who was not there already says so: a heading alone would leave one guessing. */
const supervisorsOf = (voice: Voice, desks: readonly string[] | undefined): readonly string[] =>
  desks?.length === 0 ? [say(voice, 'matter.supervisors.none')] : (desks ?? []).map((desk) => deskTitle(voice, desk))

const line = (voice: Voice, label: string, texts: readonly string[]): Line[] =>
  texts.length === 0
    ? []
    : [{ label: say(voice, label), text: texts.join(say(voice, 'list.separator')), toResident: false }]

const valueText = (voice: Voice, process: string, field: Field, value: Json): string => {
  switch (field.type) {
    case 'yes-no':
      return say(voice, value === true ? 'answer.yes' : 'answer.no')
    case 'choice':
      return field.list === undefined ? String(value) : itemTitle(voice, process, field.list, String(value))
    case 'desk':
      return deskTitle(voice, String(value))
    case 'desks':
      return (value as readonly string[]).map((desk) => deskTitle(voice, desk)).join(say(voice, 'list.separator'))
    case 'region':
      return seatName(voice, String(value))
    case 'files':
      return say(voice, 'matter.files', { count: (value as readonly string[]).length })
    default:
      return String(value)
  }
}
