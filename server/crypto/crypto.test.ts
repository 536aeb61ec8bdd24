import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { addKey, CipherError, cryptoOf, newKeyRing, openCrypto } from './index.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

test('the digests are the published ones', () => {
  // GM/T 0004-2012 annex A.1 and FIPS 180-2 B.1, both of `abc`
  expect(hex(cryptoOf(newKeyRing('sm')).digest('abc'))).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  )
  expect(hex(cryptoOf(newKeyRing('international')).digest('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})

describe.each(['sm', 'international'] as const)('%s', (suite) => {
  const ring = newKeyRing(suite)
  const crypto = cryptoOf(ring)

  test('what was encrypted comes back, and never twice the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(crypto.decrypt('phone', crypto.encrypt('phone', text))).toBe(text)
      }),
    )
    expect(crypto.encrypt('phone', 'x').equals(crypto.encrypt('phone', 'x'))).toBe(false)
  })

  test('bytes come back as they were, none and many', () => {
    for (const length of [0, 1, 15, 16, 17, 100_000]) {
      const bytes = Buffer.alloc(length, 0xff)
      const sealed = crypto.seal('upload', new Uint8Array(bytes))
      expect(crypto.open('upload', sealed)).toEqual(bytes)
      expect(() => crypto.open('phone', sealed)).toThrow(CipherError)
    }
    expect(crypto.decrypt('phone', crypto.seal('phone', Buffer.from('abc')))).toBe('abc')
  })

  test('every changed byte, another purpose, another installation and a cut are refused', () => {
    const sealed = crypto.encrypt('phone', '12000000001')
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => crypto.decrypt('phone', changed)).toThrow(CipherError)
    }
    expect(() => crypto.decrypt('name', sealed)).toThrow(CipherError)
    expect(() => cryptoOf(newKeyRing(suite)).decrypt('phone', sealed)).toThrow(CipherError)
    for (const length of [0, 1, 4, 20, sealed.length - 1])
      expect(() => crypto.decrypt('phone', sealed.subarray(0, length))).toThrow(CipherError)
  })

  test('keyed digests compare by purpose and key', () => {
    const mac = crypto.mac('phone', '12000000001')
    expect(mac).toHaveLength(35)
    expect(crypto.mac('phone', '12000000001').equals(mac)).toBe(true)
    expect(crypto.isMac('phone', '12000000001', mac)).toBe(true)
    expect(crypto.isMac('phone', '12000000002', mac)).toBe(false)
    expect(crypto.isMac('tracking', '12000000001', mac)).toBe(false)
    expect(crypto.isMac('phone', '12000000001', mac.subarray(0, 34))).toBe(false)
    expect(crypto.isMac('phone', '12000000001', Buffer.alloc(0))).toBe(false)
  })

  test('after a turn to the other suite old values still open and are still found', () => {
    const other = suite === 'sm' ? 'international' : 'sm'
    const turned = cryptoOf(addKey(ring, other))
    expect(turned.suite).toBe(other)
    expect(turned.decrypt('phone', crypto.encrypt('phone', 'abc'))).toBe('abc')
    expect(turned.macs('phone', 'abc').map(hex)).toContain(hex(crypto.mac('phone', 'abc')))
    expect(turned.isMac('phone', 'abc', crypto.mac('phone', 'abc'))).toBe(true)
    expect(() => crypto.decrypt('phone', turned.encrypt('phone', 'abc'))).toThrow(CipherError)
  })
})

test('random text uses its alphabet only', () => {
  const crypto = cryptoOf(newKeyRing('sm'))
  expect(crypto.randomText('AB', 200)).toMatch(/^(?=.*A)(?=.*B)[AB]{200}$/)
  expect(Buffer.from(crypto.randomToken(), 'base64url')).toHaveLength(32)
})

describe('the key ring in the data folder', () => {
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'lingyan-keys-'))
    onTestFinished(() => rmSync(made, { recursive: true }))
    return made
  }

  test('is made once, for its owner only, and read again', () => {
    const at = folder()
    const sealed = openCrypto(at, 'sm').encrypt('phone', 'abc')
    expect(openCrypto(at, 'sm').decrypt('phone', sealed)).toBe('abc')
    expect(statSync(join(at, 'keys.json')).mode & 0o777).toBe(0o600)
  })

  test('another suite adds a key and keeps the old one', () => {
    const at = folder()
    const sealed = openCrypto(at, 'sm').encrypt('phone', 'abc')
    const turned = openCrypto(at, 'international')
    expect(turned.suite).toBe('international')
    expect(turned.decrypt('phone', sealed)).toBe('abc')
    expect(JSON.parse(readFileSync(join(at, 'keys.json'), 'utf8')).keys).toHaveLength(2)
  })

  test.each(['', '{', '{"keys":[]}', '{"keys":[{"id":1,"suite":"sm","secret":"AAAA"}]}', 'null'])(
    'a broken file is refused and left alone: %s',
    (text) => {
      const at = folder()
      writeFileSync(join(at, 'keys.json'), text)
      expect(() => openCrypto(at, 'sm')).toThrow(/not a key ring/)
      expect(readFileSync(join(at, 'keys.json'), 'utf8')).toBe(text)
    },
  )
})
