import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSpool, type SheetFile } from './file.ts'
import { unpacked } from './unpack.ts'

const MB = 2 ** 20
let dataFolder: string
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'unpack-'))
})
afterAll(() => rm(dataFolder, { recursive: true, force: true }))

const fileOf = async (bytes: Buffer): Promise<SheetFile> => {
  const spool = await openSpool(dataFolder)
  await spool.write(bytes)
  return spool.end()
}

it('a plain file stays as it is, whatever the limit; a packed one gives what is in it', async () => {
  const plain = await fileOf(Buffer.from('a,b\n1,2\n'))
  expect(await unpacked(plain, { dataFolder, most: 1 })).toBe(plain)
  const inside = await unpacked(await fileOf(gzipSync('a,b\n1,2\n')), { dataFolder, most: 8 })
  expect([inside.size, (await inside.first(8)).toString()]).toEqual([8, 'a,b\n1,2\n'])
  expect(inside.digest).toBe(plain.digest)
  await Promise.all([plain.close(), inside.close()])
})

it('a bomb is refused with the limit in words, also where it is made of many parts; nothing stays on the disk', async () => {
  const part = gzipSync(Buffer.alloc(MB))
  const bomb = await fileOf(Buffer.concat(Array.from({ length: 40 }, () => part)))
  expect(bomb.size).toBeLessThan(MB)
  const refused = { code: 'unpacked-too-large', params: { limit: 3 } }
  await expect(unpacked(bomb, { dataFolder, most: 3 * MB })).rejects.toMatchObject(refused)
  expect((await bomb.first(2))[0]).toBe(0x1f)
  await bomb.close()
  expect(await readdir(join(dataFolder, 'incoming'))).toEqual([])
})
