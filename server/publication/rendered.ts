import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** A document ready to go out: its bytes in each encoding, and the headers that go with them (name, value, name, value …). */
export interface Rendered {
  readonly etag: string
  readonly bodies: Readonly<Record<Encoding, Buffer>>
  readonly headers: Readonly<Record<Encoding, readonly string[]>>
  /** Those of a 304. */
  readonly unchanged: readonly string[]
}

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)
const ENCODINGS = ['br', 'gzip', 'identity'] as const

/** Compresses once what is sent many times. `headers` go with it in every encoding. */
export const render = async (
  text: string | Buffer,
  headers: Readonly<Record<string, string>>,
  quality = 5,
): Promise<Rendered> => {
  const identity = Buffer.from(text)
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length }
  const [zipped, brotli] = await Promise.all([toGzip(identity, { level: 7 }), toBrotli(identity, { params })])
  const bodies = { identity, gzip: zipped, br: brotli }
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  const shared = [...Object.entries({ ...headers, etag, vary: 'accept-encoding, cookie' }).flat()]
  const headersOf = (encoding: Encoding): readonly string[] => [
    ...shared,
    'content-length',
    String(bodies[encoding].length),
    ...(encoding === 'identity' ? [] : ['content-encoding', encoding]),
  ]
  return {
    etag,
    bodies,
    headers: Object.fromEntries(ENCODINGS.map((one) => [one, headersOf(one)])) as Record<Encoding, readonly string[]>,
    unchanged: shared,
  }
}

/** Best encoding that `Accept-Encoding` allows. A `q=0` is rare enough to be met by the plain bytes only where it names all. */
export const encodingFor = (accepted: string | null | undefined): Encoding => {
  if (!accepted) return 'identity'
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : 'identity'
}

/** The same as a web Response. */
export const toResponse = (rendered: Rendered, request: Request): Response => {
  const pairs = (flat: readonly string[]): [string, string][] =>
    Array.from({ length: flat.length / 2 }, (_, n) => [flat[2 * n] ?? '', flat[2 * n + 1] ?? ''])
  if (request.headers.get('if-none-match') === rendered.etag)
    return new Response(null, { status: 304, headers: pairs(rendered.unchanged) })
  const encoding = encodingFor(request.headers.get('accept-encoding'))
  return new Response(new Uint8Array(rendered.bodies[encoding]), { headers: pairs(rendered.headers[encoding]) })
}
