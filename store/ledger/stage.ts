import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { CellType, Ledger } from '../../kernel/ledger/index.ts'
import { tableOf } from '../../kernel/ledger/index.ts'
import type { Tx } from '../database.ts'
import type { StoredCell, StoredRow } from './records.ts'
import { quoted } from './shape.ts'

/** A row to be taken in, under the id that it will have if it is new. */
export interface LoadedRow {
  readonly id: string
  /** Where it stood in what was sent, from 1. */
  readonly row: number
  readonly region: string
  readonly cells: StoredRow
  /** The record that it corrects, and the version that its writer saw, where the sheet says so. */
  readonly corrects?: string
  readonly version?: number
}

/** Rows of this transaction that wait beside the ledger. */
export const INCOMING = 'incoming_rows'

const escaped = (text: string): string =>
  /[\\\n\r\t]/.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
    : text

/** A cell as COPY reads it. */
const rendererOf = (kind: CellType['kind']) => {
  if (kind === 'point') return (cell: StoredCell) => escaped(JSON.stringify(cell))
  return (cell: StoredCell): string => {
    if (typeof cell === 'string') return escaped(cell)
    if (Buffer.isBuffer(cell)) return `\\\\x${cell.toString('hex')}`
    // ids of files: nothing in them needs quotes
    return Array.isArray(cell) ? `{${cell.join(',')}}` : String(cell)
  }
}

type Batches = Iterable<readonly LoadedRow[]> | AsyncIterable<readonly LoadedRow[]>

async function* linesOf(ledger: Ledger, batches: Batches): AsyncGenerator<Buffer> {
  const columns = ledger.fields.map(({ key, type, sensitive }) => ({
    key,
    render: rendererOf(sensitive ? 'text' : type.kind),
  }))
  for await (const rows of batches) {
    if (rows.length === 0) continue
    let text = ''
    for (const { id, row, region, cells, corrects = '\\N', version = '\\N' } of rows) {
      text += `${row}\t${id}\t${region}\t${corrects}\t${version}`
      for (const { key, render } of columns) {
        const cell = cells[key]
        text += cell === null || cell === undefined ? '\t\\N' : `\t${render(cell)}`
      }
      text += '\n'
    }
    yield Buffer.from(text)
  }
}

/** Lets this transaction take its time, and memory for matching a million rows. */
export const allowLong = async (tx: Tx): Promise<void> => {
  await tx
    .unsafe(
      `set local statement_timeout = '30min'; set local idle_in_transaction_session_timeout = '10min'; set local work_mem = '64MB'`,
    )
    .simple()
}

/** A place beside the ledger, for this transaction alone. */
export const makeStage = async (tx: Tx, ledger: Ledger): Promise<void> => {
  await tx`create temp table ${tx(INCOMING)} on commit drop as
    select null::integer row_number, id, region, null::uuid corrects, null::integer seen, null::uuid found,
      null::integer found_version ${ledger.fields.map(({ key }) => tx`, ${tx(key)}`)}
    from ${tx(tableOf(ledger))} limit 0`
}

const copyInto = async (tx: Tx, ledger: Ledger, batches: Batches): Promise<void> => {
  const columns = ['row_number', 'id', 'region', 'corrects', 'seen', ...ledger.fields.map(({ key }) => quoted(key))]
  const into = await tx.unsafe(`copy ${INCOMING} (${columns.join(', ')}) from stdin`).writable()
  await pipeline(Readable.from(linesOf(ledger, batches), { objectMode: false }), into)
}

/** Puts the rows beside the ledger, for this transaction alone; nothing is kept yet. Constant memory, whatever their number. */
export const stageRows = async (tx: Tx, ledger: Ledger, batches: Batches): Promise<void> => {
  await makeStage(tx, ledger)
  await copyInto(tx, ledger, batches)
  await tx`analyze ${tx(INCOMING)}`
}

/** Rows beside the ledger in place of those that were there, few enough to stay in memory; after makeStage. */
export const stageFew = async (tx: Tx, ledger: Ledger, rows: readonly LoadedRow[]): Promise<void> => {
  await tx`truncate ${tx(INCOMING)}`
  await copyInto(tx, ledger, [rows])
}

/** Leaves out rows that must not be kept. */
export const dropStaged = async (tx: Tx, rows: readonly number[]): Promise<void> => {
  if (rows.length > 0) await tx`delete from ${tx(INCOMING)} where row_number = any (${[...rows]}::int[])`
}
