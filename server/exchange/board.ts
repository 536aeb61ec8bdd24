import type { Result } from '../../kernel/refusal/index.ts'
import type { StaffCaller } from '../caller.ts'
import type { BoardLine, Rate } from '../contract/board.ts'
import { type BoardQuery, boardOf } from '../matters/board.ts'
import { voiceOf } from '../matters/voice.ts'
import { presentBoard } from '../presenters/board.ts'
import type { Program } from '../program.ts'
import { type Column, type Listing, listing } from './pages.ts'

/** Numerator, denominator and share: the parts stay together, so that any level can be summed exactly. */
const rate = (key: string, of: (line: BoardLine) => Rate): readonly Column<BoardLine>[] => [
  [`${key}Numerator`, (line) => of(line).numerator],
  [`${key}Denominator`, (line) => of(line).denominator],
  [key, (line) => of(line).value],
]

const COLUMNS: readonly Column<BoardLine>[] = [
  ['code', ({ code }) => code],
  ['name', ({ name }) => name],
  ['lodged', ({ lodged }) => lodged],
  ['open', ({ open }) => open],
  ['lateNow', ({ late }) => late],
  ['answeredLate', ({ answeredLate }) => answeredLate],
  ['closed', ({ closed }) => closed],
  ...rate('response', ({ response }) => response),
  ...rate('resolution', ({ resolution }) => resolution),
  ...rate('satisfaction', ({ satisfaction }) => satisfaction),
  ['composite', ({ composite }) => composite],
  ['rank', ({ rank }) => rank],
]

/** Lines of a board by place or by organisation, the total last. Refusals of boardOf(). */
export const boardListing = async (
  program: Program,
  caller: StaffCaller,
  query: BoardQuery & { readonly lines: 'region' | 'organisation' },
): Promise<Result<Listing>> => {
  const board = await boardOf(program, caller, query)
  if (!board.ok) return board
  const shown = presentBoard(await voiceOf(program, caller.language), board.value)
  return listing(COLUMNS, [...(query.lines === 'region' ? shown.byRegion : shown.byOrganisation), shown.total])
}
