import { endOfDay, startOfDay } from '../../kernel/calendar/index.ts'
import { contribution, lastDayOf, type Measure, matterLedger, monthsOf } from '../../kernel/indicator/index.ts'
import type { Row } from '../../kernel/ledger/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope, type Tx } from '../../store/database.ts'
import { listMattersBehind, type MatterRow, pastCells } from '../../store/derive/matters.ts'
import { may, type StaffCaller } from '../caller.ts'
import type { LineagePage } from '../contract/indicator.ts'
import { readKey, writeKey } from '../matters/query.ts'
import { inTree } from '../places.ts'
import type { Program } from '../program.ts'
import type { Moment } from './basis.ts'

interface Asked {
  readonly region?: string | undefined
  readonly period?: string | undefined
  readonly after: string
  readonly limit: number
}

/** The first and the last instant of a period in China; of all time where none is named. */
const spanOf = (period: string | undefined): { readonly since: Date; readonly until: Date } => {
  const [first] = period ? monthsOf(period) : []
  const last = period ? lastDayOf(period) : undefined
  return {
    since: new Date(first ? startOfDay(`${first}-01`) : 0),
    until: new Date(last ? endOfDay(last) : 8.64e15),
  }
}

/** With the cells of the moment that is asked for; what was on the closed route then is not there. */
const withCells = async (
  tx: Tx,
  { basis, past }: Moment,
  rows: readonly MatterRow[],
): Promise<readonly (readonly [MatterRow, Row | undefined])[]> => {
  if (past === null) return rows.map((row) => [row, row.cells])
  const stood =
    (await basis.pastMatters?.(
      tx,
      rows.map(({ id }) => id),
      past,
    )) ?? []
  const cells = await pastCells(tx, stood)
  return rows.map((row) => [row, cells.get(row.id)])
}

/**
 * The matters behind a number, newest first, with what each adds to it: only those that the caller sees as anybody in his place does, none
 * of the closed route, just as in the number. Refusals: `absent` for whoever has no part in matters, or asks out of reach;
 * `invalid-input` for a key that is none of ours.
 */
export const matterLineageOf = async (
  program: Program,
  caller: StaffCaller,
  { is, process }: { readonly is: Measure; readonly process: string },
  moment: Moment,
  asked: Asked,
): Promise<Result<LineagePage>> => {
  if (!may(caller, 'matters')) return refuse('absent', 'absent')
  const root = inTree(caller, asked.region)
  if (!root.ok) return root
  const key = readKey(asked.after === '' ? undefined : asked.after)
  if (!key.ok) return key
  const { since, until } = spanOf(asked.period)
  const { past, basis } = moment
  const of = {
    county: program.county,
    process,
    region: root.value,
    since,
    until: past !== null && past < until ? past : until,
  }
  const after = key.value?.at ? { at: key.value.at, id: key.value.id } : undefined
  const found = await inScope(program.database, caller.acting, async (tx) => {
    const rows = await listMattersBehind(tx, of, { after, limit: asked.limit + 1 })
    const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined
    return { rows: await withCells(tx, moment, rows.slice(0, asked.limit)), last }
  })
  const on = (asked.period && lastDayOf(asked.period)) || basis.today
  return accept({
    ledger: null,
    process,
    items: found.rows.flatMap(([row, cells]) =>
      cells === undefined
        ? []
        : [
            {
              id: row.id,
              region: row.region,
              regionName: row.region_name,
              name: row.number,
              recordedAt: row.lodged_at.toISOString(),
              ...contribution(matterLedger(process), is, cells, on),
            },
          ],
    ),
    next: found.last ? writeKey({ at: found.last.lodged_at, id: found.last.id }) : null,
  })
}
