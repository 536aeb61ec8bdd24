import { expect, it } from 'vitest'
import { canGrow, growthOf } from './growth.ts'
import type { Value } from './types.ts'

const of = (value: number | null): Value => ({ numerator: null, denominator: null, value })

it.each([
  ['chess.games', 12, 10, { as: 'share', value: 0.2 }],
  ['chess.games', 5, 10, { as: 'share', value: -0.5 }],
  ['chess.games', 5, 0, { as: 'share', value: null }],
  ['chess.games', 5, -1, { as: 'share', value: null }],
  ['chess.games', null, 10, { as: 'share', value: null }],
  ['chess.games', 5, null, { as: 'share', value: null }],
  ['%', 0.5, 0.25, { as: 'points', value: 0.25 }],
  ['%', 0.5, 0, { as: 'points', value: 0.5 }],
  ['%', null, 0.25, { as: 'points', value: null }],
] as const)('%s: %s after %s', (unit, now, then, grown) => {
  const { as, value } = growthOf({ unit }, of(now), of(then))
  expect(as).toBe(grown.as)
  if (grown.value === null) expect(value).toBeNull()
  else expect(value).toBeCloseTo(grown.value)
})

it('a distribution does not grow, nor growth itself', () => {
  expect(canGrow({ is: { kind: 'count', ledger: 'games' } })).toBe(true)
  expect(canGrow({ is: { kind: 'bands', ledger: 'games', of: 'moves', bands: [] } })).toBe(false)
  expect(canGrow({ is: { kind: 'growth', of: 'games', over: 'year' } })).toBe(false)
})
