import type { Sql, Tx } from '../database.ts'

export interface LedgerFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  /** Of the stored file: its name in the uploads folder. */
  readonly digest: Buffer
}

export interface NewLedgerFile extends LedgerFile {
  readonly county: string
  readonly region: string
  readonly ledger: string
  readonly claim: Buffer
  readonly createdAt: Date
}

/** With the record that holds it; null as long as none does. */
export interface FoundFile extends LedgerFile {
  readonly ledger: string
  readonly record: string | null
  readonly region: string
}

const columns = (sql: Sql | Tx) => sql`f.id, f.name, f.media_type "mediaType", f.bytes, f.width, f.height, f.digest`

export const addLedgerFile = async (tx: Tx, file: NewLedgerFile): Promise<void> => {
  await tx`insert into ledger_file (county, id, region, ledger, claim, name, media_type, bytes, width, height, digest, created_at)
    values (${file.county}, ${file.id}, ${file.region}, ${file.ledger}, ${file.claim}, ${file.name}, ${file.mediaType},
      ${file.bytes}, ${file.width}, ${file.height}, ${file.digest}, ${file.createdAt})`
}

/** Files that whoever sent them has put to no record yet. */
export const countLoose = async (tx: Tx, county: string, claim: Buffer): Promise<number> => {
  const [row] = await tx<{ n: number }[]>`select count(*)::int n from ledger_file
    where county = ${county} and record is null and claim = ${claim}`
  return row?.n ?? 0
}

/**
 * Puts files to a record, in the transaction that writes it; those that it holds or held already count too. Answers which of them it
 * could: what is missing is unknown, somebody else's, of another ledger, or another record's.
 */
export const bindFiles = async (
  tx: Tx,
  bind: {
    readonly county: string
    readonly ledger: string
    readonly record: string
    readonly region: string
    readonly claim: Buffer
    readonly ids: readonly string[]
  },
): Promise<ReadonlySet<string>> => {
  const rows = await tx<
    { id: string }[]
  >`update ledger_file set record = ${bind.record}, region = ${bind.region}, claim = null
    where county = ${bind.county} and ledger = ${bind.ledger} and id = any (${[...bind.ids]}::uuid[])
      and ((record is null and claim = ${bind.claim}) or record = ${bind.record}) returning id`
  return new Set(rows.map(({ id }) => id))
}

/** One that a record in scope holds or held, or that the caller sent and put to none yet. */
export const findLedgerFile = async (
  tx: Tx,
  county: string,
  id: string,
  claim: Buffer,
): Promise<FoundFile | undefined> => {
  const rows = await tx<FoundFile[]>`select ${columns(tx)}, f.ledger, f.record, f.region from ledger_file f
    where f.county = ${county} and f.id = ${id} and (f.record is not null or f.claim = ${claim})`
  return rows[0]
}

export const listLedgerFiles = (
  tx: Sql | Tx,
  county: string,
  ids: readonly string[],
): Promise<readonly LedgerFile[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx<
        LedgerFile[]
      >`select ${columns(tx)} from ledger_file f where f.county = ${county} and f.id = any (${[...ids]}::uuid[])`

/** Uploads that nobody put to a record before `before`; their number. */
export const dropLooseFiles = async (sql: Sql | Tx, before: Date): Promise<number> =>
  (await sql`delete from ledger_file where record is null and created_at < ${before}`).count
