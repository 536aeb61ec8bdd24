import words from '../data/ledgers.json' with { type: 'json' }
import { DAY, day, type LedgerRows, type LedgerWorld, plan, rural } from './plan.ts'

/** Days from the proposal to each step, in the order of the field's names; the last of them on which there is something. */
const STEPS = [
  ['drafting', { proposed_on: 0 }],
  ['in-public', { consulted_on: 12, public_from: 150 }],
  ['agreed', { reviewed_on: 165, decided_on: 172 }],
  ['approved', { public_until: 182, approved_on: 230, result_public_on: 238 }],
] as const

/** Days that a plan in each state is old. */
const AGES = { drafting: [5, 140], 'in-public': [152, 163], agreed: [175, 225], approved: [250, 1500] } as const

/** Plans of villages as the towns' planning offices keep them: most approved, some in each state before it. */
export const planPlans = (world: LedgerWorld): readonly LedgerRows[] => [
  plan(world, 'village-plans', (random, make) =>
    rural(world)
      .filter(() => random.chance(0.82))
      .map(({ code }) => {
        const state = random.weighted([
          ['approved', 70],
          ['agreed', 8],
          ['in-public', 10],
          ['drafting', 12],
        ] as const)
        const begun = world.now - random.between(AGES[state][0], AGES[state][1]) * DAY
        const done = STEPS.slice(0, STEPS.findIndex(([one]) => one === state) + 1)
        const dates = Object.fromEntries(
          done.flatMap(([, steps]) => Object.entries(steps).map(([key, after]) => [key, day(begun + after * DAY)])),
        )
        const due = random.between(30, 60)
        const present = random.between(Math.ceil((due * 2) / 3), due)
        const voted = state === 'approved' || state === 'agreed'
        return make(code, {
          plan: words.villagePlan,
          planned_until: 2035,
          plan_state: state,
          ...dates,
          ...(voted && {
            people_due: due,
            people_present: present,
            people_agreed: random.between(Math.ceil(present * 0.7), present),
          }),
        })
      }),
  ),
]
