import { closedBy, keeperName, type LedgerField, periodOf, type Row } from '../../kernel/ledger/index.ts'
import type { Closing } from '../../store/ledger/closing.ts'
import type { StoredRecord } from '../../store/ledger/records.ts'
import type { StaffCaller } from '../caller.ts'
import type { LedgerBody, LedgerFieldBody, RecordRow } from '../contract/ledger.ts'
import type { Program } from '../program.ts'
import { citedSources } from '../sources.ts'
import { shown } from './cells.ts'
import { mayClose } from './closing.ts'
import type { Kept } from './definitions.ts'
import { keeperOf, keeperTitle, mayKeep } from './keeper.ts'
import type { Names } from './names.ts'

type Language = StaffCaller['language']

const optionsOf = (program: Program, kept: Kept, key: string, language: Language): LedgerFieldBody['options'] =>
  kept.list(key)?.items.map(({ code, title, parent }) => ({
    value: code,
    title: program.packs.words(title, language),
    ...(parent !== undefined && { parent }),
  }))

/** What the type says besides its kind, under the names of the contract. */
const limitsOf = (type: LedgerField['type']): Partial<LedgerFieldBody> => ({
  ...('most' in type && type.most !== undefined && { most: type.most }),
  ...('least' in type && type.least !== undefined && { least: type.least }),
  ...('places' in type && { places: type.places }),
  ...('levels' in type && { levels: [...type.levels] }),
  ...('ledger' in type && { ledger: type.ledger }),
  ...('negative' in type && type.negative === true && { negative: true }),
})

const presentField = (program: Program, kept: Kept, field: LedgerField, language: Language): LedgerFieldBody => {
  const { key, title, type, required, valid = [], sensitive, disclosed } = field
  // what rests on the calendar is judged here alone
  const rules = valid
    .filter(({ unlessRest }) => unlessRest === undefined)
    .map(({ when, otherwise }) => ({ when, otherwise: program.packs.words(otherwise, language) }))
  return {
    key,
    title: program.packs.words(title, language),
    kind: type.kind,
    ...limitsOf(type),
    ...('unit' in type && type.unit !== undefined && { unit: program.packs.words(type.unit, language) }),
    ...(type.kind === 'code' && { options: optionsOf(program, kept, type.list, language) }),
    required: required === true,
    ...(typeof required === 'string' && { requiredWhen: required }),
    ...(rules.length > 0 && { rules }),
    sensitive: sensitive !== undefined,
    disclosed: disclosed === true,
  }
}

export const presentLedger = (program: Program, caller: StaffCaller, kept: Kept): LedgerBody => {
  const { ledger } = kept
  const { words } = program.packs
  const keeper = keeperOf(program, kept)
  return {
    key: ledger.key,
    title: words(ledger.title, caller.language),
    about: words(kept.pack.title, caller.language),
    pack: kept.pack.key,
    levels: [...ledger.levels],
    grain: ledger.grain && [...ledger.grain],
    period: ledger.period ?? null,
    keeper: keeperName(keeper),
    keeperTitle: keeperTitle(program.packs, keeper, caller.language),
    freshDays: ledger.freshDays ?? null,
    basis: [...ledger.basis],
    sources: citedSources(program.packs, ledger.basis, caller.language),
    fields: ledger.fields.map((field) => presentField(program, kept, field, caller.language)),
    may: { keep: mayKeep(program, caller, kept), close: mayClose(program, caller, kept) },
  }
}

const DAY = 86_400_000

/** The moment before which a confirmation is too old; undefined where the ledger names no days. */
export const freshSince = ({ ledger }: Kept, now: Date): Date | undefined =>
  ledger.freshDays === undefined ? undefined : new Date(now.getTime() - ledger.freshDays * DAY)

/** What is known beside the records of a page. */
export interface Beside {
  readonly names: Names
  readonly closings: readonly Closing[]
}

/** By what the period of a record is closed. */
export const closingOf = ({ ledger }: Kept, record: StoredRecord, closings: readonly Closing[]): Closing | undefined =>
  closedBy(closings, record.region, periodOf(ledger, record.cells as Row))

export const presentRecord = (
  program: Program,
  kept: Kept,
  record: StoredRecord,
  { names, closings }: Beside,
): RecordRow => {
  const since = freshSince(kept, program.now())
  return {
    id: record.id,
    region: record.region,
    regionName: record.region_name,
    above: names.above(record.region),
    version: record.version,
    recordedAt: record.recorded_at.toISOString(),
    recordedBy: record.recorded_by_name,
    confirmedAt: record.confirmed_at.toISOString(),
    fresh: since === undefined || record.confirmed_at >= since,
    closed: record.until === undefined && closingOf(kept, record, closings) !== undefined,
    source: record.source,
    reason: record.reason,
    ...(record.until && { until: record.until.toISOString() }),
    cells: { ...shown(program.crypto, kept.ledger, record.cells) } as RecordRow['cells'],
    names: names.ofCells(record),
  }
}
