import { contribution } from '../../kernel/indicator/index.ts'
import type { Ledger, Row } from '../../kernel/ledger/index.ts'
import type { Point } from '../../kernel/place/index.ts'
import type { Tx } from '../../store/database.ts'
import { listRecords, type RecordKey, type StoredRecord } from '../../store/ledger/records.ts'

const PAGE = 5000

async function* recordsOf(tx: Tx, ledger: Ledger, region: string): AsyncGenerator<StoredRecord> {
  for (let after: RecordKey | null = null; ; ) {
    const rows = await listRecords(tx, ledger, { region }, { after, limit: PAGE })
    yield* rows
    const last = rows.at(-1)
    if (rows.length < PAGE || last === undefined) return
    after = { region: last.region, id: last.id }
  }
}

/** `lon,lat` as it is kept; null where nobody has said. */
const pointOf = (cell: unknown): Point | null => {
  const [lon, lat] = typeof cell === 'string' ? cell.split(',').map(Number) : []
  return lon === undefined || lat === undefined || Number.isNaN(lon + lat) ? null : [lon, lat]
}

export interface Placed {
  readonly region: string
  readonly place: Point | null
}

/** Where the records of a ledger are, in a region; of those for which `where` (CEL) is true on a day, or of all. */
export const listPlaced = async (
  tx: Tx,
  ledger: Ledger,
  of: { readonly region: string; readonly point: string; readonly where?: string; readonly on: string },
): Promise<readonly Placed[]> => {
  const measure = { kind: 'count', ledger: ledger.key, ...(of.where && { where: of.where }) } as const
  const found: Placed[] = []
  for await (const { region, cells } of recordsOf(tx, ledger, of.region))
    if (contribution(ledger, measure, cells as Row, of.on).numerator === 1)
      found.push({ region, place: pointOf(cells[of.point]) })
  return found
}
