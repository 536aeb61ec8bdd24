import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import { day, fill, type LedgerRows, type LedgerWorld, plan, rural, yearsOf, yuan } from './plan.ts'

const lastYear = (world: LedgerWorld): number => yearsOf(world).at(-1) as number

const analyses = (world: LedgerWorld): LedgerRows =>
  plan(world, 'secretary-analyses', (random, make) =>
    world.county.villages
      .filter(() => random.chance(0.97))
      .map(({ code }) => {
        const judged = random.weighted([
          ['fit', 82],
          ['mostly', 13],
          ['unfit', 3],
          ['idle', 2],
        ] as const)
        const decided = { fit: 'keep', mostly: 'train', unfit: 'adjust', idle: 'talk' }[judged]
        return make(code.slice(0, 9), {
          year: lastYear(world),
          village: code,
          judged,
          decided,
          settled_on: decided !== 'keep' && random.chance(0.8) ? `${lastYear(world)}-12-20` : null,
        })
      }),
  )

const removals = (world: LedgerWorld): LedgerRows =>
  plan(world, 'cadre-removals', (random, make) =>
    random
      .shuffle(world.county.villages)
      .slice(0, 5)
      .map(({ code }, n) =>
        make(code, {
          removed_on: `${lastYear(world)}-0${n + 3}-15`,
          removal_reason: random.pick(['crime', 'not-entitled', 'idle'] as const),
          found_by: n < 3 ? 'matching' : 'analysis',
          document: fill(words.honourDocument, { year: lastYear(world), n: n + 60 }),
        }),
      ),
  )

const creations = (world: LedgerWorld): LedgerRows =>
  plan(world, 'creations', (_, make) =>
    world.county.towns.slice(0, 6).map(({ code }, n) =>
      make(code, {
        creation_kind: n % 2 === 0 ? 'ethnic-unity' : 'sanitation',
        creation_grade: n < 2 ? 'province' : 'city',
        applied_on: '2021-03-01',
        checked_on: n < 4 ? '2021-10-12' : null,
        named_on: n < 3 ? '2022-01-20' : null,
        reviewed_on: n < 1 ? '2025-02-10' : null,
      }),
    ),
  )

/** Within the budget of the year. */
const awards = (world: LedgerWorld): LedgerRows =>
  plan(world, 'merit-awards', (random, make) =>
    random
      .shuffle(rural(world))
      .slice(0, 24)
      .map(({ code }, n) =>
        make(code, {
          year: lastYear(world),
          meets_conditions: true,
          merit_award: yuan(n < 12 ? 100_000 : 50_000),
          document: fill(words.fundDocument, { year: lastYear(world), n: 88 }),
        }),
      ),
  )

const BODIES = ['committee', 'supervision', 'collective', 'youth-league', 'womens-federation'] as const
const reports = (world: LedgerWorld): LedgerRows =>
  plan(world, 'body-reports', (random, make) =>
    world.county.villages.flatMap(({ code }) =>
      BODIES.flatMap((body) =>
        [lastYear(world), lastYear(world) + 1]
          .flatMap((year) => [`${year}-06-18`, `${year}-12-18`])
          .filter((on) => on <= day(world.now))
          .slice(-1)
          .filter(() => random.chance(0.98))
          .map((on) =>
            make(code, {
              reported_on: on,
              reporting_body: body,
              report_kind: 'regular',
              reported: words.reported,
            }),
          ),
      ),
    ),
  )

const townClasses = (world: LedgerWorld, staff: LedgerRows): LedgerRows =>
  plan(world, 'town-training', (random, make) =>
    staff.rows.flatMap(({ id, region, cells }) => {
      const secretary = cells.principal === true
      const kind = secretary ? 'secretary' : 'staff'
      return random.chance(secretary ? 0.9 : 0.35)
        ? [
            make(region, {
              person: id,
              town_class: words.townClasses[kind],
              organised_by: secretary ? random.pick(['province', 'city'] as const) : 'county',
              attended_on: `${lastYear(world)}-0${random.between(3, 9)}-11`,
              hours: secretary ? '40' : '24',
              as_party_secretary: secretary,
              first_post: secretary && random.chance(0.2),
            }),
          ]
        : []
    }),
  )

const merged = (world: LedgerWorld): LedgerRows =>
  plan(world, 'merged-posts', (random, make) =>
    rural(world).flatMap(({ code }) =>
      words.mergedPosts.map((merged_post) => {
        const holders = random.between(1, 2)
        return make(code, {
          merged_post,
          posts_merged: holders + random.between(1, 3),
          holders,
          pay_each_month: yuan(random.between(18, 32) * 100),
        })
      }),
    ),
  )

const applicants = (world: LedgerWorld): LedgerRows =>
  plan(world, 'party-applicants', (random, make) =>
    world.county.villages.flatMap(({ code }) =>
      Array.from({ length: random.between(1, 5) }, (_, n) => {
        const applicant_stage = random.pick(['applied', 'applied', 'activist', 'object'] as const)
        return make(code, {
          applicant_number: `${code.slice(6)}-${n + 1}`,
          applied: `${lastYear(world)}-0${random.between(1, 9)}-10`,
          applicant_stage,
          contacts: applicant_stage === 'applied' ? null : random.between(1, 2),
        })
      }),
    ),
  )

/** How the schemes of the last year weigh the same three values. */
const schemeWeights = (world: LedgerWorld): LedgerRows =>
  plan(world, 'scheme-weights', (_, make) =>
    (
      [
        ['rural-performance', 50, 25, 25],
        ['leading-team', 30, 40, 30],
        ['targets', 40, 20, 40],
        ['report-and-review', 30, 30, 40],
      ] as const
    ).map(([appraisal_kind, income_weight, decisions_weight, tasks_weight]) =>
      make(COUNTY, { year: lastYear(world), appraisal_kind, income_weight, decisions_weight, tasks_weight }),
    ),
  )

/** What is looked at once a year: secretaries, creations, awards, reports of village bodies. */
export const planYearly = (world: LedgerWorld): readonly LedgerRows[] => [
  analyses(world),
  removals(world),
  creations(world),
  awards(world),
  reports(world),
  schemeWeights(world),
  merged(world),
  applicants(world),
]
export { townClasses }
