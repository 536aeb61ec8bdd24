import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import { householdsIn } from './land.ts'
import { DAY, day, type LedgerRows, type LedgerWorld, pastDay, plan, rural, someone, yearsOf } from './plan.ts'

const lastYear = (world: LedgerWorld): number => yearsOf(world).at(-1) as number

const speaking = (world: LedgerWorld): LedgerRows =>
  plan(world, 'speaking-turns', (random, make) =>
    [2019, 2022, 2024].map((round_from) =>
      make(COUNTY, {
        ...{ round_from, spoke_on: `${round_from + 1}-07-15`, speaking_order: random.between(1, 12) },
        ...{ topic: random.pick(words.speeches), handed_in_on: `${round_from + 1}-07-08` },
        ...{ from_report: round_from > 2020, report_name: round_from > 2020 ? words.reportName : null },
      }),
    ),
  )

const referrals = (world: LedgerWorld, facilities: LedgerRows): LedgerRows =>
  plan(world, 'service-referrals', (random, make) =>
    rural(world).flatMap((village) => {
      const places = facilities.rows.filter(({ region }) => region === village.code)
      if (places.length === 0) return []
      return Array.from({ length: random.between(0, 3) }, () => {
        const at = world.now - random.between(5, 360) * DAY
        const answered = random.chance(0.85)
        return make(village.code, {
          referred_on: day(at),
          household_number: `${village.code.slice(6)}-${String(random.between(1, householdsIn(village))).padStart(4, '0')}`,
          service_need: random.pick(['medical', 'elderly-care', 'elderly-care', 'childcare'] as const),
          referred_to: random.pick(places).id,
          answered_on: answered ? day(at + 3 * DAY) : null,
          referral_outcome: answered ? random.pick(['served', 'served', 'served', 'sent-on'] as const) : null,
        })
      })
    }),
  )

const LISTS = ['tasks', 'duties', 'problems', 'results'] as const
const APPRAISALS = ['everyday', 'by-residents', 'yearly'] as const

const teamLists = (world: LedgerWorld, teams: LedgerRows): LedgerRows =>
  plan(world, 'team-lists', (random, make) =>
    teams.rows.flatMap(({ id, region }) =>
      LISTS.map((team_list) => {
        const items = random.between(5, 20)
        const items_done = Math.round(items * (0.7 + 0.3 * random.next()))
        return make(region, { year: lastYear(world), team_member: id, team_list, items_on_it: items, items_done })
      }),
    ),
  )

const teamAppraisals = (world: LedgerWorld, teams: LedgerRows): LedgerRows =>
  plan(world, 'team-appraisals', (random, make) =>
    teams.rows.flatMap(({ id, region }) =>
      APPRAISALS.map((team_appraisal) =>
        make(region, {
          ...{ year: lastYear(world), team_member: id, team_appraisal, appraised_on: `${lastYear(world)}-12-15` },
          graded: random.chance(0.2) ? 'excellent' : 'qualified',
        }),
      ),
    ),
  )

const courses = (world: LedgerWorld): LedgerRows =>
  plan(world, 'courses', (random, make) =>
    world.county.towns.flatMap(({ code }) =>
      words.courses
        .filter(() => random.chance(0.8))
        .map(([course = '', course_form = '']) =>
          make(code, {
            ...{ course, course_form, audience: 'party-member', lecturer: someone(random, world) },
            ...{ course_hours: '2', offered: random.chance(0.95) },
          }),
        ),
    ),
  )

const advisers = (world: LedgerWorld): LedgerRows =>
  plan(world, 'school-advisers', (random, make) =>
    world.county.towns.map(({ code }) =>
      make(code, {
        ...{ adviser: someone(random, world), knows: random.pick(words.knows), unit: random.pick(words.expertUnits) },
        ...{ begun: pastDay(random, world, 2), ends: null },
      }),
    ),
  )

const SKILLS = ['cook', 'technician', 'home-service', 'e-commerce', 'craftsman', 'farmer'] as const

const needs = (world: LedgerWorld, classes: LedgerRows): LedgerRows =>
  plan(world, 'training-needs', (random, make) =>
    rural(world).flatMap(({ code }) =>
      random
        .shuffle(SKILLS)
        .slice(0, 2)
        .map((skill) => {
          const asking = random.between(5, 40)
          const trained = random.chance(0.7) ? random.between(1, asking) : 0
          const met =
            trained > 0 ? random.pick(classes.rows.filter(({ cells }) => cells.audience === 'farmer')).id : null
          return make(code, {
            ...{ year: lastYear(world), skill, people_asking: asking, people_trained: trained, met_by: met },
          })
        }),
    ),
  )

const rotation = (world: LedgerWorld): LedgerRows =>
  plan(world, 'rotation-turns', (random, make) =>
    rural(world).flatMap(({ code }) =>
      Array.from({ length: 6 }, (_, n) => {
        const turn = `${lastYear(world)}-${String(n * 2 + 1).padStart(2, '0')}-10`
        return make(code, {
          ...{ year: lastYear(world), member_number: `${code.slice(6)}-${String(n + 1).padStart(3, '0')}` },
          ...{ turn_on: turn, went_on: random.chance(0.93) ? turn : null, swapped_with: null },
        })
      }),
    ),
  )

/** Turns to speak and to be trained, and what a town's party school offers. */
export const planTurns = (world: LedgerWorld, classes: LedgerRows): readonly LedgerRows[] => [
  speaking(world),
  courses(world),
  advisers(world),
  needs(world, classes),
  rotation(world),
]

/** Lists and appraisals of those who live in the villages. */
export const planTeamwork = (world: LedgerWorld, teams: LedgerRows): readonly LedgerRows[] => [
  teamLists(world, teams),
  teamAppraisals(world, teams),
]

export const planReferrals = referrals
