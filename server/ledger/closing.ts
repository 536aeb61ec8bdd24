import { civilDate } from '../../kernel/calendar/index.ts'
import { closedBy, periodOf, type Row } from '../../kernel/ledger/index.ts'
import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Tx } from '../../store/database.ts'
import { type Closing, closedRows, enterLedger, listClosings, listClosingsOf } from '../../store/ledger/closing.ts'
import type { LoadProblem } from '../../store/ledger/load.ts'
import type { StoredRecord } from '../../store/ledger/records.ts'
import type { StaffCaller } from '../caller.ts'
import type { Program } from '../program.ts'
import { type Language, words } from '../words.ts'
import type { Kept } from './definitions.ts'
import { keeperOf } from './keeper.ts'
import type { Keeping } from './keeping.ts'

/** Roles that close the periods of a ledger: the one that it names, else every one that may close at all. */
export const closersOf = ({ packs, now }: Pick<Program, 'packs' | 'now'>, { ledger }: Kept): readonly string[] => {
  if (ledger.period === undefined) return []
  if (ledger.closes !== undefined) return [ledger.closes]
  const roles = packs.set.packs.flatMap((pack) => pack.roles ?? [])
  const keeper = keeperOf({ now }, { ledger }).role
  // nobody closes what he keeps himself
  return roles
    .filter(({ key, abilities }) => abilities.includes('ledgers.close') && key !== keeper)
    .map(({ key }) => key)
}

export const mayClose = (program: Program, caller: StaffCaller, kept: Kept): boolean =>
  caller.position !== null && closersOf(program, kept).includes(caller.position.role)

const roleTitle = ({ packs }: Program, role: string, language: Language): string =>
  packs.words(packs.role(role)?.title ?? role, language)

/** `张三（统计分析员）`; the program where nobody did it. */
export const doerOf = (program: Program, { by_name, by_role }: Closing, language: Language): string =>
  by_role === ''
    ? words('ledger.closed-by-program', language)
    : words('ledger.closer', language, { name: by_name, role: roleTitle(program, by_role, language) })

/** Where, which period, who and when, and who may open it again: what every refusal of a closed period says. */
export const closedParams = (
  program: Program,
  kept: Kept,
  entry: Closing,
  language: Language,
): Readonly<Record<string, string>> => ({
  period: entry.period,
  place: entry.region_name,
  who: doerOf(program, entry, language),
  on: civilDate(entry.at.toISOString()),
  opener: closersOf(program, kept)
    .map((role) => roleTitle(program, role, language))
    .join(words('list.or', language)),
})

/**
 * Whether the periods of these rows about `region` may still be written; nobody closes them before this transaction ends. Refusal:
 * `period-closed`.
 */
export const stillOpen = async (keeping: Keeping, region: string, ...rows: readonly Row[]): Promise<Result<null>> => {
  const { program, caller, kept, tx } = keeping
  const { ledger } = kept
  if (ledger.period === undefined) return accept(null)
  const of = { county: program.county, ledger: ledger.key }
  enterLedger(tx, of)
  const periods = [...new Set(rows.map((row) => periodOf(ledger, row)))]
  const entries = await listClosingsOf(tx, of, { region, periods })
  const closing = periods.map((period) => closedBy(entries, region, period)).find((entry) => entry !== undefined)
  if (closing === undefined) return accept(null)
  return refuse('rules', 'period-closed', { params: closedParams(program, kept, closing, caller.language) })
}

/** What is closed where the caller writes many rows; nobody closes anything more before this transaction ends. */
export const enterMany = async ({ program, caller, kept, tx }: Keeping): Promise<readonly Closing[]> => {
  const { ledger } = kept
  if (ledger.period === undefined) return []
  const of = { county: program.county, ledger: ledger.key }
  enterLedger(tx, of)
  return listClosings(tx, of, caller.position?.region ?? program.county)
}

/** Staged rows in closed periods, told as what else is wrong with a row. */
export const closedProblems = async (
  { program, caller, kept, tx }: Keeping,
  closings: readonly Closing[],
  { most, standing }: { readonly most: number; readonly standing: boolean },
): Promise<readonly LoadProblem[]> => {
  if (!closings.some(({ closes }) => closes)) return []
  const bySeq = new Map(closings.map((entry) => [entry.seq, entry]))
  const rows = await closedRows(tx, kept.ledger, { county: program.county, most, standing })
  return rows.flatMap(({ row, seq }) => {
    const entry = bySeq.get(seq)
    if (entry === undefined) return []
    const params = closedParams(program, kept, entry, caller.language)
    return [{ row, path: kept.ledger.period ?? '', code: 'period-closed' as const, params }]
  })
}

export const invalidPeriod = (): Result<never> => {
  const problems: readonly Problem[] = [{ path: 'period', code: 'no-such-period' }]
  return refuse('input', 'invalid-input', { problems, params: { count: 1 } })
}

/** What was closed and opened of the ledger above and below a region. */
export const closingsAt = (program: Program, tx: Tx, { ledger }: Kept, region: string): Promise<readonly Closing[]> =>
  ledger.period === undefined
    ? Promise.resolve([])
    : listClosings(tx, { county: program.county, ledger: ledger.key }, region)

/** What was closed and opened of a record's period, where it lies. */
export const closingsOver = (
  program: Program,
  tx: Tx,
  { ledger }: Kept,
  { region, cells }: StoredRecord,
): Promise<readonly Closing[]> =>
  ledger.period === undefined
    ? Promise.resolve([])
    : listClosingsOf(
        tx,
        { county: program.county, ledger: ledger.key },
        { region, periods: [periodOf(ledger, cells as Row)] },
      )
