import { createReadStream, createWriteStream, mkdirSync, openAsBlob, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'
import { connect } from '../../store/connect.ts'
import { KEEPER, LEDGER, TABLE, villagesOf, WORK, writeContracts } from '../contracts.ts'
import { beside, cookieFor, prepareCounty, serve } from '../county.ts'
import { type Figure, median, print } from '../figure.ts'

/**
 * A million validated rows from CSV into a ledger, by the route that people use, against COPY of the same rows into the same table by its
 * owner: text format, one statement, nothing checked but the table's own constraints. The ratio is COPY's time over ours. `import-rows` goes
 * into an empty ledger; of `import-rows-beside` a quarter as many go in beside a million others, which both ways must put back before each
 * run. `node bench/figures/import-rows.ts 100000` for a shorter look.
 */
const ROWS = Number(process.argv[2] ?? 1_000_000)
const RUNS = 3

/** A sheet of so many rows, and those of the table that it became. */
interface Rows {
  readonly count: number
  readonly sheet: string
  readonly copied: string
}
const rowsOf = (name: string, count: number): Rows => ({
  count,
  sheet: join(WORK, `${name}.csv`),
  copied: join(WORK, `${name}.copy`),
})
const [FIRST, MORE] = [rowsOf('import-rows', ROWS), rowsOf('import-rows-more', Math.ceil(ROWS / 4))]

const emptied = async (owner: postgres.Sql): Promise<void> => {
  await owner.unsafe(`truncate ${TABLE}, ${TABLE}_past; truncate derive_due`)
  await owner.unsafe('checkpoint')
}

/** On a connection of its own: the driver may leave one paused after it was read to its end. */
const copyOut = async (url: string, { copied }: Rows): Promise<void> => {
  const sql = connect(url, { max: 1 })
  await pipeline(await sql.unsafe(`copy ${TABLE} to stdout`).readable(), createWriteStream(copied))
  await sql.end({ timeout: 1 })
}

const byCopy = async (owner: postgres.Sql, { copied }: Rows): Promise<number> => {
  const began = performance.now()
  const into = await owner.unsafe(`copy ${TABLE} from stdin`).writable()
  await pipeline(createReadStream(copied, { highWaterMark: 1024 * 1024 }), into)
  return performance.now() - began
}

const byImport = async (origin: string, cookie: string, { sheet, count }: Rows): Promise<number> => {
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
  if (report.added !== count) throw new Error(`${answer.status} ${text.slice(-600)}`)
  return took
}

type Way = (rows: Rows) => Promise<number>

/** Both ways in turn, into an empty ledger or beside other rows. */
const compared = async (
  owner: postgres.Sql,
  { rows, beside: standing }: { readonly rows: Rows; readonly beside?: Rows },
  ways: { readonly copy: Way; readonly take: Way },
): Promise<Omit<Figure, 'name'>> => {
  const [ours, floor]: [number[], number[]] = [[], []]
  for (let run = 0; run < RUNS; run += 1)
    for (const [way, times] of [
      [ways.copy, floor],
      [ways.take, ours],
    ] as const) {
      await emptied(owner)
      if (standing) await ways.copy(standing)
      await owner.unsafe(`vacuum analyze ${TABLE}`)
      times.push(await way(rows))
    }
  const told = (times: readonly number[]): string => times.map((time) => time.toFixed(0)).join(', ')
  process.stderr.write(
    `${standing ? 'beside others' : 'into nothing'}: COPY ${told(floor)} ms, import ${told(ours)} ms\n`,
  )
  const rate = (times: readonly number[]): number => rows.count / (median(times) / 1000)
  const [value, againstValue] = [rate(ours), rate(floor)]
  return { value, unit: 'rows/s', against: 'COPY', againstValue, ratio: value / againstValue, n: RUNS }
}

mkdirSync(WORK, { recursive: true })
const county = await prepareCounty(0, 8305)
const server = await serve(county)
const here = await beside(county)
const owner = connect(here.ownerUrl, { max: 1 })
try {
  const villages = await villagesOf(owner)
  const cookie = await cookieFor(here, `${KEEPER}@%`)
  const ways = {
    copy: (rows: Rows) => byCopy(owner, rows),
    take: (rows: Rows) => byImport(county.origin, cookie, rows),
  }
  for (const [rows, from] of [
    [FIRST, 0],
    [MORE, ROWS],
  ] as const) {
    await writeContracts(rows.sheet, rows.count, villages, from)
    await emptied(owner)
    await ways.take(rows)
    await copyOut(here.ownerUrl, rows)
  }
  // each as soon as it is known: the second takes longer
  print([{ name: 'import-rows', ...(await compared(owner, { rows: FIRST }, ways)) }])
  print([{ name: 'import-rows-beside', ...(await compared(owner, { rows: MORE, beside: FIRST }, ways)) }])
} finally {
  // other figures measure the same county
  await emptied(owner)
  await owner.end({ timeout: 5 })
  await here.close()
  await server.stop()
  for (const { sheet, copied } of [FIRST, MORE]) for (const file of [sheet, copied]) rmSync(file, { force: true })
}
