import { reachOf } from '../../kernel/access/index.ts'
import { type Ledger, periodOf, type Row } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../store/database.ts'
import { type Due, markDue } from '../../store/derive/due.ts'
import type { Closing } from '../../store/ledger/closing.ts'
import {
  addStaged,
  findStanding,
  isEmptyWithin,
  keepStaged,
  type Left,
  type Loaded,
  type LoadProblem,
  listProblems,
  unlessUndone,
} from '../../store/ledger/load.ts'
import type { StoredRow, Writing } from '../../store/ledger/records.ts'
import { dropSame, samePairs } from '../../store/ledger/same.ts'
import { dropStaged, type LoadedRow, makeStage, stageFew, stageRows } from '../../store/ledger/stage.ts'
import { appendAudit } from '../audit.ts'
import type { Crypto } from '../crypto/index.ts'
import { todayOf } from '../places.ts'
import { opened } from './cells.ts'
import { closedProblems, enterMany } from './closing.ts'
import { writingOf } from './keep.ts'
import type { Keeping } from './keeping.ts'

export type IntakeStep = 'read' | 'checked' | 'kept'

export interface Intake {
  /** Rows that are right by themselves, from the first one on each time that it is called. */
  readonly rows: () => Iterable<readonly LoadedRow[]> | AsyncIterable<readonly LoadedRow[]>
  /** Whether a row was wrong by itself; asked once all are read. */
  readonly wrong: () => boolean
  readonly keep: 'all' | 'right'
  readonly reason: string
  /** Fields that the sheet has no column for. */
  readonly left?: Left
  readonly step?: (step: IntakeStep) => void
  /** All rows are known to be about places within reach, and none says which record it corrects. */
  readonly mayBeFirst?: boolean
}

export interface Taken extends Loaded {
  /** What the rows show to be wrong beside each other and beside what stands; the first of each kind. */
  readonly problems: readonly LoadProblem[]
  /** Rows that were left out for it. */
  readonly left: ReadonlySet<number>
}

/** Rows told of each kind at once. */
const MOST = 20_000

const saysSame = (crypto: Crypto, ledger: Ledger, staged: StoredRow, standing: StoredRow): boolean => {
  const [ours, theirs] = [opened(crypto, ledger, staged), opened(crypto, ledger, standing)]
  // a cell left blank keeps what stands
  return Object.keys(ours).every((key) => ours[key] === null || ours[key] === theirs[key])
}

/** Each encryption of the same text differs, so that rows with such cells are compared here, in clear. */
const dropSealedSame = async (tx: Tx, crypto: Crypto, ledger: Ledger, writing: Writing): Promise<number> => {
  const [rows, records] = [new Set<number>(), new Set<string>()]
  for await (const pairs of samePairs(tx, ledger, writing))
    for (const { row, id, staged, standing } of pairs) {
      if (rows.has(row) || records.has(id) || !saysSame(crypto, ledger, staged, standing)) continue
      rows.add(row)
      records.add(id)
    }
  await dropStaged(tx, [...rows])
  return rows.size
}

const leaveOut = async (
  keeping: Keeping,
  intake: Intake,
  { standing, closings }: { readonly standing: boolean; readonly closings: readonly Closing[] },
): Promise<Pick<Taken, 'problems' | 'left'>> => {
  const { program, caller, kept, tx } = keeping
  const { lo, hi } = reachOf(caller.acting.scope, kept.ledger.key)
  const asked = { county: program.county, day: todayOf(program), lo, hi, most: MOST, standing }
  const problems: LoadProblem[] = []
  const left = new Set<number>()
  for (;;) {
    const wrong = await listProblems(tx, kept.ledger, asked, intake.left)
    const closed = await closedProblems(keeping, closings, { most: MOST, standing })
    const found = [...wrong, ...closed].toSorted((a, b) => a.row - b.row)
    if (problems.length < MOST) problems.push(...found)
    for (const { row } of found) left.add(row)
    await dropStaged(tx, [...new Set(found.map(({ row }) => row))])
    if (wrong.length < MOST && closed.length < MOST) return { problems, left }
  }
}

/** Rows of one statement: they stay in the memory of the database. */
const FEW = 10_000

/** A wrong row where all must be right, or two rows for one record: everything has to be looked at together. */
class NotSimple extends Error {}
const isNotSimple = (error: unknown): boolean =>
  error instanceof NotSimple ||
  (error instanceof Error && 'constraint_name' in error && /^ledger_.*_grain$/.test(String(error.constraint_name)))

