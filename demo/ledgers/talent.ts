import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import { DAY, day, type LedgerRows, type LedgerWorld, month, pastDay, plan, rural, someone, yearsOf } from './plan.ts'

/** No telephone number is made up where nobody would call. */
const returnees = (world: LedgerWorld): LedgerRows =>
  plan(world, 'returnees', (random, make) =>
    rural(world).flatMap((village) =>
      Array.from({ length: random.between(4, 14) }, () =>
        make(village.code, {
          name: someone(random, world, village),
          returnee_kind: random.pick(['worker', 'worker', 'graduate', 'veteran', 'entrepreneur'] as const),
          returnee_state: random.pick(['away', 'returned', 'started-business'] as const),
          since: month(world.now - random.between(30, 1500) * DAY),
          consent: true,
          phone: null,
        }),
      ),
    ),
  )

const ROLES = [
  ['party-instructor', 5],
  ['technology-commissioner', 7],
  ['agronomist', 3],
  ['legal-adviser', 3],
  ['construction-adviser', 4],
] as const

/** One expert of a kind serves several villages. */
const experts = (world: LedgerWorld): LedgerRows =>
  plan(world, 'experts', (random, make) =>
    ROLES.flatMap(([role, villages]) => {
      const served = random.shuffle(rural(world)).slice(0, Math.round(rural(world).length * 0.93))
      return Array.from({ length: Math.ceil(served.length / villages) }, (_, n) => {
        const expert = `${someone(random, world)}（${String(n + 1).padStart(3, '0')}）`
        const begun = pastDay(random, world, 2)
        const unit = random.pick(words.expertUnits)
        return served
          .slice(n * villages, (n + 1) * villages)
          .map(({ code }) => make(code, { expert, expert_role: role, unit, begun, ends: null }))
      }).flat()
    }),
  )

const pairings = (world: LedgerWorld): LedgerRows =>
  plan(world, 'pairings', (random, make) =>
    rural(world).flatMap(({ code }) =>
      (
        [
          ['new-force', 0.4, words.expertUnits],
          ['state-company', 0.25, words.companies],
          ['department', 0.6, words.units],
        ] as const
      )
        .filter(([, share]) => random.chance(share))
        .map(([kind, , partners]) =>
          make(code, {
            partner: random.pick<string>(partners),
            pairing_kind: kind,
            people: random.between(1, 6),
            projects_brought: random.between(0, 2),
            begun: pastDay(random, world, 3),
          }),
        ),
    ),
  )

const CLASSES = [
  ['culture', 3],
  ['professional', 5],
  ['practical', 40],
] as const

const counts = (world: LedgerWorld): LedgerRows =>
  plan(world, 'talent-counts', (random, make) =>
    rural(world).flatMap(({ code }) =>
      CLASSES.flatMap(([kind, mean]) => {
        const base = random.logNormal(mean, 0.6)
        return yearsOf(world).map((year, n) =>
          make(code, { year, talent_class: kind, people: Math.round(base * 1.08 ** n) }),
        )
      }),
    ),
  )

const contacts = (world: LedgerWorld): LedgerRows =>
  plan(world, 'talent-contacts', (random, make) =>
    world.county.towns.flatMap(({ code }) =>
      Array.from({ length: random.between(2, 6) }, (_, n) => {
        const invited = random.between(20, 300)
        return make(code, {
          held_on: day(world.now - (n * 130 + random.between(1, 120)) * DAY),
          contact_kind: random.pick(['letter', 'talk', 'visit'] as const),
          invited,
          answered: Math.round(invited * (0.1 + 0.5 * random.next())),
          intentions: random.between(0, 6),
        })
      }),
    ),
  )

const helpers = (world: LedgerWorld): LedgerRows =>
  plan(world, 'rich-helpers', (random, make) =>
    rural(world).flatMap((village) =>
      Array.from({ length: random.between(0, 4) }, () =>
        make(village.code, {
          name: someone(random, world, village),
          trade: random.pick(words.trades),
          households_helped: random.chance(0.06) ? 0 : random.between(1, 6),
        }),
      ),
    ),
  )

const achievements = (world: LedgerWorld): LedgerRows =>
  plan(world, 'achievements', (random, make) =>
    words.achievements.map((name, n) =>
      make(COUNTY, {
        name,
        year: yearsOf(world)[n + 1] ?? (yearsOf(world)[0] as number),
        achievement_kind: random.pick(['variety', 'technique', 'patent'] as const),
        partner: words.units[0] as string,
      }),
    ),
  )

/** Who returned, who helps, and what came of it. */
export const planTalent = (world: LedgerWorld): readonly LedgerRows[] => [
  returnees(world),
  experts(world),
  pairings(world),
  counts(world),
  contacts(world),
  helpers(world),
  achievements(world),
]
