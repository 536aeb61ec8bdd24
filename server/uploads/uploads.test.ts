import { execFileSync } from 'node:child_process'
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { regionScope } from '../../kernel/access/index.ts'
import {
  claimAttachments,
  findAttachment,
  listAttachments,
  listUnclaimed,
  removeUnclaimed,
} from '../../store/attachment.ts'
import { connect } from '../../store/connect.ts'
import { inScope } from '../../store/database.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { addKey, CipherError, cryptoOf, newKeyRing, openCrypto } from '../crypto/index.ts'
import type { Program } from '../program.ts'
import { contentDigest, readStored } from './folder.ts'
import { claimOf, type Storage, serveAttachment, sweepUploads, takeIn } from './index.ts'

const COUNTY = '990101'
const VILLAGE = '990101001200'
const MATTER = '01900000-0000-7000-8000-00000000000a'
let database: TestDatabase
let program: Storage & Pick<Program, 'crypto'>
let dataFolder: string

beforeAll(async () => {
  database = await makeDatabase()
  const owner = connect(database.ownerUrl, { max: 1 })
  const now = new Date()
  await owner`insert into matter (county, id, number, process, version, parameters, region, tracking_digest, channel, subject, body,
      lodged_at, step, stage, entries)
    values (${COUNTY}, ${MATTER}, 'N1', 'p', '1', 's', ${VILLAGE}, ${Buffer.from('x')}, 'web', '', '', ${now}, 'a', 'b', 1)`
  await owner.end()
})
afterAll(() => database.drop())
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'lingyan-uploads-'))
  program = { database, county: COUNTY, dataFolder, crypto: openCrypto(dataFolder), now: () => new Date() }
  return () => rmSync(dataFolder, { recursive: true, force: true })
})

const photo = (color: string) =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: color } })
    .png()
    .toBuffer()
