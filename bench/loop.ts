import { callJson } from './client.ts'
import { type Beside, cookieFor } from './county.ts'

/** Everybody that a loop needs: one village of one town, with the town's dispatcher and one of its offices. */
interface Place {
  readonly village: string
  readonly secretary: string
  readonly dispatcher: string
  readonly office: string
  readonly officeDesk: string
}

/** Villages of all fifteen towns in turn, so that workers meet as people do: seldom. */
export const placesFor = async (beside: Beside, count: number): Promise<readonly Place[]> => {
  const desks = await beside.program.database.system<{ desk: string; region: string; role: string }[]>`
    select distinct on (desk) desk, region, role from position
    where role in ('village-secretary', 'town-dispatcher', 'town-office') and valid_to is null order by desk`
  const of = (role: string) => desks.filter((one) => one.role === role)
  const towns = of('town-dispatcher')
  const dispatchers = new Map<string, string>()
  const offices = new Map<string, string>()
  const places: Place[] = []
  for (let i = 0; i < count; i += 1) {
    const town = towns[i % towns.length]
    const villages = of('village-secretary').filter(({ region }) => region.startsWith(town?.region ?? '-'))
    const village = villages[Math.floor(i / towns.length) % villages.length]
    const office = of('town-office').find(({ region }) => region === town?.region)
    if (!town || !village || !office) throw new Error('the county has no such town')
    const held = async (known: Map<string, string>, desk: string): Promise<string> => {
      const cookie = known.get(desk) ?? (await cookieFor(beside, desk))
      known.set(desk, cookie)
      return cookie
    }
    places.push({
      village: village.region,
      secretary: await cookieFor(beside, village.desk),
      dispatcher: await held(dispatchers, town.desk),
      office: await held(offices, office.desk),
      officeDesk: office.desk,
    })
  }
  return places
}

const TEXT = '村口第三盏路灯坏了一个多星期，晚上老人和孩子出门看不见路，前天已经有人摔倒，请尽快派人来修，谢谢。'

let turn = 0

/** One request from lodging to the resident's verdict: seven writing calls, each answered after its commit. */
export const wholeLoop = async (origin: string, place: Place): Promise<void> => {
  turn += 1
  // behind a proxy on the same machine: each resident has an address of his own
  const address = { 'x-forwarded-for': `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}` }
  const lodged = await callJson<{ id: string; trackingCode: string }>(origin, 'POST', '/api/v1/matters', {
    cookie: place.secretary,
    body: {
      process: 'resident-requests',
      region: place.village,
      subject: '路灯不亮',
      body: `${TEXT}（${turn}）`,
      contactPhone: '12900000000',
    },
  })
  let version = 1
  const act = async (cookie: string, action: string, data: unknown): Promise<void> => {
    const done = await callJson<{ version: number }>(origin, 'POST', `/api/v1/matters/${lodged.id}/actions/${action}`, {
      cookie,
      body: { version, data },
    })
    version = done.version
  }
  await act(place.secretary, 'send-to-town', { note: '归镇里管' })
  await act(place.dispatcher, 'assign', { desk: place.officeDesk })
  await act(place.office, 'reply', { reply: '已经修好，今后每周巡一次。', solved: true })
  await act(place.dispatcher, 'release', {})
  await callJson(origin, 'POST', `/api/v1/requests/${lodged.trackingCode}/actions/judge`, {
    headers: address,
    body: { version, data: { contacted: true, resolved: true, satisfaction: '3' } },
  })
}
