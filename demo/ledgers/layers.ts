import words from '../data/ledgers.json' with { type: 'json' }
import { fill, type LedgerRows, type LedgerWorld, pastDay, plan, rural, someone } from './plan.ts'

const grids = (world: LedgerWorld): LedgerRows =>
  plan(world, 'grid-party-bodies', (random, make) =>
    rural(world).flatMap((village) =>
      village.grids.map(({ code }) => {
        const members = random.between(0, 9)
        const linking = Math.round(members * (0.6 + 0.4 * random.next()))
        const body = members >= 3 && random.chance(0.95) ? random.pick(['group', 'group', 'branch'] as const) : 'none'
        return make(code, {
          members_here: members,
          grid_body: members > 0 && body === 'none' ? 'joint-group' : body,
          members_linking: linking,
          households_linked: linking * random.between(4, 9),
        })
      }),
    ),
  )

const subgrids = (world: LedgerWorld): LedgerRows =>
  plan(world, 'member-subgrids', (random, make) =>
    rural(world).flatMap((village) =>
      village.grids.slice(0, 4).map(({ code }, n) => {
        const nearest = random.chance(0.9)
        return make(code, {
          member_number: `${village.code.slice(6)}-${String(n + 1).padStart(3, '0')}`,
          metres_away: nearest ? random.between(20, 400) : random.between(400, 1500),
          nearest,
          why_another: nearest ? null : words.whyAnother,
          households_looked_after: random.between(5, 12),
        })
      }),
    ),
  )

const committees = (world: LedgerWorld): LedgerRows =>
  plan(world, 'subvillage-committees', (random, make) =>
    rural(world).flatMap((village) => {
      const one = (region: string, committee_name: string, committee_kind: string, groups_covered: number) =>
        make(region, {
          ...{ committee_name, committee_kind, head: someone(random, world, village), people: random.between(3, 7) },
          ...{ groups_covered, formed_on: pastDay(random, world, 4) },
        })
      const areas = Math.floor(village.grids.length / 4)
      return [
        ...Array.from({ length: areas }, (_, n) =>
          one(village.code, fill(words.committees.area, { n: n + 1 }), 'area-committee', 4),
        ),
        ...village.grids
          .filter(() => random.chance(0.4))
          .map(({ code }, n) => one(code, fill(words.committees.group, { n: n + 1 }), 'group-committee', 1)),
      ]
    }),
  )

const systems = (world: LedgerWorld): LedgerRows =>
  plan(world, 'village-systems', (random, make) =>
    rural(world).flatMap(({ code }) =>
      words.systems
        .filter(() => random.chance(0.96))
        .map((system_name) => {
          const checked = random.chance(0.85)
          return make(code, {
            ...{ system_number: words.systems.indexOf(system_name) + 1, system_name, adopted_on: '2022-03-01' },
            ...{ checked_on: checked ? pastDay(random, world, 0.8) : null },
            ...{ carried_out: checked ? random.chance(0.94) : null },
          })
        }),
    ),
  )

/** Party bodies of grids, members in their sub-grids, committees and rules of villages. */
export const planLayers = (world: LedgerWorld): readonly LedgerRows[] => [
  grids(world),
  subgrids(world),
  committees(world),
  systems(world),
]
