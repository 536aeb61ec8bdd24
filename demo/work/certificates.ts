import words from '../data/certificates.json' with { type: 'json' }
import { personName } from '../people.ts'
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

type Kind = keyof typeof words.kinds

const YEARLY = 240
/** What waits at the demo's village: asked for some hours ago. */
const WAITING = 3

const storyOf = (telling: Telling, village: ReturnType<typeof someVillage>, lodgedAt: number): Story => {
  const own = begun(telling, lodgedAt)
  const { random } = own
  const kind = random.weighted(
    (Object.keys(words.kinds) as Kind[]).map((key) => [key, words.kinds[key].weight] as const),
  )
  const { purpose, asker } = words.kinds[kind]
  const slots = { purpose: random.pick<string>(purpose), asker: random.pick<string>(asker) }
  return {
    ...own,
    region: village.code,
    lodger: somebodyAt(telling.world, `village-secretary@gov-${village.code}`, own.person),
    channel: 'staff',
    data: { certificate: kind, person: personName(random), purpose: slots.purpose, asked_by: slots.asker },
    subject: fill(words.subject, slots),
    body: fill(words.body, slots),
    address: village.name,
    named: true,
    way: random.weighted([
      ['issue', 88],
      ['ask', 7],
      ['decline', 5],
    ] as const),
  }
}

const stories = (telling: Telling): readonly Story[] => [
  ...timesOfYear(telling, YEARLY).map((at) => storyOf(telling, someVillage(telling), at)),
  ...timesBefore(telling, WAITING, [2, 20], true).map((at) => ({
    ...storyOf(telling, demoVillage(telling.county), at),
    stays: () => true,
  })),
]

const issued = ({ story: { data, random } }: Moment) => ({
  statement: fill(words.statement, { person: String(data.person), asker: String(data.asked_by) }),
  checked_by: random.pick(['register', 'register', 'visit', 'papers'] as const),
})

const steps: Steps = {
  check: (world, moment) => {
    if (moment.story.way === 'decline') return act(world, moment, 6, 'decline', { explanation: words.explanation })
    const asks = moment.story.way === 'ask' && (moment.state.counts.supply ?? 0) === 0
    return asks
      ? act(world, moment, 4, 'ask', { missing: words.missing })
      : act(world, moment, 5, 'issue', issued(moment))
  },
  complete: (_, moment) => byResident(moment, 20, 'supply', { answer: words.answer }),
}

/** 003-HB-27: what villages said in writing over a year, and what waits. */
export const certificates: Work = { process: 'village-certificates', steps, stories }
