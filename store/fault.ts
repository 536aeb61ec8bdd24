/** Why the database or the data folder can't be used; the words lie in cli/messages/faults.*.json under this code. */
export const FAULT_CODES = [
  /** Another living server works on the data folder: `{ folder, pid, url }`. */
  'folder-taken',
  /** The data folder may not be written by whoever started this: `{ folder, user }`. */
  'folder-forbidden',
  /** The cluster belongs to another user of this machine: `{ folder, uid }`. */
  'cluster-of-another-user',
  /** The data folder points to a cluster elsewhere that is gone: `{ folder, home }`. */
  'cluster-missing',
  /** The files were made by another major version of PostgreSQL: `{ folder, found, expected }`. */
  'cluster-version',
  /** No user but root to run PostgreSQL as: `{ user }`. */
  'no-such-user',
  /** No room on the disk: `{ folder, free }` (free in MB). */
  'disk-full',
  /** No PostgreSQL binaries for this machine: `{ platform }`. */
  'no-binaries',
  /** The short folder for the socket is held by somebody else: `{ folder }`. */
  'socket-folder-taken',
  /** Something listens on the address already: `{ host, port }`. */
  'port-taken',
  /** The address can't be listened on: `{ host, port, reason }`. */
  'port-forbidden',
  /** PostgreSQL did not start or was lost: `{ log, tail }`. */
  'postgres-failed',
  /** The server of DATABASE_URL does not answer: `{ reason }`. */
  'server-unreachable',
  /** The server of DATABASE_URL is older than 15: `{ found }`. */
  'server-too-old',
] as const
export type FaultCode = (typeof FAULT_CODES)[number]

/** A state of the machine that its owner must mend; shown in words, without a stack. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: FaultCode
  readonly params: Readonly<Record<string, string | number>>
  constructor(code: FaultCode, params: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(params)}`)
    this.code = code
    this.params = params
  }
}

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))
