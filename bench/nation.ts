import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { Indicator } from '../kernel/indicator/index.ts'
import type { Ledger, LedgerField } from '../kernel/ledger/index.ts'
import type { Sql } from '../store/database.ts'

/** Villages of the nation in 2023 (统计用区划代码). */
const VILLAGES = 620_573

/** Codes in the shape of the nation's tree: 31 provinces of 11 cities of 9 counties of 13 towns of 16 villages, until there are enough. */
const generated = (): readonly string[] => {
  const codes: string[] = []
  const two = (n: number): string => String(n).padStart(2, '0')
  const three = (n: number): string => String(n).padStart(3, '0')
  for (let p = 11; p < 42; p += 1)
    for (let c = 1; c <= 11; c += 1)
      for (let k = 1; k <= 9; k += 1)
        for (let t = 1; t <= 13; t += 1)
          for (let v = 201; v <= 216 && codes.length < VILLAGES; v += 1)
            codes.push(`${p}${two(c)}${two(k)}${three(t)}${three(v)}`)
  return codes
}

const fromFile = async (path: string): Promise<readonly string[]> => {
  const file = createReadStream(path)
  const lines = createInterface({ input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file })
  const codes: string[] = []
  for await (const line of lines) {
    const [code = ''] = line.split(',')
    // towns and counties of files with 12 digits throughout end in 000
    if (/^\d{12}$/.test(code) && !code.endsWith('000')) codes.push(code)
  }
  return codes
}

/** All villages: of the divisions file that LINGYAN_BENCH_DIVISIONS names, else generated in its shape. */
export const listVillages = async (): Promise<readonly string[]> => {
  const path = process.env.LINGYAN_BENCH_DIVISIONS
  return path ? fromFile(path) : generated()
}

const field = (key: string, type: LedgerField['type']): LedgerField => ({
  key,
  title: key,
  element: `bench.${key}`,
  type,
})

/** A village's year in figures: one record each. */
export const ledger: Ledger = {
  key: 'bench-year',
  title: 'bench-year',
  basis: ['bench'],
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: 'village-secretary',
  fields: [
    field('year', { kind: 'year' }),
    field('income', { kind: 'money' }),
    field('operating', { kind: 'money' }),
    field('debt', { kind: 'money' }),
    field('people', { kind: 'integer' }),
    field('households', { kind: 'integer' }),
    field('helped', { kind: 'integer' }),
    field('land', { kind: 'decimal', places: 2 }),
    field('road', { kind: 'yes-no' }),
  ],
}

const of = (key: string, is: Indicator['is'], unit = ''): Indicator => ({
  key,
  title: key,
  definition: key,
  version: '1',
  unit,
  places: 0,
  basis: ['bench'],
  is,
})

/** Ten of different kinds: sums, means, ratios, shares, counts, bands. */
export const indicators: readonly Indicator[] = [
  of('income', { kind: 'sum', ledger: 'bench-year', of: 'income' }, '万元'),
  of('operating', { kind: 'sum', ledger: 'bench-year', of: 'operating' }, '万元'),
  of('debt-of-income', { kind: 'ratio', ledger: 'bench-year', over: 'debt', under: 'income' }, '%'),
  of('people', { kind: 'sum', ledger: 'bench-year', of: 'people' }, '人'),
  of('household-mean', { kind: 'mean', ledger: 'bench-year', of: 'households' }, '户'),
  of('helped-share', { kind: 'ratio', ledger: 'bench-year', over: 'helped', under: 'households' }, '%'),
  of('land', { kind: 'sum', ledger: 'bench-year', of: 'land' }, '亩'),
  of('with-road', { kind: 'share', ledger: 'bench-year', of: 'road' }, '%'),
  of('above-100k', { kind: 'count', ledger: 'bench-year', where: 'income >= 10000000' }, '个'),
  of('income-per-head', { kind: 'ratio', ledger: 'bench-year', over: 'income', under: 'people' }, '元'),
]

/** Figures of the n-th village, alike in both databases; every 97th reports no income. */
export const VALUES = `2025 as year,
  case when n % 97 = 0 then null else (n * 7919 % 40000000) end as income, (n * 104729 % 9000000) as operating, (n * 31337 % 5000000) as debt,
  (n * 13 % 3000 + 50) as people, (n * 7 % 900 + 20) as households, (n * 3 % 15) as helped, (n * 17 % 900000) / 100.0 as land, n % 5 <> 0 as road`

/** Fills the ledger's table, as its import would. */
export const fillLedger = async (owner: Sql, codes: readonly string[]): Promise<void> => {
  await owner`truncate ledger_bench_year, ledger_bench_year_past, sums_bench_year`
  for (let at = 0; at < codes.length; at += 50_000)
    await owner.unsafe(
      `insert into ledger_bench_year (county, id, region, version, recorded_at, confirmed_at, source, year, income, operating, debt, people, households, helped, land, road)
       select left(code, 6), gen_random_uuid(), code, 1, now(), now(), 'import', year, income, operating, debt, people, households, helped, land::numeric(12, 2), road
       from (select code, ${VALUES} from (select code, place + ${at} as n from jsonb_array_elements_text($1::text::jsonb) with ordinality c (code, place)) d) v`,
      [JSON.stringify(codes.slice(at, at + 50_000))],
    )
  await owner`vacuum analyze ledger_bench_year`
}
