import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import { householdsIn } from './land.ts'
import { DAY, day, fill, type LedgerRows, type LedgerWorld, pastDay, plan, rural, someone, yearsOf } from './plan.ts'
import { heaviestVillages, weakVillages } from './rosters.ts'

const BODIES = ['party-committee', 'congress', 'government', 'consultative'] as const

/** Each leader of the county has one village, and each of a township two and their grids; some villages of the last fifth have one more. */
const links = (world: LedgerWorld, bottom: readonly string[]): LedgerRows =>
  plan(world, 'leader-links', (random, make) => {
    const begun = () => pastDay(random, world, 2)
    const county = (n: number) => ({
      leader: fill(words.countyLeader, { n: n + 1 }),
      leader_level: 'county',
      leading_body: BODIES[n % BODIES.length] ?? 'other',
    })
    const rest = { industry: null, ends: null }
    return [
      ...random
        .shuffle(rural(world))
        .slice(0, 36)
        .map(({ code }, n) => make(code, { ...county(n), link_kind: 'stationed', begun: begun(), ...rest })),
      ...bottom
        .slice(0, -2)
        .map((code, n) => make(code, { ...county(n), link_kind: 'bottom-ranked', begun: begun(), ...rest })),
      ...words.chains.map((industry, n) =>
        make(COUNTY, { ...county(n), link_kind: 'industry', industry, begun: begun(), ends: null }),
      ),
      ...world.county.villages.flatMap((village, n) => {
        const leader = fill(words.townLeader, { n: (n % 9) + 1 })
        const link = { leader, leader_level: 'town', leading_body: 'party-committee', link_kind: 'linked', ...rest }
        const grid = village.grids[0]
        return [
          make(village.code, { ...link, begun: begun() }),
          ...(grid && random.chance(0.5) ? [make(grid.code, { ...link, begun: begun() })] : []),
        ]
      }),
      // 002-JD-34: the town's secretary himself
      ...heaviestVillages(world).map((code) =>
        make(code, {
          ...{ leader: words.townSecretary, leader_level: 'town', leading_body: 'party-committee' },
          ...{ leader_post: 'town-secretary', link_kind: 'hard-place', ...rest, begun: begun() },
        }),
      ),
      // 004-QW-04: behind each weak organisation a leader of the county and one of the town; behind a hard one the secretary besides
      ...weakVillages(world).flatMap((code, n) => {
        const town = { leader: fill(words.townLeader, { n: (n % 9) + 1 }), leader_level: 'town' }
        const weak = { leading_body: 'party-committee', link_kind: 'weak-organisation', ...rest }
        const hard = { ...county(n), leader: words.countySecretary, leading_body: 'party-committee' }
        return [
          make(code, { ...county(n), ...weak, begun: begun() }),
          make(code, { ...town, ...weak, begun: begun() }),
          ...(n % 6 === 0
            ? [
                make(code, {
                  ...hard,
                  leader_post: 'party-secretary',
                  link_kind: 'hard-place',
                  ...rest,
                  begun: begun(),
                }),
              ]
            : []),
        ]
      }),
    ]
  })

const fieldVisits = (world: LedgerWorld): LedgerRows =>
  plan(world, 'field-visits', (random, make) =>
    world.county.villages.flatMap(({ code }) =>
      Array.from(
        {
          length: random.weighted([
            [0, 40],
            [1, 35],
            [2, 15],
            [3, 10],
          ] as const),
        },
        (_, n) => {
          const problems = random.between(0, 4)
          return make(code, {
            visited_on: day(world.now - (random.between(10, 120) + n * 130) * DAY),
            leader: fill(words.countyLeader, { n: random.between(1, 36) }),
            leader_level: 'county',
            visit_kind: random.pick(['unannounced', 'research', 'linked-place'] as const),
            problems,
            problems_solved: random.between(0, problems),
          })
        },
      ),
    ),
  )

const walks = (world: LedgerWorld): LedgerRows =>
  plan(world, 'walk-throughs', (random, make) =>
    (
      [
        ['county-secretary', 0.78],
        ['organisation-head', 0.64],
        ['city-secretary', 0.06],
      ] as const
    ).flatMap(([walker, share]) =>
      world.county.villages
        .filter(() => random.chance(share))
        .map(({ code }) => make(code, { term_from: 2021, walker, walked_on: pastDay(random, world, 4) })),
    ),
  )

const VISITORS = [
  ['secretary', 30],
  ['town-leader', 12],
  ['village-cadre', 30],
  ['team-member', 16],
  ['party-member', 12],
] as const
const PURPOSES = [
  ['ordinary', 50],
  ['key-household', 25],
  ['care', 10],
  ['policy', 10],
  ['dispute', 5],
] as const

