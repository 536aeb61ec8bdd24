import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListedRow } from '../../ui/matter/rows.ts'
import { bucketOf, groupRows, inPlace, sharedActions } from './group.ts'
import { extend, keepOnly, NONE, step, toggle } from './selection.ts'

const offer = (title: string, primary = false) => ({ title, primary })
const row = (id: string, bucket: 'late' | 'today' | 'later' | null, may: ListedRow['may'] = {}): ListedRow =>
  ({ id, may, timeLeft: bucket && { bucket, dueAt: '', unit: 'hours', amount: 0, text: '' } }) as ListedRow

describe('rows of an inbox', () => {
  it('stand under late, today, later, in the order of the server, without empty headings', () => {
    const rows = [row('a', 'later'), row('b', 'late'), row('c', null), row('d', 'late')]
    expect(groupRows(rows).map(({ bucket, rows: all }) => [bucket, all.map(({ id }) => id)])).toEqual([
      ['late', ['b', 'd']],
      ['later', ['a', 'c']],
    ])
    expect(groupRows([])).toEqual([])
    expect(bucketOf(row('x', null))).toBe('later')
  })

  it('offer together what each of them offers', () => {
    const open = { open: offer('open'), resign: offer('resign', true) }
    expect(Object.keys(sharedActions([row('a', 'late', open), row('b', 'late', { resign: offer('resign') })]))).toEqual(
      ['resign'],
    )
    expect(sharedActions([])).toEqual({})
  })

  it('show the primary act in place, else the first, else none', () => {
    expect(inPlace(row('a', 'late', { open: offer('open'), resign: offer('resign', true) }))?.action).toBe('resign')
    expect(inPlace(row('a', 'late', { open: offer('open') }))?.action).toBe('open')
    expect(inPlace(row('a', 'late', { note: offer('note'), remind: offer('remind') }))?.action).toBe('remind')
    expect(inPlace(row('a', 'late', { note: offer('note') }))?.action).toBe('note')
    expect(inPlace(row('a', 'late'))).toBeNull()
  })
})

describe('choosing rows by keyboard', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  it('X chooses and lets go', () => {
    const once = toggle(NONE, 'b')
    expect([...once.chosen]).toEqual(['b'])
    expect(toggle(once, 'b').chosen.size).toBe(0)
  })

  it('Shift X takes everything from the last chosen, in either direction', () => {
    expect([...extend(toggle(NONE, 'd'), 'b', ids).chosen].sort()).toEqual(['b', 'c', 'd'])
    expect([...extend(NONE, 'c', ids).chosen]).toEqual(['c'])
  })

  it('rows that are gone are no longer chosen', () => {
    const three = extend(toggle(NONE, 'a'), 'c', ids)
    expect(keepOnly(three, ['b', 'c', 'e'])).toEqual({ chosen: new Set(['b', 'c']), anchor: null })
  })

  it('J and K stop at the ends and begin at the first', () => {
    expect(step(ids, null, 1)).toBe('a')
    expect(step(ids, 'e', 1)).toBe('e')
    expect(step(ids, 'a', -1)).toBe('a')
    expect(step([], null, 1)).toBeNull()
    fc.assert(
      fc.property(fc.array(fc.constantFrom<1 | -1>(1, -1)), (moves) => {
        const end = moves.reduce<string | null>((at, by) => step(ids, at, by), null)
        expect(end === null || ids.includes(end)).toBe(true)
      }),
    )
  })
})
