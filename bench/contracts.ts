import { createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'

/** The ledger that sheets go into: text, codes, money, decimals, days, yes or no; a grain, rules over several fields. */
export const LEDGER = 'resource-contracts'
export const TABLE = 'ledger_resource_contracts'
export const KEEPER = 'town-dispatcher'

const HEADING = 'region,number,kind,party,area,yearly,arrears,begun,ends,voted,tendered,state'
const two = (n: number): string => String(n).padStart(2, '0')

const cellsOf = (n: number, villages: readonly string[]): readonly string[] => [
  villages[n % villages.length] ?? '',
  `HT-${n}`,
  'farmland',
  'villager',
  `${(n % 900) + 1}.${n % 10}`,
  `${(n % 50_000) + 100}.${two(n % 100)}`,
  '0.00',
  `${2010 + (n % 14)}-${two((n % 12) + 1)}-${two((n % 28) + 1)}`,
  `${2026 + (n % 10)}-12-31`,
  n % 3 === 0 ? '否' : '是',
  '是',
  'running',
]

function* linesOf(rows: number, villages: readonly string[], from: number): Generator<string> {
  yield `${HEADING}\r\n`
  for (let at = 0; at < rows; at += 1000)
    yield Array.from(
      { length: Math.min(1000, rows - at) },
      (_, n) => `${cellsOf(from + at + n, villages).join(',')}\r\n`,
    ).join('')
}

/** Contracts as a sheet in CSV, the same each time, numbered on from `from`; returns its bytes. */
export const writeContracts = async (
  path: string,
  rows: number,
  villages: readonly string[],
  from = 0,
): Promise<number> => {
  await pipeline(Readable.from(linesOf(rows, villages, from)), createWriteStream(path))
  return statSync(path).size
}

/** The same as cells, for a workbook. */
export function* contractRows(rows: number, villages: readonly string[]): Generator<readonly string[]> {
  yield HEADING.split(',')
  for (let n = 0; n < rows; n += 1) yield cellsOf(n, villages)
}

/** Villages of the town whose dispatcher keeps the ledger. */
export const villagesOf = async (sql: postgres.Sql): Promise<readonly string[]> => {
  const rows = await sql<{ code: string }[]>`select code from region where level = 5 and valid_to is null
    and code like (select region || '%' from position where role = ${KEEPER} and valid_to is null order by desk limit 1)
    order by code`
  return rows.map(({ code }) => code)
}

export const WORK = join(import.meta.dirname, 'work')
