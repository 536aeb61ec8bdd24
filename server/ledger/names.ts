import type { Cell, Ledger, LedgerField } from '../../kernel/ledger/index.ts'
import { parentOf } from '../../kernel/place/index.ts'
import type { Tx } from '../../store/database.ts'
import { type NamesByKey, organisationNames, recordNames, regionNames } from '../../store/ledger/names.ts'
import type { StoredRecord } from '../../store/ledger/records.ts'
import { schemeOf } from '../places.ts'
import type { Program } from '../program.ts'
import { type Language, words } from '../words.ts'
import { type Kept, ledgersOf } from './definitions.ts'
import { fileFields, filesOf, namesOfFiles } from './files.ts'
import { keeperOf, keeperTitle } from './keeper.ts'

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

/** Who asks, in which language, inside which transaction: its row policies say what is seen. */
interface Asking {
  readonly program: Program
  readonly tx: Tx
  readonly language: Language
}

/** Records that a field refers to: by their names where they are seen, else in words why they are not. */
const recordsNamed = async (
  { program, tx, language }: Asking,
  field: LedgerField,
  records: readonly StoredRecord[],
): Promise<NamesByKey> => {
  const other = field.type.kind === 'record' ? ledgersOf(program.packs).get(field.type.ledger) : undefined
  const calling = other && callingField(other.ledger)
  const ids = textsOf(records, [field])
  if (!other || !calling || ids.length === 0) return new Map()
  const seen = await recordNames(tx, other.ledger, program.county, { field: calling.key, ids })
  const keeper = keeperTitle(program.packs, keeperOf(program, other), language)
  const withheld = words('ledger.withheld', language, {
    ledger: program.packs.words(other.ledger.title, language),
    keeper,
  })
  const called = (id: string): string => {
    const found = seen.get(id)
    if (found === undefined) return withheld
    return found.stands ? found.name : words('ledger.withdrawn', language, { name: found.name })
  }
  return new Map(ids.map((id) => [id, called(id)]))
}

/** The code above; empty above all. */
export const aboveOf = (program: Program, region: string): string => parentOf(region, schemeOf(program).layers) ?? ''

/** All names that the records need, in one query for each kind of thing. */
export const namesIn = async (asking: Asking, { ledger }: Kept, records: readonly StoredRecord[]): Promise<Names> => {
  const { program, tx } = asking
  const of = (kind: LedgerField['type']['kind']) => ledger.fields.filter(({ type }) => type.kind === kind)
  const aboves = records.map(({ region }) => aboveOf(program, region))
  const [files, regions, organisations, ...named] = await Promise.all([
    filesOf(program, tx, ledger, records),
    regionNames(tx, [...new Set([...aboves, ...textsOf(records, of('region'))])]),
    organisationNames(tx, textsOf(records, of('organisation'))),
    ...of('record').map((field) => recordsNamed(asking, field, records)),
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
