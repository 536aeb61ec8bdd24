import { newestProcess } from '../../kernel/pack/index.ts'
import { isResidents, type Permitted, type Process } from '../../kernel/workflow/index.ts'
import type { ListedMatter } from '../../store/matter/record.ts'
import type { MatterPage, MatterRow } from '../contract/matter.ts'
import type { Listed } from '../matters/list.ts'
import { channelTitle, deskTitle, itemTitle, regionRef, say, timeLeftOf, type Voice } from './matterWords.ts'

/** `permitted`: matter → what the reader may do with it. Rows with the same acts name one set of them: else it were most of the answer. */
export const presentPage = (
  voice: Voice,
  listed: Listed,
  permitted: ReadonlyMap<string, readonly Permitted[]>,
): MatterPage => {
  const places = new Map<string, number>()
  const acts: MatterPage['acts'] = []
  const placeOf = (mine: readonly Permitted[]): number => {
    const key = mine.map(([action, { title, primary }]) => `${action} ${title} ${primary}`).join('\n')
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, acts.length)
    acts.push(
      Object.fromEntries(
        mine.map(([action, { title, primary = false }]) => [action, { title: say(voice, title), primary }]),
      ),
    )
    return acts.length - 1
  }
  return {
    items: listed.rows.map((row) => ({ ...presentRow(voice, row), may: placeOf(permitted.get(row.id) ?? []) })),
    acts,
    next: listed.next,
    counts: listed.counts,
  }
}

export const presentRow = (voice: Voice, row: ListedMatter): MatterRow => {
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
  }
}

/** Where staff send an act. */
export const actionUrl = (id: string, action: string): string => `/api/v1/matters/${id}/actions/${action}`

const processOf = ({ program }: Voice, key: string): Process | undefined => newestProcess(program.packs.set, key)

export const holderOf = (
  voice: Voice,
  row: Pick<ListedMatter, 'lead' | 'step' | 'closed_at'>,
  process: Process | undefined,
): string | null => {
  if (row.lead !== null) return deskTitle(voice, row.lead)
  const step = process?.steps[row.step]
  return row.closed_at === null && step && isResidents(step) ? say(voice, 'actor.resident') : null
}
