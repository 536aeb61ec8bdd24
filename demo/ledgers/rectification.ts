import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import { DAY, day, type LedgerRows, type LedgerWorld, plan } from './plan.ts'
import { weakVillages } from './rosters.ts'

const STEPS = [1, 2, 3, 4, 5, 6] as const
const REASONS = ['secretary-vacant', 'party-life', 'no-new-members', 'disputes', 'opaque-affairs'] as const

/** How far a case has come: how many of the six steps are done, and whether it has left. */
const stagesOf = (begun: number, steps: number, left: boolean) => ({
  ...Object.fromEntries(STEPS.map((n) => [`step_${n}_on`, n <= steps ? day(begun + n * 40 * DAY) : null])),
  assessed_on: left ? day(begun + 250 * DAY) : null,
  assessment: left ? 'passed' : null,
  exited_on: left ? day(begun + 260 * DAY) : null,
})

/** Days ago on which the case of the nth weak village began. */
const begunAgo = (n: number): number => 60 + (n % 5) * 45

const cases = (world: LedgerWorld): LedgerRows =>
  plan(world, 'rectifications', (random, make) =>
    weakVillages(world).flatMap((code, n) => {
      const begun = world.now - begunAgo(n) * DAY
      const earlier = world.now - 700 * DAY
      const about = (at: number) => ({
        begun_on: day(at),
        weak_reason: random.pick(REASONS),
        hard: n % 6 === 0,
        method: 'six-steps',
      })
      const now = make(code, { ...about(begun), ...stagesOf(begun, Math.floor(begunAgo(n) / 40), false) })
      return n % 3 === 1 ? [now, make(code, { ...about(earlier), ...stagesOf(earlier, 6, true) })] : [now]
    }),
  )

const measures = (world: LedgerWorld): LedgerRows =>
  plan(world, 'rectification-measures', (random, make) =>
    weakVillages(world).flatMap((code, n) =>
      random
        .shuffle(words.rectification.measures)
        .slice(0, 3)
        .map(([problem = '', measure = ''], at) => {
          const begun = world.now - begunAgo(n) * DAY
          const due = begun + (at + 1) * 60 * DAY
          const done = due < world.now && random.chance(0.9)
          return make(code, {
            begun_on: day(begun),
            measure_number: at + 1,
            ...{ problem, measure, answerable: random.pick(words.rectification.answerable) },
            ...{ due: day(due), done_on: done ? day(due - 5 * DAY) : null },
          })
        }),
    ),
  )

const talks = (world: LedgerWorld): LedgerRows =>
  plan(world, 'rectification-talks', (_, make) =>
    world.county.towns.slice(0, 2).map(({ code }, n) => {
      const at = world.now - (120 + n * 90) * DAY
      const until = { mend_until: day(at + 30 * DAY), mended_on: day(at + 26 * DAY) }
      return make(COUNTY, {
        ...{ town: code, talked_on: day(at), talk_kind: 'reminder', talk_reason: 'behind', ...until },
      })
    }),
  )

/** Villages whose party organisation is weak: what is being mended, and how far it has come. */
export const planRectification = (world: LedgerWorld): readonly LedgerRows[] => [
  cases(world),
  measures(world),
  talks(world),
]
