import type { Sql, Tx } from './database.ts'

export interface Attachment {
  readonly id: string
  readonly mediaType: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  /** Of the stored file: its name in the uploads folder. */
  readonly digest: Buffer
}

export interface NewAttachment extends Attachment {
  readonly county: string
  readonly region: string
  /** Who may bind it to a matter: a digest of the uploader's session or form token. */
  readonly claim: Buffer
  readonly createdAt: Date
}

export const addAttachment = async (tx: Sql | Tx, one: NewAttachment): Promise<void> => {
  await tx`insert into attachment (county, id, region, claim, media_type, bytes, width, height, digest, created_at)
    values (${one.county}, ${one.id}, ${one.region}, ${one.claim}, ${one.mediaType}, ${one.bytes}, ${one.width},
      ${one.height}, ${one.digest}, ${one.createdAt})`
}

/**
 * Binds uploads to a matter, in the transaction that writes the matter. How many it bound: fewer than asked means that one is
 * unknown, somebody else's, or bound already, and the caller refuses the whole.
 */
export const claimAttachments = async (
  tx: Tx,
  bind: { county: string; ids: readonly string[]; claim: Buffer; matter: string; region: string },
): Promise<number> => {
  if (bind.ids.length === 0) return 0
  const bound = await tx`update attachment set matter = ${bind.matter}, region = ${bind.region}, claim = null
    where county = ${bind.county} and id = any (${bind.ids as string[]}) and matter is null and claim = ${bind.claim}`
  return bound.count
}

const columns = (sql: Sql | Tx) => sql`a.id, a.media_type "mediaType", a.bytes, a.width, a.height, a.digest`

/** Those of a matter, oldest first; nothing outside the acting scope. */
export const listAttachments = async (tx: Tx, county: string, matter: string): Promise<readonly Attachment[]> =>
  tx<Attachment[]>`select ${columns(tx)} from attachments_of(${county}, ${matter}) a`

/** One that is bound to a matter inside the acting scope. */
export const findAttachment = async (tx: Tx, county: string, id: string): Promise<Attachment | undefined> =>
  (
    await tx<
      Attachment[]
    >`select ${columns(tx)} from attachment a join matter m on m.county = a.county and m.id = a.matter
      where a.county = ${county} and a.id = ${id}`
  )[0]

/** Uploads of this claim that no matter holds yet, oldest first: what a form shown again still carries. */
export const listUnclaimed = async (sql: Sql | Tx, county: string, claim: Buffer): Promise<readonly Attachment[]> =>
  sql<Attachment[]>`select ${columns(sql)} from attachment a
    where a.county = ${county} and a.claim = ${claim} and a.matter is null order by a.created_at, a.id`

/** Takes one's own upload out of a form again. */
export const removeUnclaimed = async (
  sql: Sql | Tx,
  of: { county: string; claim: Buffer; ids: readonly string[] },
): Promise<void> => {
  if (of.ids.length === 0) return
  await sql`delete from attachment
    where county = ${of.county} and claim = ${of.claim} and matter is null and id = any (${of.ids as string[]})`
}

/** Uploads that nobody bound before `before`; their number. */
export const dropUnclaimed = async (sql: Sql | Tx, before: Date): Promise<number> =>
  (await sql`delete from attachment where matter is null and created_at < ${before}`).count

/** Those of `digests` (hex) that some attachment of a matter or file of a record still names. */
export const digestsInUse = async (sql: Sql | Tx, digests: readonly string[]): Promise<ReadonlySet<string>> => {
  // as text: the driver takes an array of buffers for one bytea
  const rows = await sql<{ digest: Buffer }[]>`with asked as (
      select decode(hex, 'hex') digest from unnest(${digests as string[]}::text[]) hex)
    select digest from attachment where digest in (select digest from asked)
    union select digest from ledger_file where digest in (select digest from asked)`
  return new Set(rows.map(({ digest }) => digest.toString('hex')))
}
