import { COUNTY, type Village } from '../county.ts'
import words from '../data/disputes.json' with { type: 'json' }
import names from '../data/names.json' with { type: 'json' }
import { DEMO_VILLAGE } from '../people.ts'
import type { Act } from '../requests/plan.ts'
import type { World } from '../requests/world.ts'
import {
  act,
  actBy,
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
  waitsFor,
} from './story.ts'

type Kind = keyof typeof words.kinds
/** Where it is settled. */
type Level = 'grid' | 'village' | 'town' | 'county'

const YEARLY = 420
const GRID = `${DEMO_VILLAGE}001`

const WAITING: readonly {
  readonly at: string
  readonly way: Level
  readonly count: number
  readonly ago: readonly [number, number]
  readonly acute?: boolean
}[] = [
  { at: 'discover', way: 'grid', count: 5, ago: [2, 84] },
  { at: 'village', way: 'village', count: 5, ago: [60, 800] },
  { at: 'town', way: 'town', count: 4, ago: [200, 900] },
  { at: 'town', way: 'town', count: 2, ago: [2, 30], acute: true },
  { at: 'county', way: 'county', count: 4, ago: [500, 1300] },
  { at: 'watch', way: 'grid', count: 4, ago: [200, 1900] },
  { at: 'watch', way: 'village', count: 3, ago: [700, 2200] },
  { at: 'settled', way: 'village', count: 6, ago: [4000, 8000] },
]

const stories = (telling: Telling): readonly Story[] => {
  const { random, county } = telling
  const year = timesOfYear(telling, YEARLY, true).map((lodgedAt) => {
    const village = someVillage(telling)
    const way = random.weighted([
      ['grid', 50],
      ['village', 32],
      ['town', 14],
      ['county', 4],
    ] as const)
    const acute = random.chance(0.03)
    const region = random.pick(village.grids).code
    return storyOf(telling, { village, region, lodgedAt, way: acute && way !== 'county' ? 'town' : way, acute })
  })
  const village = demoVillage(county)
  const waiting = WAITING.flatMap(({ at, way, count, ago, acute }) =>
    timesBefore(telling, count, ago).map((lodgedAt) => ({
      ...storyOf(telling, { village, region: GRID, lodgedAt, way, acute }),
      ...(at !== 'settled' && ({ stays: (state) => state.step === at } satisfies Partial<Story>)),
    })),
  )
  return [...year, ...waiting]
}

interface Wish {
  readonly village: Village
  readonly region: string
  readonly lodgedAt: number
  readonly way: Level
  readonly acute?: boolean | undefined
}

const storyOf = (telling: Telling, { village, region, lodgedAt, way, acute = false }: Wish): Story => {
  const own = begun(telling, lodgedAt)
  const { random } = own
  const kind = random.weighted(
    (Object.keys(words.kinds) as Kind[]).map((key) => [key, words.kinds[key].weight] as const),
  )
  const { subjects, body } = words.kinds[kind]
  const [a = '', b = ''] = random.shuffle(names.surnames)
  const slots = { a: `${a}家`, b: `${b}家`, few: String(random.between(2, 5)) }
  return {
    ...own,
    region,
    lodger: somebodyAt(telling.world, `grid-leader@${region}`),
    channel: 'grid',
    data: { kind, risk: acute ? 'acute' : random.chance(0.2) ? 'watch' : 'ordinary' },
    subject: random.pick(subjects),
    body: fill(body, slots),
    address: village.name,
    named: random.chance(0.6),
    way,
  }
}

const ORDER: readonly Level[] = ['grid', 'village', 'town', 'county']
/** Whether it goes further up from here. */
const goesOn = ({ story }: Moment, here: Level): boolean => ORDER.indexOf(story.way as Level) > ORDER.indexOf(here)

const settle = (world: World, moment: Moment, hours: number, always = false): Act | undefined => {
  const { story, state } = moment
  const { agreements } = words.kinds[story.data.kind as Kind]
  // the names are those that were said when it was found
  const [, a = '', b = ''] = /(.家).*?(.家)/.exec(story.body) ?? []
  const form = state.step === 'discover' && story.random.chance(0.7) ? 'oral' : 'written'
  return actBy(world, moment, state.lead, { hours, always }, 'settle', {
    form,
    agreement: fill(story.random.pick(agreements), { a: a || '一方', b: b || '另一方' }),
    agreed: true,
  })
}

const invite = (world: World, moment: Moment, here: Level): Act | undefined => {
  const town = moment.story.region.slice(0, 9)
  const desk =
    here === 'county'
      ? `department-handler@dept-${COUNTY}-${moment.story.random.pick(['land', 'justice'])}`
      : `town-office@office-${town}-safety`
  return act(world, moment, 10, 'invite', { desks: [desk], reason: words.invite })
}

const mediate =
  (here: Exclude<Level, 'grid'>, next: 'to-town' | 'to-county' | null): Steps[string] =>
  (world, moment) => {
    const { story, state } = moment
    const { random } = story
    const helper = waitsFor(moment)
    const assists =
      helper && actBy(world, moment, helper, { hours: 40 }, 'assist', { report: random.pick(words.reports) })
    if (assists) return assists
    const acute = story.data.risk === 'acute'
    if (next !== null && goesOn(moment, here))
      return act(world, moment, 110, next, { reason: random.pick(words.reasons[next]) })
    if (!acute && here !== 'village' && state.counts.invite === 0 && random.chance(0.5))
      return invite(world, moment, here)
    if (state.counts.note === 0 && random.chance(0.3))
      return act(world, moment, 30, 'note', { note: random.pick(words.notes) })
    if (story.stays === undefined && random.chance(0.07))
      return act(world, moment, 200, 'guide', { channel: 'court', explanation: random.pick(words.explanations) })
    return acute ? settle(world, moment, 8, true) : settle(world, moment, 230)
  }

const steps: Steps = {
  discover: (world, moment) =>
    goesOn(moment, 'grid')
      ? act(world, moment, 22, 'to-village', { reason: moment.story.random.pick(words.reasons['to-village']) })
      : settle(world, moment, 26),
  village: mediate('village', 'to-town'),
  town: mediate('town', 'to-county'),
  county: mediate('county', null),
  watch: (world, moment) => {
    const { random, stays } = moment.story
    if (stays === undefined && moment.state.counts.broken === 0 && random.chance(0.06))
      return act(world, moment, 500, 'broken', { reason: random.pick(words.broken) })
    // within the 90 days; a few are forgotten
    const hours = random.between(1300, random.chance(0.04) ? 2400 : 2040)
    return actBy(world, moment, moment.state.lead, { hours, exactly: true }, 'kept', {
      visit: random.pick(words.visits),
    })
  },
  settled: (world, moment) =>
    moment.state.counts.reopen === 0 && moment.story.random.chance(0.02)
      ? actBy(world, moment, `village-secretary@gov-${moment.story.region.slice(0, 12)}`, { hours: 700 }, 'reopen', {
          reason: moment.story.random.pick(words.reopen),
        })
      : undefined,
}

/** 矛盾纠纷化解: the grid first, then village, town and county; what was agreed is looked after. */
export const disputes: Work = { process: 'dispute-mediation', steps, stories }
