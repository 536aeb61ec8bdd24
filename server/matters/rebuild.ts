import { fold } from '../../kernel/workflow/index.ts'
import { asSystem } from '../../store/database.ts'
import {
  beginSnapshot,
  type Difference,
  differencesOf,
  eachKept,
  listSums,
  mendMatter,
  sumDifferences,
} from '../../store/matter/rebuild.ts'
import { addSums, openSums, type Sum, type SumTable, sumTables } from '../../store/matter/sums.ts'
import type { Rows } from '../../store/matter/write.ts'
import type { Program } from '../program.ts'
import { contextOf } from './context.ts'
import { policyOf } from './policy.ts'
import { rowsOf } from './rows.ts'

export interface Rebuilt {
  readonly matters: number
  readonly differences: number
  readonly mended: number
}
export interface RebuildOptions {
  /** Only compare. */
  readonly check: boolean
  readonly found: (difference: Difference) => void
  readonly progress: (matters: number) => void
}

/**
 * Folds every history again and compares what is kept with what follows from it: columns, tasks, reach, open matters and all sums, in one
 * snapshot; then puts right what differs (unless `check`). People may go on working: a matter that moves meanwhile is left as it is, and
 * sums are mended by what they lack, not overwritten.
 */
export const rebuildMatters = async (program: Program, options: RebuildOptions): Promise<Rebuilt> => {
  const [policy, directory] = await Promise.all([policyOf(program), program.directory()])
  const wrong: Rows[] = []
  const lacking = new Map<SumTable, readonly Sum[]>()
  let matters = 0
  let differences = 0
  const note = (difference: Difference): void => {
    differences += 1
    options.found(difference)
  }
  await asSystem(program.database, async (tx) => {
    await beginSnapshot(tx)
    const sums = openSums()
    for await (const kept of eachKept(tx, program.county)) {
      const context = contextOf(policy, directory, kept.matter, program.now())
      const state = fold(context, kept.history)
      const tracking = kept.matter.orgs.filter((org) => org.startsWith('track:'))
      const around = { tracking, number: kept.matter.number, subject: '' }
      const rows = rowsOf(program, context, context.matter, null, { state, entries: kept.history, notices: [] }, around)
      sums.add(rows)
      const found = differencesOf(kept, rows)
      if (found.length > 0) wrong.push(rows)
      for (const one of found) note(one)
      matters += 1
      if (matters % 500 === 0) options.progress(matters)
    }
    for (const table of Object.keys(sumTables) as SumTable[]) {
      const found = sumDifferences(table, await listSums(tx, program.county, table), sums[table]())
      lacking.set(table, found)
      for (const row of found) note(sumDifference(table, row))
    }
  })
  options.progress(matters)
  if (options.check) return { matters, differences, mended: 0 }
  return { matters, differences, mended: await mend(program, wrong, lacking) }
}

const sumDifference = (table: SumTable, row: Sum): Difference => {
  const { key, numbers } = sumTables[table]
  const wrong = numbers.filter((column) => row[column] !== 0)
  return {
    table: `matter_${table}`,
    of: key.map((column) => row[column]).join(' '),
    column: wrong.join(' '),
    kept: '0',
    right: wrong.map((column) => `${Number(row[column]) > 0 ? '+' : ''}${row[column]}`).join(' '),
  }
}

const mend = async (
  program: Program,
  wrong: readonly Rows[],
  lacking: ReadonlyMap<SumTable, readonly Sum[]>,
): Promise<number> =>
  asSystem(program.database, async (tx) => {
    let mended = 0
    for (const rows of wrong) mended += Number(await mendMatter(tx, rows))
    const rowsFor = (table: SumTable) => () => lacking.get(table) ?? []
    await addSums(tx, program.county, { tally: rowsFor('tally'), flow: rowsFor('flow'), theme: rowsFor('theme') })
    return mended + [...lacking.values()].reduce((sum, rows) => sum + rows.length, 0)
  })
