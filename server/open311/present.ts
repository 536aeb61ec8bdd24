import type { NamedPlace, PublicRequest } from '../../store/exchange/publicRequests.ts'
import type { Voice } from '../presenters/matterWords.ts'
import { say, seatName } from '../presenters/matterWords.ts'
import { residentProcess } from '../publication/process.ts'
import { atChina, type Item } from './format.ts'
import { type Service, serviceOf } from './services.ts'

const TOWN = 9
const VILLAGE = 12

interface Around {
  readonly voice: Voice
  readonly services: readonly Service[]
  readonly places: ReadonlyMap<string, NamedPlace>
  /** Ids of requests that the asker posted with the key. */
  readonly own: ReadonlySet<string>
}

/**
 * How close a request is told to be: the place itself to whoever posted it, the village where its lodger allowed the subject to be
 * shown, else the town: class, village and day together could point at somebody.
 */
export const placeOf = (request: PublicRequest, own: boolean): string =>
  own ? request.region : request.region.slice(0, request.publish ? VILLAGE : TOWN)

/** Who answers for it; named no closer than the place itself: a village's own committee would tell the village. */
const agencyOf = (voice: Voice, responsible: string, place: string): string | null => {
  if (responsible === '') return null
  const [seat = ''] = /\d{6,24}/.exec(responsible) ?? []
  return seat.length > place.length ? voice.register.regionName(place) : seatName(voice, responsible)
}

/**
 * What may be known of a request. Words only where the lodger allowed the subject to be shown; to the integrator who posted it,
 * what he sent. Never a name, a phone, a photo, or what staff say to each other.
 */
export const presentOpen = (request: PublicRequest, { voice, services, places, own }: Around): Item => {
  const mine = own.has(request.id)
  const code = placeOf(request, mine)
  const place = places.get(code)
  const service = serviceOf(services, request.category)
  const step = residentProcess(voice.program)?.steps[request.step]
  return {
    service_request_id: request.number,
    status: request.closedAt === null ? 'open' : 'closed',
    status_notes:
      request.outcome === null ? (step ? say(voice, step.title) : null) : say(voice, `outcome.${request.outcome}`),
    service_name: service?.name ?? null,
    service_code: service?.code ?? null,
    description: mine ? request.body : request.publish && request.subject !== '' ? request.subject : null,
    agency_responsible: agencyOf(voice, request.responsible, code),
    service_notice: null,
    requested_datetime: atChina(request.lodgedAt),
    updated_datetime: atChina(request.movedAt),
    // the limit of a single step tells nobody when the whole will be done
    expected_datetime:
      request.closedAt === null && request.dueAt !== null && step?.clock === 'matter' ? atChina(request.dueAt) : null,
    address: mine && request.address !== '' ? request.address : voice.register.path(code),
    address_id: code,
    zipcode: null,
    lat: (mine ? request.lat : null) ?? place?.lat ?? null,
    long: (mine ? request.lon : null) ?? place?.lon ?? null,
    media_url: null,
  }
}
