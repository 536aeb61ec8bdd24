import { COUNTY, type Village } from '../county.ts'
import words from '../data/projects.json' with { type: 'json' }
import type { Act } from '../requests/plan.ts'
import type { World } from '../requests/world.ts'
import {
  act,
  actBy,
  begun,
  dayAfter,
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
  waitsFor,
} from './story.ts'

const YEARLY = 200

/** What waits at the demo's village, town and office; `way`: who carries it. */
const WAITING = [
  { at: 'weigh', way: 'village', count: 3, ago: [4, 100] },
  { at: 'adopt', way: 'office:building', count: 4, ago: [60, 260] },
  { at: 'carry', way: 'office:building', count: 4, ago: [500, 2400] },
  { at: 'carry', way: 'village', count: 2, ago: [500, 2000] },
  { at: 'confirm', way: 'office:building', count: 4, ago: [1300, 1500] },
  { at: 'ended', way: 'office:building', count: 4, ago: [5500, 8000] },
] as const

const stories = (telling: Telling): readonly Story[] => {
  const { random, county } = telling
  const year = timesOfYear(telling, YEARLY).map((lodgedAt) => {
    const way = random.weighted([
      ['office:building', 4],
      ['office:service', 3],
      ['office:safety', 2],
      ['village', 5],
    ] as const)
    return storyOf(telling, { village: someVillage(telling), lodgedAt, way })
  })
  const village = demoVillage(county)
  const waiting = WAITING.flatMap(({ at, way, count, ago }) =>
    timesBefore(telling, count, ago, true).map((lodgedAt, n) => ({
      ...storyOf(telling, { village, lodgedAt, way, n }),
      ...(at !== 'ended' && ({ stays: (state) => state.step === at } satisfies Partial<Story>)),
    })),
  )
  return [...year, ...waiting]
}

interface Wish {
  readonly village: Village
  readonly lodgedAt: number
  readonly way: string
  /** Which of the projects; any where absent. */
  readonly n?: number
}

const storyOf = (telling: Telling, { village, lodgedAt, way, n }: Wish): Story => {
  const own = begun(telling, lodgedAt)
  const { random } = own
  const told =
    words.projects[n === undefined ? random.between(0, words.projects.length - 1) : n % words.projects.length]
  const { net = '', subject = '', body = '' } = told ?? {}
  const households = random.between(8, 60)
  const slots = { place: `${village.name}${random.pick(words.places)}`, homes: String(households) }
  const grid = random.chance(0.5) ? `grid-leader@${random.pick(village.grids).code}` : undefined
  return {
    ...own,
    region: village.code,
    lodger: somebodyAt(telling.world, grid ?? `village-secretary@gov-${village.code}`, own.person),
    channel: 'staff',
    data: { net, households, ...(random.chance(0.25) && { campaign: random.pick(words.campaigns) }) },
    subject: fill(subject, slots),
    body: fill(body, slots),
    address: slots.place,
    named: false,
    way,
  }
}

/** The words of the project that a story tells, found by its line and what it says after the place. */
const toldIn = ({ story }: Moment): (typeof words.projects)[number] =>
  words.projects.find(({ subject, net }) => net === story.data.net && endsAlike(subject, story.subject)) ??
  (words.projects[0] as (typeof words.projects)[number])
const endsAlike = (pattern: string, subject: string): boolean => {
  const [before = '', after = ''] = pattern.split('{place}')
  return subject.startsWith(before) && subject.endsWith(after)
}

const deskOf = ({ way, region }: Story): string =>
  way === 'village'
    ? `village-secretary@gov-${region}`
    : `town-office@office-${region.slice(0, 9)}-${way.split(':')[1]}`

const adopt = (world: World, moment: Moment): Act | undefined => {
  const { story, now } = moment
  const { random } = story
  const other = `department-handler@dept-${COUNTY}-${random.pick(['agriculture', 'urban', 'emergency', 'civil'])}`
  return act(world, moment, 60, 'adopt', {
    desk: deskOf(story),
    ...(random.chance(0.25) && { helpers: [other] }),
    force: toldIn(moment).force,
    until: dayAfter(now, random.between(30, 150)),
  })
}

const carry = (world: World, moment: Moment): Act | undefined => {
  const { story } = moment
  const { random } = story
  const helper = waitsFor(moment)
  if (helper !== undefined) {
    const assists = actBy(world, moment, helper, { hours: 90 }, 'assist', { report: random.pick(words.reports) })
    if (assists !== undefined) return assists
  }
  const hours = moment.state.counts.again ? 200 : 900
  // what waits to be confirmed was finished in the last days
  if (story.stays?.({ ...moment.state, step: 'confirm' }))
    return actBy(world, moment, moment.state.lead, { hours: 1100, exactly: true }, 'finish', {
      result: random.pick(words.results),
    })
  return act(world, moment, hours, 'finish', { result: random.pick(words.results) })
}

const steps: Steps = {
  weigh: (world, moment) =>
    moment.story.stays === undefined && moment.story.random.chance(0.12)
      ? act(world, moment, 20, 'drop', { reason: moment.story.random.pick(words.reasons.drop) })
      : act(world, moment, 20, 'raise', { proposal: toldIn(moment).proposal }),
  adopt: (world, moment) =>
    moment.story.stays === undefined && moment.story.random.chance(0.2)
      ? act(world, moment, 60, 'drop', { reason: moment.story.random.pick(words.reasons.drop) })
      : adopt(world, moment),
  carry,
  confirm: (world, moment) => {
    const { random } = moment.story
    const note = random.pick(words.notes)
    return moment.state.counts.again === 0 && random.chance(0.1)
      ? act(world, moment, 50, 'again', { reason: random.pick(words.reasons.again) })
      : act(world, moment, 50, 'accept', note ? { note } : {})
  },
}

/** 需求项目: raised by the village, taken up by the town, confirmed by the village. */
export const projects: Work = { process: 'demand-project', steps, stories }
