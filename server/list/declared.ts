import { regionScope } from '../../kernel/access/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import { inOrder, type ListItem, type ListVersion, type NumberedList, type Proof } from '../../kernel/list/index.ts'
import type { Pack, Programme } from '../../kernel/pack/index.ts'
import { within } from '../../kernel/place/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope, type Tx } from '../../store/database.ts'
import { listRecords, type StoredRecord } from '../../store/ledger/records.ts'
import { ledgersOf } from '../ledger/definitions.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import type { Language } from '../words.ts'

/** An item in words: of the document, or kept by the county where the document does not give it. */
export interface HeldItem
  extends Required<Pick<ListItem, 'key' | 'number' | 'title' | 'leads' | 'proofs'>>,
    Pick<ListItem, 'due' | 'every'> {
  readonly text: string
  readonly group: string
  /** Of the county's own record: the organisation that leads, who answers for it, and whether it is done. */
  readonly kept: { readonly org: string | null; readonly answerable: string; readonly done: boolean } | null
}
export interface HeldVersion extends Omit<ListVersion, 'items'> {
  readonly items: readonly HeldItem[]
}
export interface HeldList extends Omit<NumberedList, 'versions'> {
  readonly programme: Programme
  readonly versions: readonly HeldVersion[]
}

/** Lists of the programmes that the county has adopted. */
const adopted = ({ packs, county }: Program) =>
  packs.programmes
    .filter(({ regions }) => regions.some((region) => within(county, region)))
    .flatMap((programme) => (programme.lists ?? []).map((list) => ({ programme, list })))

const heldItem = (program: Program, item: ListItem, language: Language): HeldItem => ({
  ...item,
  proofs: item.proofs ?? [],
  title: program.packs.words(item.title, language),
  text: item.text === undefined ? '' : program.packs.words(item.text, language),
  group: item.group === undefined ? '' : program.packs.words(item.group, language),
  kept: null,
})

const FACTS = [
  'numbered-list',
  'year',
  'number',
  'item',
  'measure',
  'lead',
  'answerable',
  'due',
  'item-state',
  'proved-by',
] as const
type Fact = (typeof FACTS)[number]

/** Which fields of a ledger say what an item is; undefined where it lacks one of them. */
const fieldsOf = (ledger: Ledger): Readonly<Record<Fact, string>> | undefined => {
  const found = FACTS.map((fact) => [fact, ledger.fields.find(({ element }) => element === `duty-item.${fact}`)?.key])
  return found.some(([, key]) => key === undefined) ? undefined : (Object.fromEntries(found) as Record<Fact, string>)
}

const MOST = 999

/** What a record names as its proof, by key: a number, a ledger, a process, or a code of the catalogue of services. */
const provedBy = ({ packs }: Program, named: string): readonly Proof[] => {
  const has = (part: (pack: Pack) => readonly string[] | undefined): boolean =>
    packs.set.packs.some((pack) => part(pack)?.includes(named))
  if (has((pack) => pack.indicators?.map(({ key }) => key))) return [{ indicator: named }]
  if (has((pack) => pack.ledgers?.map(({ key }) => key))) return [{ ledger: named }]
  if (has((pack) => pack.processes?.map(({ key }) => key))) return [{ process: named }]
  return has((pack) => pack.services?.map(({ code }) => code)) ? [{ service: named }] : []
}

const keptItem = (
  program: Program,
  record: StoredRecord,
  fields: Readonly<Record<Fact, string>>,
  { kind, kept }: NumberedList,
): HeldItem => {
  const cell = (fact: Fact): string => String(record.cells[fields[fact]] ?? '')
  return {
    key: `n${cell('number')}`,
    number: Number(cell('number')),
    title: cell('item'),
    text: cell('measure'),
    group: '',
    leads: kept?.leads ?? [],
    proofs: provedBy(program, cell('proved-by')),
    // a power is never late, whatever the ledger asks to be filled in
    ...(kind === 'tasks' && cell('due') !== '' && { due: cell('due') }),
    kept: { org: cell('lead') || null, answerable: cell('answerable'), done: cell('item-state') === 'done' },
  }
}

