import { createHash, type Hash, randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Small enough that others are answered between two of them. */
const CHUNK = 64 * 1024

/** A table's bytes on disk: read as often as needed, never whole in memory. */
export class SheetFile {
  readonly handle: FileHandle
  readonly size: number
  /** SHA-256 in hex, to tell whether the same file comes again; of files of this machine it is not asked for. */
  readonly digest: string

  constructor(handle: FileHandle, size: number, digest = '') {
    this.handle = handle
    this.size = size
    this.digest = digest
  }

  async *chunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.size; ) {
      const { bytesRead, buffer } = await this.handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
      at += bytesRead
    }
  }

  async first(length: number): Promise<Buffer> {
    const { bytesRead, buffer } = await this.handle.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  }

  close(): Promise<void> {
    return this.handle.close()
  }
}

/** A file of this machine. Throws what the file system throws. */
export const openFile = async (path: string): Promise<SheetFile> => {
  const handle = await open(path, 'r')
  return new SheetFile(handle, (await handle.stat()).size)
}

export interface Spool {
  readonly write: (bytes: Buffer) => Promise<void>
  readonly end: () => SheetFile
  readonly drop: () => Promise<void>
}

/** A file without a name beside the data: whatever ends the process, nothing of it stays. */
export const openSpool = async (dataFolder: string): Promise<Spool> => {
  const folder = join(dataFolder, 'incoming')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const handle = await open(path, 'wx+', 0o600)
  await unlink(path)
  const hash: Hash = createHash('sha256')
  let size = 0
  return {
    write: async (bytes) => {
      hash.update(bytes)
      for (let at = 0; at < bytes.length; ) {
        const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, size + at)
        at += bytesWritten
      }
      size += bytes.length
    },
    end: () => new SheetFile(handle, size, hash.digest('hex')),
    drop: () => handle.close(),
  }
}
