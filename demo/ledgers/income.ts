import type { Village } from '../county.ts'
import type { Seeded } from '../seeded.ts'
import {
  type DemoRow,
  decimal,
  type LedgerRows,
  type LedgerWorld,
  type Make,
  plan,
  sourceOf,
  yearsOf,
  yuan,
} from './plan.ts'

/** What a village earned in a year (yuan): 经营收入, 投资收益, rents until 2023. */
export interface Earned {
  readonly village: Village
  readonly year: number
  readonly sales: number
  readonly rent: number
  readonly investment: number
  /** Zero-based year of the five. */
  readonly n: number
}

const MEDIAN = 125_000
const SIGMA = 1.1
const GROWTH = 1.09

/** Log-normal by village (domain: sigma 1.1 to 1.4), richer or poorer by town, growing with some chance from year to year. */
export const planEarned = (world: LedgerWorld): readonly Earned[] => {
  const random = sourceOf(world, 'earned')
  const towns = new Map(world.county.towns.map(({ code }) => [code, random.logNormal(1, 0.3)]))
  return world.county.villages.flatMap((village) => {
    const base = random.logNormal(MEDIAN * (towns.get(village.town) ?? 1), SIGMA)
    const shell = random.chance(0.02)
    return yearsOf(world).map((year, n) => {
      const total = shell && n < 2 ? 0 : base * GROWTH ** n * random.logNormal(1, 0.15)
      const apart = year < 2024 ? 0.35 : 0
      const investment = random.chance(0.3) ? total * 0.1 * random.normal(1, 0.8) : 0
      return { village, year, n, sales: total * (0.9 - apart), rent: total * apart, investment }
    })
  })
}

/** 190 villages; a few have not handed in the last year's accounts yet. */
const late = (random: Seeded, { n }: Earned): boolean => n === 4 && random.chance(0.03)

const incomeRow = (random: Seeded, make: Make, one: Earned): DemoRow => {
  const { village, year, sales, rent, investment } = one
  const earned = sales + rent + investment
  return make(village.code, {
    year,
    sales: yuan(sales),
    rent: yuan(rent),
    investment: yuan(investment),
    subsidy: yuan(random.chance(0.08) ? random.between(10, 50) * 10_000 : random.between(0, 12) * 1000),
    other_income: yuan(random.between(0, 4000)),
    operating_cost: yuan(Math.max(0, earned) * (0.2 + 0.25 * random.next())),
    taxes: yuan(Math.max(0, earned) * 0.03 * random.next()),
    administration: yuan(4000 + 16_000 * random.next()),
    welfare: yuan(Math.max(0, earned) * 0.12 * random.next()),
    other_cost: yuan(random.between(0, 2000)),
    income_tax: 0,
    audited: one.n < 4 ? random.chance(0.96) : random.chance(0.6),
  })
}

const balances = (world: LedgerWorld, all: readonly Earned[]): LedgerRows =>
  plan(world, 'village-balance', (random, make) =>
    all.map(({ village, year, sales, rent }) => {
      const assets = 300_000 + (sales + rent) * (3 + 4 * random.next())
      const reserves = yuan(assets * (0.15 + 0.2 * random.next()))
      return make(village.code, {
        year,
        assets: yuan(assets),
        debts: yuan(assets * 0.3 * random.next() ** 2),
        reserves,
        reserves_for_welfare: Math.round(reserves / 300) * 100,
      })
    }),
  )

const shares = (world: LedgerWorld, all: readonly Earned[]): LedgerRows =>
  plan(world, 'member-shares', (random, make) =>
    all.map(({ village, year, sales, rent }) => {
      const households = Math.round(
        village.grids.flatMap(({ groups }) => groups).reduce((sum, group) => sum + group.households, 0) * 0.85,
      )
      return make(village.code, {
        year,
        member_households: households,
        members: Math.round(households * (3 + random.next())),
        land_brought_in: decimal(village.urban ? 0 : households * 2.5 * random.next(), 1),
        dividends: yuan(random.chance(0.6) ? (sales + rent) * 0.2 * random.next() : 0),
      })
    }),
  )

const awards = (world: LedgerWorld, all: readonly Earned[]): LedgerRows =>
  plan(world, 'growth-awards', (random, make) =>
    all.flatMap((one, index) => {
      const before = all[index - 1]
      const growth = before?.village === one.village ? one.sales + one.rent - before.sales - before.rent : 0
      if (growth < 20_000 || !random.chance(0.5)) return []
      const cells = { year: one.year, award: yuan(growth * 0.08 * random.next()) }
      return [make(one.village.code, { ...cells, voted_on: `${one.year}-12-10`, published_on: `${one.year}-12-12` })]
    }),
  )

/** What the collectives earned, own and gave. */
export const planIncome = (world: LedgerWorld): readonly LedgerRows[] => {
  const all = planEarned(world)
  return [
    plan(world, 'village-income', (random, make) =>
      all.filter((one) => !late(random, one)).map((one) => incomeRow(random, make, one)),
    ),
    balances(world, all),
    shares(world, all),
    awards(world, all),
  ]
}
