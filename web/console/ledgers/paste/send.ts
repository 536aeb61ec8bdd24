import type { BulkReport } from '../../../../server/contract/ledger.ts'
import { send } from '../../../ui/api.ts'
import type { CheckedRow } from './check.ts'

/** Rows that go out at once; the server takes 2,000. */
export const PIECE = 1000

/** A right row with its place in the grid, from 0. */
export interface Ready {
  readonly at: number
  readonly region: string
  readonly cells: NonNullable<CheckedRow['row']>
}
/** What the server finds wrong in a row that looked right. */
export interface Told {
  readonly at: number
  readonly path: string
  readonly message: string
}
export interface Outcome extends Pick<BulkReport, 'added' | 'corrected' | 'same' | 'refused'> {
  readonly told: readonly Told[]
}

/** All rows in pieces, one after the other: what they add up to. `hear` is told how many rows are done. */
export const sendRows = async (
  ledger: string,
  rows: readonly Ready[],
  how: { readonly dryRun: boolean; readonly keep: 'all' | 'right'; readonly reason: string },
  hear: (done: number) => void,
): Promise<Outcome> => {
  const sum = { added: 0, corrected: 0, same: 0, refused: 0 }
  const told: Told[] = []
  for (let from = 0; from < rows.length; from += PIECE) {
    const piece = rows.slice(from, from + PIECE)
    const report = await send<BulkReport>('POST', `ledgers/${ledger}/bulk`, {
      keep: how.keep,
      dryRun: how.dryRun,
      reason: how.reason,
      rows: piece.map(({ region, cells }) => ({ region, cells })),
    })
    for (const key of ['added', 'corrected', 'same', 'refused'] as const) sum[key] += report[key]
    for (const { row, path, message } of report.problems)
      told.push({ at: piece[row - 1]?.at ?? 0, path: path.replace(/^cells\./, '') || 'region', message })
    hear(Math.min(rows.length, from + PIECE))
  }
  return { ...sum, told }
}
