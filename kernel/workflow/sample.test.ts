import { expect, it } from 'vitest'
import { isSampled } from './index.ts'

const ids = Array.from(
  { length: 20_000 },
  (_, index) => `019a0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
)

it.each([0, 0.1, 0.5, 1])('draws the share %d of matters, near enough', (share) => {
  const drawn = ids.filter((id) => isSampled(id, share)).length / ids.length
  expect(Math.abs(drawn - share)).toBeLessThan(0.01)
})

it('draws the same ones always, and more for a larger share', () => {
  const few = ids.filter((id) => isSampled(id, 0.1))
  expect(few.filter((id) => isSampled(id, 0.1))).toEqual(few)
  expect(few.every((id) => isSampled(id, 0.2))).toBe(true)
})
