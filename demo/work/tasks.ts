import type { Village } from '../county.ts'
import words from '../data/tasks.json' with { type: 'json' }
import { DEMO_VILLAGE } from '../people.ts'
import type { World } from '../requests/world.ts'
import {
  act,
  begun,
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

type Kind = keyof typeof words.kinds

const YEARLY = 460
const GRID = `${DEMO_VILLAGE}001`

/** What waits at the demo's worker, leader and village; `way`: `do`, or `cannot` where the worker gives it back. */
const WAITING = [
  { at: 'do', region: `${GRID}01`, way: 'do', count: 6, ago: [2, 130] },
  { at: 'do', region: GRID, way: 'do', count: 4, ago: [3, 110] },
  { at: 'arrange', region: `${GRID}01`, way: 'cannot', count: 2, ago: [30, 90] },
  { at: 'arrange', region: `${GRID}02`, way: 'cannot', count: 2, ago: [40, 100] },
  { at: 'finished', region: `${GRID}01`, way: 'do', count: 8, ago: [400, 6000] },
] as const

const stories = (telling: Telling): readonly Story[] => {
  const { random, county } = telling
  const year = timesOfYear(telling, YEARLY).map((lodgedAt) => {
    const village = someVillage(telling)
    const grid = random.pick(village.grids)
    const region = random.chance(0.85) ? random.pick(grid.groups).code : grid.code
    const way = random.chance(0.05) ? 'cannot' : 'do'
    return storyOf(telling, { village, region, lodgedAt, way })
  })
  const village = demoVillage(county)
  const known = new Set(village.grids.flatMap((grid) => [grid.code, ...grid.groups.map((group) => group.code)]))
  const waiting = WAITING.filter(({ region }) => known.has(region)).flatMap(({ at, region, way, count, ago }) =>
    timesBefore(telling, count, ago, true).map((lodgedAt) => ({
      ...storyOf(telling, { village, region, lodgedAt, way }),
      ...(at !== 'finished' && ({ stays: (state) => state.step === at } satisfies Partial<Story>)),
    })),
  )
  return [...year, ...waiting]
}

interface Wish {
  readonly village: Village
  readonly region: string
  readonly lodgedAt: number
  readonly way: string
}

const storyOf = (telling: Telling, { village, region, lodgedAt, way }: Wish): Story => {
  const { world } = telling
  const own = begun(telling, lodgedAt)
  const { random } = own
  const kind = random.weighted(
    (Object.keys(words.kinds) as Kind[]).map((key) => [key, words.kinds[key].weight] as const),
  )
  const { subjects, body } = words.kinds[kind]
  const giver = random.chance(0.75) ? `village-secretary@gov-${village.code}` : `town-dispatcher@gov-${village.town}`
  return {
    ...own,
    region,
    lodger: somebodyAt(world, giver, own.person),
    channel: 'staff',
    data: { kind },
    subject: random.pick(subjects),
    body,
    address: village.name,
    named: false,
    way,
  }
}

const done = (world: World, moment: Moment) => {
  const { story } = moment
  const { random } = story
  const { results } = words.kinds[story.data.kind as Kind]
  const homes = random.between(6, 14)
  const slots = { homes: String(homes), few: String(random.between(1, 4)) }
  return act(world, moment, 40, 'done', { result: fill(random.pick(results), slots), households: homes })
}

const steps: Steps = {
  do: (world, moment) => {
    const { story, state } = moment
    const { random } = story
    if (story.way === 'cannot' && state.counts.cannot === 0)
      return act(world, moment, 6, 'cannot', { reason: random.pick(words.cannot) })
    if (state.counts.note === 0 && random.chance(0.15))
      return act(world, moment, 18, 'note', { note: random.pick(words.notes) })
    return done(world, moment)
  },
  arrange: (world, moment) => {
    const { story } = moment
    const { random, region } = story
    if (random.chance(0.3)) return act(world, moment, 8, 'drop', { reason: random.pick(words.drops) })
    return act(world, moment, 8, 'give', { desk: `grid-leader@${region.slice(0, 15)}` })
  },
}

/** 网格员任务: given by village or town, done by the worker. */
export const tasks: Work = { process: 'grid-task', steps, stories }
