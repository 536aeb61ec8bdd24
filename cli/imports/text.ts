import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Fault } from '../../store/fault.ts'

const GZIP = [0x1f, 0x8b]
/** Bytes looked at to tell how the text is written. */
const SAMPLE = 1024 * 1024

type Encoding = 'utf-8' | 'utf-16le' | 'gb18030'

/** The file's bytes, unpacked where it is gzip (told by its content, not its name). Throws Fault where it can't be read. */
const bytesOf = async (path: string): Promise<Readable> => {
  try {
    const file = await open(path)
    const head = new Uint8Array(2)
    await file.read(head, 0, 2, 0).finally(() => file.close())
    const raw = createReadStream(path, { highWaterMark: 256 * 1024 })
    if (head[0] !== GZIP[0] || head[1] !== GZIP[1]) return raw
    const unpacked = createGunzip()
    raw.on('error', (error) => unpacked.destroy(error))
    return raw.pipe(unpacked)
  } catch (error) {
    throw unreadable(path, error)
  }
}

const unreadable = (path: string, error: unknown): Fault =>
  new Fault('file-unreadable', { path, reason: error instanceof Error ? error.message : String(error) })

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
