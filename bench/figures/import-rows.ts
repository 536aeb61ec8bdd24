import { createReadStream, createWriteStream, mkdirSync, openAsBlob, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'
import { connect } from '../../store/connect.ts'
import { KEEPER, LEDGER, TABLE, villagesOf, WORK, writeContracts } from '../contracts.ts'
import { beside, cookieFor, prepareCounty, serve } from '../county.ts'
import { median, print } from '../figure.ts'

/**
 * A million validated rows from CSV into a ledger, by the route that people use, against COPY of the same rows into the same table by its
 * owner: text format, one statement, nothing checked but the table's own constraints. The ratio is COPY's time over ours.
 * `node bench/figures/import-rows.ts 100000` for a shorter look.
 */
const ROWS = Number(process.argv[2] ?? 1_000_000)
const RUNS = 3

const sheet = join(WORK, 'import-rows.csv')
const copied = join(WORK, 'import-rows.copy')

const emptied = async (owner: postgres.Sql): Promise<void> => {
  await owner.unsafe(`truncate ${TABLE}, ${TABLE}_past; truncate derive_due`)
  await owner.unsafe('checkpoint')
}

/** On a connection of its own: the driver may leave one paused after it was read to its end. */
const copyOut = async (url: string): Promise<void> => {
  const sql = connect(url, { max: 1 })
  await pipeline(await sql.unsafe(`copy ${TABLE} to stdout`).readable(), createWriteStream(copied))
  await sql.end({ timeout: 1 })
}

const byCopy = async (owner: postgres.Sql): Promise<number> => {
  const began = performance.now()
  const into = await owner.unsafe(`copy ${TABLE} from stdin`).writable()
  await pipeline(createReadStream(copied, { highWaterMark: 1024 * 1024 }), into)
  return performance.now() - began
}

const byImport = async (origin: string, cookie: string): Promise<number> => {
  const form = new FormData()
  form.set('file', await openAsBlob(sheet), 'contracts.csv')
  const began = performance.now()
  const answer = await fetch(`${origin}/api/v1/ledgers/${LEDGER}/import`, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', accept: 'application/x-ndjson' },
    body: form,
  })
  const text = await answer.text()
  const took = performance.now() - began
  const report = JSON.parse(text.trim().split('\n').at(-1) ?? '{}') as { added?: number; problems?: unknown[] }
  if (report.added !== ROWS) throw new Error(`${answer.status} ${text.slice(-600)}`)
  return took
}

mkdirSync(WORK, { recursive: true })
const county = await prepareCounty(0, 8305)
const server = await serve(county)
const here = await beside(county)
const owner = connect(here.ownerUrl, { max: 1 })
try {
  await writeContracts(sheet, ROWS, await villagesOf(owner))
  const cookie = await cookieFor(here, `${KEEPER}@%`)
  await emptied(owner)
  await byImport(county.origin, cookie)
  await copyOut(here.ownerUrl)
  const [ours, floor]: [number[], number[]] = [[], []]
  for (let run = 0; run < RUNS; run += 1) {
    await emptied(owner)
    floor.push(await byCopy(owner))
    await emptied(owner)
    ours.push(await byImport(county.origin, cookie))
    process.stderr.write(`COPY ${(floor.at(-1) ?? 0) | 0} ms, import ${(ours.at(-1) ?? 0) | 0} ms\n`)
  }
  const rate = (times: readonly number[]): number => ROWS / (median(times) / 1000)
  print([
    {
      name: 'import-rows',
      value: rate(ours),
      unit: 'rows/s',
      against: 'COPY',
      againstValue: rate(floor),
      ratio: rate(ours) / rate(floor),
      n: RUNS,
    },
  ])
} finally {
  // other figures measure the same county
  await emptied(owner)
  await owner.end({ timeout: 5 })
  await here.close()
  await server.stop()
  for (const file of [sheet, copied]) rmSync(file, { force: true })
}
