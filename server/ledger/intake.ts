import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../store/database.ts'
import {
  findStanding,
  keepStaged,
  type Left,
  type Loaded,
  type LoadProblem,
  listProblems,
} from '../../store/ledger/load.ts'
import type { StoredRow, Writing } from '../../store/ledger/records.ts'
import { dropSame, samePairs } from '../../store/ledger/same.ts'
import { dropStaged, type LoadedRow, stageRows } from '../../store/ledger/stage.ts'
import { appendAudit } from '../audit.ts'
import type { Crypto } from '../crypto/index.ts'
import { todayOf } from '../places.ts'
import { opened } from './cells.ts'
import { type Keeping, writingOf } from './keep.ts'

export type IntakeStep = 'read' | 'checked' | 'kept'

export interface Intake {
  /** Rows that are right by themselves. */
  readonly rows: Iterable<readonly LoadedRow[]> | AsyncIterable<readonly LoadedRow[]>
  /** Whether a row was wrong by itself; asked once all are read. */
  readonly wrong: () => boolean
  readonly keep: 'all' | 'right'
  readonly reason: string
  /** Fields that the sheet has no column for. */
  readonly left?: Left
  readonly step?: (step: IntakeStep) => void
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
  standing: boolean,
): Promise<Pick<Taken, 'problems' | 'left'>> => {
  const { program, caller, kept, tx } = keeping
  const { lo, hi } = caller.acting.scope
  const asked = { county: program.county, day: todayOf(program), lo, hi, most: MOST, standing }
  const problems: LoadProblem[] = []
  const left = new Set<number>()
  for (;;) {
    const found = await listProblems(tx, kept.ledger, asked, intake.left)
    if (problems.length < MOST) problems.push(...found)
    for (const { row } of found) left.add(row)
    await dropStaged(tx, [...new Set(found.map(({ row }) => row))])
    if (found.length < MOST) return { problems, left }
  }
}

/**
 * Rows into a ledger, inside one transaction: what stands under their grain is corrected, unless they say the same; the rest is new. With
 * `keep: 'all'` one wrong row keeps all out.
 */
export const takeIn = async (keeping: Keeping, intake: Intake): Promise<Taken> => {
  const { program, caller, kept, tx } = keeping
  const { ledger } = kept
  const writing = writingOf(keeping, intake.reason)
  await stageRows(tx, ledger, intake.rows)
  intake.step?.('read')
  const standing = await findStanding(tx, ledger, writing)
  const out = await leaveOut(keeping, intake, standing)
  intake.step?.('checked')
  if (intake.keep === 'all' && (intake.wrong() || out.left.size > 0)) return { added: 0, corrected: 0, same: 0, ...out }
  const sealed = ledger.fields.some(({ sensitive }) => sensitive !== undefined)
  const drop = sealed ? () => dropSealedSame(tx, program.crypto, ledger, writing) : () => dropSame(tx, ledger, writing)
  const same = standing ? await drop() : 0
  const loaded = await keepStaged(tx, ledger, writing, standing)
  if (loaded.added + loaded.corrected > 0)
    appendAudit(program, tx, caller, {
      action: 'ledger.bulk',
      object: { kind: 'ledger', id: ledger.key },
      detail: { added: loaded.added, corrected: loaded.corrected },
    })
  intake.step?.('kept')
  return { ...loaded, same, ...out }
}
