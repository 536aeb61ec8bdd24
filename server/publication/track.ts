import { addLimit } from '../../kernel/calendar/index.ts'
import { limitOf, seatOf } from '../../kernel/workflow/index.ts'
import { inScope } from '../../store/database.ts'
import { listContacts } from '../../store/publication/contact.ts'
import { countJoined } from '../../store/publication/figures.ts'
import type { FieldProblem } from '../../web/public/form.ts'
import type { PublicCount } from '../../web/public/place/data.ts'
import type { OfferField, OfferForm } from '../../web/public/track/offer.ts'
import type { TrackPage } from '../../web/public/track/page.ts'
import { type Language, wordsOf } from '../../web/public/words.ts'
import type { OfferBody } from '../contract/matter.ts'
import type { Reading } from '../matters/read.ts'
import { registerOf } from '../matters/register.ts'
import { voiceOf } from '../matters/voice.ts'
import { paperOf } from '../paper/paper.ts'
import { presentTracked, type TrackedMatter } from '../presenters/matterTracked.ts'
import type { Program } from '../program.ts'
import { answerTo } from './answer.ts'
import type { FormPhoto } from './form.ts'
import { ownPhotos } from './ownPhotos.ts'
import { publisherOf } from './scope.ts'
import { publicCount } from './suppress.ts'

/** A form of the page that came back with something wrong in it. */
export interface Returned {
  readonly action: string
  readonly token: string
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldProblem[]
  readonly photos: readonly FormPhoto[]
}

export const trackedOf = async (program: Program, reading: Reading, language: Language): Promise<TrackedMatter> =>
  presentTracked(await voiceOf(program, language), reading, (action) => action)

const TYPES: readonly string[] = ['text', 'long-text', 'choice', 'yes-no', 'files'] satisfies OfferField['type'][]

/** Fields that a page without scripts can ask for. */
const fieldsOf = (offer: OfferBody): readonly OfferField[] =>
  offer.fields.map((field) => ({
    key: field.key,
    title: field.title,
    type: (TYPES.includes(field.type) ? field.type : 'text') as OfferField['type'],
    required: field.required,
    max: field.max ?? 1000,
    options: (field.options ?? []).map(({ value, title }) => ({ value, title })),
  }))

const offerForms = (
  program: Program,
  { offers, version }: TrackedMatter,
  returned: Returned | undefined,
): readonly OfferForm[] =>
  Object.entries(offers).map(([action, offer]) => {
    const back = returned?.action === action ? returned : undefined
    return {
      action,
      title: offer.title,
      primary: offer.primary,
      consequence: offer.consequence,
      fields: fieldsOf(offer),
      token: back?.token ?? program.crypto.randomToken(24),
      version,
      values: back?.values ?? {},
      problems: back?.problems ?? [],
      photos: back?.photos ?? [],
    }
  })

/** Phone of the office behind a desk, else of its region. */
export const phoneOfDesk = async (program: Program, desk: string): Promise<string> => {
  const seat = seatOf(desk)
  const contacts = await listContacts(program.database.app, [seat, seat.split('-')[1] ?? seat])
  return (contacts.get(seat) ?? [...contacts.values()][0])?.phone ?? ''
}

interface Showing {
  readonly at: string
  readonly language: Language
  readonly done: string | null
  /** Why what was just sent was not done. */
  readonly notice: string | null
  readonly returned?: Returned
}

/** How many others have said the same, as it may be told; a clue stands alone. */
const othersOf = async (program: Program, { matter, state }: Reading): Promise<PublicCount> => {
  if (state.sealed) return 0
  const lead = state.mergedInto ?? matter.id
  const acting = publisherOf(program.county, matter.region.slice(0, 12))
  return publicCount(
    await inScope(program.database, acting, (tx) => countJoined(tx, program.county, { id: matter.id, lead })),
  )
}

/** A request as the page of its code shows it. `at`: address of the page, without a slash at the end. */
export const presentTrack = async (
  program: Program,
  reading: Reading,
  { at, language, done, notice, returned }: Showing,
): Promise<TrackPage> => {
  const [tracked, register] = await Promise.all([trackedOf(program, reading, language), registerOf(program)])
  const answer = tracked.yourTurn ? await answerTo(program, reading, language) : null
  const holder = tracked.holder
    ? { title: tracked.holder.title, phone: await phoneOfDesk(program, tracked.holder.desk) }
    : null
  const others = await othersOf(program, reading)
  return {
    at,
    others,
    number: tracked.number,
    region: { code: tracked.region.code.slice(0, 12), name: register.regionName(tracked.region.code.slice(0, 12)) },
    subject: tracked.subject || wordsOf(language).t('place.closedUnnamed'),
    body: tracked.body,
    address: tracked.address,
    lodgedAt: tracked.lodgedAt,
    asOf: tracked.asOf,
    stages: tracked.stages.map(({ title, state }) => ({ title, state })),
    stepTitle: tracked.stepTitle,
    holder,
    timeLeft: tracked.timeLeft,
    answerDue: answerDue(reading),
    closedAt: tracked.closedAt,
    outcome: tracked.outcomeTitle ?? tracked.stepTitle,
    yourTurn: tracked.yourTurn,
    answer,
    timeline: tracked.timeline.map(({ at: when, actor, actorKind, title, lines }) => ({
      at: when,
      who: actorKind === 'resident' ? wordsOf(language).t('track.you') : actor,
      // 派给… asks for whom on a button; told, it says so below
      title: title.replace(/…$/, ''),
      lines: lines.map(({ label, text }) => ({ label, text })),
    })),
    photos: ownPhotos(reading).map(({ id }) => ({ url: `${at}/photos/${id}` })),
    offers: offerForms(program, tracked, returned),
    contact: tracked.contact,
    paper: paperOf(await voiceOf(program, language), reading)?.state === 'holds',
    done,
    notice,
  }
}

/** When the resident has an answer at the latest: the clock of the whole, under the rules of the day it began; null where none runs. */
export const answerDue = ({ context, state }: Reading): string | null => {
  const answering = Object.values(context.process.steps).find((step) => step.responsible && step.clock === 'matter')
  const limit = answering ? limitOf(context, state, answering) : null
  return limit === null ? null : addLimit(state.round.since, limit, context.calendar)
}
