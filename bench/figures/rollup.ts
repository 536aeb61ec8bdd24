import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings } from '../../cli/environment.ts'
import { openInstallation } from '../../cli/store.ts'
import { type Measure, sumColumns } from '../../kernel/indicator/index.ts'
import { DEFAULT_LAYERS } from '../../kernel/place/index.ts'
import { jobs } from '../../server/jobs/derive.ts'
import { startJobs } from '../../server/jobs.ts'
import { packsOf } from '../../server/packs.ts'
import type { Program } from '../../server/program.ts'
import { connect } from '../../store/connect.ts'
import { asSystem, type Database, type Sql } from '../../store/database.ts'
import { applySums } from '../../store/derive/define.ts'
import { markDue } from '../../store/derive/due.ts'
import { followDue } from '../../store/derive/follow.ts'
import type { Plan } from '../../store/derive/plan.ts'
import { bringUp, listPlans } from '../../store/derive/state.ts'
import { createLedger } from '../../store/ledger/define.ts'
import { type Figure, median, percentile, print } from '../figure.ts'
import { cascade, ONE_CHANGE, statements } from '../floor/rollup.ts'
import { fillLedger, indicators, ledger, listVillages, VALUES } from '../nation.ts'

/**
 * Ten indicators of every village of the nation, from the records to every level: our cascade held against hand-written SQL that makes the
 * same sums in the same database (ratio: its time over ours), DuckDB in a file of its own beside it. Then one change: what the database
 * does for it, and how soon the province's number is right.
 */
const ROUNDS = 5
const CHANGES = 200
const FOLLOWED = 40
const FOLDER = join(import.meta.dirname, '..', 'work', 'rollup')

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const byHand = async (owner: Sql): Promise<void> => {
  await owner.begin(async (tx) => {
    await tx.unsafe("set local work_mem = '256MB'")
    for (const statement of statements('ledger_bench_year')) await tx.unsafe(statement)
  })
}

const column = (key: string): string => {
  const is = indicators.find((one) => one.key === key)?.is as Measure
  return sumColumns(key, is)[0]?.name ?? ''
}

/** Both must have come to the same, or the times say nothing. */
const proveSame = async (owner: Sql): Promise<void> => {
  const pairs = [
    ['income', 'income_n'],
    ['debt-of-income', 'debt_n'],
    ['land', 'land_n'],
    ['with-road', 'road_n'],
    ['above-100k', 'above_n'],
  ] as const
  const same = pairs.map(([key, name]) => `s."${column(key)}" = f.${name}`).join(' and ')
  const [row] = await owner.unsafe<{ wrong: number; rows: number }[]>(
    `select count(*) filter (where (${same}) is not true)::int as wrong, count(*)::int as rows from sums_bench_year s full join floor_sums f using (region)`,
  )
  if (row === undefined || row.wrong > 0) throw new Error(`${row?.wrong} of ${row?.rows} regions differ`)
  process.stderr.write(`rollup: ${row.rows} regions, all alike\n`)
}

const inDuck = async (codes: readonly string[]): Promise<number | undefined> => {
  const found = await import('@duckdb/node-api').catch(() => undefined)
  if (found === undefined) return undefined
  const list = join(FOLDER, 'villages.csv')
  writeFileSync(list, `region\n${codes.join('\n')}\n`)
  rmSync(join(FOLDER, 'rollup.duckdb'), { force: true })
  const instance = await found.DuckDBInstance.create(join(FOLDER, 'rollup.duckdb'), { threads: '2' })
  const duck = await instance.connect()
  await duck.run(`create table records as select region, ${VALUES} from
    (select region, row_number() over () as n from read_csv('${list}', columns = {'region': 'varchar'}, header = true))`)
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await duck.run('drop table if exists floor_sums')
    times.push(await timed(() => duck.run(`create table floor_sums as ${cascade('records')}`)))
  }
  duck.closeSync()
  return median(times)
}

const nation = async (owner: Sql, plan: Plan, codes: readonly string[]): Promise<readonly Figure[]> => {
  const ours: number[] = []
  const floors: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    floors.push(await timed(() => byHand(owner)))
    await owner`truncate sums_bench_year`
    // as `lingyan rebuild` does
    ours.push(await timed(() => owner.begin((tx) => bringUp(tx as unknown as Sql, plan, new Date()))))
    process.stderr.write(
      `rollup round ${round + 1}: ${ours.at(-1)?.toFixed(0)} against ${floors.at(-1)?.toFixed(0)} ms\n`,
    )
  }
  await proveSame(owner)
  const ratio = median(ours.map((value, round) => (floors[round] ?? Number.NaN) / value))
  const value = median(ours)
  const figure = { name: 'rollup-nation', value, unit: 'ms', n: codes.length }
  const duck = await inDuck(codes)
  return [
    { ...figure, against: 'hand-written SQL', againstValue: median(floors), ratio },
    ...(duck === undefined
      ? []
      : [{ ...figure, name: 'rollup-nation-duckdb', against: 'DuckDB', againstValue: duck, ratio: duck / value }]),
  ]
}

