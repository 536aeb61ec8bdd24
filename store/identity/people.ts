import type { Sql, Tx } from '../database.ts'
import type { Account } from './accounts.ts'
import { type HeldPosition, positionJson } from './positions.ts'

/** An account as its administrator sees it. */
export interface Person
  extends Pick<
    Account,
    'id' | 'login' | 'name' | 'phoneCipher' | 'passwordChangedAt' | 'lockedUntil' | 'disabledAt' | 'oidcSubject'
  > {
  readonly hasPassword: boolean
  readonly secondFactor: 'none' | 'begun' | 'confirmed'
  readonly positions: readonly HeldPosition[]
}

export interface PeopleFilter {
  readonly q?: string
  readonly role?: string
  /** Codes from `lo` (included) to `hi` (excluded). */
  readonly region?: { readonly lo: string; readonly hi: string }
  readonly state?: 'active' | 'locked' | 'disabled'
  /** Login of the last row of the page before. */
  readonly after?: string
  readonly limit: number
}

const columns = (sql: Sql | Tx) => sql`
  a.id, a.login, a.name, a.phone_cipher "phoneCipher", a.password_changed_at "passwordChangedAt",
  a.locked_until "lockedUntil", a.disabled_at "disabledAt", a.oidc_subject "oidcSubject",
  a.password_hash is not null "hasPassword",
  case when a.totp_confirmed_at is not null then 'confirmed' when a.totp_cipher is not null then 'begun' else 'none' end "secondFactor"`

/** A page of a county's accounts by login, each with the positions held on `day`. */
export const listPeople = (
  sql: Sql | Tx,
  county: string,
  filter: PeopleFilter,
  { now, day }: { now: Date; day: string },
): Promise<readonly Person[]> => {
  const held = sql`p.account = a.id and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})`
  const like = `%${(filter.q ?? '').toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`
  const states = {
    active: sql`and a.disabled_at is null and (a.locked_until is null or a.locked_until <= ${now})`,
    locked: sql`and a.disabled_at is null and a.locked_until > ${now}`,
    disabled: sql`and a.disabled_at is not null`,
  }
  const placed = sql`and exists (select 1 from position p where ${held}
    ${filter.role ? sql`and p.role = ${filter.role}` : sql``}
    ${filter.region ? sql`and p.region >= ${filter.region.lo} and p.region < ${filter.region.hi}` : sql``})`
  return sql<Person[]>`
    select ${columns(sql)}, coalesce((select jsonb_agg(${positionJson(sql)} order by p.valid_from, p.id)
      from position p where ${held}), '[]') positions
    from account a where a.county = ${county} and a.login > ${filter.after ?? ''}
      ${filter.q ? sql`and (a.login like ${like} or lower(a.name) like ${like})` : sql``}
      ${filter.state ? states[filter.state] : sql``}
      ${filter.role || filter.region ? placed : sql``}
    order by a.login limit ${filter.limit}`
}

/** One account with every position it holds, held or will hold. */
export const findPerson = async (sql: Sql | Tx, county: string, id: string): Promise<Person | undefined> =>
  (
    await sql<Person[]>`
    select ${columns(sql)}, coalesce((select jsonb_agg(${positionJson(sql)} order by p.valid_from, p.id)
      from position p where p.account = a.id), '[]') positions
    from account a where a.county = ${county} and a.id = ${id}`
  )[0]

export const changePerson = async (
  tx: Tx,
  id: string,
  change: { readonly name?: string; readonly phoneCipher?: Buffer | null },
): Promise<void> => {
  if (change.name !== undefined) await tx`update account set name = ${change.name} where id = ${id}`
  if (change.phoneCipher !== undefined)
    await tx`update account set phone_cipher = ${change.phoneCipher} where id = ${id}`
}

/** Enciphered phone of an account; null where it has none. */
export const findPhone = async (tx: Tx, account: string): Promise<Buffer | null> => {
  const [row] = await tx<{ cipher: Buffer | null }[]>`select phone_cipher cipher from account where id = ${account}`
  return row?.cipher ?? null
}

/** Enciphered phones of the accounts that hold, held or will hold any of the roles; a few administrators. */
export const listPhonesOf = (
  tx: Tx,
  county: string,
  roles: readonly string[],
): Promise<readonly { readonly id: string; readonly cipher: Buffer }[]> => tx<{ id: string; cipher: Buffer }[]>`
  select distinct a.id, a.phone_cipher cipher from account a join position p on p.account = a.id
  where a.county = ${county} and a.phone_cipher is not null and p.role = any (${roles as string[]})`
