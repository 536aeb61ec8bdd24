import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import { parse } from 'csv-parse'
import type { Row, RowFinding, RowState, State } from '../rows/state.ts'
import { rowFindings, rowStates } from '../rows/state.ts'
import { found, print, table, tell, WrongUse } from '../terminal.ts'
import { words } from '../words.ts'

const FILE = new URL('../../programmes/rows.csv', import.meta.url)
const STATES = ['working', 'unproved', 'partial', 'missing'] as const satisfies readonly State[]

interface Options {
  readonly place?: string
  readonly state?: string
  readonly quick?: boolean
  readonly json?: boolean
}

const readRows = async (): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for await (const row of createReadStream(FILE).pipe(parse({ columns: true, bom: true }))) rows.push(row as Row)
  return rows
}

const lineOf = (row: RowState): readonly string[] => [
  row.id,
  words(`rows.${row.state}`),
  row.packs.join(' '),
  row.programmes.join(' '),
  row.mechanism.length > 28 ? `${row.mechanism.slice(0, 27)}…` : row.mechanism,
]

const countLine = (rows: readonly RowState[]): string =>
  words('rows.count', {
    all: rows.length,
    ...Object.fromEntries(STATES.map((state) => [state, rows.filter((row) => row.state === state).length])),
  })

const findingLine = ({ code, programme, row, what }: RowFinding): string =>
  words(`rows.${code}`, { programme, row, what })

const chosen = (rows: readonly Row[], { place, state }: Options): readonly Row[] => {
  if (state !== undefined && !(STATES as readonly string[]).includes(state))
    throw new WrongUse(words('rows.no-state', { state, states: STATES.join(', ') }))
  if (place !== undefined && !rows.some((row) => row.place === place))
    throw new WrongUse(words('rows.no-place', { place, places: [...new Set(rows.map((row) => row.place))].join(', ') }))
  return place === undefined ? rows : rows.filter((row) => row.place === place)
}

const run = async (options: Options): Promise<void> => {
  const all = await readRows()
  const rows = chosen(all, options)
  const { loadPacks } = await import('../../server/packs.ts')
  const { set, programmes } = await loadPacks()
  const { lookUp, prove } = await import('../rows/prove.ts')
  const wanted = new Set(rows.map(({ id }) => id))
  const named = programmes.map((one) => ({
    ...one,
    items: one.items.filter(({ row }) => wanted.has(row) || options.place === undefined),
  }))
  const tests = [...new Set(named.flatMap(({ items }) => items.flatMap(({ test }) => test ?? [])))]
  if (!options.quick && tests.length > 0) tell(words('rows.running', { count: tests.length }))
  const outcomes = await (options.quick ? lookUp(tests) : prove(tests))
  const outcomeOf = (test: string) => outcomes.get(test) ?? 'absent'
  const states = rowStates(rows, named, outcomeOf)
  const findings = rowFindings(
    all,
    named,
    set.packs.map(({ key }) => key),
    outcomeOf,
  )
  const shown = options.state === undefined ? states : states.filter((row) => row.state === options.state)
  print({ rows: shown, findings }, options.json ?? false, () => [
    ...table(shown.map(lineOf)),
    ...shown.flatMap((row) => row.lacks.map((lacks) => words('rows.lacks', { row: row.id, lacks }))),
    ...findings.map(findingLine),
    countLine(states),
  ])
  found(findings.length)
}

export const command = (program: Command): void => {
  program
    .command('rows')
    .description(words('rows.about'))
    .option('--place <place>', words('rows.place'))
    .option('--state <state>', words('rows.state'))
    .option('--quick', words('rows.quick'))
    .option('--json', words('json.option'))
    .action(run)
}
