import { COUNTY } from '../county.ts'
import words from '../data/admissions.json' with { type: 'json' }
import { DEMO_VILLAGE } from '../people.ts'
import type { Act } from '../requests/plan.ts'
import type { World } from '../requests/world.ts'
import {
  act,
  actBy,
  begun,
  DAY,
  dayAfter,
  fill,
  type Moment,
  type Steps,
  type Story,
  somebodyAt,
  type Telling,
  timesBefore,
  type Work,
  waitsFor,
} from './story.ts'

const COMMAND = `county-dispatcher@dept-${COUNTY}-command`
const LEADER = `county-leader@${COUNTY}`

type Item = (typeof words.items)[number]

/** Hours since lodging of what waits at a step. */
const AGO: Readonly<Record<string, readonly [number, number]>> = {
  check: [3, 40],
  hearing: [60, 160],
  decide: [260, 380],
  notice: [400, 480],
}

const stories = (telling: Telling): readonly Story[] => {
  const { random, now } = telling
  const spread = (count: number) => random.shuffle(timesBefore(telling, count, [30 * 24, 360 * 24], true))
  const times = spread(words.items.length)
  const admitted = words.items.map((item, n) =>
    storyOf(telling, item, times[n] ?? now, n === 3 ? 'again' : n === 8 ? 'off' : 'admit'),
  )
  const late = spread(words.refused.length)
  const refused = words.refused.map((item, n) => storyOf(telling, item, late[n] ?? now, `refuse:${n}`))
  const waiting = Object.entries(AGO).flatMap(([at, ago]) => {
    const items = words.waiting.filter((item) => item.at === at)
    return timesBefore(telling, items.length, ago, true).map((lodgedAt, n) => ({
      ...storyOf(telling, items[n] as Item, lodgedAt, 'admit'),
      stays: staysAt(at),
    }))
  })
  return [...admitted, ...refused, ...waiting]
}

/** At the hearing somebody has been asked by then. */
const staysAt =
  (at: string): NonNullable<Story['stays']> =>
  ({ step, counts }) =>
    step === at && (at !== 'hearing' || (counts.ask ?? 0) > 0)

const storyOf = (telling: Telling, item: Item, lodgedAt: number, way: string): Story => {
  const own = begun(telling, lodgedAt)
  const { proposer, kind, law, minutes } = item
  const slots = { item: item.item, proposer, law, minutes: String(minutes) }
  return {
    ...own,
    region: COUNTY,
    lodger: somebodyAt(telling.world, COMMAND, own.person),
    channel: 'staff',
    data: { proposer, item: item.item, kind, law, minutes, held: false },
    subject: fill(words.subject, slots),
    body: fill(words.body, slots),
    address: '',
    named: false,
    way,
  }
}

/** Two towns, the demo's village and its first grid are asked, so that it can be seen on all those desks. */
const ask = (world: World, moment: Moment): Act | undefined =>
  act(world, moment, 3, 'ask', {
    desks: [
      `town-dispatcher@gov-${COUNTY}001`,
      `town-dispatcher@gov-${COUNTY}${moment.story.random.pick(['100', '101', '102', '103'])}`,
      `village-secretary@gov-${DEMO_VILLAGE}`,
      `grid-leader@${DEMO_VILLAGE}001`,
    ],
    reason: words.ask,
  })

const opinion = (world: World, moment: Moment, desk: string): Act | undefined => {
  const { random } = moment.story
  const view = random.weighted([
    ['yes', 6],
    ['with-change', 3],
    ['no', 1],
  ] as const)
  const why = random.pick(words.views[view])
  return actBy(world, moment, desk, { hours: 14 }, 'opinion', { view, ...(why && { why }) })
}

const hearing = (world: World, moment: Moment): Act | undefined => {
  const { state, story } = moment
  const { random } = story
  const wanted = 1 + (state.counts['hear-again'] ?? 0) + (state.counts['strike-off'] ?? 0)
  if ((state.counts.ask ?? 0) < wanted) return ask(world, moment)
  const desk = waitsFor(moment)
  const heard = desk && opinion(world, moment, desk)
  if (heard) return heard
  if (state.counts['strike-off']) return act(world, moment, 8, 'refuse', { reason: words['strike-off'] })
  return act(world, moment, 8, 'propose', { summary: random.pick(words.summary) })
}

const steps: Steps = {
  check: (world, moment) => {
    const n = moment.story.way.split(':')[1]
    const item = n === undefined ? undefined : words.refused[Number(n)]
    // the last one is refused only after it was heard
    return item && Number(n) < 2
      ? act(world, moment, 8, 'refuse', { reason: item.reason })
      : act(world, moment, 5, 'hear', { question: words.question })
  },
  hearing,
  decide: (world, moment) => {
    const n = moment.story.way.split(':')[1]
    const reason = n === undefined ? undefined : words.refused[Number(n)]?.reason
    return reason
      ? actBy(world, moment, LEADER, { hours: 20 }, 'refuse', { reason })
      : actBy(world, moment, LEADER, { hours: 20 }, 'admit', { until: dayAfter(moment.now, 365) })
  },
  notice: (world, moment) =>
    moment.story.way === 'again' && moment.state.counts['hear-again'] === 0
      ? act(world, moment, 30, 'hear-again', { reason: words['hear-again'] })
      : undefined,
  settled: (world, moment) => {
    if (moment.story.way !== 'off' || moment.state.counts['strike-off'] !== 0) return undefined
    return actBy(world, moment, COMMAND, { hours: (60 * DAY) / 3_600_000 }, 'strike-off', {
      reason: words['strike-off'],
    })
  },
}

/** 网格事项准入: heard by those who would have to do it, decided by the county, published. */
export const admissions: Work = { process: 'grid-admission', steps, stories }
