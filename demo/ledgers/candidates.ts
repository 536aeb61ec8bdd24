import words from '../data/ledgers.json' with { type: 'json' }
import { DAY, type DemoRow, day, fill, type LedgerRows, type LedgerWorld, month, plan, rural, someone } from './plan.ts'

const VISITS = ['committee', 'members', 'representatives', 'group-leaders', 'hard-households', 'elders'] as const
const LOOKS = ['united', 'dutiful', 'clean', 'party_life_held', 'affairs_open', 'residents_content'] as const

const townOf = (village: string): string => village.slice(0, 9)

/** Last month's round in some of the villages. */
const checks = (world: LedgerWorld): LedgerRows =>
  plan(world, 'committee-checks', (random, make) =>
    rural(world)
      .filter(() => random.chance(0.4))
      .flatMap(({ code }) => {
        const good = random.chance(0.08) ? 0.7 : 0.985
        return VISITS.map((visit_to) => {
          const looks = Object.fromEntries(LOOKS.map((look) => [look, random.chance(good)]))
          const amiss = LOOKS.some((look) => !looks[look])
          const followed = amiss && random.chance(0.7) ? day(world.now - 5 * DAY) : null
          return make(townOf(code), {
            ...{ month: month(world.now - 30 * DAY), village: code, visit_to, ...looks },
            ...{ amiss: amiss ? random.pick(words.amiss) : null, followed_up_on: followed },
          })
        })
      }),
  )

const FOUND = ['by_elders', 'by_representatives', 'by_business', 'by_returned', 'by_households'] as const

const discoveries = (world: LedgerWorld): LedgerRows =>
  plan(world, 'candidate-discoveries', (random, make) =>
    rural(world)
      .filter(() => random.chance(0.5))
      .map((village) => {
        const selected = random.chance(0.2)
        return make(townOf(village.code), {
          candidate: someone(random, world, village),
          village: village.code,
          found_on: day(world.now - random.between(30, 300) * DAY),
          ...Object.fromEntries(FOUND.map((key) => [key, key === 'by_households' || random.chance(0.6)])),
          by_members: selected || random.chance(0.7),
          by_residents: selected || random.chance(0.6),
          by_organisation: selected || random.chance(0.5),
          candidate_state: selected ? 'selected' : random.pick(['considered', 'reserve'] as const),
        })
      }),
  )

const STANDARDS = ['good-politics', 'good-conduct', 'strong-business', 'strong-lead'] as const

const standards = (world: LedgerWorld, found: LedgerRows): LedgerRows =>
  plan(world, 'candidate-standards', (random, make) =>
    found.rows
      .filter(({ cells }) => cells.candidate_state !== 'considered')
      .flatMap(({ id, region, cells }) =>
        STANDARDS.map((standard) =>
          make(region, {
            ...{ candidate: id, standard, meets_it: cells.candidate_state === 'selected' || random.chance(0.85) },
            ...{ shown_by: random.pick(words.shownBy), checked_on: day(world.now - 20 * DAY) },
          }),
        ),
      ),
  )

/** One of the reserve who came into office was chosen among several, after a trial. */
const selections = (world: LedgerWorld, reserve: LedgerRows): LedgerRows =>
  plan(world, 'secretary-selections', (random, make) => {
    const villages = new Set<string>()
    return reserve.rows.flatMap(({ id, region, cells }): readonly DemoRow[] => {
      if (cells.reserve_state !== 'in-office' || villages.has(region) || !random.chance(0.5)) return []
      villages.add(region)
      const on = world.now - random.between(60, 700) * DAY
      return [
        make(townOf(region), {
          ...{ village: region, selected_on: day(on), selected_by: random.pick(['county', 'town'] as const) },
          ...{ compared: random.between(2, 5), chosen: id },
          ...{ trial_from: day(on - random.between(200, 500) * DAY), trial_until: day(on - 15 * DAY) },
          document: fill(words.honourDocument, { year: new Date(on).getUTCFullYear(), n: random.between(1, 60) }),
        }),
      ]
    })
  })

/** How village committees are watched, and who may come into them. */
export const planCandidates = (world: LedgerWorld, reserve: LedgerRows): readonly LedgerRows[] => {
  const found = discoveries(world)
  return [checks(world), found, standards(world, found), selections(world, reserve)]
}