/** Bundles of the size that goes in at once; the next one is read while the database keeps the one before. */
async function* bundles(rows: ReturnType<Intake['rows']>): AsyncGenerator<readonly LoadedRow[]> {
  let held: LoadedRow[] = []
  for await (const some of rows) {
    held.push(...some)
    if (held.length < FEW) continue
    yield held
    held = []
  }
  if (held.length > 0) yield held
}

/** New rows, kept as they come: nothing stands that they could be compared with, or the grain's own constraint says that it does. */
const takeNew = async (keeping: Keeping, intake: Intake, writing: Writing): Promise<Taken> => {
  const { program, kept, tx } = keeping
  const due = new Map<string, Due>()
  let added = 0
  let under: Promise<unknown> = Promise.resolve()
  const keep = async (rows: readonly LoadedRow[]): Promise<void> => {
    await stageFew(tx, kept.ledger, rows)
    added += await addStaged(tx, kept.ledger, writing)
  }
  await makeStage(tx, kept.ledger)
  try {
    for await (const rows of bundles(intake.rows())) {
      await under
      if (intake.keep === 'all' && intake.wrong()) throw new NotSimple()
      for (const { region, cells } of rows) {
        const period = periodOf(kept.ledger, cells as Row)
        const key = `${region} ${period}`
        if (!due.has(key)) due.set(key, { county: program.county, ledger: kept.ledger.key, region, period })
      }
      under = keep(rows)
      // heard when it is waited for; until then it must not count as unhandled
      under.catch(() => {})
    }
  } finally {
    // nothing of it may reach the database after this transaction
    await under
  }
  if (intake.keep === 'all' && intake.wrong()) throw new NotSimple()
  intake.step?.('read')
  // by the database, row by row as they came
  intake.step?.('checked')
  await markDue(tx, [...due.values()], writing.at)
  return { added, corrected: 0, same: 0, problems: [], left: new Set() }
}

/** What goes in beside what stands: all rows are set beside the ledger first. */
const takeBeside = async (
  keeping: Keeping,
  intake: Intake,
  writing: Writing,
  closings: readonly Closing[],
): Promise<Taken> => {
  const { program, kept, tx } = keeping
  const { ledger } = kept
  await stageRows(tx, ledger, intake.rows())
  intake.step?.('read')
  const standing = await findStanding(tx, ledger, writing)
  const out = await leaveOut(keeping, intake, { standing, closings })
  intake.step?.('checked')
  if (intake.keep === 'all' && (intake.wrong() || out.left.size > 0)) return { added: 0, corrected: 0, same: 0, ...out }
  const sealed = ledger.fields.some(({ sensitive }) => sensitive !== undefined)
  const drop = sealed ? () => dropSealedSame(tx, program.crypto, ledger, writing) : () => dropSame(tx, ledger, writing)
  const same = standing ? await drop() : 0
  const loaded = await keepStaged(tx, ledger, writing, standing)
  return { ...loaded, same, ...out }
}

/**
 * Rows into a ledger, inside one transaction: what stands under their grain is corrected, unless they say the same; the rest is new. With
 * `keep: 'all'` one wrong row keeps all out.
 */
export const takeIn = async (keeping: Keeping, intake: Intake): Promise<Taken> => {
  const { program, caller, kept, tx } = keeping
  const writing = writingOf(keeping, intake.reason)
  const { lo, hi } = reachOf(caller.acting.scope, kept.ledger.key)
  const closings = await enterMany(keeping)
  const open = !closings.some(({ closes }) => closes)
  // one record that stands already sends all rows the other way, and it mostly is among the first
  const mayBeNew =
    open &&
    intake.mayBeFirst &&
    (kept.ledger.grain !== null || (await isEmptyWithin(tx, kept.ledger, { county: program.county, lo, hi })))
  const taken =
    (mayBeNew && (await unlessUndone(tx, () => takeNew(keeping, intake, writing), isNotSimple))) ||
    (await takeBeside(keeping, intake, writing, closings))
  if (taken.added + taken.corrected > 0)
    appendAudit(program, tx, caller, {
      action: 'ledger.bulk',
      object: { kind: 'ledger', id: kept.ledger.key },
      detail: { added: taken.added, corrected: taken.corrected },
    })
  intake.step?.('kept')
  return taken
}
