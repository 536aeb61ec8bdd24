import type { Tx } from '../database.ts'
import { canonical, type StoredRow } from './row.ts'
import { listSeals, type Seal, sealBytes, timeOfId } from './seal.ts'

/** Something wrong with the audit of a county. */
export interface Finding {
  readonly county: string
  /**
   * `changed`: the row is not what was written. `removed`: a sealed row is gone. `inserted`: a row among sealed ones that no seal
   * covers, or one that the program did not write. `seal-changed`, `seal-missing`: a link of the chain. `head-missing`: the chain
   * no longer has an end that it once had: it was cut back, or made again.
   */
  readonly kind: 'changed' | 'removed' | 'inserted' | 'seal-changed' | 'seal-missing' | 'head-missing'
  /** Id of the row, or number of the seal (`#12`), or digest of the head. */
  readonly what: string
  /** When it was written, by its id; null for seals. */
  readonly at: string | null
  /** What the row says now, or null where it is gone. */
  readonly row: { readonly actor: string; readonly action: string; readonly object: string } | null
}

/** What a walk is given besides the keys. */
export interface Walk {
  /** Ends that this county's chain must have, as kept outside the database (hex). */
  readonly heads?: readonly string[]
  /** Ends that some county must have; those met are taken out. */
  readonly watched?: Set<string>
  readonly progress?: (rows: number) => void
}

/** What only the holder of the keys can tell. */
export interface Proof {
  readonly isRow: (bytes: string, mac: Buffer) => boolean
  readonly isSeal: (bytes: Buffer, digest: Buffer) => boolean
}

export interface Verified {
  readonly county: string
  readonly rows: number
  readonly seals: number
  /** Digest of the last seal, hex; null without seals. */
  readonly head: string | null
  /** Rows after the last seal, and when the first of them was written. A row removed from among these leaves no trace. */
  readonly unsealed: number
  readonly unsealedSince: string | null
}

const PAGE = 2_000
const SEALS = 4
const FIRST = '00000000-0000-0000-0000-000000000000'
const BEYOND = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Counties that have audit or seals. One step per county, never a scan. */
export async function* countiesWithAudit(tx: Tx): AsyncGenerator<string> {
  let after = ''
  for (;;) {
    const [row] = await tx<{ county: string | null }[]>`select least(
      (select county from audit where county > ${after} order by county limit 1),
      (select county from audit_seal where county > ${after} order by county limit 1)) county`
    if (!row?.county) return
    yield row.county
    after = row.county
  }
}

/**
 * Goes through a county's chain and rows once, in order, in constant memory (one seal and one page of rows). Findings come
 * as they are met; the result at the end.
 */
export async function* verifyCounty(
  tx: Tx,
  county: string,
  proof: Proof,
  { heads = [], watched = new Set(), progress = () => {} }: Walk = {},
): AsyncGenerator<Finding, Verified> {
  const missing = new Set(heads)
  let seals = 0
  let rows = 0
  let last: Seal | undefined
  let after = FIRST
  for await (const seal of sealsOf(tx, county)) {
    yield* checkLink(seal, last, proof)
    missing.delete(seal.digest.toString('hex'))
    watched.delete(seal.digest.toString('hex'))
    const upto = later(seal.ids.at(-1) ?? after, after)
    rows += yield* checkRows(tx, { county, after, upto, seal }, proof)
    after = upto
    last = seal
    seals += 1
    progress(rows)
  }
  for (const digest of missing) yield { county, kind: 'head-missing', what: digest, at: null, row: null }
  const open = yield* checkUnsealed(tx, county, after, proof)
  return {
    county,
    seals,
    rows: rows + open.rows,
    head: last?.digest.toString('hex') ?? null,
    unsealed: open.rows,
    unsealedSince: open.since,
  }
}

async function* sealsOf(tx: Tx, county: string): AsyncGenerator<Seal> {
  let seq = -1
  for (;;) {
    const seals = await listSeals(tx, county, seq, SEALS)
    yield* seals
    const last = seals.at(-1)
    if (last === undefined) return
    seq = last.seq
  }
}

function* checkLink(seal: Seal, before: Seal | undefined, proof: Proof): Generator<Finding> {
  const { county } = seal
  for (let seq = (before?.seq ?? 0) + 1; seq < seal.seq && seq < (before?.seq ?? 0) + 1000; seq += 1)
    yield { county, kind: 'seal-missing', what: `#${seq}`, at: null, row: null }
  const follows = seal.seq === (before?.seq ?? 0) + 1
  const linked = !follows || seal.previous.equals(before?.digest ?? Buffer.alloc(0))
  if (!linked || !proof.isSeal(sealBytes(seal), seal.digest))
    yield { county, kind: 'seal-changed', what: `#${seal.seq}`, at: null, row: null }
}

/** The rows that lie between two seals' ends, against what the seal says. */
async function* checkRows(
  tx: Tx,
  { county, after, upto, seal }: { county: string; after: string; upto: string; seal: Seal },
  proof: Proof,
): AsyncGenerator<Finding, number> {
  const width = seal.ids.length === 0 ? 0 : seal.macs.length / seal.ids.length
  const due = new Map(seal.ids.map((id, at) => [id, seal.macs.subarray(at * width, (at + 1) * width)]))
  let rows = 0
  for await (const row of rowsOf(tx, county, after, upto)) {
    rows += 1
    const mac = due.get(row.id)
    due.delete(row.id)
    if (mac === undefined) yield finding(row, 'inserted')
    else if (!row.mac.equals(mac) || !proof.isRow(canonical(row), row.mac)) yield finding(row, 'changed')
  }
  for (const id of due.keys()) yield { county, kind: 'removed', what: id, at: at(id), row: null }
  return rows
}

async function* checkUnsealed(
  tx: Tx,
  county: string,
  after: string,
  proof: Proof,
): AsyncGenerator<Finding, { rows: number; since: string | null }> {
  let rows = 0
  let since: string | null = null
  for await (const row of rowsOf(tx, county, after, BEYOND)) {
    rows += 1
    since ??= at(row.id)
    if (!proof.isRow(canonical(row), row.mac)) yield finding(row, 'inserted')
  }
  return { rows, since }
}

async function* rowsOf(tx: Tx, county: string, after: string, upto: string): AsyncGenerator<StoredRow> {
  let from = after
  for (;;) {
    const page = await tx<StoredRow[]>`
      select county, id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') at, actor, actor_name "actorName", position,
        action, object_kind "objectKind", object_id "objectId", region, result, detail, mac
      from audit where county = ${county} and id > ${from} and id <= ${upto} order by id limit ${PAGE}`
    yield* page
    const last = page.at(-1)
    if (page.length < PAGE || last === undefined) return
    from = last.id
  }
}

/** The later of two ids: they are compared as text. */
const later = (a: string, b: string): string => [a, b].toSorted()[1] ?? b

const at = (id: string): string => new Date(Math.min(timeOfId(id), 8.64e15)).toISOString()

const finding = (row: StoredRow, kind: Finding['kind']): Finding => ({
  county: row.county,
  kind,
  what: row.id,
  at: at(row.id),
  row: { actor: row.actor, action: row.action, object: `${row.objectKind}/${row.objectId}` },
})
