import type { Village } from '../county.ts'
import words from '../data/monitoring.json' with { type: 'json' }
import {
  act,
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
  type Work,
} from './story.ts'

const YEARLY = 60
const RISKS = ['sudden-cost', 'income', 'work-lost', 'disaster', 'schooling'] as const
const SAFE = { food_and_clothing: true, schooling: true, medical_care: true, housing: true, drinking_water: true }

/** What waits: at which step, lodged between so many hours ago. */
const WAITING = [
  { step: 'verify', count: 2, ago: [2, 30] },
  { step: 'review', count: 1, ago: [50, 80] },
  { step: 'town', count: 3, ago: [320, 480] },
  { step: 'county', count: 2, ago: [340, 500] },
  { step: 'help', count: 3, ago: [900, 2000] },
] as const

const storyOf = (telling: Telling, village: Village, lodgedAt: number): Story => {
  const own = begun(telling, lodgedAt)
  const { random } = own
  const risk = random.pick(RISKS)
  const found_by = random.weighted([
    ['visit', 6],
    ['household', 3],
    ['matching', 2],
  ] as const)
  const household_number = `${village.code.slice(6)}-${String(random.between(1, 400)).padStart(4, '0')}`
  const slots = { number: household_number, risk: words.risk[risk] }
  return {
    ...own,
    region: village.code,
    lodger: somebodyAt(telling.world, `village-secretary@gov-${village.code}`, own.person),
    channel: 'staff',
    data: { household_number, found_by, risk },
    subject: fill(words.subject, slots),
    body: fill(words.body[found_by], slots),
    address: '',
    named: false,
    way: random.weighted([
      ['removed', 4],
      ['helped', 3],
      ['no-risk', 2],
    ] as const),
  }
}

const stories = (telling: Telling): readonly Story[] => [
  ...timesBefore(telling, YEARLY, [40 * 24, 360 * 24], true).map((at) => storyOf(telling, someVillage(telling), at)),
  ...WAITING.flatMap(({ step, count, ago }) =>
    timesBefore(telling, count, ago, true).map((at, n) => ({
      ...storyOf(telling, n < 2 ? demoVillage(telling.county) : someVillage(telling), at),
      way: 'helped',
      stays: ({ step: now, counts }: Moment['state']) => now === step && (step !== 'help' || (counts.measure ?? 0) > 0),
    })),
  ),
]

const steps: Steps = {
  verify: (world, moment) => {
    if (moment.story.way === 'no-risk') return act(world, moment, 20, 'no-risk', { reason: words.noRisk })
    const kind = { authorised: true, household_kind: 'sudden', below_line: moment.story.data.risk === 'income' }
    return act(world, moment, 20, 'verified', { visited_on: dayAfter(moment.now, 0), ...kind, ...SAFE })
  },
  review: (world, moment) => {
    const [reviewed_on, public_until] = [dayAfter(moment.now, 0), dayAfter(moment.now, 5)]
    return act(world, moment, 128, 'publicised', { reviewed_on, public_from: reviewed_on, public_until })
  },
  town: (world, moment) => act(world, moment, 14, 'agree', { opinion: words.opinion.agree }),
  county: (world, moment) =>
    act(world, moment, 20, 'identify', { decided_on: dayAfter(moment.now, 0), opinion: words.opinion.identify }),
  help: (world, moment) => {
    const { story, state } = moment
    if ((state.counts.measure ?? 0) === 0) {
      const measure = story.data.risk === 'work-lost' ? 'job' : story.random.pick(['medical', 'relief', 'industry'])
      const begins_on = dayAfter(moment.now, 2)
      return act(world, moment, 30, 'measure', { measure, who_helps: story.random.pick(words.helpers), begins_on })
    }
    if (story.way !== 'removed') return undefined
    const removal = { removal_kind: 'stable', above_line: true, ...SAFE, opinion: words.opinion.stable }
    return act(world, moment, 180 * 24, 'propose-removal', removal)
  },
  'remove-town': (world, moment) => act(world, moment, 20, 'agree', { opinion: words.opinion.agree }),
  'remove-county': (world, moment) =>
    act(world, moment, 20, 'remove', { decided_on: dayAfter(moment.now, 0), opinion: words.opinion.remove }),
}

/** 防止返贫监测: households found at risk over a year, those that are helped now, and what waits at the desks of village, town and county. */
export const monitoring: Work = { process: 'poverty-monitoring', steps, stories }
