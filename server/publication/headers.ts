import type { Program } from '../program.ts'

/**
 * What every HTML answer carries. No inline script or style can run; nothing is loaded from elsewhere; no other page may frame it.
 * The referrer stays on this site: an address may hold a tracking code.
 */
export const htmlHeaders = ({ origin }: Pick<Program, 'origin'>): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  ...(origin.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
})