const householdVisits = (world: LedgerWorld): LedgerRows =>
  plan(world, 'household-visits', (random, make) =>
    world.county.villages.flatMap((village) =>
      Array.from({ length: random.between(5, 14) }, () => {
        const visitor = random.weighted(VISITORS)
        const own = visitor === 'secretary' ? world.secretaries.get(village.code) : undefined
        const grid = random.chance(0.3) ? random.pick(village.grids) : undefined
        return make(grid?.code ?? village.code, {
          visited_on: pastDay(random, world, 1),
          visitor: own ?? someone(random, world, village),
          visitor_kind: visitor,
          household_number: `${village.code.slice(6)}-${String(random.between(1, householdsIn(village))).padStart(4, '0')}`,
          people_met: random.between(1, 5),
          visit_purpose: random.weighted(PURPOSES),
        })
      }),
    ),
  )

const GROUPS = [
  ['minimum-living', 0.05],
  ['destitute', 0.008],
  ['monitored', 0.02],
  ['ill-or-disabled', 0.03],
  ['left-behind', 0.09],
] as const

const keyGroups = (world: LedgerWorld): LedgerRows =>
  plan(world, 'key-groups', (random, make) =>
    rural(world).flatMap((village) =>
      GROUPS.map(([key_group, share]) => {
        const households = Math.max(1, Math.round(householdsIn(village) * share * (0.6 + 0.8 * random.next())))
        return make(village.code, {
          key_group,
          households,
          households_paired: Math.round(households * (random.chance(0.85) ? 1 : random.next())),
        })
      }),
    ),
  )

const NEXT = {
  a: ['a', 'a', 'a', 'b'],
  b: ['b', 'b', 'a', 'c'],
  c: ['c', 'b', 'b', 'd'],
  d: ['c', 'c', 'd', 'b'],
} as const
type Band = keyof typeof NEXT
const ASPECTS = ['leading_team', 'industry', 'environment', 'safety', 'civility'] as const

/** Two years of results: bands drift upwards a little. */
const appraisals = (world: LedgerWorld): LedgerRows =>
  plan(world, 'village-appraisals', (random, make) => {
    const bands = new Map(
      world.county.villages.map(({ code }) => {
        const band: Band = random.weighted([
          ['a', 20],
          ['b', 45],
          ['c', 28],
          ['d', 7],
        ] as const)
        return [code, band] as const
      }),
    )
    return yearsOf(world)
      .slice(-2)
      .flatMap((year) => {
        const placed = random.shuffle(world.county.villages)
        return placed.map(({ code }, n) => {
          const band: Band = random.pick(NEXT[bands.get(code) ?? 'b'])
          bands.set(code, band)
          const aspects = ASPECTS.map((aspect) => [aspect, random.chance(band === 'a' ? 0.97 : 0.6) ? band : 'b'])
          return make(code, { year, place: n + 1, ranked: placed.length, band, ...Object.fromEntries(aspects) })
        })
      })
  })

const uses = (world: LedgerWorld): LedgerRows =>
  plan(world, 'appraisal-uses', (random, make) =>
    world.county.towns.map(({ code, name }) => {
      const used = random.weighted([
        ['none', 40],
        ['award', 30],
        ['promotion', 15],
        ['talk', 15],
      ] as const)
      const year = yearsOf(world).at(-1) as number
      return make(code, {
        year,
        appraised: fill(words.appraised, { name }),
        appraisal_kind: 'rural-performance',
        result: used === 'talk' ? 'fair' : random.pick(['excellent', 'good'] as const),
        used_for: used,
        document: used === 'none' ? null : fill(words.honourDocument, { year, n: random.between(61, 90) }),
      })
    }),
  )

const FLAGS = ['party-building', 'poverty-relief', 'industry', 'beautiful-village', 'governance'] as const

const flags = (world: LedgerWorld): LedgerRows =>
  plan(world, 'red-flags', (random, make) =>
    rural(world)
      .filter(() => random.chance(0.3))
      .flatMap(({ code }) =>
        random
          .shuffle(FLAGS)
          .slice(0, random.between(1, 3))
          .map((flag) => {
            const from = world.now - random.between(60, 700) * DAY
            const document = fill(words.honourDocument, { year: new Date(from).getUTCFullYear(), n: 12 })
            return make(code, { flag, held_from: day(from), held_until: day(from + 365 * DAY), document })
          }),
      ),
  )

const platform = (world: LedgerWorld): LedgerRows =>
  plan(world, 'platform-use', (random, make) =>
    yearsOf(world).map((year, n) => {
      const people = 60_000 + n * 24_000
      return make(COUNTY, {
        year,
        source_document: fill(words.platformSource, { year }),
        registered_people: people,
        scanning_people: Math.round(people * 0.9),
        visits: people * random.between(38, 50),
        villages_with_code: Math.min(world.county.villages.length, 120 + n * 18),
      })
    }),
  )

/** Who answers for whom, who came where, and how the year was judged. */
export const planLinks = (world: LedgerWorld): readonly LedgerRows[] => {
  const judged = appraisals(world)
  const last = yearsOf(world).at(-1)
  const bottom = judged.rows
    .filter(({ cells }) => cells.year === last && Number(cells.place) > Number(cells.ranked) * 0.8)
    .map(({ region }) => region)
  return [
    links(world, bottom),
    fieldVisits(world),
    walks(world),
    householdVisits(world),
    keyGroups(world),
    judged,
    uses(world),
    flags(world),
    platform(world),
  ]
}
