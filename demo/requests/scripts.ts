import { addLimit, civilDate, plusDays, weekday } from '../../kernel/calendar/index.ts'
import type { County, Village } from '../county.ts'
import { DEMO_VILLAGE } from '../people.ts'
import { type Seeded, seeded } from '../seeded.ts'
import type { Script } from './plan.ts'
import { TOPICS, type Topic, topicFor, wordingFor } from './topics.ts'
import { someTime } from './worktime.ts'
import { deskFor, villagesBySize, type World } from './world.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const YEAR = 365

/** A resident of the demo whose phone one may sign in with. */
export interface DemoResident {
  readonly id: string
  readonly phone: string
}

const CHANNELS = [
  ['qr', 46],
  ['web', 20],
  ['grid', 16],
  ['phone', 12],
  ['visit', 6],
] as const

/** Village, grid or group that a request names: a code on a wall names the village, a worker his own group. */
const regionFor = (random: Seeded, village: Village, channel: string): string => {
  const grid = random.pick(village.grids)
  const group = random.pick(grid.groups)
  if (channel === 'grid') return group.code
  return random.chance(0.25) ? grid.code : village.code
}

const lodgerFor = (
  world: World,
  village: Village,
  region: string,
  channel: string,
  person: number,
): Script['lodger'] => {
  if (channel === 'grid') return world.holderOf(`grid-worker@${region}`, 0)
  if (channel === 'visit') return world.holderOf(`village-secretary@gov-${village.code}`, person)
  return channel === 'phone' ? world.holderOf(`town-dispatcher@gov-${village.town}`, person) : undefined
}

interface Wish {
  readonly topic: Topic
  readonly village: Village
  readonly lodgedAt: number
  readonly target?: string
  readonly stopAt?: string
  readonly region?: string
  readonly owner?: string
}

const scriptOf = (world: World, random: Seeded, wish: Wish): Script => {
  const { topic, village, lodgedAt } = wish
  const channel = wish.owner || topic.clue ? 'web' : random.weighted(CHANNELS)
  const region = wish.region ?? regionFor(random, village, channel)
  const person = random.between(0, 3)
  const target = wish.target ?? random.weighted(topic.to)
  const lodger = wish.owner ? undefined : lodgerFor(world, village, region, channel, person)
  return {
    id: random.uuid(lodgedAt),
    topic,
    wording: wordingFor(random, topic, village.name, village.urban),
    village,
    region,
    channel: lodger === undefined && channel !== 'qr' ? 'web' : channel,
    lodger,
    owner: wish.owner ?? null,
    lodgedAt,
    target,
    desk: deskFor(target, village, region),
    person,
    stopAt: wish.stopAt,
    // a stream of its own: whatever is added elsewhere, this request's life stays as it was
    random: seeded(random.between(1, 2 ** 31)),
  }
}

/** A year of requests that ends at `now`, in order of lodging: more on working days, more towards the end, by season and size of village. */
export const yearOfScripts = (world: World, random: Seeded, county: County, now: number, count: number): Script[] => {
  const villages = villagesBySize(county)
  const today = civilDate(new Date(now).toISOString())
  const days = Array.from({ length: YEAR }, (_, n) => plusDays(today, n + 1 - YEAR)).map(
    (day, n) => [day, ([0, 6].includes(weekday(day)) ? 0.65 : 1) * (0.85 + (0.3 * n) / YEAR)] as const,
  )
  const scripts: Script[] = []
  while (scripts.length < count) {
    const day = random.weighted(days)
    const lodgedAt = someTime(random, day)
    if (lodgedAt > now) continue
    const village = random.weighted(villages)
    const topic = topicFor(random, Number(day.slice(5, 7)), village.urban)
    scripts.push(scriptOf(world, random, { topic, village, lodgedAt }))
  }
  return scripts.sort((a, b) => a.lodgedAt - b.lodgedAt)
}

