import { rm, stat } from 'node:fs/promises'
import { uuidv7 } from 'uuidv7'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { type Attachment, addAttachment, digestsInUse, dropUnclaimed } from '../../store/attachment.ts'
import { dropLooseFiles } from '../../store/ledger/files.ts'
import type { Program } from '../program.ts'
import { digestIn, isDiskFault, isPlain, listFiles, olderThan, putFile, readStored, sealPlain } from './folder.ts'
import { toPhoto } from './photo.ts'

export { PHOTO_BYTES, PHOTO_COUNT } from './photo.ts'

/** What of the program uploads need. */
export type Storage = Pick<Program, 'database' | 'county' | 'dataFolder' | 'crypto' | 'now'>

/** What binds an upload to those who sent it until a matter holds it: `caller.key`, or the token of a form. */
export const claimOf = (program: Pick<Program, 'crypto'>, secret: string): Buffer =>
  program.crypto.mac('upload-claim', secret)

/** Takes one photo in: checked, made anew, on disk, in the table; unbound until `claimAttachments` binds it to a matter. */
export const takeIn = async (
  program: Storage,
  sent: { bytes: Buffer; claim: Buffer; region: string },
): Promise<Result<Attachment>> => {
  const photo = await toPhoto(sent.bytes)
  if (!photo.ok) return photo
  const { bytes, mediaType, width, height } = photo.value
  let digest: Buffer
  try {
    digest = await putFile(program, bytes)
  } catch (error) {
    if (!isDiskFault(error)) throw error
    return refuse('limit', 'storage-full')
  }
  const attachment = { id: uuidv7(), mediaType, bytes: bytes.length, width, height, digest }
  await addAttachment(program.database.app, {
    ...attachment,
    county: program.county,
    region: sent.region,
    claim: sent.claim,
    createdAt: program.now(),
  })
  return accept(attachment)
}

/**
 * A stored photo as it may leave: its type is ours, the browser may not guess another, and as a page it could do nothing.
 */
export const serveAttachment = async (
  program: Pick<Program, 'dataFolder' | 'crypto'>,
  attachment: Attachment,
): Promise<Response | undefined> => {
  const bytes = await readStored(program, attachment.digest)
  if (bytes === undefined) return undefined
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': attachment.mediaType,
      'content-length': String(bytes.length),
      'content-disposition': `inline; filename="${attachment.id}.jpg"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=3600',
    },
  })
}

const DAY_MS = 86_400_000

/** The daily job: uploads that no matter or record took up within a day, files that neither names; what lies there in clear is sealed. */
export const sweepUploads = async (program: Storage): Promise<{ rows: number; files: number; sealed: number }> => {
  const before = new Date(program.now().getTime() - DAY_MS)
  const { system } = program.database
  const rows = (await dropUnclaimed(system, before)) + (await dropLooseFiles(system, before))
  const there = await listFiles(program.dataFolder)
  const files = await removeUnnamed(program, await olderThan(there, before), before)
  let sealed = 0
  for (const path of there.filter(isPlain)) sealed += Number(await sealPlain(program, path))
  return { rows, files, sealed }
}

const removeUnnamed = async (program: Storage, paths: readonly string[], before: Date): Promise<number> => {
  let files = 0
  for (let at = 0; at < paths.length; at += 500) {
    const some = paths.slice(at, at + 500)
    const used = await digestsInUse(
      program.database.system,
      some.flatMap((path) => digestIn(path) ?? []),
    )
    for (const path of some) {
      if (used.has(digestIn(path) ?? '')) continue
      // looked at again: the same photo may have come in a moment ago
      const known = await stat(path).catch(() => undefined)
      if (!known || known.mtime >= before) continue
      await rm(path, { force: true })
      files += 1
    }
  }
  return files
}
