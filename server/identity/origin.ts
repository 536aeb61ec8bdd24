import type { Program } from '../program.ts'
import { readCookie, SESSION_COOKIE } from './cookie.ts'

/**
 * Whether a writing request was sent by another site in the name of whoever is signed in here. Browsers name the site
 * (Sec-Fetch-Site) or at least the origin of every POST. A request that names neither comes from a script: with a session it
 * must be JSON, which no form of another site can send; so a form needs no token of its own.
 */
export const isForeign = (request: Request, program: Pick<Program, 'origin'>): boolean => {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.get('origin')
  if (origin !== null) return origin !== program.origin && new URL(request.url).origin !== origin
  const json = /^application\/json\b/i.test(request.headers.get('content-type') ?? '')
  const empty = request.body === null
  return readCookie(request, SESSION_COOKIE) !== undefined && !json && !empty
}
