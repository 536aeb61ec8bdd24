import type { Result } from '../../kernel/refusal/index.ts'
import type { ListedMatter } from '../../store/matter/record.ts'
import type { Caller } from '../caller.ts'
import type { MatterQuery, MatterRow } from '../contract/matter.ts'
import { eachMatter, listMatters } from '../matters/list.ts'
import { voiceOf } from '../matters/voice.ts'
import { presentRow } from '../presenters/matterRow.ts'
import { seatName, type Voice } from '../presenters/matterWords.ts'
import type { Program } from '../program.ts'
import { words } from '../words.ts'
import { type Column, type Listing, listing, minute } from './pages.ts'

interface Line {
  readonly row: MatterRow
  readonly listed: ListedMatter
}

const columnsOf = (voice: Voice): readonly Column<Line>[] => [
  ['number', ({ row }) => row.number],
  ['process', ({ row }) => row.processTitle],
  ['subject', ({ row }) => row.subject],
  ['region', ({ row }) => row.region.code],
  ['place', ({ row }) => row.region.path],
  ['category', ({ row }) => row.category?.code],
  ['categoryTitle', ({ row }) => row.category?.title],
  ['channel', ({ row }) => row.channelTitle],
  ['lodgedAt', ({ row }) => minute(row.lodgedAt)],
  ['step', ({ row }) => row.stepTitle],
  ['holder', ({ row }) => row.holder],
  ['responsible', ({ listed }) => (listed.responsible === '' ? '' : seatName(voice, listed.responsible))],
  ['dueAt', ({ row }) => minute(row.timeLeft?.dueAt)],
  ['late', ({ row }) => words(row.late ? 'answer.yes' : 'answer.no', voice.language)],
  ['closedAt', ({ row }) => minute(row.closedAt)],
  ['outcome', ({ row }) => row.outcomeTitle],
  ['id', ({ row }) => row.id],
]

/** Matters of a list, whole; neither names nor phones are in it. Refusals of listMatters(). */
export const matterListing = async (program: Program, caller: Caller, query: MatterQuery): Promise<Result<Listing>> => {
  const first = await listMatters(program, caller, { ...query, limit: 1 })
  if (!first.ok) return first
  const voice = await voiceOf(program, caller.language)
  async function* lines(): AsyncGenerator<Line> {
    for await (const listed of eachMatter(program, caller, query)) yield { row: presentRow(voice, listed), listed }
  }
  return listing(columnsOf(voice), lines())
}
