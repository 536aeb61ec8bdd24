import type { Sql, Tx } from '../database.ts'

/** One who signs in as staff. */
export interface Account {
  readonly id: string
  readonly county: string
  readonly login: string
  readonly name: string
  readonly phoneCipher: Buffer | null
  /** argon2id; null where only single sign-on is allowed. */
  readonly passwordHash: string | null
  /** Null: an initial password, to be changed at first use. */
  readonly passwordChangedAt: Date | null
  /** Newest first. */
  readonly previousHashes: readonly string[]
  readonly totpCipher: Buffer | null
  readonly totpConfirmedAt: Date | null
  readonly failedCount: number
  readonly lockedUntil: Date | null
  readonly disabledAt: Date | null
  readonly oidcSubject: string | null
}

const columns = (sql: Sql | Tx) => sql`
  id, county, login, name, phone_cipher "phoneCipher", password_hash "passwordHash",
  password_changed_at "passwordChangedAt", previous_hashes "previousHashes", totp_cipher "totpCipher",
  totp_confirmed_at "totpConfirmedAt", failed_count "failedCount", locked_until "lockedUntil",
  disabled_at "disabledAt", oidc_subject "oidcSubject"`

export const findAccount = async (sql: Sql | Tx, id: string): Promise<Account | undefined> =>
  (await sql<Account[]>`select ${columns(sql)} from account where id = ${id}`)[0]

export const findAccountByLogin = async (sql: Sql | Tx, login: string): Promise<Account | undefined> =>
  (await sql<Account[]>`select ${columns(sql)} from account where login = ${login}`)[0]

export const findAccountBySubject = async (sql: Sql | Tx, subject: string): Promise<Account | undefined> =>
  (await sql<Account[]>`select ${columns(sql)} from account where oidc_subject = ${subject}`)[0]

/** The account with its row locked until the transaction ends: decisions on it don't overlap. */
export const lockAccount = async (tx: Tx, county: string, id: string): Promise<Account | undefined> =>
  (await tx<Account[]>`select ${columns(tx)} from account where county = ${county} and id = ${id} for update`)[0]

/** False where the login or the single sign-on subject is taken. */
export const addAccount = async (
  tx: Tx,
  account: Pick<Account, 'id' | 'county' | 'login' | 'name' | 'phoneCipher' | 'passwordHash' | 'oidcSubject'>,
  now: Date,
): Promise<boolean> => {
  const added = await tx`
    insert into account (id, county, login, name, phone_cipher, password_hash, oidc_subject, created_at)
    values (${account.id}, ${account.county}, ${account.login}, ${account.name}, ${account.phoneCipher},
      ${account.passwordHash}, ${account.oidcSubject}, ${now})
    on conflict do nothing`
  return added.count === 1
}

/**
 * One attempt more, counted before it is compared; undefined where the account is locked. A lock that has run out starts the
 * count again; the `limit`th attempt locks until `until`. One statement, so that attempts at the same moment are all counted.
 */
export const countFailure = async (
  sql: Sql | Tx,
  id: string,
  { limit, until, now }: { limit: number; until: Date; now: Date },
): Promise<{ failedCount: number } | undefined> =>
  (
    await sql<{ failedCount: number }[]>`update account set
      failed_count = case when locked_until is null then failed_count + 1 else 1 end,
      locked_until = case when (case when locked_until is null then failed_count + 1 else 1 end) >= ${limit}
        then ${until}::timestamptz end
    where id = ${id} and (locked_until is null or locked_until <= ${now})
    returning failed_count "failedCount"`
  )[0]

/** After a success, or when the security administrator unlocks. */
export const clearFailures = async (sql: Sql | Tx, id: string): Promise<void> => {
  await sql`update account set failed_count = 0, locked_until = null where id = ${id}`
}

/** Takes one counted attempt back: it was right, but a second factor is still due, so the count of failures stands. */
export const uncountFailure = async (sql: Sql | Tx, id: string): Promise<void> => {
  await sql`update account set failed_count = greatest(failed_count - 1, 0), locked_until = null where id = ${id}`
}

/** `changedAt` null makes it an initial one. The hash it replaces goes to the front of the previous ones, of which `keep` stay. */
export const setPassword = async (
  tx: Tx,
  id: string,
  { hash, changedAt, keep }: { hash: string; changedAt: Date | null; keep: number },
): Promise<void> => {
  await tx`update account set
    previous_hashes = case when password_hash is null then previous_hashes
      else (array_prepend(password_hash, previous_hashes))[1:${keep}::integer] end,
    password_hash = ${hash}, password_changed_at = ${changedAt} where id = ${id}`
}

/** A secret still to be confirmed; null takes the second factor away. */
export const setTotpSecret = async (tx: Sql | Tx, id: string, cipher: Buffer | null): Promise<void> => {
  await tx`update account set totp_cipher = ${cipher}, totp_confirmed_at = null, totp_last_step = null where id = ${id}`
}

/** Uses up a time step: false where it, or a later one, was used before. Also at the same moment only one may have it. */
export const takeTotpStep = async (sql: Sql | Tx, id: string, step: number): Promise<boolean> => {
  const taken = await sql`update account set totp_last_step = ${step}
    where id = ${id} and (totp_last_step is null or totp_last_step < ${step})`
  return taken.count === 1
}

export const confirmTotp = async (tx: Tx, id: string, now: Date): Promise<void> => {
  await tx`update account set totp_confirmed_at = ${now} where id = ${id}`
}

/** `at` null lets the account in again. */
export const setDisabled = async (tx: Tx, id: string, at: Date | null): Promise<void> => {
  await tx`update account set disabled_at = ${at} where id = ${id}`
}
