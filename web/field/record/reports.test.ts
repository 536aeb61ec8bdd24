import { beforeEach, describe, expect, it } from 'vitest'
import { Refused } from '../../ui/api.ts'
import { sendWaiting } from './outbox.ts'
import { dropReport, keepReport, listReports, lodgingOf, newReport, readReport } from './reports.ts'

/** A storage of the browser's shape. */
class Memory {
  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(Reflect.get(this, key)) : null
  }
  setItem(key: string, value: string): void {
    Object.defineProperty(this, key, { value, enumerable: true, configurable: true, writable: true })
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key)
  }
}

let storage: Storage
beforeEach(() => {
  storage = new Memory() as unknown as Storage
})

const chess = newReport('r1', { kind: 'lost-pawn', process: 'chess', region: '99', body: 'a pawn is missing' })

describe('reports kept on the phone', () => {
  it('come back as they were, for the same account only', () => {
    keepReport('anna', chess, storage)
    expect(readReport('anna', 'r1', storage)).toEqual(chess)
    expect(readReport('bob', 'r1', storage)).toBeNull()
    expect(listReports('bob', storage)).toEqual([])
  })

  it('are listed with those that wait for the network first; an empty one is missed by nobody', () => {
    keepReport('anna', chess, storage)
    keepReport('anna', { ...chess, id: 'r2', waiting: true }, storage)
    keepReport('anna', { ...chess, id: 'r3', body: '' }, storage)
    expect(listReports('anna', storage).map(({ id }) => id)).toEqual(['r2', 'r1'])
  })

  it('are gone when dropped', () => {
    keepReport('anna', chess, storage)
    dropReport('anna', 'r1', storage)
    expect(readReport('anna', 'r1', storage)).toBeNull()
  })

  it.each(['', 'null', '[]', '{"at":9e15,"data":{"process":7}}', '{{'])('what is no report (%s) is none', (text) => {
    storage.setItem('lingyan.draft.anna.report.r1', text)
    expect(readReport('anna', 'r1', storage)).toBeNull()
  })
})

describe('what is sent', () => {
  it('leaves out what was left empty, and keeps no', () => {
    const report = { ...chess, contactName: ' ', data: { kind: 'lost', open: false, for: '' } }
    expect(lodgingOf(report)).toEqual({
      process: 'chess',
      region: '99',
      body: 'a pawn is missing',
      data: { kind: 'lost', open: false },
    })
  })
})

describe('what waits for the network', () => {
  const code = { id: 'm1', number: '1', trackingCode: 'ABCD', trackUrl: 'http://t/ABCD' }
  const refusal = (status: number) => new Refused(status, { code: 'x', message: 'no such square', problems: [] })
  beforeEach(() => {
    keepReport('anna', { ...chess, waiting: true }, storage)
    keepReport('anna', { ...chess, id: 'r2', body: 'half a sentence' }, storage)
  })

  it('goes out, and leaves its code to hand over', async () => {
    const sent = await sendWaiting('anna', async () => code, storage)
    expect(sent.map(({ id }) => id)).toEqual(['r1'])
    expect(readReport('anna', 'r1', storage)).toMatchObject({ waiting: false, lodged: code })
    expect(await sendWaiting('anna', async () => code, storage)).toEqual([])
  })

  it('is gone where nobody takes a code along, or where it was thrown away meanwhile', async () => {
    keepReport('anna', { ...chess, waiting: true, asksWho: false }, storage)
    await sendWaiting('anna', async () => code, storage)
    expect(readReport('anna', 'r1', storage)).toBeNull()
    keepReport('anna', { ...chess, waiting: true }, storage)
    const drops = async () => {
      dropReport('anna', 'r1', storage)
      return code
    }
    await sendWaiting('anna', drops, storage)
    expect(readReport('anna', 'r1', storage)).toBeNull()
  })

  it.each([0, 503, 429, 401])('goes on waiting, under the same key, after %i', async (status) => {
    await sendWaiting('anna', () => Promise.reject(refusal(status)), storage)
    expect(readReport('anna', 'r1', storage)).toEqual({ ...chess, waiting: true })
  })

  it('stays with the words of a refusal, and is not sent again by itself', async () => {
    await sendWaiting('anna', () => Promise.reject(refusal(400)), storage)
    const kept = readReport('anna', 'r1', storage)
    expect(kept).toMatchObject({ waiting: false, refused: 'no such square', body: chess.body })
    expect(kept?.key).not.toBe(chess.key)
  })

  it('does not hide a mistake of the program', async () => {
    await expect(sendWaiting('anna', () => Promise.reject(new Error('a bug')), storage)).rejects.toThrow('a bug')
  })
})
