import { processBehind } from '../../kernel/indicator/index.ts'
import { declaredIn, measurable } from '../../kernel/pack/index.ts'
import { asSystem, type Tx } from '../../store/database.ts'
import { takeMatters } from '../../store/derive/due.ts'
import { followDue } from '../../store/derive/follow.ts'
import type { Plan } from '../../store/derive/plan.ts'
import { compareSums } from '../../store/derive/rebuild.ts'
import {
  bringUp,
  isCurrent,
  isDue,
  listPlans,
  listStates,
  listUncompared,
  noteCompared,
} from '../../store/derive/state.ts'
import { beginSnapshot, type Difference } from '../../store/matter/rebuild.ts'
import { schemeOf, todayOf } from '../places.ts'
import type { Program } from '../program.ts'

type Deriving = Pick<Program, 'database' | 'packs' | 'county' | 'now'>

const layersOf = (program: Deriving) => schemeOf(program).layers

/** How the sums of every ledger are computed today. */
const plansOf = (program: Deriving): Promise<ReadonlyMap<string, Plan>> => {
  const { ledgers, matters, indicators } = declaredIn(program.packs.set)
  const declared = {
    ledgers: measurable({ ledgers, ...(matters && { matters }) }),
    indicators,
    layers: layersOf(program),
  }
  return listPlans(program.database.system, declared, todayOf(program))
}

/**
 * Makes sums follow what was written. Ledgers whose definition, tree or day changed wait for bringUpSums(), which computes them anew.
 * Returns how many regions were followed.
 */
export const followSums = async (program: Deriving): Promise<number> => {
  const { system } = program.database
  if (!(await isDue(system))) return 0
  const [plans, states] = await Promise.all([plansOf(program), listStates(system)])
  const processes = [...plans.values()].flatMap(({ ledger }) => processBehind(ledger) ?? [])
  await asSystem(program.database, (tx) => takeMatters(tx, processes))
  const current = (ledger: string): Plan | undefined => {
    const plan = plans.get(ledger)
    return plan && isCurrent(plan, states) ? plan : undefined
  }
  return followDue(program.database, current, program.now)
}

/** Computes anew what was computed by another definition, another tree or (ages) on another day. Returns the ledgers. */
export const bringUpSums = async (program: Deriving): Promise<readonly string[]> => {
  const [plans, states] = await Promise.all([plansOf(program), listStates(program.database.system)])
  const due = [...plans.values()].filter((plan) => !isCurrent(plan, states))
  for (const plan of due) await asSystem(program.database, (tx) => bringUp(tx, plan, program.now()))
  return due.map(({ ledger }) => ledger.key)
}

/** What is kept otherwise than the records say, in one snapshot. */
const differencesOf = (program: Deriving, plan: Plan): Promise<readonly Difference[]> =>
  asSystem(program.database, async (tx) => {
    await beginSnapshot(tx)
    return compareSums(tx, plan, layersOf(program))
  })

/** Holds sums against the records, of ledgers that were not since `since`; notes and returns what differs, and mends nothing. */
export const compareAllSums = async (program: Deriving, since: Date): Promise<readonly Difference[]> => {
  const [plans, states] = await Promise.all([plansOf(program), listStates(program.database.system)])
  const found: Difference[] = []
  for (const ledger of await listUncompared(program.database.system, since)) {
    const plan = plans.get(ledger)
    if (plan === undefined || !isCurrent(plan, states)) continue
    const differences = await differencesOf(program, plan)
    await asSystem(program.database, (tx) => noteCompared(tx, ledger, differences.length, program.now()))
    found.push(...differences)
  }
  return found
}

export interface SumsRebuilt {
  readonly ledgers: number
  readonly differences: number
  readonly mended: number
}

/**
 * Computes the sums of every ledger from the records, says what is kept otherwise and puts it right (unless `check`). Sums that only
 * are not computed yet, by a new definition or tree, are no difference.
 */
export const rebuildSums = async (
  program: Deriving,
  options: {
    readonly check: boolean
    readonly found: (difference: Difference) => void
    /** A transaction as owner, where there is one: a table that is empty is filled in half the time. */
    readonly asOwner?: (work: (tx: Tx) => Promise<number>) => Promise<unknown>
  },
): Promise<SumsRebuilt> => {
  const [plans, states] = await Promise.all([plansOf(program), listStates(program.database.system)])
  let [differences, mended] = [0, 0]
  for (const plan of plans.values()) {
    const found = isCurrent(plan, states) ? await differencesOf(program, plan) : []
    for (const difference of found) options.found(difference)
    differences += found.length
    if (options.check) continue
    const run = options.asOwner ?? ((work: (tx: Tx) => Promise<number>) => asSystem(program.database, work))
    await run((tx) => bringUp(tx, plan, program.now()))
    mended += found.length
  }
  return { ledgers: plans.size, differences, mended }
}
