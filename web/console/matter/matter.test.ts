import { describe, expect, it } from 'vitest'
import { withoutEmpty } from './data.ts'
import { draftKey, dropOld, keepDraft, readDraft } from './draft.ts'
import { pathTo, treeOf } from './fields/tree.ts'

const storage = (): Storage => {
  const kept = new Map<string, string>()
  return new Proxy({} as Storage, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: (_, key) => ({ value: kept.get(String(key)), enumerable: true, configurable: true }),
    get: (_, name) =>
      ({
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => kept.set(key, value),
        removeItem: (key: string) => kept.delete(key),
      })[String(name)],
  })
}

describe('drafts', () => {
  const day = 24 * 3600 * 1000
  const key = draftKey('me', 'game-1', 'resign')

  it('keep what was typed, for a week, and nothing that is empty', () => {
    const place = storage()
    keepDraft(key, { note: 'white wins' }, place, 0)
    expect(readDraft(key, place, 6 * day)).toEqual({ note: 'white wins' })
    expect(readDraft(key, place, 8 * day)).toBeNull()
    keepDraft(key, { note: '', to: undefined }, place, day)
    expect(readDraft(key, place, day)).toBeNull()
  })

  it('of another account or act are others', () => {
    const place = storage()
    keepDraft(key, { note: 'mine' }, place, 0)
    expect(readDraft(draftKey('you', 'game-1', 'resign'), place, 0)).toBeNull()
  })

  it('survive what is no draft, and old ones are swept', () => {
    const place = storage()
    place.setItem(key, '{broken')
    expect(readDraft(key, place)).toBeNull()
    place.setItem('another', 'stays')
    keepDraft(draftKey('me', 'game-2', 'open'), { a: 1 }, place, 0)
    dropOld(place, 30 * day)
    expect(Object.keys(place)).toEqual(['another'])
  })

  it('a full storage does not stand in the way', () => {
    const full = { ...storage(), setItem: () => expect.unreachable() } as unknown as Storage
    Object.defineProperty(full, 'setItem', {
      value: () => {
        throw new Error('QuotaExceededError')
      },
    })
    Object.defineProperty(full, 'getItem', { value: () => null })
    Object.defineProperty(full, 'removeItem', { value: () => undefined })
    expect(() => keepDraft(key, { note: 'x' }, full)).not.toThrow()
  })
})

describe('what is sent', () => {
  it('leaves out what was left empty, and keeps no and zero', () => {
    expect(withoutEmpty({ a: '', b: null, c: undefined, d: [], e: false, f: 0, g: 'x' })).toEqual({
      e: false,
      f: 0,
      g: 'x',
    })
  })
})

describe('lists with levels', () => {
  const list = [
    { value: '1', title: 'openings', parent: null },
    { value: '11', title: 'gambits', parent: '1' },
    { value: '9', title: 'orphan', parent: '8' },
  ]
  it('become a tree, whoever has no parent stands on top', () => {
    expect(treeOf(list)).toEqual([
      { value: '1', label: 'openings', children: [{ value: '11', label: 'gambits' }] },
      { value: '9', label: 'orphan' },
    ])
  })
  it('know the way down to a code, and survive a circle', () => {
    expect(pathTo(list, '11')).toEqual(['1', '11'])
    expect(pathTo(list, 'unknown')).toEqual(['unknown'])
    const circle = [
      { value: 'a', title: '', parent: 'b' },
      { value: 'b', title: '', parent: 'a' },
    ]
    expect(pathTo(circle, 'a')).toEqual(['b', 'a'])
  })
})
