import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import organisations from '../data/organisations.json' with { type: 'json' }
import { DAY, day, type LedgerRows, type LedgerWorld, month, pastDay, plan, rural, someone } from './plan.ts'

const KINDS = ['hard-problem', 'old-customs', 'joint-task'] as const
const CLASSES = ['model', 'consolidating', 'catching-up'] as const
const office = (key: string): string => `dept-${COUNTY}-${key}`

const campaigns = (world: LedgerWorld): LedgerRows =>
  plan(world, 'campaigns', (random, make) => {
    const year = new Date(world.now).getUTCFullYear() - 1
    return world.county.towns.flatMap(({ code }) =>
      KINDS.filter((kind) => kind === 'hard-problem' || random.chance(0.6)).map((kind) => {
        const closed = random.chance(0.7) ? `${year}-1${random.between(0, 2)}-20` : null
        return make(code, {
          ...{ year, campaign: words.campaigns[kind], campaign_kind: kind },
          lead: office(random.pick(organisations.departments).key),
          ...{ begun_on: `${year}-03-01`, due: `${year}-11-30`, closed_on: closed },
          outcome: closed === null ? null : words.campaignOutcome,
        })
      }),
    )
  })

/** Two helpers for each task that several offices share. */
const parts = (world: LedgerWorld, led: LedgerRows): LedgerRows =>
  plan(world, 'campaign-parts', (random, make) =>
    led.rows
      .filter(({ cells }) => cells.campaign_kind === 'joint-task')
      .flatMap(({ id, region, cells }) =>
        random
          .shuffle(organisations.departments.map(({ key }) => office(key)))
          .filter((one) => one !== cells.lead)
          .slice(0, 2)
          .map((helper) =>
            make(region, {
              ...{ year: cells.year ?? null, task: id, helper, share: words.campaignShare },
              ...{ due: cells.due ?? null, done_on: random.chance(0.8) ? (cells.due ?? null) : null },
            }),
          ),
      ),
  )

const rules = (world: LedgerWorld): LedgerRows =>
  plan(world, 'village-rules', (random, make) =>
    world.county.villages.map(({ code }) => {
      const adopted_on = pastDay(random, world, 3)
      const against = random.chance(0.9)
      return make(code, {
        ...{ adopted_on, filed_on: random.chance(0.85) ? adopted_on : null },
        ...{ against_lavishness: against, most_tables: against ? random.between(10, 25) : null },
      })
    }),
  )

const standards = (world: LedgerWorld): LedgerRows =>
  plan(world, 'creation-standards', (_, make) =>
    CLASSES.flatMap((creation_class, less) =>
      words.creationStandards
        .slice(less)
        .map((standard, n) => make(COUNTY, { creation_class, number: n + 1, standard })),
    ),
  )

const records = (world: LedgerWorld, asked: LedgerRows): LedgerRows =>
  plan(world, 'creation-records', (random, make) =>
    rural(world)
      .slice(0, 60)
      .flatMap(({ code }) => {
        const creation_class = random.pick(CLASSES)
        return asked.rows
          .filter(({ cells }) => cells.creation_class === creation_class)
          .map(({ id }) => {
            const met_on = random.chance(0.8) ? pastDay(random, world, 1) : null
            return make(code, {
              ...{ creation_class, standard_asked: id, met_on },
              ...{ hindrance: met_on === null ? words.creationHindrance : null, hindrance_settled_on: null },
            })
          })
      }),
  )

/** Last month's rounds of the first villages. */
const patrols = (world: LedgerWorld): readonly LedgerRows[] => {
  const villages = rural(world).slice(0, 24)
  const at = month(world.now - 30 * DAY)
  const plans = plan(world, 'patrol-plans', (_, make) =>
    villages.map(({ code }) => make(code, { month: at, patrol_kind: 'forest-fire', rounds: 4 })),
  )
  const rounds = plan(world, 'patrol-rounds', (random, make) =>
    villages.flatMap((village) =>
      ['05', '12', '19', '26'].slice(random.chance(0.2) ? 1 : 0).map((one) => {
        const found = random.chance(0.1)
        return make(village.code, {
          ...{ patrolled_on: `${at}-${one}`, patrol_kind: 'forest-fire', patroller: someone(random, world, village) },
          ...{ incident: found ? 'open-fire' : 'none', settled_on: found ? `${at}-${one}` : null },
        })
      }),
    ),
  )
  return [plans, rounds]
}

/** What towns set out to mend, what is asked of each class of villages, and rounds in the woods. */
export const planCampaigns = (world: LedgerWorld): readonly LedgerRows[] => {
  const led = campaigns(world)
  const asked = standards(world)
  return [led, parts(world, led), rules(world), asked, records(world, asked), ...patrols(world)]
}

/** Files of village cadres, and a few journeys abroad. */
export const planFiles = (world: LedgerWorld, cadres: LedgerRows): readonly LedgerRows[] => [
  plan(world, 'cadre-files', (random, make) =>
    cadres.rows
      .filter(() => random.chance(0.96))
      .map(({ id, region }) =>
        make(region, {
          ...{ cadre: id, holds_registration: true, holds_joint_review: random.chance(0.97) },
          ...{ holds_appraisals: random.chance(0.95), checked_on: pastDay(random, world, 1) },
        }),
      ),
  ),
  plan(world, 'abroad-leaves', (random, make) =>
    cadres.rows
      .filter(() => random.chance(0.01))
      .map(({ id, region }) => {
        const leaves = world.now - random.between(40, 300) * DAY
        return make(region, {
          ...{ cadre: id, asked_on: day(leaves - 20 * DAY), leaves_on: day(leaves), returns_on: day(leaves + 6 * DAY) },
          ...{ leave_decision: 'granted', decided_on: day(leaves - 12 * DAY) },
          papers_back_on: random.chance(0.9) ? day(leaves + 9 * DAY) : null,
        })
      }),
  ),
]
