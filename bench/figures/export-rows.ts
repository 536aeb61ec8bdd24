import { readFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { connect } from '../../store/connect.ts'
import { closeConnections } from '../client.ts'
import { beside, cookieFor, serve } from '../county.ts'
import { type Figure, print } from '../figure.ts'
import { BY_NUMBER, prepareRecords } from '../records.ts'

/**
 * A quarter of a ledger of five million rows out as CSV and as XLSX, by the route that people use: rows a second against COPY of the same
 * rows to CSV by the owner (its own columns, without names or titles), and the most memory of the server in the second half of the time
 * against the first half: constant where the ratio is 1. `node bench/figures/export-rows.ts 100000` for a shorter look.
 */
const ROWS = Number(process.argv[2] ?? 5_000_000)
const KIND = 'forest'

/** Resident memory of a process, in megabytes. */
const memoryOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

interface Sent {
  readonly seconds: number
  /** Most megabytes in the first half of the time, and in the second one. */
  readonly most: readonly [number, number]
}

const take = async (url: string, cookie: string, pid: number): Promise<Sent> => {
  const [began, before] = [performance.now(), memoryOf(pid)]
  const seen: number[] = []
  const watch = setInterval(() => seen.push(memoryOf(pid)), 50)
  const answer = await fetch(url, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  let bytes = 0
  for await (const chunk of answer.body ?? []) bytes += chunk.length
  clearInterval(watch)
  const seconds = (performance.now() - began) / 1000
  const half = Math.ceil(seen.length / 2)
  const most = [Math.max(before, ...seen.slice(0, half)), Math.max(before, ...seen.slice(half))] as const
  const told = most.map((one) => one.toFixed(0)).join(' and then ')
  process.stderr.write(
    `${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB; memory ${before.toFixed(0)}, at most ${told} MB\n`,
  )
  return { seconds, most }
}

const byCopy = async (ownerUrl: string, table: string): Promise<number> => {
  const sql = connect(ownerUrl, { max: 1 })
  const began = performance.now()
  const select = `select * from ${table} where kind = '${KIND}' order by region, id`
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  await pipeline(await sql.unsafe(`copy (${select}) to stdout with (format csv)`).readable(), nowhere)
  const seconds = (performance.now() - began) / 1000
  await sql.end({ timeout: 1 })
  return seconds
}

const county = await prepareRecords(ROWS, 8307)
const server = await serve(county)
const here = await beside(county)
try {
  const cookie = await cookieFor(here, 'county-supervisor@%')
  const table = `ledger_${BY_NUMBER.replaceAll('-', '_')}`
  const [found] = await here.program.database.system.unsafe<{ n: number }[]>(
    `select count(*)::int n from ${table} where kind = '${KIND}'`,
  )
  const rows = found?.n ?? 0
  const figures: Figure[] = []
  for (const format of ['csv', 'xlsx']) {
    const floor = rows / (await byCopy(here.ownerUrl, table))
    const url = `${county.origin}/api/v1/ledgers/${BY_NUMBER}/records.${format}?equal=kind:${KIND}`
    const { seconds, most } = await take(url, cookie, server.pid)
    const [value, [early, late]] = [rows / seconds, most]
    figures.push(
      {
        name: `export-rows-${format}`,
        value,
        unit: 'rows/s',
        against: 'COPY to CSV',
        againstValue: floor,
        ratio: value / floor,
        n: rows,
      },
      {
        name: `export-rows-${format}-memory`,
        value: late,
        unit: 'MB',
        against: 'the first half',
        againstValue: early,
        ratio: late / early,
        n: rows,
      },
    )
  }
  print(figures)
} finally {
  closeConnections()
  await here.close()
  await server.stop()
}
