import postgres from 'postgres'

/**
 * Opens a pool from a libpq URL. `?host=/folder` (a Unix socket, as libpq spells it) is understood here, because the driver does not.
 */
export const connect = (url: string, options: postgres.Options<Record<string, never>> = {}): postgres.Sql => {
  const socket = new URL(url).searchParams.get('host')
  const plain = new URL(url)
  plain.searchParams.delete('host')
  return postgres(plain.href, { onnotice: () => {}, ...options, ...(socket ? { host: socket } : {}) })
}
