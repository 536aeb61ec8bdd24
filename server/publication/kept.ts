import { cellText, type LedgerField } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../store/database.ts'
import { listRecords, type StoredRecord } from '../../store/ledger/records.ts'
import type { PublicLedger, PublicRecord } from '../../web/public/place/data.ts'
import { type Language, wordsOf } from '../../web/public/words.ts'
import { type Kept, ledgersOf } from '../ledger/definitions.ts'
import { keeperOf, keeperTitle } from '../ledger/keeper.ts'
import { callingField } from '../ledger/names.ts'
import type { Program } from '../program.ts'

/** Records that are read of a ledger, and of these the newest that are shown: a page of a village stays small. */
const MOST_READ = 50
const MOST_SHOWN = 5

/** What is known by a name of its own, or by none: it is not for this page. */
const UNSHOWN: readonly LedgerField['type']['kind'][] = ['files', 'record', 'region', 'organisation', 'point']

interface Shown {
  readonly program: Program
  readonly language: Language
  readonly kept: Kept
}

const disclosed = ({ ledger }: Kept): readonly LedgerField[] =>
  ledger.fields.filter(
    (field) => field.disclosed && field.sensitive === undefined && !UNSHOWN.includes(field.type.kind),
  )

/** A cell in the words of a resident; empty where there is nothing. */
const factOf = (
  { program, language, kept }: Shown,
  { type }: LedgerField,
  cell: StoredRecord['cells'][string],
): string => {
  if (cell === null || cell === undefined) return ''
  const { words } = program.packs
  const { t, date, number } = wordsOf(language)
  const title = type.kind === 'code' ? kept.list(type.list)?.items.find(({ code }) => code === cell)?.title : undefined
  switch (type.kind) {
    case 'code':
      return title === undefined ? String(cell) : words(title, language)
    case 'yes-no':
      return t(cell ? 'place.yes' : 'place.no')
    case 'date':
      return date(String(cell), program.now().toISOString())
    case 'money':
      return t('place.yuan', { n: number(Number(cell) / 100) })
    case 'integer':
    case 'decimal':
      return [number(Number(cell)), type.unit === undefined ? '' : words(type.unit, language, { n: Number(cell) })]
        .join(language === 'en' ? ' ' : '')
        .trim()
    default:
      return cellText(type, cell as never)
  }
}

const recordOf = (shown: Shown, record: StoredRecord): PublicRecord => {
  const { kept, program, language } = shown
  const calling = callingField(kept.ledger)
  const fields = disclosed(kept)
  const facts = fields.flatMap((field) => {
    const value = factOf(shown, field, record.cells[field.key] ?? null)
    return field === calling || value === '' ? [] : [{ title: program.packs.words(field.title, language), value }]
  })
  return {
    title: calling && fields.includes(calling) ? String(record.cells[calling.key] ?? '') : '',
    updatedAt: record.recorded_at.toISOString(),
    facts,
  }
}

/**
 * Ledgers that their packs publish, with the newest records of a village, by the fields that are disclosed: sensitive ones are in none, nor
 * are files and whatever is named elsewhere. Those without a record of it are left out.
 */
export const publishedLedgers = async (
  program: Program,
  tx: Tx,
  region: string,
  language: Language,
): Promise<readonly PublicLedger[]> => {
  const published = [...ledgersOf(program.packs).values()].filter(({ ledger }) => ledger.published)
  const all = await Promise.all(
    published.map(async (kept) => {
      const records = await listRecords(tx, kept.ledger, { region }, { after: null, limit: MOST_READ })
      const newest = records.toSorted((a, b) => b.recorded_at.getTime() - a.recorded_at.getTime()).slice(0, MOST_SHOWN)
      return {
        key: kept.ledger.key,
        title: program.packs.words(kept.ledger.title, language),
        keeper: keeperTitle(program.packs, keeperOf(program, kept), language),
        records: newest.map((record) => recordOf({ program, language, kept }, record)),
      }
    }),
  )
  return all.filter(({ records }) => records.length > 0)
}
