const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
])

/** Whether an error means that the database can't be reached just now (and the request may be sent again). */
export const isDatabaseAway = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && AWAY.has(String((error as { code: unknown }).code))
