import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where `vite build` puts the programs of the browser. */
export const DIST = fileURLToPath(new URL('../web/dist/', import.meta.url))

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}
const CODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/** antd writes its styles into the page; scripts come from files of the build only. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
const GUARDS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'content-security-policy': POLICY,
}
const FOREVER = 'public, max-age=31536000, immutable'
/** Words of the build alone: nothing that could leave the folder. */
const SAFE = /^\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/

const isFile = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

/** A file of the build by its path below the host; undefined where it is none of the types that the build makes. */
const findFile = async (folder: string, path: string): Promise<string | undefined> => {
  if (!SAFE.test(path) || !(extname(path) in TYPES)) return undefined
  const file = join(folder, path)
  return (await isFile(file)) ? file : undefined
}

const accepts = (request: Request, coding: string): boolean =>
  (request.headers.get('accept-encoding') ?? '').split(/\s*,\s*/).some((part) => part.split(';')[0] === coding)

/** The bytes as they lie there, compressed where the build did so and the client can read it. */
const sendFile = async (request: Request, file: string): Promise<Response> => {
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  const headers: Record<string, string> = { ...GUARDS, 'content-type': type, vary: 'accept-encoding' }
  let from = file
  for (const [coding, suffix] of CODINGS) {
    if (from !== file || !accepts(request, coding) || !(await isFile(file + suffix))) continue
    from = file + suffix
    headers['content-encoding'] = coding
  }
  const bytes = await readFile(from)
  // names below /assets/ carry a digest of what is in them; anything else is asked for again
  if (new URL(request.url).pathname.startsWith('/assets/')) headers['cache-control'] = FOREVER
  else {
    headers['cache-control'] = 'no-cache'
    headers.etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  }
  return new Response(bytes, { headers })
}

/**
 * The console and the field app: hashed files for ever, the page of the app for every address below it that is no file
 * (the app's own router knows it). `app` is null for what both share (`/assets/`). Undefined where there is nothing.
 */
export const staticFile = async (
  request: Request,
  app: 'console' | 'field' | null,
  folder: string = DIST,
): Promise<Response | undefined> => {
  const file = await findFile(folder, new URL(request.url).pathname)
  if (file) return sendFile(request, file)
  const page = app ? await findFile(folder, `/${app}/index.html`) : undefined
  return page ? sendFile(request, page) : undefined
}
