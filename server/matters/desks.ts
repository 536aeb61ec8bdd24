import { civilDate } from '../../kernel/calendar/index.ts'
import { after, within } from '../../kernel/place/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { canChoose, type DeskRule } from '../../kernel/workflow/index.ts'
import { inScope } from '../../store/database.ts'
import { countOpenTasks, countUsed, type HeldDesk, listHeldDesks } from '../../store/matter/desks.ts'
import type { StaffCaller } from '../caller.ts'
import type { Program } from '../program.ts'
import { actorOf } from './context.ts'
import { type Reading, readMatter } from './read.ts'

export interface Choice extends HeldDesk {
  readonly title: string
  readonly open: number
  readonly suggested: boolean
}

/** A list longer than this is searched, not read. */
const MOST = 200
/** How many of those that got such matters before are put on top. */
const MOST_USED = 3

/** Desks that the act may hand the matter to: nearest and most used first. Refusal: `absent` for a matter or act not on offer. */
export const choicesOf = async (
  program: Program,
  caller: StaffCaller,
  asked: { readonly matter: string; readonly action: string; readonly q?: string },
  titleOf: (desk: string) => string,
): Promise<Result<readonly Choice[]>> => {
  const reading = await readMatter(program, caller, asked.matter)
  if (!reading.ok) return reading
  const targets = reading.value.offers.find(({ action }) => action === asked.action)?.targets
  if (targets === undefined) return refuse('absent', 'absent')
  const held = await listHeldDesks(program.database.app, program.county, rangeOf(program, caller, targets))
  const allowed = held
    .filter(({ desk }) => isAllowed(reading.value, caller, asked.action, desk))
    .map((one) => ({ ...one, title: titleOf(one.desk) }))
    .filter(({ title, people }) => !asked.q || [title, ...people].some((text) => text.includes(asked.q ?? '')))
  const { category } = reading.value.state
  const [open, used] = await inScope(program.database, caller.acting, (tx) =>
    Promise.all([
      countOpenTasks(
        tx,
        program.county,
        allowed.map(({ desk }) => desk),
      ),
      category === null ? new Map<string, number>() : countUsed(tx, program.county, category),
    ]),
  )
  const near = nearnessTo(reading.value.matter.region, caller.position?.region ?? '')
  const sorted = allowed.toSorted((a, b) => (used.get(b.desk) ?? 0) - (used.get(a.desk) ?? 0) || near(b) - near(a))
  const suggested = new Set(
    sorted.filter((one, index) => (index < MOST_USED && used.has(one.desk)) || near(one) > 0).map(({ desk }) => desk),
  )
  return accept(
    sorted
      .toSorted((a, b) => Number(suggested.has(b.desk)) - Number(suggested.has(a.desk)))
      .slice(0, MOST)
      .map((one) => ({ ...one, open: open.get(one.desk) ?? 0, suggested: suggested.has(one.desk) })),
  )
}

/** The part of the register that the rules can mean: one's own subtree where all look inside, the county else. */
const rangeOf = (program: Program, caller: StaffCaller, targets: readonly DeskRule[]) => {
  const roles = targets.some(({ role }) => role === '*') ? null : [...new Set(targets.map(({ role }) => role))]
  const root = targets.every(({ at }) => at === 'inside') ? (caller.position?.region ?? '') : program.county
  return { roles, lo: root, hi: after(root), day: civilDate(program.now().toISOString()) }
}

/** As the act itself will have it; who has the matter need not be let know of it. */
const isAllowed = ({ context, state }: Reading, caller: StaffCaller, action: string, desk: string): boolean => {
  const effect = context.process.steps[state.step]?.actions[action]?.effect
  if (effect === 'inform' && desk === state.lead) return false
  return canChoose(context, state, { action, actor: actorOf(caller) }, desk)
}

/** Digits of a desk's region that lies around the matter and below one's own: the closer, the more; 0 for all others. */
const nearnessTo =
  (matter: string, own: string) =>
  ({ region }: HeldDesk): number =>
    within(matter, region) && region.length > own.length ? region.length : 0
