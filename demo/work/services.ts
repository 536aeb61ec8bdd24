import type { Json } from '../../kernel/workflow/index.ts'
import { COUNTY, type Village } from '../county.ts'
import words from '../data/services.json' with { type: 'json' }
import { DEMO_VILLAGE } from '../people.ts'
import type { Act } from '../requests/plan.ts'
import type { World } from '../requests/world.ts'
import {
  act,
  begun,
  byResident,
  demoVillage,
  fill,
  type Moment,
  type Steps,
  type Story,
  somebodyAt,
  someVillage,
  type Telling,
  timesBefore,
  timesOfYear,
  type Work,
} from './story.ts'

type Service = NonNullable<Telling['program']['packs']['set']['packs'][number]['services']>[number]
type Kind = keyof typeof words.kinds

const servicesOf = ({ program }: Telling): readonly Service[] =>
  program.packs.set.packs.flatMap((pack) => pack.services ?? [])

/** What waits in the demo's village; `way` as Story says: `errand`, `town`, `office:key` or `dept:key`. */
const WAITING: readonly {
  readonly at: string
  readonly way: string
  readonly from: 'worker' | 'village' | 'town'
  readonly of: readonly string[]
  readonly ago: readonly [number, number]
}[] = [
  {
    at: 'apply',
    way: 'errand',
    from: 'worker',
    of: ['life-01', 'utility-01', 'ageing-01', 'medical-02', 'social-04'],
    ago: [1, 60],
  },
  {
    at: 'apply',
    way: 'office:service',
    from: 'village',
    of: ['civil-03', 'ageing-02', 'farming-05', 'social-01', 'land-04'],
    ago: [1, 50],
  },
  { at: 'apply', way: 'office:service', from: 'town', of: ['police-06', 'market-01', 'disability-01'], ago: [2, 40] },
  { at: 'complete', way: 'office:service', from: 'worker', of: ['civil-02', 'medical-04', 'land-01'], ago: [20, 90] },
  {
    at: 'handle',
    way: 'town',
    from: 'village',
    of: ['farming-01', 'ageing-03', 'civil-10', 'health-02'],
    ago: [60, 330],
  },
  {
    at: 'handle',
    way: 'office:building',
    from: 'village',
    of: ['land-01', 'land-02', 'land-03', 'land-04', 'land-12'],
    ago: [90, 500],
  },
  { at: 'handle', way: 'dept:housing', from: 'village', of: ['land-06', 'land-05', 'land-11'], ago: [90, 400] },
  { at: 'handle', way: 'errand', from: 'worker', of: ['life-03', 'life-01', 'party-05'], ago: [6, 60] },
  {
    at: 'deliver',
    way: 'office:service',
    from: 'worker',
    of: ['ageing-02', 'social-05', 'health-01', 'utility-07'],
    ago: [190, 320],
  },
  {
    at: 'deliver',
    way: 'office:service',
    from: 'village',
    of: ['utility-08', 'social-06', 'medical-06'],
    ago: [190, 320],
  },
  {
    at: 'judge',
    way: 'office:service',
    from: 'worker',
    of: ['medical-01', 'farming-12', 'social-09', 'utility-07'],
    ago: [150, 240],
  },
  {
    at: 'ended',
    way: 'office:service',
    from: 'worker',
    of: ['social-01', 'medical-11', 'ageing-01', 'life-02', 'police-01', 'farming-03'],
    ago: [1500, 6000],
  },
]

const stories = (telling: Telling): readonly Story[] => {
  const all = servicesOf(telling)
  const weighted = all.map((service) => [service, words.kinds[service.kind as Kind].weight] as const)
  const year = timesOfYear(telling, YEARLY, true).map((lodgedAt) => {
    const service = telling.random.weighted(weighted)
    const from = telling.random.weighted([
      ['worker', 6],
      ['village', 3],
      ['town', 1],
    ] as const)
    return storyOf(telling, service, { village: someVillage(telling), lodgedAt, from, way: wayOf(telling, service) })
  })
  const waiting = WAITING.flatMap(({ at, way, from, of, ago }) =>
    timesBefore(telling, of.length, ago).map((lodgedAt, n) => {
      const service = all.find(({ code }) => code === of[n]) as Service
      const village = demoVillage(telling.county)
      return { ...storyOf(telling, service, { village, lodgedAt, from, way }), ...leftAt(at) }
    }),
  )
  return [...year, ...waiting]
}
const YEARLY = 620

const leftAt = (step: string): Pick<Story, 'stays'> =>
  step === 'ended' ? {} : { stays: (state) => state.step === step }

/** Who does it in the end: the one who was asked, the town's window, or a department of the county. */
const wayOf = ({ random }: Telling, { kind, at }: Service): string => {
  if (at === 5) return 'errand'
  if (at === 3) return `dept:${words.kinds[kind as Kind].department}`
  if (kind === 'land') return 'office:building'
  return random.weighted([
    ['office:service', 8],
    ['town', 1],
    ['errand', 1],
  ])
}

