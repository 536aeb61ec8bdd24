import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import organisations from '../data/organisations.json' with { type: 'json' }
import { DAY, day, fill, type LedgerRows, type LedgerWorld, plan, rural, yearsOf, yuan } from './plan.ts'

const posts = (world: LedgerWorld): LedgerRows =>
  plan(world, 'member-posts', (random, make) =>
    rural(world).flatMap(({ code }) =>
      [
        ...words.areas.map((area) => ['area', area] as const),
        ...words.memberPosts.map((post) => ['post', post] as const),
      ]
        .filter(() => random.chance(0.6))
        .map(([post_kind, area]) =>
          make(code, { area, post_kind, members_on: random.between(1, 9), model: random.chance(0.3) }),
        ),
    ),
  )

const pledges = (world: LedgerWorld): LedgerRows =>
  plan(world, 'member-pledges', (random, make) => {
    const year = yearsOf(world).at(-1) as number
    return rural(world).flatMap(({ code }) =>
      Array.from({ length: random.between(1, 4) }, (_, n) => {
        const kept = random.chance(0.85)
        return make(code, {
          year,
          member_number: `${code.slice(6)}-${String(n + 1).padStart(3, '0')}`,
          pledge: random.pick(words.pledges),
          due: `${year}-12-20`,
          kept_on: kept ? `${year}-11-${random.between(10, 28)}` : null,
          residents_agree: kept ? random.chance(0.93) : null,
        })
      }),
    )
  })

const instructions = (world: LedgerWorld): LedgerRows =>
  plan(world, 'instructions', (random, make) =>
    words.instructions.flatMap((instruction, n) =>
      [300, 60].map((back) => {
        const received = world.now - (back + n * 7) * DAY
        const state = back > 100 ? random.pick(['looked-at', 'looked-at', 'done'] as const) : 'under-way'
        return make(COUNTY, {
          received_on: day(received),
          instruction,
          instruction_from: random.pick(['province', 'city'] as const),
          lead: `dept-${COUNTY}-${random.pick(organisations.departments).key}`,
          due: day(received + 90 * DAY),
          instruction_state: state,
          progress: state === 'under-way' ? words.progress : null,
          done_on: state === 'under-way' ? null : day(received + random.between(40, 95) * DAY),
        })
      }),
    ),
  )

const studies = (world: LedgerWorld): LedgerRows =>
  plan(world, 'leading-studies', (random, make) =>
    [COUNTY, ...world.county.towns.map(({ code }) => code)].flatMap((code) =>
      [30, 120, 210, 300].map((back) =>
        make(code, {
          held_on: day(world.now - (back + random.between(0, 20)) * DAY),
          topic: random.pick(words.studies),
          first_topic: random.chance(0.95),
          attended: random.between(9, 16),
        }),
      ),
    ),
  )

const ASSISTANCE = [
  ['industry', 14],
  ['jobs', 20],
  ['public-posts', 5],
  ['relocation', 3],
  ['skills', 8],
] as const

const assistance = (world: LedgerWorld): LedgerRows =>
  plan(world, 'assistance-measures', (random, make) =>
    rural(world).flatMap(({ code }) =>
      ASSISTANCE.filter(() => random.chance(0.7)).flatMap(([kind, mean]) =>
        yearsOf(world)
          .slice(-2)
          .map((year) => {
            const households = Math.max(1, Math.round(random.logNormal(mean, 0.4)))
            return make(code, {
              year,
              assistance: kind,
              households,
              people: households * random.between(1, 2),
              income_brought: yuan(households * random.between(800, 9000)),
            })
          }),
      ),
    ),
  )

const TOPICS = ['three-changes', 'collective-economy', 'talent', 'governance', 'party-building'] as const

const documents = (world: LedgerWorld): LedgerRows =>
  plan(world, 'policy-documents', (random, make) =>
    words.documents.map((title, n) => {
      const year = yearsOf(world)[n] as number
      return make(COUNTY, {
        number: fill(words.honourDocument, { year, n: 40 + n }),
        document_title: title,
        topic: TOPICS[n] ?? 'governance',
        issuer: 'county',
        issued_on: `${year}-04-0${random.between(1, 9)}`,
        in_force: n > 0,
        paper: null,
      })
    }),
  )

const commendations = (world: LedgerWorld): LedgerRows =>
  plan(world, 'commendations', (random, make) =>
    random
      .shuffle(rural(world))
      .slice(0, 24)
      .map(({ code, name }) => {
        const year = random.pick(yearsOf(world))
        return make(code, {
          year,
          commended: fill(words.commended, { name }),
          commended_as: 'village-secretary',
          commended_for: random.pick(['industry', 'outstanding-secretary', 'two-excellent-one-advanced'] as const),
          grade: random.pick(['county', 'county', 'city'] as const),
          reward: random.chance(0.5) ? yuan(random.between(2, 8) * 1000) : 0,
          document: fill(words.honourDocument, { year, n: random.between(1, 60) }),
        })
      }),
  )

/** What members answer for and promised, what those above asked, what was given and who was commended. */
export const planDoings = (world: LedgerWorld): readonly LedgerRows[] => [
  posts(world),
  pledges(world),
  instructions(world),
  studies(world),
  assistance(world),
  documents(world),
  commendations(world),
]
