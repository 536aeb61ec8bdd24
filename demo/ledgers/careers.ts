import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import { DAY, type DemoRow, day, fill, type LedgerRows, type LedgerWorld, plan, yearsOf, yuan } from './plan.ts'

/** The posts that each of the leadership held: some came from below, a few from elsewhere. */
const careers = (world: LedgerWorld, staff: LedgerRows): LedgerRows =>
  plan(world, 'town-careers', (random, make) =>
    staff.rows
      .filter(({ cells }) => cells.in_leadership === true)
      .flatMap(({ id, region, cells }) => {
        const since = world.now - random.between(60, 1900) * DAY
        const capacity = cells.principal === true ? 'principal' : 'leader'
        const now = make(region, { person: id, capacity, begun: day(since), ends: null })
        if (random.chance(0.12)) return [now]
        const begun = since - random.between(400, 3000) * DAY
        const before = { person: id, capacity: 'worker', begun: day(begun), ends: day(since - DAY) }
        return [make(region, before), now]
      }),
  )

const vacancies = (world: LedgerWorld): LedgerRows =>
  plan(world, 'vacancies', (random, make) =>
    world.county.towns.flatMap(({ code }) =>
      Array.from({ length: random.between(2, 5) }, (_, n) => {
        const since = world.now - random.between(40, 1100) * DAY
        const filled = since + random.between(60, 700) * DAY
        const open = filled >= world.now || random.chance(0.04)
        return make(code, {
          vacant_post: fill(words.vacantPost, { n: n + 1 }),
          vacant_since: day(since),
          filled_on: open ? null : day(filled),
        })
      }),
    ),
  )

const mentorings = (world: LedgerWorld, reserve: LedgerRows): LedgerRows =>
  plan(world, 'mentorings', (random, make) => {
    const mentored = reserve.rows.filter(({ cells }) => cells.mentor !== null && random.chance(0.5))
    const years = yearsOf(world).slice(-2)
    return mentored.flatMap(({ id, region, cells }) =>
      years.map((year, n): DemoRow => {
        const reviewed = n === 0 || random.chance(0.85)
        const outcome = cells.reserve_state === 'in-office' && n === 1 ? 'in-office' : 'going-on'
        return make(region, {
          year,
          mentee: id,
          mentoring_plan: random.pick(words.mentoringPlans),
          reviewed_on: reviewed ? `${year}-12-05` : null,
          mentoring_outcome: reviewed ? outcome : null,
        })
      }),
    )
  })

const BENEFITS = ['insurance', 'health-check', 'child-education', 'living-allowance', 'family-visit'] as const

const benefits = (world: LedgerWorld, teams: LedgerRows): LedgerRows =>
  plan(world, 'team-benefits', (random, make) =>
    yearsOf(world).flatMap((year) =>
      BENEFITS.map((benefit) => {
        const people = benefit === 'child-education' ? random.between(6, 20) : teams.rows.length
        const insured = benefit === 'insurance' ? yuan(1_000_000) : null
        const spent = yuan(people * random.between(80, 400))
        return make(COUNTY, { year, benefit, people_reached: people, spent, insured_sum: insured })
      }),
    ),
  )

const recruitments = (world: LedgerWorld): LedgerRows =>
  plan(world, 'special-recruitments', (_, make) =>
    [2022, 2024].map((year, n) =>
      make(COUNTY, {
        term_from: 2021,
        held_on: `${year}-09-10`,
        posts_offered: 6,
        recruited: 5 + n,
        monthly_pay: yuan(4800 + n * 300),
        document: fill(words.honourDocument, { year, n: 30 + n }),
      }),
    ),
  )

/** How those who lead came to it, who learns from whom, and what is done for those who were sent. */
export const planCareers = (
  world: LedgerWorld,
  { staff, teams, reserve }: { readonly staff: LedgerRows; readonly teams: LedgerRows; readonly reserve: LedgerRows },
): readonly LedgerRows[] => [
  careers(world, staff),
  vacancies(world),
  mentorings(world, reserve),
  benefits(world, teams),
  recruitments(world),
]
