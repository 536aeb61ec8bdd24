import type { Tx } from '../database.ts'

/** One link of the chain: the rows of a county that it covers, in order of id, with their macs end to end. */
export interface Seal {
  readonly county: string
  readonly seq: number
  readonly at: Date
  readonly ids: readonly string[]
  readonly macs: Buffer
  readonly previous: Buffer
  readonly digest: Buffer
}

/**
 * The bytes under a seal's digest. The digest is keyed: whoever owns the database but not the keys cannot take a row out of a
 * seal and make the chain again.
 */
export const sealBytes = (seal: Omit<Seal, 'digest'>): Buffer =>
  Buffer.concat([
    Buffer.from(JSON.stringify([1, seal.county, seal.seq, seal.at.toISOString(), seal.ids.length, seal.macs.length])),
    seal.previous,
    Buffer.from(seal.ids.join('').replaceAll('-', ''), 'hex'),
    seal.macs,
  ])

/** Milliseconds of a UUIDv7. */
export const timeOfId = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

/** The least UUID of a millisecond: `id < leastId(t)` means made before `t`. */
export const leastId = (ms: number): string => {
  const hex = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0').slice(-12)
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** Only one sealer per county at a time; false where another one is at it. Held until the transaction ends. */
export const lockSealing = async (tx: Tx, county: string): Promise<boolean> => {
  const [row] = await tx<{ locked: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`seal/${county}`}, 0)) locked`
  return row?.locked ?? false
}

/**
 * Milliseconds since the oldest transaction that has written audit and is still open began; 0 where there is none, null where
 * one can't be seen (another role's): then nothing may be sealed now. Each writer holds a RowExclusiveLock on the table until
 * its end, so readers and writers of other tables don't hold sealing up.
 */
export const oldestWriterAge = async (tx: Tx): Promise<number | null> => {
  const [row] = await tx<{ age: number; hidden: boolean }[]>`
    select coalesce(max(extract(epoch from clock_timestamp() - a.xact_start)) * 1000, 0)::float8 age,
      coalesce(bool_or(a.xact_start is null and a.state is null), false) hidden
    from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'relation' and l.relation = 'audit'::regclass and l.mode = 'RowExclusiveLock'
      and l.database = (select oid from pg_database where datname = current_database()) and l.pid <> pg_backend_pid()`
  return row === undefined || row.hidden ? null : row.age
}

const columns = (tx: Tx) => tx`county, seq::float8 seq, at, ids, macs, previous, digest`

export const findLastSeal = async (tx: Tx, county: string): Promise<Seal | undefined> =>
  (await tx<Seal[]>`select ${columns(tx)} from audit_seal where county = ${county} order by seq desc limit 1`)[0]

/** Seals in order, after `seq`. */
export const listSeals = (tx: Tx, county: string, seq: number, most: number): Promise<readonly Seal[]> =>
  tx<Seal[]>`select ${columns(tx)} from audit_seal where county = ${county} and seq > ${seq} order by seq limit ${most}`

/** Rows that no seal covers yet: ids after `after`, made before `before`, in order. */
export const listUnsealed = (
  tx: Tx,
  county: string,
  { after, before, most }: { after: string; before: string; most: number },
): Promise<readonly { id: string; mac: Buffer }[]> =>
  tx<{ id: string; mac: Buffer }[]>`select id, mac from audit
    where county = ${county} and id > ${after} and id < ${before} order by id limit ${most}`

export const addSeal = async (tx: Tx, seal: Seal): Promise<void> => {
  await tx`insert into audit_seal (county, seq, at, ids, macs, previous, digest)
    values (${seal.county}, ${seal.seq}, ${seal.at}, ${seal.ids as string[]}::uuid[], ${seal.macs}, ${seal.previous}, ${seal.digest})`
}