/** What waits at each desk of the demo's sign-ins: some of it late, some due today, some new. */
const WAITING: readonly {
  readonly stopAt: string
  readonly topics: readonly string[]
  readonly target: string
  readonly count: number
  /** Hours since lodging, from and to. */
  readonly ago: readonly [number, number]
  readonly mine?: boolean
}[] = [
  { stopAt: 'assess', topics: ['lamp', 'garbage', 'ditch', 'accounts'], target: 'village', count: 7, ago: [1, 40] },
  { stopAt: 'dispatch', topics: ['road', 'toilet', 'lamp'], target: 'office:building', count: 7, ago: [3, 40] },
  { stopAt: 'coordinate', topics: ['property', 'heating'], target: 'dept:housing', count: 6, ago: [20, 120] },
  { stopAt: 'handle', topics: ['road', 'toilet', 'lamp'], target: 'office:building', count: 11, ago: [50, 480] },
  { stopAt: 'handle', topics: ['property', 'road'], target: 'dept:housing', count: 10, ago: [90, 480] },
  { stopAt: 'handle', topics: ['ditch', 'accounts', 'land'], target: 'village', count: 5, ago: [30, 420] },
  { stopAt: 'handle', topics: ['garbage', 'mediation'], target: 'grid', count: 5, ago: [40, 420] },
  { stopAt: 'handle', topics: ['garbage', 'mediation'], target: 'worker', count: 5, ago: [40, 420] },
  { stopAt: 'confirm', topics: ['toilet', 'lamp'], target: 'office:building', count: 5, ago: [300, 500] },
  { stopAt: 'evaluate', topics: ['accounts', 'contract'], target: 'village', count: 5, ago: [40, 110], mine: true },
  { stopAt: 'handle', topics: ['lamp'], target: 'village', count: 1, ago: [70, 90], mine: true },
  { stopAt: 'clue-intake', topics: ['party-clue'], target: 'dept:discipline', count: 2, ago: [10, 200] },
  { stopAt: 'clue', topics: ['party-clue'], target: 'dept:discipline', count: 2, ago: [400, 900] },
]

export const waitingScripts = (
  world: World,
  random: Seeded,
  county: County,
  now: number,
  resident: DemoResident,
): Script[] => {
  const village = county.villages.find(({ code }) => code === DEMO_VILLAGE) as Village
  return WAITING.flatMap(({ stopAt, topics, target, count, ago, mine }) =>
    Array.from({ length: count }, (_, n) => {
      const topic = TOPICS.find(({ key }) => key === topics[n % topics.length]) as Topic
      const hours = ago[0] + ((ago[1] - ago[0]) * (n + 0.5)) / count
      const region = ['grid', 'worker'].includes(target) ? `${DEMO_VILLAGE}00101` : undefined
      const soon = stopAt === 'handle' && n % 4 === 0 ? dueToday(world, now) : undefined
      const lodgedAt = daytime(soon ?? now - hours * HOUR)
      return scriptOf(world, random, {
        topic,
        village,
        lodgedAt,
        target,
        stopAt,
        region,
        ...(mine && { owner: resident.id }),
      })
    }),
  ).sort((a, b) => a.lodgedAt - b.lodgedAt)
}

/** When something must have been lodged, under the general limit, to be due on the day of `now`. */
const dueToday = (world: World, now: number): number | undefined => {
  const today = civilDate(new Date(now).toISOString())
  const limit = world.parametersOn(today).limits.general
  const at = Array.from({ length: 40 }, (_, days) => now - (days + 0.3) * DAY)
  return limit && at.find((one) => civilDate(addLimit(new Date(one).toISOString(), limit, world.calendar)) === today)
}

/** Nobody writes at night: an hour between midnight and seven becomes the evening before. */
const daytime = (at: number): number => {
  const hour = new Date(at + 8 * HOUR).getUTCHours()
  return hour < 7 ? at - 8 * HOUR : at
}

export const SAME_WITHIN = 20 * DAY
