import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { listUnclaimed } from '../../store/attachment.ts'
import { readBytes } from '../body.ts'
import type { Program } from '../program.ts'
import { claimOf, PHOTO_BYTES, PHOTO_COUNT, takeIn } from '../uploads/index.ts'

/** Most bytes of one form with its photos. */
export const FORM_BYTES = 3 * PHOTO_BYTES

/** A sent form, whole in memory and no larger than allowed: a body without a stated length is counted as it comes. */
export const readForm = async (request: Request, limit: number = FORM_BYTES): Promise<Result<FormData>> => {
  const bytes = await readBytes(request, limit)
  if (!bytes.ok) return bytes
  const type = request.headers.get('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) return refuse('input', 'not-a-form')
  try {
    const form = await new Response(new Uint8Array(bytes.value), { headers: { 'content-type': type } }).formData()
    return isUtf8(form, bytes.value) ? accept(form) : refuse('input', 'not-utf8')
  } catch {
    return refuse('input', 'not-a-form')
  }
}

const LOST = '\uFFFD'

/**
 * Whether the texts of a form are what was sent: where one was read as U+FFFD, the same bytes must stand in the body (somebody
 * really wrote it), else it came in another encoding.
 */
const isUtf8 = (form: FormData, bytes: Buffer): boolean =>
  [...form.entries()]
    .flatMap(([name, value]) => (typeof value === 'string' ? [name, value] : [name]))
    .filter((text) => text.includes(LOST))
    .every((text) => bytes.includes(text) || bytes.includes(asEncoded(text)))

/** As a form without files writes it. */
const asEncoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)

/** One text of a form: line ends as we keep them, without what no database takes; empty where it is absent or a file. */
export const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').replaceAll('\0', '').trim() : ''
}

const TOKEN = /^[\w-]{20,64}$/

/** The token that a form came with, or a new one for a form that has none of ours. */
export const tokenOf = (program: Pick<Program, 'crypto'>, form?: FormData): string => {
  const sent = form ? textOf(form, 'token') : ''
  return TOKEN.test(sent) ? sent : program.crypto.randomToken(24)
}

export interface FormPhoto {
  readonly id: string
  readonly size: string
}

/** 312 KB: how large a kept photo is. */
const sizeOf = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024))} KB`

/**
 * The photos of a form: those taken in before that are still ticked, and those that came now, each checked and stored. A refused one
 * is told by its code; the others stay.
 */
export const photosOf = async (
  program: Program,
  form: FormData,
  { token, region }: { token: string; region: string },
): Promise<{ readonly photos: readonly FormPhoto[]; readonly refused: string | undefined }> => {
  const claim = claimOf(program, token)
  const ticked = new Set(form.getAll('photo').filter((value) => typeof value === 'string'))
  const held = ticked.size === 0 ? [] : await listUnclaimed(program.database.app, program.county, claim)
  const photos = held.filter(({ id }) => ticked.has(id)).map(({ id, bytes }) => ({ id, size: sizeOf(bytes) }))
  const files = form.getAll('photos').filter((value): value is File => typeof value !== 'string' && value.size > 0)
  let refused: string | undefined
  for (const file of files) {
    if (photos.length >= PHOTO_COUNT) {
      refused = 'too-many-photos'
      break
    }
    const taken = await takeIn(program, { bytes: Buffer.from(await file.arrayBuffer()), claim, region })
    if (taken.ok) photos.push({ id: taken.value.id, size: sizeOf(taken.value.bytes) })
    else refused = taken.refusal.code
  }
  return { photos, refused }
}
