import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import type { Point } from '../shape.ts'
import { DAY, day, fill, type LedgerRows, type LedgerWorld, pastDay, plan, rural, yearsOf, yuan } from './plan.ts'
import { planReferrals } from './turns.ts'

const KINDS = [
  ['party-service-centre', 0.99],
  ['service-point', 0.7],
  ['elderly-station', 0.78],
  ['culture-venue', 0.94],
  ['clinic', 0.97],
  ['childcare', 0.3],
  ['heritage', 0.04],
] as const

/** Near the middle of its place, within some hundred metres. */
const at = ([lon, lat]: Point, off: () => number): string => `${(lon + off()).toFixed(6)},${(lat + off()).toFixed(6)}`

const facilities = (world: LedgerWorld): LedgerRows =>
  plan(world, 'facilities', (random, make) => {
    const off = () => (random.next() - 0.5) * 0.006
    const facility = (region: string, name: string, kind: string, place: Point) => {
      const state = random.weighted([
        ['open', 92],
        ['building', 3],
        ['upgrading', 4],
        ['closed', 1],
      ] as const)
      return make(region, {
        name,
        facility_kind: kind,
        facility_state: state,
        opened_in: state === 'building' ? null : random.between(2008, yearsOf(world).at(-1) as number),
        upgraded: random.chance(0.4),
        floor_area: random.between(60, 900),
        opening_hours: words.hours,
        place: at(place, off),
        belt: kind === 'heritage' ? words.belt : null,
      })
    }
    return world.county.villages.flatMap((village) => [
      ...KINDS.filter(([, share]) => random.chance(share)).map(([kind]) =>
        facility(village.code, fill(words.facility[kind], { name: village.name }), kind, village.at),
      ),
      ...village.grids
        .filter(() => random.chance(0.12))
        .map((grid) =>
          facility(
            grid.code,
            fill(words.facility['grid-station'], { name: village.name, grid: grid.name }),
            'grid-station',
            grid.at,
          ),
        ),
    ])
  })

const HONOURS = [
  ['civilised-village', 'nation', 1],
  ['civilised-village', 'province', 6],
  ['civilised-village', 'city', 22],
  ['rule-of-law-village', 'province', 3],
  ['model-village', 'province', 4],
  ['beautiful-village', 'county', 40],
] as const

const honours = (world: LedgerWorld): LedgerRows =>
  plan(world, 'honours', (random, make) => {
    const honour = (region: string, kind: string, grade: string) => {
      const year = random.pick(yearsOf(world))
      const document = fill(words.honourDocument, { year, n: random.between(1, 60) })
      return make(region, { honour_kind: kind, grade, year, document })
    }
    return [
      ...HONOURS.flatMap(([kind, grade, count]) =>
        random
          .shuffle(rural(world))
          .slice(0, count)
          .map(({ code }) => honour(code, kind, grade)),
      ),
      ...world.county.towns.slice(0, 4).map(({ code }) => honour(code, 'civilised-town', 'province')),
      honour(COUNTY, 'advanced-county', 'province'),
    ]
  })

const deeds = (world: LedgerWorld): LedgerRows =>
  plan(world, 'good-deeds', (random, make) =>
    world.county.villages.flatMap(({ code }) =>
      Array.from({ length: random.between(3, 18) }, () =>
        make(code, {
          done_on: pastDay(random, world, 2),
          deed_kind: random.pick([
            'practical-matter',
            'practical-matter',
            'difficulty-solved',
            'volunteering',
          ] as const),
          deed: random.pick(words.deeds),
          households_served: random.between(1, 60),
        }),
      ),
    ),
  )

/** The term (届) began in 2021; not all villages have had their turn. */
const TERM = 2021

const audits = (world: LedgerWorld): readonly LedgerRows[] => [
  plan(world, 'village-audits', (random, make) =>
    world.county.villages
      .filter(() => random.chance(0.91))
      .map(({ code }) => {
        const on = world.now - random.between(60, 1400) * DAY
        const problems = random.between(0, 6)
        return make(code, {
          term_from: TERM,
          audit_kind: 'economic-responsibility',
          audited_on: day(on),
          audited_amount: yuan(random.logNormal(3_000_000, 0.9)),
          problems,
          problems_mended: Math.round(problems * (0.7 + 0.3 * random.next())),
          people_dealt_with: random.chance(0.01) ? 1 : 0,
          published_on: day(on + 20 * DAY),
        })
      }),
  ),
  plan(world, 'village-inspections', (random, make) =>
    (['patrol-inspection', 'supervision'] as const).flatMap((kind) =>
      world.county.villages
        .filter(() => random.chance(0.86))
        .map(({ code }) => {
          const findings = random.between(0, 12)
          return make(code, {
            term_from: TERM,
            inspection_kind: kind,
            inspected_on: pastDay(random, world, 4),
            findings,
            findings_mended: Math.round(findings * (0.6 + 0.4 * random.next())),
          })
        }),
    ),
  ),
]

/** Where residents are served, what was honoured, done and looked through. */
export const planServices = (world: LedgerWorld): readonly LedgerRows[] => {
  const places = facilities(world)
  return [places, planReferrals(world, places), honours(world), deeds(world), ...audits(world)]
}
