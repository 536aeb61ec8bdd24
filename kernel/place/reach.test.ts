import { expect, test } from 'vitest'
import { distance, lineOf, type Point, reachOfPlaces } from './reach.ts'

const CLUB: Point = [104.6, 26.6]
const WALK = { minutes: 15, metresPerMinute: 75, detour: 1.25 }

test('a straight line over the sphere', () => {
  expect(distance(CLUB, CLUB)).toBe(0)
  expect(distance([0, 0], [0, 1])).toBeCloseTo(111_195.08, 1)
  expect(distance([179.5, 0], [-179.5, 0])).toBeCloseTo(111_195.08, 1)
  expect(distance(CLUB, [104.61, 26.6])).toBeCloseTo(distance([104.61, 26.6], CLUB), 9)
})

test('fifteen minutes are a line of 900 metres where the way is a quarter longer', () => {
  expect(lineOf(WALK)).toBe(900)
})

test('what has no place is not known, and never outside', () => {
  const north = (metres: number): Point => [CLUB[0], CLUB[1] + metres / 111_195.08]
  const living = [
    { place: north(899), households: 7 },
    { place: north(901), households: 5 },
    { place: null, households: 3 },
  ]
  expect(reachOfPlaces(living, [CLUB], WALK, false)).toEqual({ within: 7, outside: 5, unknown: 3 })
  // a club of which nobody knows where it is may be near
  expect(reachOfPlaces(living, [CLUB], WALK, true)).toEqual({ within: 7, outside: 0, unknown: 8 })
  expect(reachOfPlaces(living, [], WALK, false)).toEqual({ within: 0, outside: 12, unknown: 3 })
  expect(reachOfPlaces([], [CLUB], WALK, false)).toEqual({ within: 0, outside: 0, unknown: 0 })
})
