import type { Task } from '../../kernel/workflow/index.ts'
import type { ListedMatter } from '../../store/matter/record.ts'
import type { MatterBody } from '../contract/matter.ts'
import type { Reading } from '../matters/read.ts'
import { paperOf } from '../paper/paper.ts'
import { maskName, maskPhone } from './mask.ts'
import { presentOffers } from './matterOffers.ts'
import { actionUrl, presentRow } from './matterRow.ts'
import { presentTimeline } from './matterTimeline.ts'
import { deskTitle, say, timeLeftOf, type Voice } from './matterWords.ts'

/** A matter's whole page for staff: contact data masked, what may be done now with its fields. */
export const presentMatter = (voice: Voice, reading: Reading): MatterBody => {
  const { matter, state, context } = reading
  const { key, title, basis } = context.params
  return {
    ...presentRow(voice, asRow(reading)),
    subject: matter.subject === '' ? matter.body.slice(0, 60) : matter.subject,
    body: matter.body,
    address: matter.address,
    lon: matter.lon,
    lat: matter.lat,
    contact: presentContact(voice, reading, `/api/v1/matters/${matter.id}/contact`),
    stages: presentStages(voice, reading),
    tasks: state.tasks.map((task) => presentTask(voice, reading, task)),
    timeline: presentTimeline(voice, reading),
    attachments: reading.attachments.map(({ id, mediaType, width, height }) => ({
      id,
      url: `/api/v1/attachments/${id}`,
      mediaType,
      width,
      height,
    })),
    related: reading.related.map((other) => ({
      id: other.id,
      number: other.number,
      subject: other.subject === '' ? other.body : other.subject,
      lodgedAt: other.lodged_at.toISOString(),
      stepTitle: say(voice, context.process.steps[other.step]?.title ?? other.step),
      why: relation(voice, other.share),
    })),
    verdict: state.verdict && { ...state.verdict },
    parameters: { key, title: say(voice, title), basis },
    offers: presentOffers(voice, reading, (action) => actionUrl(matter.id, action)),
    paper: paperOf(voice, reading) ? `/api/v1/matters/${matter.id}/paper` : null,
  }
}

const relation = (voice: Voice, share: number | null): string =>
  share === null
    ? say(voice, 'matter.related.merged')
    : say(voice, 'matter.related.alike', { percent: Math.round(share * 100) })

/** Name and phone are shown masked; `revealUrl` null where nobody may ask for more. */
export const presentContact = (
  { program }: Voice,
  { matter }: Reading,
  revealUrl: string | null,
): MatterBody['contact'] => {
  const { contact_name_cipher: name, contact_phone_cipher: phone } = matter
  if (name === null && phone === null) return null
  return {
    name: name === null ? '' : maskName(program.crypto.decrypt('contact-name', name)),
    phone: phone === null ? '' : maskPhone(program.crypto.decrypt('contact-phone', phone)),
    revealUrl,
  }
}

/** The stages of the process: those that it has been through, the present one, and the others. */
export const presentStages = (voice: Voice, reading: Reading): MatterBody['stages'] => {
  const { context, state, history } = reading
  // who could lodge it has been through the first stage, whatever step it began with
  const seen = new Set([context.process.stages[0], ...history.map((entry) => context.process.steps[entry.to]?.stage)])
  return context.process.stages.map((key) => ({
    key,
    title: say(voice, `stage.${key}`),
    state: state.closedAt === null && key === state.stage ? 'now' : seen.has(key) ? 'done' : 'todo',
  }))
}

const presentTask = (voice: Voice, { context, state, people }: Reading, task: Task): MatterBody['tasks'][number] => ({
  desk: task.desk,
  holder: deskTitle(voice, task.desk),
  people: task.doneAt === null ? [...(people.get(task.desk) ?? [])] : [],
  kind: task.kind,
  stepTitle: say(voice, context.process.steps[task.step]?.title ?? task.step),
  openedAt: task.openedAt,
  timeLeft: task.doneAt === null && task.dueAt !== null ? timeLeftOf(voice, new Date(task.dueAt), state.dueUnit) : null,
  doneAt: task.doneAt,
})

const asRow = ({ matter }: Reading): ListedMatter => ({
  ...matter,
  body: '',
  task_key: null,
  task_kind: null,
  sort: null,
})
