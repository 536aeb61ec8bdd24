import { COUNTY, type Village } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import { decimal, fill, type LedgerRows, type LedgerWorld, plan, rural, yearsOf, yuan } from './plan.ts'

export const householdsIn = (village: Village): number =>
  village.grids.flatMap(({ groups }) => groups).reduce((sum, group) => sum + group.households, 0)

const grain = (world: LedgerWorld): LedgerRows =>
  plan(world, 'grain-production', (random, make) =>
    rural(world).flatMap((village) => {
      const arable = householdsIn(village) * (4 + 6 * random.next())
      const standard = 0.3 + 0.4 * random.next()
      return yearsOf(world).map((year, n) => {
        const sown = arable * (0.85 + 0.25 * random.next())
        return make(village.code, {
          year,
          arable: decimal(arable, 1),
          high_standard: decimal(Math.floor(arable * Math.min(1, standard + n * 0.06)), 1),
          sown: decimal(sown, 1),
          harvest: decimal(sown * 0.36 * 1.012 ** n * (0.97 + 0.06 * random.next()), 2),
        })
      })
    }),
  )

const PRODUCTS = ['tea', 'fruit', 'vegetables', 'herbs', 'fungi', 'livestock', 'fishery', 'rose'] as const

const industries = (world: LedgerWorld): LedgerRows =>
  plan(world, 'village-industries', (random, make) =>
    rural(world).flatMap((village) => {
      const products = random.shuffle(PRODUCTS).slice(0, random.between(0, 2))
      const households = householdsIn(village)
      return products.flatMap((product, place) => {
        const area = random.logNormal(400, 0.8)
        const farming = Math.max(1, Math.round(households * (0.1 + 0.3 * random.next())))
        return yearsOf(world).map((year, n) =>
          make(village.code, {
            year,
            product,
            leading: place === 0,
            area: decimal(area * 1.03 ** n, 1),
            output: decimal(area * 0.4 * 1.05 ** n, 2),
            output_value: yuan(area * 2600 * 1.06 ** n),
            farming_households: farming,
            linked_households: Math.min(farming, Math.round(farming * (0.4 + 0.1 * n) * (0.8 + 0.3 * random.next()))),
          }),
        )
      })
    }),
  )

const links = (world: LedgerWorld): LedgerRows =>
  plan(world, 'industry-links', (random, make) => {
    const villages = random.shuffle(rural(world))
    const leaders = villages.slice(0, 3)
    return villages.slice(3, 49).flatMap((village, n) =>
      yearsOf(world).map((year) => {
        const households = random.between(30, 110)
        const leader = (leaders[n % 3] as Village).code
        return make(village.code, { year, leader, households, gained: yuan(households * random.between(3500, 6500)) })
      }),
    )
  })

/** As a statistics office would publish them; the nation's are rounded and fictional as the county is. */
const official = (world: LedgerWorld): LedgerRows =>
  plan(world, 'official-figures', (random, make) =>
    yearsOf(world).map((year, n) =>
      make(COUNTY, {
        year,
        source_document: fill(words.officialSource, { year }),
        rural_income: yuan(19_800 * 1.076 ** n + random.between(-80, 80)),
        urban_income: yuan(39_500 * 1.051 ** n + random.between(-80, 80)),
        rural_income_of_city: yuan(19_400 * 1.071 ** n),
        national_sown: decimal(1_770_000_000 + n * 4_000_000, 1),
        national_harvest: decimal(683_000_000 + n * 6_000_000, 2),
      }),
    ),
  )

const townIncome = (world: LedgerWorld): LedgerRows =>
  plan(world, 'town-income', (random, make) =>
    world.county.towns.flatMap(({ code }) => {
      const base = random.logNormal(19_800, 0.15)
      const people = random.between(4000, 16_000)
      return yearsOf(world).map((year, n) =>
        make(code, { year, farmers_income: yuan(base * 1.076 ** n), surveyed_people: people }),
      )
    }),
  )

const profiles = (world: LedgerWorld): LedgerRows =>
  plan(world, 'village-profile', (random, make) =>
    world.county.villages.flatMap((village) => {
      const households = householdsIn(village)
      const area = decimal(random.logNormal(village.urban ? 2 : 11, 0.4), 2)
      return yearsOf(world).map((year) => {
        const residents = Math.round(households * (2.9 + 0.4 * random.next()))
        return make(village.code, {
          year,
          area,
          residents,
          households,
          party_members: Math.round(residents * (0.035 + 0.04 * random.next())),
        })
      })
    }),
  )

/** Where the people of a grid live; a few grids have not said so yet. Who reaches what on foot follows from it. */
const dwellings = (world: LedgerWorld): LedgerRows =>
  plan(world, 'dwelling-places', (random, make) =>
    world.county.villages.flatMap(({ grids }) =>
      grids
        .filter(() => random.chance(0.94))
        .map(({ code, at: [lon, lat] }) => {
          const off = () => (random.next() - 0.5) * 0.004
          return make(code, { place: `${(lon + off()).toFixed(6)},${(lat + off()).toFixed(6)}` })
        }),
    ),
  )

const environment = (world: LedgerWorld): LedgerRows =>
  plan(world, 'village-environment', (random, make) =>
    rural(world).flatMap((village) => {
      const hamlets = random.between(2, 14)
      const houses = Math.round(householdsIn(village) * 0.6)
      return yearsOf(world).map((year, n) =>
        make(village.code, {
          year,
          hamlets,
          hamlets_treated: Math.min(hamlets, Math.round(hamlets * (0.2 + 0.13 * n) * (0.7 + 0.6 * random.next()))),
          old_houses: houses,
          old_houses_improved: Math.round(houses * Math.min(1, 0.1 + 0.1 * n)),
          upkeep_rule: n > 2 || random.chance(0.6),
        }),
      )
    }),
  )

/** Land, what grows on it, and who lives there. */
export const planLand = (world: LedgerWorld): readonly LedgerRows[] => [
  grain(world),
  industries(world),
  links(world),
  official(world),
  townIncome(world),
  profiles(world),
  dwellings(world),
  environment(world),
]
