import type { Cell, Ledger, LedgerField } from '../../kernel/ledger/index.ts'
import { parentOf } from '../../kernel/place/index.ts'
import type { Tx } from '../../store/database.ts'
import { type NamesByKey, organisationNames, recordNames, regionNames } from '../../store/ledger/names.ts'
import type { StoredRecord } from '../../store/ledger/records.ts'
import { schemeOf } from '../places.ts'
import type { Program } from '../program.ts'
import { type Kept, ledgersOf } from './definitions.ts'
import { fileFields, filesOf, namesOfFiles } from './files.ts'

/** What the codes and ids in a page of records are called. */
export interface Names {
  /** The region above one; empty where nobody knows it. */
  readonly above: (region: string) => string
  /** Field → name, of those fields whose cell names something else. */
  readonly ofCells: (record: StoredRecord) => Record<string, string>
}

/** The field by which people call a record: its first text that is no secret. */
export const callingField = ({ fields }: Ledger): LedgerField | undefined =>
  fields.find(({ type, sensitive }) => type.kind === 'text' && sensitive === undefined)

const textsOf = (records: readonly StoredRecord[], fields: readonly LedgerField[]): readonly string[] => [
  ...new Set(
    records.flatMap(({ cells }) => fields.flatMap(({ key }) => (typeof cells[key] === 'string' ? [cells[key]] : []))),
  ),
]

const recordsNamed = async (
  { packs, county }: Program,
  tx: Tx,
  field: LedgerField,
  records: readonly StoredRecord[],
): Promise<NamesByKey> => {
  const other = field.type.kind === 'record' ? ledgersOf(packs).get(field.type.ledger)?.ledger : undefined
  const calling = other && callingField(other)
  return other && calling ? recordNames(tx, other, county, calling.key, textsOf(records, [field])) : new Map()
}

/** The code above; empty above all. */
export const aboveOf = (program: Program, region: string): string => parentOf(region, schemeOf(program).layers) ?? ''

/** All names that the records need, in one query for each kind of thing. */
export const namesIn = async (
  program: Program,
  tx: Tx,
  { ledger }: Kept,
  records: readonly StoredRecord[],
): Promise<Names> => {
  const of = (kind: LedgerField['type']['kind']) => ledger.fields.filter(({ type }) => type.kind === kind)
  const aboves = records.map(({ region }) => aboveOf(program, region))
  const [files, regions, organisations, ...named] = await Promise.all([
    filesOf(program, tx, ledger, records),
    regionNames(tx, [...new Set([...aboves, ...textsOf(records, of('region'))])]),
    organisationNames(tx, textsOf(records, of('organisation'))),
    ...of('record').map((field) => recordsNamed(program, tx, field, records)),
  ])
  const known: NamesByKey = new Map([...regions, ...organisations, ...named.flatMap((names) => [...names])])
  const fileNames = new Map(files.map(({ id, name }) => [id, name]))
  const holding = fileFields(ledger)
  const naming = ledger.fields.filter(({ type }) => ['region', 'organisation', 'record'].includes(type.kind))
  return {
    above: (region) => regions.get(aboveOf(program, region)) ?? '',
    ofCells: ({ cells }) =>
      Object.fromEntries([
        ...naming.flatMap(({ key }) => {
          const name = known.get(String(cells[key] as Cell))
          return name === undefined ? [] : [[key, name]]
        }),
        ...holding.flatMap(({ key }) => {
          const name = namesOfFiles(cells[key], fileNames, '；')
          return name === '' ? [] : [[key, name]]
        }),
      ]),
  }
}
