import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Fault } from '../../store/fault.ts'

const GZIP = [0x1f, 0x8b]
/** How XLSX begins: a zip archive. */
const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** Bytes looked at to tell how the text is written. */
const SAMPLE = 1024 * 1024

type Encoding = 'utf-8' | 'utf-16le' | 'gb18030'

/** The file's bytes, unpacked where it is gzip (told by its content, not its name). Throws Fault where it can't be read. */
const bytesOf = async (path: string): Promise<Readable> => {
  try {
    const file = await open(path)
    const head = new Uint8Array(4)
    await file.read(head, 0, 4, 0).finally(() => file.close())
    if (ZIP.every((byte, at) => head[at] === byte)) throw new Fault('file-unreadable', { path, reason: 'spreadsheet' })
    const raw = createReadStream(path, { highWaterMark: 256 * 1024 })
    if (head[0] !== GZIP[0] || head[1] !== GZIP[1]) return raw
    const unpacked = createGunzip()
    raw.on('error', (error) => unpacked.destroy(error))
    return raw.pipe(unpacked)
  } catch (error) {
    throw unreadable(path, error)
  }
}

/** Codes of errors that have words of their own (`reason.<code>` in cli/messages). */
const KNOWN = new Set(['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR', 'Z_BUF_ERROR', 'Z_DATA_ERROR'])

const unreadable = (path: string, error: unknown): Fault => {
  if (error instanceof Fault) return error
  const { code = '', message } = error as NodeJS.ErrnoException
  return new Fault('file-unreadable', { path, reason: KNOWN.has(code) ? code : message })
}

/** Refuses what is no file to be read, before anything else is begun for it. Throws Fault. */
export const mustBeReadable = async (path: string): Promise<void> => {
  const source = await bytesOf(path)
  source.destroy()
}

/** Why a table can't be read: a word of `reason.` with its line, or the reader's own sentence. */
export const malformed = (path: string, error: Error): Fault => {
  const { code = error.message, lines } = error as Error & { readonly code?: string; readonly lines?: number }
  return new Fault('file-malformed', { path, reason: code, line: lines ?? 0 })
}

/** Text that opens as UTF-8 is UTF-8; what does not is what Chinese offices write otherwise. */
const encodingOf = (sample: Uint8Array): Encoding => {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

/** Text of a file, plain or gzip, in UTF-8 (with or without BOM), UTF-16 or GB18030; in constant memory. Throws Fault. */
export async function* readText(path: string): AsyncGenerator<string> {
  const source = await bytesOf(path)
  const held: Uint8Array[] = []
  let size = 0
  let decoder: TextDecoder | undefined
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      if (decoder === undefined) {
        held.push(chunk)
        size += chunk.length
        if (size < SAMPLE) continue
        decoder = new TextDecoder(encodingOf(Buffer.concat(held)))
        yield decoder.decode(Buffer.concat(held), { stream: true })
        held.length = 0
      } else yield decoder.decode(chunk, { stream: true })
    }
  } catch (error) {
    throw unreadable(path, error)
  }
  decoder ??= new TextDecoder(encodingOf(Buffer.concat(held)))
  yield decoder.decode(Buffer.concat(held))
}
