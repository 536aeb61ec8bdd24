import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import {
  DAY,
  type DemoRow,
  day,
  fill,
  type LedgerRows,
  type LedgerWorld,
  plan,
  rural,
  someone,
  yearsOf,
  yuan,
} from './plan.ts'
import { planTurns } from './turns.ts'

const AUDIENCES = ['village-secretary', 'village-cadre', 'party-member', 'law-literate', 'farmer'] as const

/** Two classes for each audience and year; the last of them lie in the past. */
const classes = (world: LedgerWorld): LedgerRows =>
  plan(world, 'training-classes', (random, make) =>
    yearsOf(world)
      .slice(-2)
      .flatMap((year) =>
        AUDIENCES.flatMap((audience, n) =>
          ['05-10', '10-20'].map((on, half) =>
            make(COUNTY, {
              class_name: `${words.classes[audience]}（${half + 1}）`,
              begun_on: `${year}-${on}`,
              organiser: half === 0 ? 'county' : random.pick(['province', 'city', 'county'] as const),
              audience,
              class_kind: n < 2 ? (half === 0 ? 'rotation' : 'demonstration') : random.pick(['menu', 'order'] as const),
              hours_of_class: n < 2 ? '28' : '16',
              people: random.between(60, 420),
            }),
          ),
        ),
      ),
  )

const attendance = (world: LedgerWorld, held: LedgerRows, cadres: LedgerRows): LedgerRows =>
  plan(world, 'cadre-training', (random, make) =>
    cadres.rows.flatMap(({ id, region, cells }) => {
      const secretary = cells.post === 'secretary'
      const audience = secretary ? 'village-secretary' : 'village-cadre'
      return held.rows
        .filter((one) => one.cells.audience === audience && random.chance(secretary ? 0.97 : 0.4))
        .map((one) =>
          make(region, {
            cadre: id,
            training_class: one.id,
            attended_on: one.cells.begun_on ?? null,
            as_secretary: secretary,
            hours: random.chance(0.94) ? '28' : '20',
          }),
        )
    }),
  )

const numberOf = (region: string, n: number): string => `${region.slice(6)}-${String(n + 1).padStart(3, '0')}`

const members = (world: LedgerWorld): LedgerRows =>
  plan(world, 'member-training', (random, make) => {
    const year = yearsOf(world).at(-1) as number
    return rural(world).flatMap(({ code }) =>
      Array.from({ length: 12 }, (_, n) => n)
        .filter(() => random.chance(0.9))
        .map((n) =>
          make(code, {
            member_number: numberOf(code, n),
            attended_on: `${year}-06-${String(random.between(10, 28))}`,
            hours: random.chance(0.85) ? '32' : '24',
          }),
        ),
    )
  })

const rounds = (world: LedgerWorld): LedgerRows =>
  plan(world, 'member-rounds', (random, make) =>
    rural(world).flatMap(({ code }) =>
      Array.from({ length: 8 }, (_, n) => n).flatMap((n) =>
        [2022, 2024]
          .filter((_, round) => random.chance(round === 0 ? 0.98 : 0.8))
          .map((year) =>
            make(code, { programme_from: 2021, member_number: numberOf(code, n), attended_on: `${year}-07-05` }),
          ),
      ),
    ),
  )

const degrees = (world: LedgerWorld, cadres: LedgerRows): LedgerRows =>
  plan(world, 'degree-studies', (random, make) =>
    cadres.rows
      .filter(({ cells }) => cells.education === 'senior' && random.chance(0.2))
      .map(({ id, region }): DemoRow => {
        const enrolled = world.now - random.between(200, 1500) * DAY
        const taken = world.now - enrolled > 1000 * DAY
        const grade = taken ? random.pick(['excellent', 'qualified', 'qualified'] as const) : null
        const fees = random.between(40, 80) * 60
        const back = grade === null ? 0 : (fees * (grade === 'excellent' ? 2 : 1.5)) / 3
        return make(region, {
          cadre: id,
          enrolled_on: day(enrolled),
          degree: 'college',
          study_state: taken ? 'graduated' : 'studying',
          study_grade: grade,
          fees: yuan(fees),
          given_back: random.chance(0.9) ? yuan(Math.floor(back)) : 0,
        })
      }),
  )

const KINDS = [
  ['collective', 0.12, 'collective'],
  ['new-economic', 0.3, 'newEconomic'],
  ['new-social', 0.1, 'newSocial'],
] as const

/** Heads of collectives who are no cadres of the village, and of party organisations of enterprises and associations. */
const heads = (world: LedgerWorld): LedgerRows =>
  plan(world, 'organisation-heads', (random, make) =>
    world.county.villages.flatMap((village) =>
      KINDS.filter(([, share]) => random.chance(share)).map(([kind, , named]) =>
        make(village.code, {
          name: someone(random, world, village),
          head_kind: kind,
          head_of: fill(random.pick(words.headed[named]), { name: village.name }),
          begun: `${random.between(2017, 2021)}-0${random.between(1, 9)}-01`,
          ends: null,
        }),
      ),
    ),
  )

const headTraining = (world: LedgerWorld, all: LedgerRows): LedgerRows =>
  plan(world, 'head-training', (random, make) =>
    all.rows
      .filter(() => random.chance(0.9))
      .map(({ id, region }) =>
        make(region, { head: id, attended_on: random.chance(0.95) ? '2022-08-24' : '2022-10-12', hours: '16' }),
      ),
  )

/** Classes, and who of the village cadres and party members came. */
export const planTraining = (world: LedgerWorld, cadres: LedgerRows): readonly LedgerRows[] => {
  const held = classes(world)
  const heading = heads(world)
  return [
    held,
    attendance(world, held, cadres),
    members(world),
    rounds(world),
    degrees(world, cadres),
    heading,
    headTraining(world, heading),
    ...planTurns(world, held),
  ]
}
