import { COUNTY, type Village } from '../county.ts'
import words from '../data/filings.json' with { type: 'json' }
import { personName } from '../people.ts'
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
  type Work,
  waitsFor,
} from './story.ts'

type Data = Readonly<Record<string, string>>
type Change = keyof typeof words.subject
const GROUND = { appoint: 'none', leave: 'retired', adjust: 'idle', remove: 'crime' } as const

const YEARLY = 22
const deskOf = (department: string): string => `department-handler@dept-${COUNTY}-${department}`
const ORGANISATION = deskOf('organisation')
/** Who is asked in a joint review. */
const JOINT = ['police', 'petition', 'housing'].map(deskOf)

/** What waits: lodged between so many hours ago, and at which step it stays. */
const WAITING = [
  { step: 'check', count: 2, ago: [2, 16], change: 'appoint' },
  { step: 'review', count: 2, ago: [74, 130], change: 'appoint' },
  { step: 'bureau', count: 1, ago: [130, 150], change: 'adjust' },
] as const

const storyOf = (telling: Telling, village: Village, lodgedAt: number, change: Change): Story => {
  const own = begun(telling, lodgedAt)
  const proposed = dayAfter(lodgedAt, -3)
  const slots = { village: village.name, person: personName(own.random), day: proposed }
  return {
    ...own,
    region: village.town,
    lodger: somebodyAt(telling.world, `town-dispatcher@gov-${village.town}`, own.person),
    channel: 'staff',
    data: {
      village: village.code,
      person: slots.person,
      change,
      ground: GROUND[change],
      bottom_line: change === 'remove' ? 'crime' : 'none',
      proposed_on: proposed,
    },
    subject: fill(words.subject[change], slots),
    body: fill(words.body[change], slots),
    address: '',
    named: false,
    way: own.random.weighted([
      ['file', 80],
      ['mend', 12],
      ['object', 8],
    ] as const),
  }
}

const stories = (telling: Telling): readonly Story[] => [
  ...timesBefore(telling, YEARLY, [40 * 24, 360 * 24], true).map((at) => {
    const change = telling.random.weighted([
      ['appoint', 8],
      ['leave', 7],
      ['adjust', 4],
      ['remove', 1],
    ] as const)
    return storyOf(telling, someVillage(telling), at, change)
  }),
  ...WAITING.flatMap(({ step, count, ago, change }) =>
    timesBefore(telling, count, ago, true).map((at, n) => ({
      ...storyOf(
        telling,
        n === 0 && step !== 'review' ? demoVillage(telling.county) : someVillage(telling),
        at,
        change,
      ),
      way: 'file',
      stays: ({ step: now, counts }: Moment['state']) => now === step && (step !== 'review' || (counts.ask ?? 0) > 0),
    })),
  ),
]

const changeOf = ({ story: { data } }: Moment): Change => data.change as Change

const review: Steps[string] = (world, moment) => {
  const { state, story } = moment
  const change = changeOf(moment)
  if (change === 'appoint' && (state.counts.ask ?? 0) === 0)
    return act(world, moment, 8, 'ask', { desks: JOINT, reason: words.ask })
  const desk = waitsFor(moment)
  if (desk !== undefined) {
    const view: Data = story.way === 'object' && desk === JOINT[1] ? words.objecting : { view: 'clear' }
    return actBy(world, moment, desk, { hours: 14 }, 'opinion', view)
  }
  return act(world, moment, 10, 'submit', { summary: words.submit[change], election: false })
}

const steps: Steps = {
  check: (world, moment) =>
    moment.story.way === 'mend' && (moment.state.counts['send-back'] ?? 0) === 0
      ? act(world, moment, 4, 'send-back', { reason: words['send-back'] })
      : act(world, moment, 5, 'assign', { desk: ORGANISATION }),
  review,
  bureau: (world, moment) => {
    if (moment.story.way === 'object' && changeOf(moment) === 'appoint')
      return act(world, moment, 24, 'refuse', { reason: words.refuse })
    const met = dayAfter(moment.now, 0)
    const document = fill(words.document, { year: met.slice(0, 4), n: String(moment.story.random.between(1, 60)) })
    return act(world, moment, 24, 'file', { met_on: met, document })
  },
  amend: (world, moment) => act(world, moment, 12, 'submit-again', { mended: words.mended }),
}

/** 县级备案: what towns proposed of their secretaries over a year, and what waits at the county's desks. */
export const filings: Work = { process: 'secretary-filing', steps, stories }