/** A correction of one village's income, as a write leaves it. */
const change = (database: Database, code: string, by: number): Promise<void> =>
  asSystem(database, async (tx) => {
    const county = code.slice(0, 6)
    await tx`update ledger_bench_year set income = coalesce(income, 0) + ${by} where county = ${county} and region = ${code}`
    markDue(tx, [{ county, ledger: ledger.key, region: code, period: '2025' }], new Date())
  })

const oneChange = async (owner: Sql, database: Database, plan: Plan, codes: readonly string[]): Promise<Figure> => {
  const ours: number[] = []
  const floors: number[] = []
  for (let turn = 0; turn < CHANGES; turn += 1) {
    const code = codes[(turn * 7919) % codes.length] ?? ''
    await change(database, code, 100)
    const took = await timed(() =>
      followDue(
        database,
        () => plan,
        () => new Date(),
      ),
    )
    const hand = await timed(() => owner.unsafe(ONE_CHANGE, ['100', code]))
    // the first ones are plans being made
    if (turn >= 20) {
      ours.push(took)
      floors.push(hand)
    }
  }
  const [value, againstValue] = [median(ours), median(floors)]
  process.stderr.write(`rollup-one-change: p95 ${percentile(ours, 0.95).toFixed(1)} ms\n`)
  return {
    name: 'rollup-one-change',
    value,
    unit: 'ms',
    against: 'five ancestors by hand',
    againstValue,
    ratio: againstValue / value,
    n: ours.length,
  }
}

/** From the commit of a write to the province's number being right, by the server's own jobs. */
const soon = async (owner: Sql, database: Database, codes: readonly string[]): Promise<Figure> => {
  const pack = { key: 'bench', version: '1.0.0', title: 'bench', basis: [], ledgers: [ledger], indicators }
  const program: Parameters<(typeof jobs)[number]['run']>[0] = {
    ...({} as Program),
    database,
    packs: packsOf([pack], [], {}),
    county: '000000',
    now: () => new Date(),
  }
  const stop = startJobs(
    program,
    jobs.filter(({ name }) => name === 'sums-follow'),
  )
  const times: number[] = []
  try {
    for (let turn = 0; turn < FOLLOWED; turn += 1) {
      const code = codes[(turn * 15_485_863) % codes.length] ?? ''
      const read = async (): Promise<string> =>
        (
          await owner.unsafe<{ value: string }[]>(
            `select "${column('income')}"::text as value from sums_bench_year where county = $1 and region = $2`,
            [`${code.slice(0, 2)}0000`, code.slice(0, 2)],
          )
        )[0]?.value ?? ''
      const wanted = String(BigInt(await read()) + 7n)
      await change(database, code, 7)
      const began = performance.now()
      while ((await read()) !== wanted) await new Promise((resolve) => setTimeout(resolve, 5))
      times.push(performance.now() - began)
    }
  } finally {
    await stop()
  }
  const value = percentile(times, 0.95)
  return {
    name: 'rollup-province-p95',
    value,
    unit: 'ms',
    against: 'the bar',
    againstValue: 2000,
    ratio: 2000 / value,
    n: times.length,
  }
}

mkdirSync(FOLDER, { recursive: true, mode: 0o711 })
const opened = await openInstallation(readSettings({ LINGYAN_DATA: FOLDER, PORT: '8302' }))
const owner = connect(opened.ownerUrl, { max: 1 })
try {
  await owner.begin(async (tx) => {
    await createLedger(tx, ledger)
    await applySums(tx, [ledger], indicators)
  })
  const codes = await listVillages()
  await fillLedger(owner, codes)
  const day = new Date().toISOString().slice(0, 10)
  const plan = (
    await listPlans(opened.database.system, { ledgers: [ledger], indicators, layers: DEFAULT_LAYERS }, day)
  ).get(ledger.key)
  if (plan === undefined) throw new Error('nothing is measured')
  const figures = await nation(owner, plan, codes)
  const one = await oneChange(owner, opened.database, plan, codes)
  await asSystem(opened.database, (tx) => bringUp(tx, plan, new Date()))
  print([...figures, one, await soon(owner, opened.database, codes)])
} finally {
  await owner.end({ timeout: 5 })
  await opened.close()
}
