/** The connection ended inside a transaction: nothing of it is kept, unless its commit was under way. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
  readonly code = 'CONNECTION_CLOSED'
  constructor() {
    super('the connection to the database was lost')
  }
}

const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  // ended by its administrator, crashed, starting up, too many connections
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08006',
])

/**
 * Why the database can't be used just now; undefined for any other error. The same request may be sent again later.
 * A missing file (ENOENT) counts only where it is the socket that was being connected to.
 */
export const awayReason = (error: unknown): 'database-away' | 'disk-full' | undefined => {
  if (!(error instanceof Error && 'code' in error)) return undefined
  const code = String(error.code)
  if (code === '53100' || code === 'ENOSPC') return 'disk-full'
  if (AWAY.has(code)) return 'database-away'
  return code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect' ? 'database-away' : undefined
}
