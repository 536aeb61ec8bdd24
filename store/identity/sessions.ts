import type { Sql, Tx } from '../database.ts'
import { type HeldPosition, positionJson } from './positions.ts'

/**
 * `password`: one factor; `sso`: one factor, by single sign-on (no password of ours to expire); `full`: two factors.
 */
export type Strength = 'password' | 'sso' | 'full'

export interface NewSession {
  readonly digest: Buffer
  readonly account: string | null
  readonly resident: string | null
  readonly county: string
  readonly position: string | null
  readonly strength: Strength
  readonly now: Date
  readonly expiresAt: Date
  readonly last?: LastSignIn
}

/** When the account was signed in to before, and how often it was tried in vain since. */
export interface LastSignIn {
  readonly at: Date
  readonly failed: number
}

/**
 * Out of the audit: the last time that `action` was done (the first factor, or the second where there is one), and refusals of either
 * since. Undefined where it never was.
 */
export const findLastSignIn = async (
  tx: Tx,
  county: string,
  account: string,
  action: 'session.sign-in' | 'session.second-factor',
): Promise<LastSignIn | undefined> => {
  const actor = `staff:${account}`
  const [row] = await tx<LastSignIn[]>`
    select l.at, (select count(*)::int from audit f where f.county = ${county} and f.actor = ${actor} and f.id > l.id
      and f.action in ('session.sign-in', 'session.second-factor') and f.result <> 'done') as failed
    from (select id, at from audit where county = ${county} and actor = ${actor} and action = ${action} and result = 'done'
      order by id desc limit 1) l`
  return row
}

export const addSession = async (tx: Sql | Tx, session: NewSession): Promise<void> => {
  await tx`insert into session
      (token_digest, account, resident, county, position, strength, created_at, seen_at, expires_at, last_at, last_failed)
    values (${session.digest}, ${session.account}, ${session.resident}, ${session.county}, ${session.position},
      ${session.strength}, ${session.now}, ${session.now}, ${session.expiresAt}, ${session.last?.at ?? null}, ${session.last?.failed ?? 0})`
}

export interface LiveSession {
  readonly account: string | null
  readonly resident: string | null
  readonly county: string
  readonly position: string | null
  readonly strength: Strength
  readonly seenAt: Date
  readonly expiresAt: Date
  readonly name: string | null
  readonly login: string | null
  readonly passwordChangedAt: Date | null
  readonly totpConfirmedAt: Date | null
  readonly countyName: string | null
  /** The sign-in before this one; null where there was none. */
  readonly lastAt: Date | null
  readonly lastFailed: number
  /** Those valid on the day asked for. */
  readonly positions: readonly HeldPosition[]
}

/** One round trip: the session with its account and the positions valid on `day`. Idle, expired and disabled ones are not found. */
export const findSession = async (
  sql: Sql,
  digest: Buffer,
  { now, idleSince, day }: { now: Date; idleSince: Date; day: string },
): Promise<LiveSession | undefined> =>
  (
    await sql<LiveSession[]>`
    select s.account, s.resident, s.county, s.position, s.strength, s.seen_at "seenAt", s.expires_at "expiresAt",
      s.last_at "lastAt", s.last_failed "lastFailed",
      a.name, a.login, a.password_changed_at "passwordChangedAt", a.totp_confirmed_at "totpConfirmedAt",
      (select r.name from region r where r.code = s.county order by r.valid_to desc nulls first limit 1) "countyName",
      coalesce((select jsonb_agg(${positionJson(sql)} order by p.valid_from, p.id) from position p
        where p.account = a.id and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})), '[]') positions
    from session s left join account a on a.id = s.account
    where s.token_digest = ${digest} and s.expires_at > ${now}
      and (s.resident is not null or (s.seen_at > ${idleSince} and a.disabled_at is null))`
  )[0]

export const touchSession = async (sql: Sql, digest: Buffer, now: Date): Promise<void> => {
  await sql`update session set seen_at = ${now} where token_digest = ${digest} and seen_at < ${now}`
}

export const setSessionPosition = async (tx: Tx, digest: Buffer, position: string): Promise<void> => {
  await tx`update session set position = ${position} where token_digest = ${digest}`
}

export const removeSession = async (tx: Sql | Tx, digest: Buffer): Promise<void> => {
  await tx`delete from session where token_digest = ${digest}`
}

/**
 * Ends the oldest sessions of an account, so that with this one `most` are left. Where a second factor is due, those of one factor
 * count for nothing: whoever has only the password ends nobody's session.
 */
export const removeSessionsBeyond = async (
  tx: Tx,
  account: string,
  of: { readonly digest: Buffer; readonly most: number; readonly fullOnly: boolean },
): Promise<number> => {
  const removed = await tx`delete from session where token_digest in (
    select token_digest from session
    where account = ${account} and token_digest <> ${of.digest} and (${!of.fullOnly} or strength = 'full')
    order by created_at desc, seen_at desc, token_digest offset ${of.most - 1})`
  return removed.count
}

/** Ends every session of an account. */
export const removeSessionsOf = async (tx: Tx, account: string): Promise<void> => {
  await tx`delete from session where account = ${account}`
}

/** Sessions past their end, and codes and requests for codes that no limit looks at any more. */
export const sweepSessions = async (tx: Tx, now: Date): Promise<void> => {
  const yesterday = new Date(now.getTime() - 24 * 3_600_000)
  await tx`delete from session where expires_at < ${now}`
  await tx`delete from resident_code where expires_at < ${now}`
  await tx`delete from code_request where at < ${yesterday}`
}
