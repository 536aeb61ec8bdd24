import sharp from 'sharp'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'

/** Largest photo taken in, in bytes: what a phone makes, with room. */
export const PHOTO_BYTES = 8 << 20
/** Most photos of one form. */
export const PHOTO_COUNT = 6
/** Longest side of a stored photo, in pixels. */
const SIDE = 1600
/** More pixels than any phone makes; a bomb is refused from its header, before it is unpacked. */
const PIXELS = 64_000_000
const SECONDS = 10

/** Made by us, so that its type is known: always JPEG, upright, without a word about camera or place. */
export interface Photo {
  readonly bytes: Buffer
  readonly mediaType: 'image/jpeg'
  readonly width: number
  readonly height: number
}

const MAGIC: readonly { readonly format: string; readonly matches: (head: Buffer) => boolean }[] = [
  { format: 'jpeg', matches: (head) => head.readUIntBE(0, 3) === 0xffd8ff },
  { format: 'png', matches: (head) => head.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n' },
  {
    format: 'webp',
    matches: (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  },
  { format: 'heif', matches: (head) => head.toString('latin1', 4, 12) === 'ftypavif' },
]

/** By its first bytes, never by name or declared type: no other decoder is ever let near what strangers send. */
const formatOf = (bytes: Buffer): string | undefined =>
  bytes.length < 16 ? undefined : MAGIC.find(({ matches }) => matches(bytes))?.format

const isTooManyPixels = (error: unknown): boolean => error instanceof Error && /pixel limit/i.test(error.message)

let decoding: Promise<unknown> = Promise.resolve()
/** One photo is unpacked at a time: memory stays bounded however many come at once. */
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const done = decoding.then(work, work)
  decoding = done.catch(() => {})
  return done
}

/**
 * A photo out of what somebody sent: decoded, turned upright, shrunk to 1600 px and encoded anew, so that nothing of the original
 * file survives but its pixels. Refuses anything that is no still photo.
 */
export const toPhoto = async (sent: Buffer): Promise<Result<Photo>> => {
  if (sent.length > PHOTO_BYTES) return refuse('limit', 'photo-too-large')
  const format = formatOf(sent)
  if (format === undefined) return refuse('input', 'not-a-photo')
  return inTurn(() => encode(sent, format))
}

const encode = async (sent: Buffer, format: string): Promise<Result<Photo>> => {
  try {
    const options = { limitInputPixels: PIXELS, failOn: 'error', sequentialRead: true, animated: false } as const
    const about = await sharp(sent, options).metadata()
    if (about.format !== format) return refuse('input', 'not-a-photo')
    if ((about.pages ?? 1) > 1) return refuse('input', 'photo-animated')
    if (about.width * about.height > PIXELS) return refuse('input', 'photo-too-many-pixels')
    const { data, info } = await sharp(sent, options)
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80, progressive: true })
      .toBuffer({ resolveWithObject: true })
    return accept({ bytes: data, mediaType: 'image/jpeg', width: info.width, height: info.height })
  } catch (error) {
    return refuse('input', isTooManyPixels(error) ? 'photo-too-many-pixels' : 'photo-damaged')
  }
}