const take = async (color: string, secret = 'me') => {
  const taken = await takeIn(program, { bytes: await photo(color), claim: claimOf(program, secret), region: VILLAGE })
  if (!taken.ok) throw new Error(taken.refusal.code)
  return taken.value
}
const files = () =>
  readdirSync(join(dataFolder, 'uploads'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
const seen = (region: string) => ({ county: COUNTY, scope: regionScope(region) })

describe('an upload', () => {
  it('belongs to its form until a matter takes it up, once', async () => {
    const one = await take('#101010')
    const claim = claimOf(program, 'me')
    expect((await listUnclaimed(database.app, COUNTY, claim)).map(({ id }) => id)).toContain(one.id)
    const bind = (secret: string) =>
      inScope(database, seen(VILLAGE), (tx) =>
        claimAttachments(tx, {
          county: COUNTY,
          ids: [one.id],
          claim: claimOf(program, secret),
          matter: MATTER,
          region: VILLAGE,
        }),
      )
    expect(await bind('somebody else')).toBe(0)
    expect(await bind('me')).toBe(1)
    expect(await bind('me')).toBe(0)
    expect(await listUnclaimed(database.app, COUNTY, claim)).toEqual([])
  })

  it('is seen with its matter only', async () => {
    const one = await take('#202020')
    const find = (region: string) => inScope(database, seen(region), (tx) => findAttachment(tx, COUNTY, one.id))
    expect(await find(VILLAGE)).toBeUndefined()
    await inScope(database, seen(VILLAGE), (tx) =>
      claimAttachments(tx, {
        county: COUNTY,
        ids: [one.id],
        claim: claimOf(program, 'me'),
        matter: MATTER,
        region: VILLAGE,
      }),
    )
    expect(await find(VILLAGE)).toMatchObject({ id: one.id, mediaType: 'image/jpeg', width: 64 })
    expect(await find('990101002')).toBeUndefined()
    const listed = (region: string) => inScope(database, seen(region), (tx) => listAttachments(tx, COUNTY, MATTER))
    expect((await listed(VILLAGE)).map(({ id }) => id)).toContain(one.id)
    expect(await listed('990101002')).toEqual([])
  })

  it('can be taken out of the form by its owner only', async () => {
    const one = await take('#252525')
    const remove = (secret: string) =>
      removeUnclaimed(database.app, { county: COUNTY, claim: claimOf(program, secret), ids: [one.id] })
    const left = async () => (await listUnclaimed(database.app, COUNTY, claimOf(program, 'me'))).map(({ id }) => id)
    await remove('somebody else')
    expect(await left()).toContain(one.id)
    await remove('me')
    expect(await left()).not.toContain(one.id)
  })

  it('is one file for the same photo twice', async () => {
    await take('#303030')
    await take('#303030', 'another')
    expect(files()).toHaveLength(1)
  })

  it('leaves as what we made of it, and as nothing that a browser would run', async () => {
    const response = await serveAttachment(program, await take('#404040'))
    expect(Object.fromEntries(response?.headers ?? [])).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect((await sharp(await response?.arrayBuffer()).metadata()).format).toBe('jpeg')
  })

  it('whose file is gone is absent, not an error', async () => {
    const one = await take('#454545')
    rmSync(join(dataFolder, 'uploads'), { recursive: true })
    expect(await serveAttachment(program, one)).toBeUndefined()
  })
})

describe('on the disk', () => {
  const only = (): string => {
    const [one] = files()
    return join(one?.parentPath ?? '', one?.name ?? '')
  }
  const read = async (digest: Buffer) => readStored(program, digest)

  it.each(['sm', 'international'] as const)('it cannot be looked at without the keys (%s)', async (suite) => {
    program = { ...program, crypto: cryptoOf(newKeyRing(suite)) }
    const { digest, bytes } = await take('#606060')
    const stored = readFileSync(only())
    const clear = (await read(digest)) ?? Buffer.alloc(0)
    expect(clear).toHaveLength(bytes)
    expect(contentDigest(clear)).toEqual(digest)
    await expect(sharp(stored).metadata()).rejects.toThrow()
    for (let at = 0; at + 16 <= clear.length; at += 16)
      expect(stored.includes(clear.subarray(at, at + 16)) && clear.subarray(at, at + 16).some(Boolean)).toBe(false)
    const stranger = { ...program, crypto: cryptoOf(newKeyRing(suite)) }
    await expect(readStored(stranger, digest)).rejects.toThrow(CipherError)
  })

  it('is read after the keys were turned, and new ones are sealed under the new key', async () => {
    const ring = newKeyRing('sm')
    program = { ...program, crypto: cryptoOf(ring) }
    const before = await take('#616161')
    program = { ...program, crypto: cryptoOf(addKey(ring, 'international')) }
    const after = await take('#626262')
    for (const { digest } of [before, after]) expect(await read(digest)).toBeInstanceOf(Buffer)
    await expect(readStored({ ...program, crypto: cryptoOf(ring) }, after.digest)).rejects.toThrow(CipherError)
  })

  it('a file that was changed, or stands in another’s place, is not given out', async () => {
    const one = await take('#636363')
    const path = only()
    const whole = readFileSync(path)
    writeFileSync(path, whole.subarray(0, whole.length - 1))
    await expect(read(one.digest)).rejects.toThrow(CipherError)
    rmSync(path)
    await take('#646464')
    renameSync(only(), path)
    await expect(read(one.digest)).rejects.toThrow('changed on the disk')
  })

  it('what lies there in clear from before is read, then sealed by the sweep, as old as it was', async () => {
    const { digest } = await take('#656565')
    const sealed = only()
    const clear = await read(digest)
    const plain = sealed.replace(/\.sealed$/, '')
    rmSync(sealed)
    writeFileSync(plain, clear ?? '')
    const then = new Date('2026-01-02T00:00:00Z')
    utimesSync(plain, then, then)
    expect(await read(digest)).toEqual(clear)
    // still named by an attachment that is young: neither lost nor left in clear
    expect(await sweepUploads(program)).toEqual({ rows: 0, files: 0, sealed: 1 })
    expect(only()).toBe(sealed)
    expect(statSync(sealed).mtime).toEqual(then)
    expect(await read(digest)).toEqual(clear)
    expect(await sweepUploads(program)).toEqual({ rows: 0, files: 0, sealed: 0 })
  })

  it('a file in clear that is not what its name says is left as it is, and not given out', async () => {
    const { digest } = await take('#666666')
    const plain = only().replace(/\.sealed$/, '')
    rmSync(only())
    writeFileSync(plain, 'e4')
    expect(await sweepUploads(program)).toEqual({ rows: 0, files: 0, sealed: 0 })
    await expect(read(digest)).rejects.toThrow('changed on the disk')
  })
})

describe('the daily sweep', () => {
  const age = (path: string) =>
    utimesSync(path, new Date(Date.now() - 2 * 86_400_000), new Date(Date.now() - 2 * 86_400_000))
  const pathOf = (entry: { parentPath: string; name: string }) => join(entry.parentPath, entry.name)

  it('takes uploads of yesterday that nobody bound, their files, and half-written ones; nothing else', async () => {
    const bound = await take('#505050')
    await inScope(database, seen(VILLAGE), (tx) =>
      claimAttachments(tx, {
        county: COUNTY,
        ids: [bound.id],
        claim: claimOf(program, 'me'),
        matter: MATTER,
        region: VILLAGE,
      }),
    )
    const abandoned = await take('#515151')
    for (const entry of files()) age(pathOf(entry))
    const part = join(dataFolder, 'uploads', 'ab.part')
    writeFileSync(part, 'half')
    age(part)
    const later = { ...program, now: () => new Date(Date.now() + 86_400_000 + 1000) }
    utimesSync(part, new Date(0), new Date(0))
    await sweepUploads(later)
    expect(files().map(({ name }) => name)).toEqual([`${bound.digest.toString('hex')}.sealed`])
    expect((await listUnclaimed(database.app, COUNTY, claimOf(program, 'me'))).map(({ id }) => id)).not.toContain(
      abandoned.id,
    )
  })

  it('leaves today’s uploads alone', async () => {
    await take('#525252')
    expect(await sweepUploads(program)).toEqual({ rows: 0, files: 0, sealed: 0 })
    expect(files()).toHaveLength(1)
  })
})

describe('a disk that takes no more', () => {
  it('leaves nothing half-written and says so', () => {
    // a real refusal by the system: this process may write no file beyond 8 KiB
    const script = `
      import { putFile, isDiskFault } from ${JSON.stringify(join(import.meta.dirname, 'folder.ts'))}
      import { openCrypto } from ${JSON.stringify(join(import.meta.dirname, '../crypto/index.ts'))}
      const dataFolder = ${JSON.stringify(dataFolder)}
      try { await putFile({ dataFolder, crypto: openCrypto(dataFolder) }, Buffer.alloc(64 * 1024, 7)); console.log('written') }
      catch (error) { console.log(isDiskFault(error) ? 'refused' : String(error)) }`
    const said = execFileSync('bash', [
      '-c',
      'trap "" XFSZ; ulimit -f 8; exec "$0" --input-type=module -e "$1"',
      process.execPath,
      script,
    ])
    expect(said.toString().trim()).toBe('refused')
    expect(files()).toEqual([])
  })
})

it('the words for every refusal are there in both languages', () => {
  const keys = (language: string) =>
    Object.keys(JSON.parse(readFileSync(join(import.meta.dirname, `../messages/uploads.${language}.json`), 'utf8')))
  expect(keys('en')).toEqual(keys('zh-CN'))
})
