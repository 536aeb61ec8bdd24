import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { openSpool, type SheetFile } from './file.ts'
import { SheetFault } from './lines.ts'

const isGzip = (start: Buffer): boolean => start[0] === 0x1f && start[1] === 0x8b

/**
 * The file itself, or what is in it where it is gzip (told by its content): then the packed one is closed. A small file may unpack to a thousand
 * times its size, so that it ends at `most` bytes. Throws SheetFault (`unpacked-too-large`, `not-a-sheet`) and leaves the packed one open.
 */
export const unpacked = async (
  file: SheetFile,
  { dataFolder, most }: { readonly dataFolder: string; readonly most: number },
): Promise<SheetFile> => {
  if (!isGzip(await file.first(2))) return file
  const spool = await openSpool(dataFolder)
  try {
    const packed = Readable.from(file.chunks())
    const source = packed.pipe(createGunzip())
    packed.on('error', (error) => source.destroy(error))
    let size = 0
    for await (const chunk of source) {
      size += (chunk as Buffer).length
      if (size > most) throw new SheetFault('unpacked-too-large', { limit: Math.floor(most / 2 ** 20) })
      await spool.write(chunk as Buffer)
    }
  } catch (error) {
    await spool.drop()
    throw String((error as NodeJS.ErrnoException).code).startsWith('Z_') ? new SheetFault('not-a-sheet') : error
  }
  await file.close()
  return spool.end()
}
