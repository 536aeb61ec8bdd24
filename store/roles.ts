import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import type postgres from 'postgres'
import { connect } from './connect.ts'

/** Passwords of the two roles that the program signs in as; absent where the database trusts its socket. */
export interface RolePasswords {
  readonly app: string
  readonly system: string
}

/**
 * Roles belong to the whole cluster: two databases being migrated at once may both try to make them.
 * Neither may bypass row policies, make roles or databases.
 */
export const ensureRoles = async (sql: postgres.Sql): Promise<void> => {
  for (const role of ['lingyan_app', 'lingyan_system']) {
    await sql.unsafe(
      `do $$ begin create role ${role} login; exception when duplicate_object or unique_violation then null; end $$`,
    )
  }
}

const as = (ownerUrl: string, role: string, password: string): string => {
  const url = new URL(ownerUrl)
  url.username = role
  url.password = password
  return url.href
}

export const roleUrls = (
  ownerUrl: string,
  passwords?: RolePasswords,
): { readonly app: string; readonly system: string } => ({
  app: as(ownerUrl, 'lingyan_app', passwords?.app ?? ''),
  system: as(ownerUrl, 'lingyan_system', passwords?.system ?? ''),
})

/** Gives the roles their passwords where those don't open the door yet. */
export const ensurePasswords = async (
  owner: postgres.Sql,
  ownerUrl: string,
  passwords: RolePasswords,
): Promise<void> => {
  const urls = roleUrls(ownerUrl, passwords)
  for (const [key, role] of [
    ['app', 'lingyan_app'],
    ['system', 'lingyan_system'],
  ] as const) {
    if (await opens(urls[key])) continue
    await owner.unsafe(`alter role ${role} password '${verifier(passwords[key])}'`)
  }
}

/** False only where the server refuses the password. */
const opens = async (url: string): Promise<boolean> => {
  const sql = connect(url, { max: 1 })
  try {
    await sql`select 1`
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['28P01', '28000'].includes(String(error.code))) return false
    throw error
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** What PostgreSQL keeps of a password (RFC 5802), made here so that the password itself never stands in a statement or log. */
const verifier = (password: string): string => {
  const salt = randomBytes(16)
  const rounds = 4096
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const hmac = (text: string): Buffer => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${hmac('Server Key').toString('base64')}`
}
