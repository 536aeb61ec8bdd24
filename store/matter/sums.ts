import type { Tx } from '../database.ts'
import { type FlowRow, NUMBERS, type TallyRow, type ThemeRow } from './fold.ts'
import type { Rows } from './write.ts'

export type Sum = Readonly<Record<string, string | number | boolean>>

/** Sums of many matters at once, held in memory: a row per month, place, organisation … */
export interface Sums {
  readonly add: (rows: Pick<Rows, 'process' | 'tally' | 'flow' | 'theme'>, sign?: 1 | -1) => void
  readonly tally: () => readonly Sum[]
  readonly flow: () => readonly Sum[]
  readonly theme: () => readonly Sum[]
}

const TABLES = {
  tally: { key: ['month', 'region', 'org', 'process', 'sealed'], numbers: NUMBERS },
  flow: { key: ['month', 'region', 'process', 'sealed', 'step_from', 'step_to'], numbers: ['passed'] },
  theme: { key: ['month', 'region', 'process', 'sealed', 'category'], numbers: ['lodged'] },
} as const
export type SumTable = keyof typeof TABLES
export const sumTables = TABLES

const collect = (table: SumTable) => {
  const { key, numbers } = TABLES[table]
  const held = new Map<string, Record<string, string | number | boolean>>()
  return {
    add: (row: Sum, sign: number): void => {
      const name = key.map((column) => row[column]).join('\u0001')
      const known = held.get(name)
      if (known === undefined) {
        const cells = numbers.map((column) => [column, sign * Number(row[column] ?? 0)])
        held.set(name, {
          ...Object.fromEntries(key.map((column) => [column, row[column] ?? ''])),
          ...Object.fromEntries(cells),
        })
      } else for (const column of numbers) known[column] = Number(known[column]) + sign * Number(row[column] ?? 0)
    },
    rows: (): readonly Sum[] => [...held.values()].filter((row) => numbers.some((column) => row[column] !== 0)),
  }
}

export const openSums = (): Sums => {
  const tally = collect('tally')
  const flow = collect('flow')
  const theme = collect('theme')
  return {
    add: (rows, sign = 1) => {
      for (const row of rows.tally as readonly TallyRow[]) tally.add(row as unknown as Sum, sign)
      for (const row of rows.flow as readonly FlowRow[]) flow.add({ ...row }, sign)
      for (const row of rows.theme as readonly ThemeRow[]) theme.add({ ...row, process: rows.process }, sign)
    },
    tally: tally.rows,
    flow: flow.rows,
    theme: theme.rows,
  }
}

/** Adds sums to what the tables hold, a thousand rows at a time and in one order. */
export const addSums = async (tx: Tx, county: string, sums: Pick<Sums, SumTable>): Promise<void> => {
  for (const table of Object.keys(TABLES) as SumTable[]) {
    const { key, numbers } = TABLES[table]
    const rows = sums[table]().toSorted((a, b) => (order(key, a) < order(key, b) ? -1 : 1))
    const columns = [...key, ...numbers]
    const types = columns.map((column) => `${column} ${typeOf(column, numbers)}`).join(', ')
    const statement = `insert into matter_${table} as t (county, ${columns.join(', ')})
      select $1, ${columns.map((column) => `x.${column}`).join(', ')} from jsonb_to_recordset($2::text::jsonb) as x(${types})
      on conflict (county, ${key.join(', ')}) do update set ${numbers.map((n) => `${n} = t.${n} + excluded.${n}`).join(', ')}`
    for (let at = 0; at < rows.length; at += 1000) {
      await tx.unsafe(statement, [county, JSON.stringify(rows.slice(at, at + 1000))])
    }
  }
}

const order = (key: readonly string[], row: Sum): string => key.map((column) => row[column]).join('\u0001')
const typeOf = (column: string, numbers: readonly string[]): string =>
  numbers.includes(column) ? 'integer' : column === 'sealed' ? 'boolean' : 'text'