/** What the county keeps of a list itself, by year. */
const keptYears = async (
  program: Program,
  tx: Tx,
  list: NumberedList,
): Promise<ReadonlyMap<string, readonly HeldItem[]>> => {
  const { kept } = list
  const ledger = kept && ledgersOf(program.packs).get(kept.ledger)?.ledger
  const fields = ledger && fieldsOf(ledger)
  if (!kept || !ledger || !fields) return new Map()
  const filter = { county: program.county, region: program.county, equal: { [fields['numbered-list']]: kept.code } }
  const records = await listRecords(tx, ledger, filter, { after: null, limit: MOST })
  const years = Map.groupBy(
    records.filter(({ region }) => region === program.county),
    ({ cells }) => String(cells[fields.year]),
  )
  return new Map(
    [...years].map(([year, those]) => [
      year,
      those.map((record) => keptItem(program, record, fields, list)).toSorted((a, b) => a.number - b.number),
    ]),
  )
}

const dayBefore = (year: string): string => `${Number(year) - 1}-12-31`

/** A year on record holds until the next one; what the document does give stands beside what the county keeps. */
const keptVersions = (
  frames: readonly HeldVersion[],
  years: ReadonlyMap<string, readonly HeldItem[]>,
): readonly HeldVersion[] => {
  const named = [...years.keys()].toSorted()
  return named.flatMap((year, index): readonly HeldVersion[] => {
    const frame = frames.findLast(({ from }) => from.slice(0, 4) <= year) ?? frames[0]
    if (!frame) return []
    const items = years.get(year) ?? []
    const next = named[index + 1]
    const { until: _, ...rest } = frame
    const given = frame.items.filter(({ number }) => items.every((one) => one.number !== number))
    return [
      {
        ...rest,
        version: year,
        from: `${year}-01-01`,
        ...(next !== undefined && { until: dayBefore(next) }),
        items: [...given, ...items].toSorted((a, b) => a.number - b.number),
      },
    ]
  })
}

/** A list with all its versions, in words. */
const heldList = async (
  program: Program,
  tx: Tx,
  { programme, list }: ReturnType<typeof adopted>[number],
  language: Language,
): Promise<HeldList> => {
  const frames = inOrder(list.versions).map((version) => ({
    ...version,
    items: version.items.map((item) => heldItem(program, item, language)),
  }))
  const kept = keptVersions(frames, await keptYears(program, tx, list))
  const years = new Set(kept.map(({ version }) => version))
  const beside = frames.filter(({ version, items }) => !years.has(version) && (kept.length === 0 || items.length > 0))
  const versions = [...beside, ...kept].toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return { ...list, title: program.packs.words(list.title, language), programme, versions }
}

/**
 * All lists that hold in the county, in words. In a transaction of its own, before the caller's: what the county keeps of a list is policy
 * of the whole county, whoever reads it.
 */
export const heldLists = async (
  program: Program,
  language: Language,
  which: (list: NumberedList) => boolean = () => true,
): Promise<readonly HeldList[]> => {
  const wanted = adopted(program).filter(({ list }) => which(list))
  if (wanted.length === 0) return []
  return inScope(program.database, { county: program.county, scope: regionScope(program.county) }, (tx) =>
    Promise.all(wanted.map((one) => heldList(program, tx, one, language))),
  )
}

/** Refusal: `absent` where the county has adopted none of that key. */
export const getList = async (program: Program, key: string, language: Language): Promise<Result<HeldList>> => {
  const [found] = await heldLists(program, language, (list) => list.key === key)
  return found ? accept(found) : refuse('absent', 'absent')
}

/** The version of today, or the one that is asked for. Refusals: `absent`, `no-version`. */
export const getVersion = (program: Program, list: HeldList, asked?: string): Result<HeldVersion> => {
  if (asked !== undefined) {
    const found = list.versions.find(({ version }) => version === asked)
    return found ? accept(found) : refuse('absent', 'absent')
  }
  const today = todayOf(program)
  const found = list.versions.findLast(({ from, until }) => from <= today && (until === undefined || today <= until))
  return found ? accept(found) : refuse('rules', 'no-version', { params: { process: list.title, date: today } })
}

/** The lists that say all that may be put on a level, as they stand today. */
export const permitting = async (program: Program, level: number, language: Language) => {
  const lists = await heldLists(program, language, ({ permits }) => permits?.level === level)
  return lists.flatMap((list) => {
    const version = getVersion(program, list)
    // a list that nothing is known of yet permits nothing and forbids nothing
    return version.ok && version.value.items.length > 0 ? [{ list, version: version.value }] : []
  })
}