const regionOf = ({ random }: Telling, village: Village, from: 'worker' | 'village' | 'town'): string => {
  if (from === 'town') return village.town
  if (from === 'village') return village.code
  return village.code === DEMO_VILLAGE ? `${DEMO_VILLAGE}00101` : random.pick(random.pick(village.grids).groups).code
}

interface Wish {
  readonly village: Village
  readonly lodgedAt: number
  readonly from: 'worker' | 'village' | 'town'
  readonly way: string
}

const storyOf = (telling: Telling, service: Service, { village, lodgedAt, from, way }: Wish): Story => {
  const { program, world } = telling
  const own = begun(telling, lodgedAt)
  const region = regionOf(telling, village, from)
  const desk = {
    worker: `grid-worker@${region}`,
    village: `village-secretary@gov-${village.code}`,
    town: `town-dispatcher@gov-${village.town}`,
  }[from]
  const item = program.packs.words(service.title, 'zh-CN')
  const { random } = own
  return {
    ...own,
    region,
    lodger: somebodyAt(world, desk, own.person),
    channel: from === 'worker' ? 'grid' : 'visit',
    data: {
      service: service.code,
      delivery: random.weighted([
        ['home', 7],
        ['point', 2],
        ['phone', 1],
      ]),
      ...(random.chance(0.4) && { for: random.pick(words.for) }),
    },
    subject: fill(words.subject, { item }),
    body: fill(random.pick(words.bodies), { item, reason: random.pick(words.reasons) }),
    address: village.name,
    named: true,
    way,
  }
}

const itemOf = ({ story }: Moment): string => story.subject.slice(words.subject.indexOf('{'))
const say = (moment: Moment, from: readonly string[]): string =>
  fill(moment.story.random.pick(from), { item: itemOf(moment) })

const deskOf = ({ way, region }: Story): string => {
  const town = region.slice(0, 9)
  const [kind, key] = way.split(':')
  if (kind === 'dept') return `department-handler@dept-${COUNTY}-${key}`
  return kind === 'office' ? `town-office@office-${town}-${key}` : `town-dispatcher@gov-${town}`
}

const apply = (world: World, moment: Moment): Act | undefined => {
  const { story, state } = moment
  const { random, way } = story
  const incomplete = story.stays?.({ ...state, step: 'complete' }) ?? random.chance(0.14)
  if (incomplete && state.counts.ask === 0) return act(world, moment, 3, 'ask', { missing: say(moment, words.missing) })
  if (story.stays === undefined && random.chance(0.02))
    return act(world, moment, 3, 'decline', { explanation: say(moment, words.declined) })
  if (way === 'errand') return act(world, moment, 3, 'errand')
  return act(world, moment, 3, 'accept', { desk: deskOf(story), complete: true })
}

const handle = (world: World, moment: Moment): Act | undefined => {
  const { story, state, now } = moment
  const { random, way, stays } = story
  const due = state.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(state.dueAt)
  const done = way === 'errand' ? words.errands : words.done
  const fee: Readonly<Record<string, Json>> = /^(utility|tax)/.test(String(story.data.service))
    ? { fee: random.between(2, 30) * 10 }
    : {}
  // most of it within the days that the service allows
  const hours = way === 'errand' ? 9 : Math.max(5, ((due - now) / 3_600_000) * 0.55)
  const result = act(world, moment, hours, 'result', { result: say(moment, done), ...fee })
  if (stays !== undefined || result === undefined) return result
  if (state.extensions === 0 && result.at > due && random.chance(0.4)) {
    const delay = act(world, moment, 4, 'extend', { delay: say(moment, words.delay) })
    if (delay && delay.at < due) return delay
  }
  if (way !== 'errand' && random.chance(0.03))
    return act(world, moment, hours, 'reject', { explanation: say(moment, words.rejected) })
  if (way !== 'errand' && state.returns === 0 && random.chance(0.04))
    return act(world, moment, 6, 'back', { missing: say(moment, words.back) })
  return result
}

const deliver = (world: World, moment: Moment): Act | undefined =>
  moment.state.counts.undelivered === 0 && moment.story.random.chance(0.06)
    ? act(world, moment, 5, 'undelivered', { reason: say(moment, words.undelivered) })
    : act(world, moment, 9, 'delivered', { receipt: moment.story.random.pick(words.receipts) })

const judge = (_: World, moment: Moment): Act | undefined => {
  const { random } = moment.story
  if (!random.chance(0.62)) return undefined
  const satisfaction = random.weighted([
    ['3', 84],
    ['2', 12],
    ['1', 4],
  ])
  const comment = random.pick(words.comments[satisfaction === '3' ? 'good' : satisfaction === '2' ? 'fair' : 'bad'])
  return byResident(moment, 24, 'judge', {
    contacted: random.chance(0.96),
    resolved: satisfaction !== '1' || random.chance(0.3),
    satisfaction,
    ...(comment && { comment }),
  })
}

const steps: Steps = {
  apply,
  complete: (_, moment) =>
    moment.story.random.chance(0.8)
      ? byResident(moment, 30, 'supply', { note: say(moment, words.supplied) })
      : undefined,
  handle,
  deliver,
  judge,
}

/** 便民代办: asked for at home, run by whoever is near, done by the town's window or a department. */
export const services: Work = { process: 'proxy-services', steps, stories }
