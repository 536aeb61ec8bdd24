import { civilDate } from '../../kernel/calendar/index.ts'
import { type Decision, fold, follow, inheritorOf, lapse, nextLapse } from '../../kernel/workflow/index.ts'
import { asSystem, type Tx } from '../../store/database.ts'
import { listBusy, listBusyWith, listLapsing, postponeLapse } from '../../store/matter/due.ts'
import { findMatter } from '../../store/matter/find.ts'
import { appendToMatter } from '../../store/matter/write.ts'
import { endLeft } from '../../store/place/successions.ts'
import { SYSTEM, traceOf } from '../audit.ts'
import { waysOut } from '../notify/ways.ts'
import type { Program } from '../program.ts'
import { trackingIn } from './act.ts'
import { contextOf } from './context.ts'
import { policyOf } from './policy.ts'
import { announce, rowsOf } from './rows.ts'

/** Matters looked at in one round; the next round follows at once while there are more. */
const BATCH = 200

/**
 * Does what is due because time has passed: steps that lapse, rungs of supervision, stand-ins for vacated desks, merged matters whose
 * answer came. Each matter in a transaction of its own, so that it may be killed at any moment and run twice: what was done is not due
 * any more. Returns how many matters moved.
 */
export const runDeadlines = async (program: Program): Promise<number> => {
  let moved = 0
  for (let handed = BATCH; handed === BATCH; ) {
    handed = 0
    for (const id of await leaving(program)) handed += Number(await lapseMatter(program, id))
    moved += handed
  }
  // what is left of regions that are no more ends with its last task
  await asSystem(program.database, (tx) => endLeft(tx, program.county, civilDate(program.now().toISOString())))
  for (;;) {
    const now = program.now()
    const due = await asSystem(program.database, (tx) => listLapsing(tx, program.county, now, BATCH))
    const before = moved
    for (const id of due) moved += Number(await lapseMatter(program, id, now))
    if (due.length < BATCH || moved === before) return moved
  }
}

/** Open matters on a desk that nobody holds, or whose region was taken over by another with such a desk. */
const leaving = async (program: Program): Promise<readonly string[]> => {
  const directory = await program.directory()
  return asSystem(program.database, async (tx) => {
    const going = (await listBusy(tx, program.county)).filter(
      ({ desk, leads }) =>
        (leads && !directory.live(desk)) || inheritorOf(directory, desk, program.county) !== undefined,
    )
    const desks = going.map(({ desk }) => desk)
    return desks.length === 0 ? [] : listBusyWith(tx, program.county, desks, BATCH)
  })
}

/** What the system does on one matter at an instant (default now); false where nothing was due or somebody acted meanwhile. */
export const lapseMatter = async (program: Program, id: string, at: Date = program.now()): Promise<boolean> => {
  try {
    return await asSystem(program.database, (tx) => lapseIn(program, id, at, tx))
  } catch (error) {
    // somebody acted in the same moment: the next run sees how it stands then
    if (error instanceof Error && 'code' in error && error.code === 'LY409') return false
    throw error
  }
}

const HOUR_MS = 3_600_000
/** What can't be done though it is due (nobody may, no such desk) is looked at again in an hour, so that it holds up nothing else. */
const later = (next: string | null, at: Date): string | null =>
  next !== null && Date.parse(next) <= at.getTime() ? new Date(at.getTime() + HOUR_MS).toISOString() : next

const lapseIn = async (program: Program, id: string, at: Date, tx: Tx): Promise<boolean> => {
  const [found, policy, directory, ways] = await Promise.all([
    findMatter(tx, program.county, id),
    policyOf(program),
    program.directory(),
    waysOut(program),
  ])
  if (found === undefined) return false
  const { matter, history } = found
  const context = contextOf(policy, directory, matter, at)
  const state = fold(context, history)
  const decision: Decision | null = follow(context, state) ?? lapse(context, state)
  if (decision === null) {
    await postponeLapse(tx, program.county, id, later(nextLapse(context, state), at))
    return false
  }
  const around = { tracking: trackingIn(matter.orgs), number: matter.number, subject: matter.subject, ways }
  const rows = rowsOf(program, context, context.matter, { state, history }, decision, around)
  const acts = decision.entries.map((entry) => entry.action)
  const trace = traceOf(program, SYSTEM, {
    action: 'matter.lapse',
    object: { kind: 'matter', id },
    region: matter.region,
    detail: { actions: acts, seq: decision.state.version },
  })
  appendToMatter(tx, { ...rows, before: state }, trace)
  announce(program, tx, rows)
  return true
}
