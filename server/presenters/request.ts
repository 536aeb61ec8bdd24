import type { RequestBody } from '../contract/exchange.ts'
import { showTrackingCode } from '../identity/tracking.ts'
import type { Reading } from '../matters/read.ts'
import { ownPhotos } from '../publication/ownPhotos.ts'
import { presentTracked } from './matterTracked.ts'
import type { Voice } from './matterWords.ts'

/** A request to whoever holds its code: the same as on its public page, and nothing besides. */
export const presentRequest = (voice: Voice, reading: Reading, code: string): RequestBody => {
  const shown = showTrackingCode(code)
  const { origin } = voice.program
  const tracked = presentTracked(voice, reading, (action) => `${origin}/api/v1/requests/${shown}/actions/${action}`)
  const { number, version, region, category, subject, body, address, lon, lat, lodgedAt, asOf, stages } = tracked
  return {
    ...{ number, version, region, category, subject, body, address, lon, lat, lodgedAt, asOf },
    stages: [...stages],
    step: tracked.step,
    stepTitle: tracked.stepTitle,
    yourTurn: tracked.yourTurn,
    holder: tracked.holder?.title ?? null,
    timeLeft: tracked.timeLeft,
    closedAt: tracked.closedAt,
    outcome: tracked.outcome,
    contact: tracked.contact && { name: tracked.contact.name, phone: tracked.contact.phone },
    timeline: [...tracked.timeline],
    photos: ownPhotos(reading).map(({ id }) => ({ url: `${origin}/t/${shown}/photos/${id}` })),
    may: { ...tracked.offers },
  }
}
