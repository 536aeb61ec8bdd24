import type { Field, Offer } from '../../kernel/workflow/index.ts'
import type { FieldBody, OfferBody } from '../contract/matter.ts'
import type { Reading } from '../matters/read.ts'
import { say, type Voice } from './matterWords.ts'

/** Longer lists (the taxonomy) are not sent with every act: `options` is null and the screen takes them from the vocabulary. */
const MOST_OPTIONS = 60

export const presentField = (voice: Voice, process: string, field: Field): FieldBody => ({
  key: field.key,
  title: say(voice, field.title),
  type: field.type,
  required: field.required ?? false,
  max: field.max ?? null,
  options: optionsOf(voice, process, field),
  toResident: field.toResident ?? false,
})

const optionsOf = (voice: Voice, process: string, field: Field): FieldBody['options'] => {
  if (field.type !== 'choice' || field.list === undefined) return null
  const items = voice.program.packs.list(process, field.list)?.items ?? []
  return items.length > MOST_OPTIONS
    ? null
    : items.map((item) => ({ value: item.code, title: say(voice, item.title), parent: item.parent ?? null }))
}

/** Action → what it asks for. `url` says where it is sent: staff and residents act at different addresses. */
export const presentOffers = (
  voice: Voice,
  reading: Reading,
  url: (action: string) => string,
): Record<string, OfferBody> =>
  Object.fromEntries(
    reading.offers.map((offer) => [offer.action, presentOffer(voice, reading, offer, url(offer.action))]),
  )

const presentOffer = (voice: Voice, { matter, state }: Reading, offer: Offer, url: string): OfferBody => {
  const templates = presentTemplates(voice, { process: matter.process, action: offer.action, category: state.category })
  return {
    url,
    title: say(voice, offer.title),
    primary: offer.primary,
    consequence: offer.consequence === null ? null : say(voice, offer.consequence),
    fields: offer.fields.map((field) => presentField(voice, matter.process, field)),
    ...(templates.length > 0 && { templates }),
  }
}

/** Reply templates that fit, in words. */
export const presentTemplates = (
  voice: Pick<Voice, 'program' | 'language'>,
  { process, action, category }: { process: string; action: string; category?: string | null },
) =>
  voice.program.packs
    .templates(process, action, category ?? null)
    .map(({ key, title, body }) => ({ key, title: say(voice, title), body: say(voice, body) }))
