import { uuidv7 } from 'uuidv7'
import { reachOf } from '../../kernel/access/index.ts'
import { periodOf, type Row, readRow } from '../../kernel/ledger/index.ts'
import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import { markDue } from '../../store/derive/due.ts'
import {
  addRecord,
  confirmRecord,
  correctRecord,
  findRecord,
  findSame,
  removeRecord,
  type StoredRecord,
  type Writing,
} from '../../store/ledger/records.ts'
import { findRegion } from '../../store/place/regions.ts'
import { appendAudit } from '../audit.ts'
import { todayOf } from '../places.ts'
import { sameCells, sealed, whole } from './cells.ts'
import { stillOpen } from './closing.ts'
import { holdFiles } from './files.ts'
import { keeperOf, keeperTitle, mayKeep } from './keeper.ts'
import type { Keeping } from './keeping.ts'
import { restDaysFor } from './restDays.ts'
import { staleRecord } from './stale.ts'

/** What became of one row. */
export interface Written {
  readonly id: string
  readonly version: number
  readonly did: 'added' | 'corrected' | 'same'
}

export const writingOf = ({ program, caller, source }: Keeping, reason = ''): Writing => ({
  county: program.county,
  at: program.now(),
  by: caller.position?.id ?? null,
  source,
  reason,
})

const invalid = (problems: readonly Problem[]): Result<never> =>
  refuse('input', 'invalid-input', { problems, params: { count: problems.length } })

/** One role or office keeps a ledger, and only where it is at home; to everybody else it says who does. */
export const keeps = ({ caller, kept, program }: Pick<Keeping, 'caller' | 'kept' | 'program'>): Result<null> => {
  if (mayKeep(program, caller, kept)) return accept(null)
  if (kept.ledger.computed) return refuse('rules', 'kept-by-the-program')
  const keeper = keeperTitle(program.packs, keeperOf(program, kept), caller.language)
  return refuse('rules', 'not-the-keeper', { params: { keeper } })
}

/** The region that a record is about: of the ledger's levels, alive today, within reach. */
const regionProblems = async ({ program, caller, kept, tx }: Keeping, region: string): Promise<readonly Problem[]> => {
  const { lo, hi } = reachOf(caller.acting.scope, kept.ledger.key)
  const found = region >= lo && region < hi && (await findRegion(tx, region, todayOf(program)))
  if (!found) return [{ path: 'region', code: 'unknown-region' }]
  return kept.ledger.levels.includes(found.level) ? [] : [{ path: 'region', code: 'region-level' }]
}

/** The kernel says what kind of cell it wanted; each kind has words of its own. */
export const codeOf = ({ code, params }: Problem): string => {
  if (code === 'wrong-type' && params?.wanted !== undefined) return `wanted-${params.wanted}`
  return code === 'wrong-level' ? 'region-level' : code
}

export const inCells = (problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => ({ ...problem, code: codeOf(problem), path: `cells.${problem.path}` }))

const readCells = async (keeping: Keeping, cells: Readonly<Record<string, unknown>>): Promise<Result<Row>> => {
  const { ledger, inList } = keeping.kept
  const rest = await restDaysFor(keeping.program, ledger)
  const read = readRow(ledger, cells, { from: 'json', inList, ...rest })
  if (read.ok) return read
  return invalid(inCells(read.refusal.problems ?? []))
}

/** The sums of the record's region and period follow; a correction that moves it to another period changes both. */
const follow = ({ program, kept, tx }: Keeping, region: string, ...rows: readonly Row[]): void => {
  const periods = new Set(rows.map((row) => periodOf(kept.ledger, row)))
  const due = [...periods].map((period) => ({ county: program.county, ledger: kept.ledger.key, region, period }))
  markDue(tx, due, program.now())
}

const trace = (keeping: Keeping, action: string, id: string, region: string, detail: Record<string, string> = {}) =>
  appendAudit(keeping.program, keeping.tx, keeping.caller, {
    action: `ledger.${action}`,
    object: { kind: 'record', id },
    region,
    detail: { ledger: keeping.kept.ledger.key, ...detail },
  })

