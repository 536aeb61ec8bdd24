import { beforeEach, describe, expect, it } from 'vitest'
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
