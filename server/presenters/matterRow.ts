import { deskOf, type Position } from '../../kernel/access/index.ts'
import { type Action, isResidents, type Process } from '../../kernel/workflow/index.ts'
import type { ListedMatter } from '../../store/matter/record.ts'
import type { Caller } from '../caller.ts'
import type { MatterPage, MatterRow } from '../contract/matter.ts'
import type { Listed } from '../matters/list.ts'
import { channelTitle, deskTitle, itemTitle, regionRef, say, timeLeftOf, type Voice } from './matterWords.ts'

export const presentPage = (voice: Voice, caller: Caller, listed: Listed): MatterPage => {
  const acts = actsFor(caller)
  return {
    items: listed.rows.map((row) => presentRow(voice, row, acts)),
    next: listed.next,
    counts: listed.counts,
  }
}

export const presentRow = (voice: Voice, row: ListedMatter, acts: Acts = () => []): MatterRow => {
  const process = processOf(voice, row.process)
  const step = process?.steps[row.step]
  return {
    id: row.id,
    number: row.number,
    process: row.process,
    processTitle: process ? say(voice, process.title) : row.process,
    subject: row.subject === '' ? row.body : row.subject,
    region: regionRef(voice, row.region),
    category:
      row.category === null
        ? null
        : { code: row.category, title: itemTitle(voice, row.process, 'category', row.category) },
    channel: row.channel,
    channelTitle: channelTitle(voice, row.process, row.channel),
    lodgedAt: row.lodged_at.toISOString(),
    step: row.step,
    stepTitle: step ? say(voice, step.title) : row.step,
    stage: row.stage,
    holder: holderOf(voice, row, process),
    timeLeft: row.closed_at === null ? timeLeftOf(voice, row.due_at, row.due_unit) : null,
    late: row.late,
    closedAt: row.closed_at?.toISOString() ?? null,
    outcome: row.outcome,
    outcomeTitle: row.outcome === null ? null : say(voice, `outcome.${row.outcome}`),
    version: row.entries,
    task: row.task_key !== null && row.task_kind !== null ? { key: row.task_key, kind: row.task_kind } : null,
    may: Object.fromEntries(
      acts(row, process).map(([key, action]) => [
        key,
        {
          url: `/api/v1/matters/${row.id}/actions/${key}`,
          title: say(voice, action.title),
          primary: action.primary ?? false,
        },
      ]),
    ),
  }
}

/** The newest version that knows the key: titles of steps never change their sense between versions. */
const processOf = ({ program }: Voice, key: string): Process | undefined =>
  program.packs.set.packs.flatMap((pack) => pack.processes ?? []).findLast((one) => one.key === key)

export const holderOf = (
  voice: Voice,
  row: Pick<ListedMatter, 'lead' | 'step' | 'closed_at'>,
  process: Process | undefined,
): string | null => {
  if (row.lead !== null) return deskTitle(voice, row.lead)
  const step = process?.steps[row.step]
  return row.closed_at === null && step && isResidents(step) ? say(voice, 'actor.resident') : null
}

type Acts = (row: ListedMatter, process: Process | undefined) => readonly (readonly [string, Action])[]

/**
 * What the row's step offers to this position, by the table of the process alone: the matter's page, which folds the history, has the
 * last word, and an act that the rules forbid is refused with what is allowed.
 */
const actsFor = (caller: Caller): Acts => {
  if (caller.kind !== 'staff' || caller.position === null) return () => []
  const { position } = caller
  const desk = deskOf(position)
  const known = new Map<Action, boolean>()
  return (row, process) => {
    const step = process?.steps[row.step]
    if (step === undefined) return []
    const holds = row.lead === desk
    return Object.entries(step.actions).filter(([, action]) => {
      if (holds && action.by.includes('holder')) return true
      if (row.task_kind === 'help' && action.by.includes('helper')) return true
      if (row.task_kind === 'supervise' && action.by.includes('supervisor')) return true
      const byRole = known.get(action) ?? isForRole(action, position)
      known.set(action, byRole)
      return byRole && !row.sealed
    })
  }
}

const isForRole = (action: Action, position: Position): boolean =>
  action.by.some((by) => typeof by === 'object' && by.role === position.role)
