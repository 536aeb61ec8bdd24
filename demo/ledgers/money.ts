import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import {
  DAY,
  day,
  decimal,
  fill,
  type LedgerRows,
  type LedgerWorld,
  month,
  pickIn,
  plan,
  yearsOf,
  yuan,
} from './plan.ts'

const KINDS = [
  ['planting', 30],
  ['livestock', 12],
  ['processing', 12],
  ['tourism', 8],
  ['services', 10],
  ['property', 8],
  ['infrastructure', 30],
] as const
const MODES = [
  'self-run',
  'joint-venture',
  'property-lease',
  'land-shares',
  'services',
  'company-collective-household',
] as const

const projects = (world: LedgerWorld): LedgerRows =>
  plan(world, 'village-projects', (random, make) =>
    world.county.villages.flatMap((village) =>
      yearsOf(world).flatMap((year, n) =>
        Array.from({ length: random.between(0, 2) }, (_, index) => {
          const kind = random.weighted(KINDS)
          const done = n < 3 ? random.chance(0.9) : random.chance(0.4)
          const state = done ? 'done' : random.chance(0.05) ? 'stopped' : 'building'
          const invested = random.logNormal(600_000, 0.8)
          return make(village.code, {
            name: `${village.name}${pickIn(random, words.project, kind)}${words.suffix[index] ?? ''}`,
            year,
            kind,
            mode: kind === 'infrastructure' ? null : random.pick(MODES),
            pilot: kind !== 'infrastructure' && random.chance(0.3),
            invested: yuan(invested),
            town_subsidy: yuan(random.chance(0.4) ? Math.min(invested, random.between(15, 40) * 10_000) : 0),
            poor_households: random.between(0, 40),
            state,
            done_in: done ? Math.min(year + random.between(0, 2), yearsOf(world).at(-1) as number) : null,
            earning: done ? random.chance(0.85) : null,
          })
        }),
      ),
    ),
  )

const SOURCES = [
  ['central', 25],
  ['province', 30],
  ['city', 15],
  ['county', 15],
  ['department', 10],
  ['party-fee', 3],
  ['donation', 2],
] as const
const PURPOSES = [
  ['collective-economy', 45],
  ['service-centre', 15],
  ['infrastructure', 25],
  ['assistance', 10],
  ['grid', 5],
] as const

/** Every third project had a grant; towns and the county got some of their own for grids and centres. */
const funds = (world: LedgerWorld, { rows }: LedgerRows): LedgerRows =>
  plan(world, 'support-funds', (random, make) => {
    let number = 100
    const grant = (region: string, year: number, purpose: string, amount: number, project: string | null) => {
      number += 1
      const earning = purpose === 'collective-economy' && random.chance(0.6)
      return make(region, {
        document: fill(words.fundDocument, { year, n: number }),
        year,
        fund_source: random.weighted(SOURCES),
        purpose,
        project,
        granted: yuan(amount),
        spent: yuan(amount * (random.chance(0.7) ? 1 : random.next())),
        outcome: earning ? 'earning' : random.chance(0.9) ? 'running' : 'no-effect',
        income_gained: earning ? yuan(amount * (0.04 + 0.08 * random.next())) : null,
      })
    }
    const own = rows
      .filter(() => random.chance(0.35))
      .map(({ region, id, cells }) =>
        grant(region, cells.year as number, random.weighted(PURPOSES), random.between(5, 60) * 10_000, id),
      )
    const above = yearsOf(world).flatMap((year) => [
      grant(COUNTY, year, 'grid', random.between(200, 400) * 10_000, null),
      ...world.county.towns.map(({ code }) => grant(code, year, 'grid', random.between(10, 40) * 10_000, null)),
    ])
    return [...own, ...above]
  })

/** Yuan a year. */
const LINES = [
  ['office', 50_000],
  ['service-fund', 50_000],
  ['cadre-pay', 260_000],
  ['leaving-allowance', 18_000],
  ['group-leader-allowance', 40_000],
  ['training', 6000],
  ['party-activity', 12_000],
  ['supervision-allowance', 9000],
  ['insurance', 16_000],
  ['cleaning', 36_000],
  ['facility-upkeep', 20_000],
] as const

const lines = (world: LedgerWorld): LedgerRows =>
  plan(world, 'funding-lines', (random, make) =>
    world.county.villages.flatMap((village) =>
      yearsOf(world).flatMap((year) =>
        LINES.map(([line, amount]) => {
          const due = yuan(amount * (0.8 + 0.4 * random.next()))
          const full = random.chance(0.95)
          const paid = full ? due : Math.floor((due * random.next()) / 100) * 100
          return make(village.code, { year, line, due, paid, on_time: full && random.chance(0.93) })
        }),
      ),
    ),
  )

const payments = (world: LedgerWorld): LedgerRows =>
  plan(world, 'low-income-payments', (random, make) =>
    world.county.villages.flatMap((village) =>
      Array.from({ length: 12 }, (_, back) => month(world.now - back * 30.4 * DAY)).flatMap((when) =>
        (['work-for-relief', 'production-award', 'labour-subsidy'] as const)
          .filter(() => random.chance(0.2))
          .map((kind) => {
            const people = random.between(2, 30)
            return make(village.code, { month: when, kind, people, amount: yuan(people * random.between(300, 1500)) })
          }),
      ),
    ),
  )

const CONTRACTS = ['farmland', 'forest', 'water', 'housing', 'workshop', 'equipment', 'idle-land'] as const

const contracts = (world: LedgerWorld): LedgerRows =>
  plan(world, 'resource-contracts', (random, make) =>
    world.county.villages.flatMap((village) =>
      Array.from({ length: random.between(2, 9) }, (_, n) => {
        const begun = world.now - random.between(60, 3600) * DAY
        const ends = begun + random.between(2, 15) * 365 * DAY
        const kind = random.pick(CONTRACTS)
        const yearly = random.logNormal(12_000, 1)
        return make(village.code, {
          number: fill(words.contract, { year: day(begun).slice(0, 4), n: String(n + 1).padStart(2, '0') }),
          kind,
          party: random.pick(['villager', 'villager', 'co-operative', 'company'] as const),
          area: kind === 'equipment' ? null : decimal(random.logNormal(20, 1), 2),
          yearly: yuan(yearly),
          arrears: yuan(random.chance(0.08) ? yearly * random.next() : 0),
          begun: day(begun),
          ends: day(ends),
          voted: random.chance(0.97),
          tendered: random.chance(0.8),
          state: ends < world.now ? 'ended' : random.chance(0.02) ? 'broken-off' : 'running',
        })
      }),
    ),
  )

/** What came to the villages and what they are bound by. */
export const planMoney = (world: LedgerWorld): readonly LedgerRows[] => {
  const made = projects(world)
  return [made, funds(world, made), lines(world), payments(world), contracts(world)]
}
