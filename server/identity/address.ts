const addresses = new WeakMap<Request, string>()

/**
 * Notes where a request came from; called once by the HTTP edge with the socket's address. `X-Forwarded-For` counts only where
 * the connection comes from this machine, from a proxy in front: from anywhere else it says what the client likes.
 */
export const noteAddress = (request: Request, socket: string | undefined): void => {
  const own = socket?.replace(/^::ffff:/, '') ?? 'unknown'
  const local = own === '::1' || own.startsWith('127.') || own === 'unknown'
  const forwarded = local ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  addresses.set(request, forwarded || own)
}

/** Network address of whoever sent the request; `unknown` where it came through no socket. */
export const addressOf = (request: Request): string => addresses.get(request) ?? 'unknown'
