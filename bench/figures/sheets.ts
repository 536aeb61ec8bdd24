import { mkdirSync, openAsBlob, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'
import { bookOf } from '../../server/tableBook.ts'
import { connect } from '../../store/connect.ts'
import { contractRows, KEEPER, LEDGER, TABLE, villagesOf, WORK } from '../contracts.ts'
import { beside, cookieFor, prepareCounty, serve } from '../county.ts'
import { print } from '../figure.ts'

/**
 * XLSX of 100,000 rows into a ledger: seconds, and the most memory that the server ever had. What goes out is measured by export-rows.
 * `node bench/figures/sheets.ts 10000` for a shorter look.
 */
const ROWS_IN = Number(process.argv[2] ?? 100_000)
const sheet = join(WORK, 'sheets.bin')

/** Most resident memory of a process since the last reset, in megabytes. */
const peak = (pid: number): number =>
  Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
const put = async (origin: string, cookie: string, rows: number): Promise<number> => {
  const form = new FormData()
  form.set('file', await openAsBlob(sheet), 'contracts')
  const began = performance.now()
  const answer = await fetch(`${origin}/api/v1/ledgers/${LEDGER}/import`, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    body: form,
  })
  const text = await answer.text()
  if ((JSON.parse(text) as { added?: number }).added !== rows) throw new Error(`${answer.status} ${text.slice(0, 500)}`)
  return (performance.now() - began) / 1000
}

const emptied = (owner: postgres.Sql) => owner.unsafe(`truncate ${TABLE}, ${TABLE}_past; truncate derive_due`)

mkdirSync(WORK, { recursive: true })
const county = await prepareCounty(0, 8306)
const server = await serve(county)
const here = await beside(county)
const owner = connect(here.ownerUrl, { max: 1 })
try {
  const villages = await villagesOf(owner)
  const cookie = await cookieFor(here, `${KEEPER}@%`)
  const rows = contractRows(ROWS_IN, villages)
  const header = rows.next().value ?? []
  async function* following() {
    yield* rows
  }
  const { writeFile } = await import('node:fs/promises')
  await writeFile(sheet, bookOf(header, following()) as AsyncIterable<Uint8Array>)
  await emptied(owner)
  const seconds = await put(county.origin, cookie, ROWS_IN)
  const memory = peak(server.pid)
  const bar = (name: string, value: number, unit: string, againstValue: number, n: number) => ({
    ...{ name, value, unit, against: 'the bar', againstValue, ratio: value / againstValue, n },
  })
  print([bar('xlsx-in', seconds, 's', 20, ROWS_IN), bar('xlsx-in-memory', memory, 'MB', 500, ROWS_IN)])
} finally {
  // other figures measure the same county
  await emptied(owner)
  await owner.end({ timeout: 5 })
  await here.close()
  await server.stop()
  rmSync(sheet, { force: true })
}
