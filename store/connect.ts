import postgres from 'postgres'

/**
 * Opens a pool from a libpq URL. `?host=/folder` (a Unix socket, as libpq spells it) is understood here, because the driver does
 * not. A lost server is asked again soon: requests are refused meanwhile, so that waiting longer only prolongs the refusal.
 */
export const connect = (url: string, options: postgres.Options<Record<string, never>> = {}): postgres.Sql => {
  const plain = new URL(url)
  const socket = plain.searchParams.get('host')
  const port = Number(plain.searchParams.get('port') ?? 5432)
  plain.searchParams.delete('host')
  if (socket) plain.searchParams.delete('port')
  return postgres(plain.href, {
    onnotice: () => {},
    connect_timeout: 10,
    backoff: () => 0.1,
    ...options,
    ...(socket ? { host: socket, port } : {}),
  })
}