/** A new record. Refusals: `not-the-keeper`, `invalid-input`, `record-exists` (`may` names the one that stands). */
export const addTo = async (
  keeping: Keeping,
  given: { readonly region: string; readonly cells: Readonly<Record<string, unknown>> },
): Promise<Result<Written>> => {
  const { program, kept, tx } = keeping
  const may = keeps(keeping)
  if (!may.ok) return may
  const wrong = await regionProblems(keeping, given.region)
  const read = await readCells(keeping, given.cells)
  if (!read.ok) return invalid([...wrong, ...(read.refusal.problems ?? [])])
  if (wrong.length > 0) return invalid(wrong)
  const row = sealed(program.crypto, kept.ledger, read.value)
  const stands = await findSame(tx, kept.ledger, program.county, given.region, row)
  if (stands) return refuse('rules', 'record-exists', { may: [stands.id] })
  const open = await stillOpen(keeping, given.region, read.value)
  if (!open.ok) return open
  const id = uuidv7()
  const held = await holdFiles(keeping, { id, region: given.region }, read.value)
  if (!held.ok) return held
  await addRecord(tx, kept.ledger, { id, region: given.region, row }, writingOf(keeping))
  follow(keeping, given.region, read.value)
  trace(keeping, 'add', id, given.region)
  return accept({ id, version: 1, did: 'added' })
}

/** The record with its sensitive cells in clear, for whoever keeps it. Refusals: `absent`, `not-the-keeper`. */
const standing = async (keeping: Keeping, id: string): Promise<Result<StoredRecord>> => {
  const found = await findRecord(keeping.tx, keeping.kept.ledger, keeping.program.county, id)
  if (!found) return refuse('absent', 'absent')
  const may = keeps(keeping)
  return may.ok ? accept(found) : may
}

/** What was typed in clear stays as it is where the caller sends no new text for it. */
export const correctIn = async (
  keeping: Keeping,
  id: string,
  given: {
    readonly version: number
    readonly reason: string
    readonly cells: Readonly<Record<string, unknown>>
  },
): Promise<Result<Written>> => {
  const { program, kept, tx } = keeping
  const found = await standing(keeping, id)
  if (!found.ok) return found
  const before = whole(program.crypto, kept.ledger, found.value.cells)
  if (found.value.version !== given.version) return staleRecord(keeping, id, given.version)
  const read = await readCells(keeping, { ...before, ...given.cells })
  if (!read.ok) return read
  if (sameCells(kept.ledger, before, read.value)) return accept({ id, version: found.value.version, did: 'same' })
  const row = sealed(program.crypto, kept.ledger, read.value)
  const stands = await findSame(tx, kept.ledger, program.county, found.value.region, row)
  if (stands && stands.id !== id) return refuse('rules', 'record-exists', { may: [stands.id] })
  const { region } = found.value
  const open = await stillOpen(keeping, region, before, read.value)
  if (!open.ok) return open
  const held = await holdFiles(keeping, { id, region }, read.value)
  if (!held.ok) return held
  const version = await correctRecord(
    tx,
    kept.ledger,
    { id, version: given.version, region, row },
    writingOf(keeping, given.reason),
  )
  if (version === undefined) return staleRecord(keeping, id, given.version)
  follow(keeping, region, before, read.value)
  const fields = kept.ledger.fields.filter(
    ({ key }) => JSON.stringify(before[key] ?? null) !== JSON.stringify(read.value[key] ?? null),
  )
  trace(keeping, 'correct', id, region, { fields: fields.map(({ key }) => key).join(' ') })
  return accept({ id, version, did: 'corrected' })
}

/** It was wrong that it stood: out of every number from now on, and kept among what stood. */
export const removeFrom = async (
  keeping: Keeping,
  id: string,
  given: { readonly version: number; readonly reason: string },
): Promise<Result<null>> => {
  const { program, kept, tx } = keeping
  const found = await standing(keeping, id)
  if (!found.ok) return found
  const stood = whole(program.crypto, kept.ledger, found.value.cells)
  const open = await stillOpen(keeping, found.value.region, stood)
  if (!open.ok) return open
  const done = await removeRecord(tx, kept.ledger, { id, version: given.version }, writingOf(keeping, given.reason))
  if (!done) return staleRecord(keeping, id, given.version)
  follow(keeping, found.value.region, stood)
  trace(keeping, 'remove', id, found.value.region, { reason: given.reason })
  return accept(null)
}

/** Still right: fresh again without a new version. */
export const confirmIn = async (keeping: Keeping, id: string, version: number): Promise<Result<null>> => {
  const found = await standing(keeping, id)
  if (!found.ok) return found
  const { program, kept, tx } = keeping
  const open = await stillOpen(keeping, found.value.region, found.value.cells as Row)
  if (!open.ok) return open
  const done = await confirmRecord(tx, kept.ledger, { id, version }, { county: program.county, at: program.now() })
  if (!done) return staleRecord(keeping, id, version)
  trace(keeping, 'confirm', id, found.value.region)
  return accept(null)
}
