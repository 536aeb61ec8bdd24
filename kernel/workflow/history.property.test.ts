import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actors, dataFor, entriesOf, type History, history, type Moment } from './example/history.ts'
import type { Context, Counts, MatterState } from './index.ts'
import { COUNTS, decide, flowDelta, fold, lapse, offers, tallyDelta } from './index.ts'

const forAll = (check: (some: History) => void, numRuns = 200) => fc.assert(fc.property(history, check), { numRuns })
const last = ({ moments }: History): Moment => moments.at(-1) as Moment
const isStaffed = ({ process }: Context, state: MatterState): boolean => {
  const step = process.steps[state.step]
  return step !== undefined && !step.final && step.desks.length > 0 && step.desks[0]?.at !== 'resident'
}

describe('reachable histories', () => {
  it('visit every step and every action of the example', () => {
    const steps = new Set<string>()
    const taken = new Set<string>()
    const process = fc.sample(history, { numRuns: 400, seed: 7 }).map((some) => {
      for (const entry of entriesOf(some)) {
        steps.add(entry.to)
        taken.add(entry.action)
      }
      return last(some).context.process
    })[0]
    expect(Object.keys(process?.steps ?? {}).filter((key) => !steps.has(key))).toEqual([])
    const actions = Object.values(process?.steps ?? {}).flatMap((step) => Object.keys(step.actions))
    // `follow` is taken by the caller when another matter is answered
    expect(actions.filter((key) => !taken.has(key) && key !== 'follow')).toEqual([])
  })

  it('the state folded from the entries is the state that was decided, whoever sits where by then', () => {
    forAll((some) => {
      const { context, decision } = last(some)
      expect(fold(context, entriesOf(some))).toEqual(decision.state)
    })
  })

  it('entries survive being kept as JSON', () => {
    forAll((some) => {
      const kept = JSON.parse(JSON.stringify(entriesOf(some)))
      expect(fold(last(some).context, kept)).toEqual(last(some).decision.state)
    })
  })

  it('are numbered without gaps; the version is their number', () => {
    forAll((some) => {
      expect(entriesOf(some).map((entry) => entry.seq)).toEqual(entriesOf(some).map((_, index) => index + 1))
      expect(last(some).decision.state.version).toBe(entriesOf(some).length)
    })
  })
})

describe('offers', () => {
  it('are exactly what decide accepts, fields aside', () => {
    forAll((some) => {
      const { context, decision } = last(some)
      const actions = Object.values(context.process.steps).flatMap((step) => Object.entries(step.actions))
      for (const actor of actors) {
        const may = new Set(offers(context, decision.state, actor).map((offer) => offer.action))
        for (const [action, { fields }] of actions) {
          const decided = decide(context, decision.state, { action, actor, data: dataFor(fields, 1) })
          const accepted = decided.ok || decided.refusal.kind === 'input'
          expect([action, may.has(action)]).toEqual([action, accepted])
        }
      }
    }, 60)
  })
})

describe('clocks', () => {
  it('no deadline moves later but by an extension, a new round or another step', () => {
    forAll(({ moments }) => {
      for (const { before, decision } of moments) {
        if (before === null || before.dueAt === null || decision.state.dueAt === null) continue
        const moved = decision.entries.some(
          ({ effect, from, to }) => effect === 'extend' || effect === 'reopen' || from !== to,
        )
        if (!moved) expect(decision.state.dueAt <= before.dueAt).toBe(true)
        const back = decision.entries.length === 1 && decision.entries[0]?.effect === 'return'
        if (back) expect(decision.state.dueAt <= before.dueAt).toBe(true)
      }
    })
  })

  it('lapse has nothing to do twice', () => {
    forAll((some) => {
      const { context, decision } = last(some)
      const lapsed = lapse(context, decision.state)
      if (lapsed !== null) expect(lapse(context, lapsed.state)).toBeNull()
    })
  })
})

describe('tasks', () => {
  it('exactly one open lead at a staffed step, none elsewhere; it is the lead, on the clock of the state', () => {
    forAll(({ moments }) => {
      for (const { context, decision } of moments) {
        const { state } = decision
        const leads = state.tasks.filter((task) => task.kind === 'lead' && task.doneAt === null)
        expect(leads.map(({ desk, step, dueAt }) => ({ desk, step, dueAt }))).toEqual(
          isStaffed(context, state) ? [{ desk: state.lead, step: state.step, dueAt: state.dueAt }] : [],
        )
      }
    })
  })

  it('no desk has two open tasks of a kind, keys are never used twice, who has a task has sight', () => {
    forAll((some) => {
      const { state } = last(some).decision
      const open = state.tasks.filter((task) => task.doneAt === null).map((task) => `${task.kind} ${task.desk}`)
      expect(new Set(open).size).toBe(open.length)
      expect(new Set(state.tasks.map((task) => task.key)).size).toBe(state.tasks.length)
      for (const task of state.tasks) if (task.doneAt === null) expect(state.orgs).toContain(task.desk)
    })
  })

  it('on the closed route only those who have it now may see it', () => {
    forAll(({ moments }) => {
      for (const { decision } of moments) {
        if (!decision.state.sealed) continue
        expect(decision.state.orgs.filter((org) => !org.includes('ethics'))).toEqual([])
      }
    })
  })
})

const add = (into: Map<string, number>, key: string, counts: Counts) => {
  for (const count of COUNTS)
    if (counts[count]) into.set(`${key} ${count}`, (into.get(`${key} ${count}`) ?? 0) + counts[count])
}
const nonZero = (sums: Map<string, number>) => Object.fromEntries([...sums].filter(([, value]) => value !== 0).sort())

describe('sums', () => {
  it('of the steps are those of the whole', () => {
    forAll((some) => {
      const parts = new Map<string, number>()
      for (const { before, decision } of some.moments)
        for (const tally of tallyDelta(before, decision.state, decision.entries, some.matter))
          add(parts, `${tally.month} ${tally.region} ${tally.org}`, tally.deltas)
      const whole = new Map<string, number>()
      for (const tally of tallyDelta(null, last(some).decision.state, entriesOf(some), some.matter))
        add(whole, `${tally.month} ${tally.region} ${tally.org}`, tally.deltas)
      expect(nonZero(parts)).toEqual(nonZero(whole))
    })
  })

  it('count every matter once, and nothing less than none', () => {
    forAll((some) => {
      const sums = new Map<string, number>()
      for (const tally of tallyDelta(null, last(some).decision.state, entriesOf(some), some.matter))
        add(sums, '', tally.deltas)
      expect(sums.get(' lodged')).toBe(1)
      expect([...sums.values()].every((value) => value > 0)).toBe(true)
      expect((sums.get(' contacted') ?? 0) <= (sums.get(' judged') ?? 0)).toBe(true)
    })
  })

  it('of the flow: what comes into a step goes out of it, but for where it is now', () => {
    forAll((some) => {
      const balance = new Map<string, number>()
      for (const { from, to, passed } of flowDelta(entriesOf(some), some.matter)) {
        balance.set(from, (balance.get(from) ?? 0) - passed)
        balance.set(to, (balance.get(to) ?? 0) + passed)
      }
      expect(nonZero(balance)).toEqual({ '': -1, [last(some).decision.state.step]: 1 })
    })
  })
})
