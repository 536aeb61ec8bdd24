import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import { planLayers } from './layers.ts'
import { DAY, fill, type LedgerRows, type LedgerWorld, month, plan, rural, someone } from './plan.ts'

const bodies = (world: LedgerWorld): LedgerRows =>
  plan(world, 'village-bodies', (random, make) =>
    world.county.villages.map(({ code }) =>
      make(code, {
        party_body: true,
        committee: true,
        supervision: random.chance(0.99),
        collective: random.chance(0.985),
        service_station: random.chance(0.97),
        youth_league: random.chance(0.9),
        womens_federation: random.chance(0.95),
        council: random.chance(0.25),
      }),
    ),
  )

/** Each grid of a rural village is one of its groups. */
const groups = (world: LedgerWorld): LedgerRows =>
  plan(world, 'villager-groups', (random, make) =>
    rural(world).flatMap((village) =>
      village.grids.map((_, n) =>
        make(village.code, {
          group_name: fill(words.group, { n: n + 1 }),
          leader: someone(random, world, village),
          leader_in_party: random.chance(0.38),
          last_meeting: random.chance(0.9) ? month(world.now - random.between(5, 200) * DAY) : null,
        }),
      ),
    ),
  )

const representatives = (world: LedgerWorld): LedgerRows =>
  plan(world, 'village-representatives', (random, make) =>
    world.county.villages.map(({ code }) => {
      const all = random.between(25, 55)
      return make(code, {
        representatives: all,
        representatives_in_party: Math.round(all * (0.28 + 0.2 * random.next())),
        women_representatives: Math.round(all * (0.3 + 0.1 * random.next())),
      })
    }),
  )

const KINDS = [
  ['co-operative', 45],
  ['family-farm', 40],
  ['service-organisation', 12],
  ['leading-company', 3],
] as const
const GRADES = [
  ['none', 70],
  ['county', 15],
  ['city', 9],
  ['province', 4],
  ['national', 1.5],
  ['national-top', 0.2],
] as const

const entities = (world: LedgerWorld): LedgerRows =>
  plan(world, 'farm-entities', (random, make) =>
    rural(world).flatMap((village) =>
      random
        .shuffle(words.entityNames)
        .slice(0, random.between(2, 9))
        .map((name) => {
          const kind = random.weighted(KINDS)
          const coop = kind === 'co-operative'
          const members = random.weighted([
            [0, 40],
            [1, 20],
            [2, 14],
            [3, 12],
            [5, 9],
            [8, 5],
          ] as const)
          const without = members < 3 ? random.chance(0.8) : random.chance(0.04)
          return make(village.code, {
            name: fill(words.entity[kind], { name: `${village.name}${name}` }),
            entity_kind: kind,
            grade: random.weighted(GRADES),
            led_by_party: coop ? random.chance(0.45) : null,
            member_households: coop ? random.between(12, 220) : null,
            served_people: random.between(5, 400),
            party_members: members,
            set_up: without ? 'none' : random.pick(['single', 'joint', 'attached'] as const),
          })
        }),
    ),
  )

const CHAINS = ['planting', 'livestock', 'processing', 'tourism', 'trade'] as const

const chains = (world: LedgerWorld): LedgerRows =>
  plan(world, 'chain-party-organisations', (random, make) =>
    [COUNTY, ...world.county.towns.map(({ code }) => code)].flatMap((region) =>
      random
        .shuffle(words.entityNames.slice(0, 4))
        .slice(0, random.between(1, 3))
        .map((name) =>
          make(region, {
            name: fill(words.chain, { name }),
            chain: random.pick(CHAINS),
            set_up: random.pick(['single', 'joint', 'attached'] as const),
            party_members: random.between(6, 60),
            farm_households: random.between(20, 900),
          }),
        ),
    ),
  )

const branches = (world: LedgerWorld): LedgerRows =>
  plan(world, 'party-branches', (random, make) => {
    const branch = (region: string, name: string, kind: keyof typeof words.branch, least: number) =>
      make(region, {
        name: fill(words.branch[kind], { name }),
        branch_kind: kind,
        approved_smaller: false,
        party_members: least + random.between(0, 40),
        standardised: random.chance(0.94),
      })
    return [
      ...world.county.towns.flatMap(({ code, name }) => [
        branch(code, name, 'branch', 12),
        ...(random.chance(0.6) ? [branch(code, name, 'youth-talent-branch', 8)] : []),
      ]),
      ...world.county.villages.map(({ code, name }) => {
        const kind = random.weighted([
          ['branch', 60],
          ['general-branch', 34],
          ['committee', 6],
        ] as const)
        return branch(code, name, kind, { branch: 9, 'general-branch': 50, committee: 100 }[kind])
      }),
    ]
  })

/** Bodies, groups, farms and party organisations. */
export const planBodies = (world: LedgerWorld): readonly LedgerRows[] => [
  bodies(world),
  groups(world),
  representatives(world),
  entities(world),
  chains(world),
  branches(world),
  ...planLayers(world),
]
