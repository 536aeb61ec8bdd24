import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromFd, type ZipFile } from 'yauzl'
import type { SheetFile } from './file.ts'
import { SheetFault } from './lines.ts'

/** A workbook has a few dozen parts; a million empty ones are an attack. */
const MOST_PARTS = 2000

export interface Zip {
  readonly names: readonly string[]
  readonly sizeOf: (name: string) => number
  /** The unpacked bytes of a part; one that unpacks to more than it says, or to something else than was packed, fails at its end. */
  readonly open: (name: string) => Promise<AsyncIterable<Buffer>>
  /** A small part as text. */
  readonly text: (name: string, most: number) => Promise<string>
}

const opened = (file: SheetFile): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromFd(file.handle.fd, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(new SheetFault('not-a-sheet')) : resolve(zip),
    )
  })

const entriesOf = (zip: ZipFile): Promise<ReadonlyMap<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      if (entries.size > MOST_PARTS) reject(new SheetFault('sheet-too-large'))
      else zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', () => reject(new SheetFault('not-a-sheet')))
    zip.readEntry()
  })

async function* checked(stream: Readable, sum: number): AsyncGenerator<Buffer> {
  let found = 0
  for await (const chunk of stream) {
    found = crc32(chunk as Buffer, found)
    yield chunk as Buffer
  }
  if (found !== sum) throw new SheetFault('not-a-sheet')
}

export const openZip = async (file: SheetFile): Promise<Zip> => {
  const zip = await opened(file)
  const entries = await entriesOf(zip)
  const open = (name: string): Promise<AsyncIterable<Buffer>> =>
    new Promise((resolve, reject) => {
      const entry = entries.get(name)
      if (entry === undefined) return reject(new SheetFault('not-a-sheet'))
      zip.openReadStream(entry, (error, stream) =>
        error ? reject(new SheetFault('not-a-sheet')) : resolve(checked(stream, entry.crc32)),
      )
    })
  const sizeOf = (name: string): number => entries.get(name)?.uncompressedSize ?? 0
  return {
    names: [...entries.keys()],
    sizeOf,
    open,
    text: async (name, most) => {
      if (sizeOf(name) > most) throw new SheetFault('sheet-too-large')
      const chunks: Buffer[] = []
      for await (const chunk of await open(name)) chunks.push(chunk)
      return Buffer.concat(chunks).toString('utf8')
    },
  }
}
