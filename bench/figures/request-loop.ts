import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '../../store/connect.ts'
import type { Sql } from '../../store/database.ts'
import { forgetLodged } from '../../store/matter/forget.ts'
import { closeConnections, drive } from '../client.ts'
import { type BenchCounty, beside, prepareCounty, serve } from '../county.ts'
import { type Figure, median, print } from '../figure.ts'
import { placesFor, wholeLoop } from '../loop.ts'

/**
 * A whole loop over HTTP (lodge, assess, assign, handle, feed back, judge; audit, outbox and policies on), held against one
 * hand-written SQL script that writes the same rows on the same database over as many connections, for 16 users,
 * in an empty county and in one with a million matters. Rounds alternate.
 */
const USERS = 16
const SECONDS = 8
const ROUNDS = 7
/** Seconds until the server's code is compiled as it will stay: a loop costs it 6 ms after eight, 5 ms after thirty. */
const WARM_UP = 30

const pgbench = (): string => {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort() : []
  const found = versions.map((version) => join(root, version, 'bin', 'pgbench')).filter(existsSync)
  return found.at(-1) ?? 'pgbench'
}

/** Loops per second of the hand-written script. */
const floor = (ownerUrl: string, phone: Buffer, connections: number): number => {
  const url = new URL(ownerUrl)
  const script = join(import.meta.dirname, '..', 'floor', 'request-loop.sql')
  const args = [
    '-n',
    '-M',
    'prepared',
    '-D',
    `phone=${phone.toString('hex')}`,
    '-c',
    String(connections),
    '-j',
    '2',
    '-T',
    String(SECONDS),
    '-f',
    script,
  ]
  const socket = url.searchParams.get('host')
  const out = execFileSync(
    pgbench(),
    [
      ...args,
      ...(socket ? ['-h', socket] : ['-h', url.hostname, '-p', url.port]),
      '-U',
      url.username,
      url.pathname.slice(1),
    ],
    { encoding: 'utf8', env: { ...process.env, PGPASSWORD: url.password } },
  )
  const found = /tps = ([\d.]+)/.exec(out)
  if (!found) throw new Error(`pgbench said: ${out}`)
  return Number(found[1])
}

/** Rows written so far, by table: both sides must write the same for a loop. */
const written = async (sql: Sql): Promise<Map<string, number>> => {
  await sql`select pg_stat_force_next_flush()`
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const rows = await sql<{ name: string; n: number }[]>`
    select relname as name, (n_tup_ins + n_tup_upd + n_tup_del)::int as n from pg_stat_user_tables
    where relname like 'matter%' or relname in ('audit', 'outbox')`
  return new Map(rows.map(({ name, n }) => [name, n]))
}

const perLoop = (before: Map<string, number>, after: Map<string, number>, loops: number): string =>
  [...after]
    .map(([name, n]) => [name, (n - (before.get(name) ?? 0)) / loops] as const)
    .filter(([, n]) => n > 0.05)
    .map(([name, n]) => `${name} ${n.toFixed(1)}`)
    .join(', ')

interface Side {
  readonly name: string
  readonly ours: number[]
  readonly floors: number[]
  /** Loops of the program so far. */
  readonly loops: () => number
  readonly warmUp: () => Promise<unknown>
  readonly round: () => Promise<void>
  readonly end: () => Promise<void>
}

/** A county with its server running, and the script beside it. */
const open = async (name: string, county: BenchCounty): Promise<Side> => {
  const began = new Date()
  const server = await serve(county)
  const here = await beside(county)
  const sql = connect(here.ownerUrl, { max: 1 })
  const places = await placesFor(here, USERS)
  const turn = (worker: number) => wholeLoop(county.origin, places[worker] as (typeof places)[number])
  const phone = here.program.crypto.encrypt('contact-phone', '12900000000')
  const ours: number[] = []
  const floors: number[] = []
  let loops = 0
  return {
    name,
    ours,
    floors,
    loops: () => loops,
    warmUp: () => drive(USERS, WARM_UP, turn),
    round: async () => {
      const start = await written(sql)
      const { turns, seconds } = await drive(USERS, SECONDS, turn)
      const middle = await written(sql)
      const reached = floor(here.ownerUrl, phone, county.settings.connections)
      const end = await written(sql)
      ours.push(turns / seconds)
      floors.push(reached)
      loops += turns
      process.stderr.write(`${name}: ${(turns / seconds).toFixed(0)} against ${reached.toFixed(0)} loops/s\n`)
      process.stderr.write(`  rows a loop, program: ${perLoop(start, middle, turns)}\n`)
      process.stderr.write(`  rows a loop, script:  ${perLoop(middle, end, reached * SECONDS)}\n`)
    },
    end: async () => {
      await sql.end({ timeout: 5 })
      await server.stop()
      await forgetLodged(here.ownerUrl, began)
      await here.close()
    },
  }
}

const ratios = (values: readonly number[], by: readonly number[]): readonly number[] =>
  values.map((value, round) => value / (by[round] ?? Number.NaN))

const figureOf = ({ name, ours, floors, loops }: Side): Figure => ({
  name,
  value: median(ours),
  unit: 'loops/s',
  against: 'hand-written SQL',
  againstValue: median(floors),
  ratio: median(ratios(ours, floors)),
  n: loops(),
})

// both at once, round by round in turns: what else the machine does in these minutes slows the one as it slows the other
const sides: Side[] = []
try {
  const empty = await open('request-loop-at-0', await prepareCounty(0, 8300, true))
  sides.push(empty)
  const full = await open('request-loop-at-1M', await prepareCounty(1_000_000, 8301))
  sides.push(full)
  for (const side of sides) await side.warmUp()
  for (let round = 0; round < ROUNDS; round += 1) for (const side of sides) await side.round()
  print([
    figureOf(empty),
    figureOf(full),
    {
      name: 'request-loop-1M-to-0',
      value: median(full.ours),
      unit: 'loops/s',
      against: 'the same at 0',
      againstValue: median(empty.ours),
      ratio: median(ratios(full.ours, empty.ours)),
      n: full.loops(),
    },
  ])
} finally {
  closeConnections()
  for (const side of sides) await side.end()
}
