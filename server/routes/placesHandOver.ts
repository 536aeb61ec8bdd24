import type { z } from 'zod'
import { within } from '../../kernel/place/index.ts'
import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Tx } from '../../store/database.ts'
import {
  findHouseholds,
  findWorker,
  type Household,
  handOverHouseholds,
  rememberRegion,
} from '../../store/place/households.ts'
import { appendAudit } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import { HandedOver, HandOver } from '../contract/place.ts'
import { lowestWidth, schemeOf, todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { defineRoute } from '../route.ts'
import { write } from '../write.ts'

/** A village: its groups are cut anew among neighbours, not across. */
const VILLAGE = 12

interface Move {
  readonly before: Household
  readonly id: string
  readonly version: number
  readonly region: string
}

const wrong = (...problems: readonly Problem[]): Result<never> =>
  refuse('input', 'invalid-input', { problems, params: { count: problems.length } })

/** The region that a worker's households may lie in; undefined where the position keeps contact with none, is of no village, or is out of sight. */
const regionOf = async (
  tx: Tx,
  program: Program,
  { acting: { scope } }: StaffCaller,
  worker: string,
): Promise<string | undefined> => {
  const found = await findWorker(tx, program.county, worker, todayOf(program))
  const may =
    found && found.region.length >= VILLAGE && program.packs.role(found.role)?.abilities.includes('households')
  const above = found && within(scope.lo, found.region)
  return may && (above || (found.region >= scope.lo && found.region < scope.hi)) ? found.region : undefined
}

/**
 * Where a household lies under its new worker: where it lies now if that is his, else in his group if it is one of the same village.
 * Undefined where he cannot have it.
 */
const regionUnder = (region: string, his: string, lowest: number): string | undefined => {
  if (within(region, his)) return region
  return his.length === lowest && within(region, his.slice(0, VILLAGE)) ? his : undefined
}

/** What goes where; the same household twice, an absent one, and one that the worker cannot have are refused. */
const planOf = async (
  tx: Tx,
  program: Program,
  caller: StaffCaller,
  { worker, households }: z.output<typeof HandOver>,
): Promise<Result<readonly Move[]>> => {
  const found = new Map(
    (
      await findHouseholds(
        tx,
        program.county,
        households.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  )
  if (households.some(({ id }) => !found.has(id))) return refuse('absent', 'absent')
  if (found.size < households.length) return wrong({ path: 'households', code: 'repeated' })
  const his = worker === null ? null : await regionOf(tx, program, caller, worker)
  if (his === undefined) return wrong({ path: 'worker', code: 'not-a-worker-here' })
  const lowest = lowestWidth(schemeOf(program))
  const moves: Move[] = []
  for (const { id, version } of households) {
    const before = found.get(id)
    const region = before && (his === null ? before.region : regionUnder(before.region, his, lowest))
    if (before === undefined || region === undefined) return wrong({ path: 'worker', code: 'not-a-worker-here' })
    moves.push({ before, id, version, region })
  }
  return accept(moves)
}

export const routes = [
  defineRoute({
    method: 'post',
    path: '/api/v1/households/hand-over',
    who: 'households',
    tag: 'people',
    summary: 'Households go to another worker of their village, or to nobody; all of them or none',
    body: HandOver,
    reply: HandedOver,
    run: (call) =>
      write(call, async (tx) => {
        const { program, caller, body } = call
        const plan = await planOf(tx, program, caller, body)
        if (!plan.ok) return plan
        const done = new Set(await handOverHouseholds(tx, program.county, body.worker, plan.value))
        const stale = plan.value.filter(({ id }) => !done.has(id)).length
        if (stale > 0) return refuse('rules', 'households-changed', { params: { count: stale } })
        const moved = plan.value.filter(({ before, region }) => before.region !== region)
        const day = todayOf(program)
        await Promise.all(
          moved.map(({ before, id }) =>
            rememberRegion(tx, { county: program.county, household: id, region: before.region, day }),
          ),
        )
        await appendAudit(
          program,
          tx,
          caller,
          ...plan.value.map(({ before, id, region }) => ({
            action: 'household.hand-over',
            object: { kind: 'household', id },
            region,
            detail: {
              from: before.worker ?? '',
              to: body.worker ?? '',
              ...(before.region === region ? {} : { group: before.region }),
            },
          })),
        )
        return accept({ body: { changed: plan.value.length, moved: moved.length } })
      }),
  }),
]
