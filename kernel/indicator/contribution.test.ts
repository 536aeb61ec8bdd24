import { describe, expect, it } from 'vitest'
import { contribution } from './contribution.ts'
import { dues, indicators, members } from './example/club.ts'
import type { Measure } from './types.ts'

const measure = (key: string): Measure => indicators.find((one) => one.key === key)?.is as Measure
const ON = '2025-12-31'
const player = { name: 'Ada', birth: '1990-05-01', rating: '1500.25', games: 10, won: 4, title: 'expert', coach: true }

describe('what one record adds to a number', () => {
  it.each([
    ['members', player, 1, null],
    ['titled', { ...player, title: 'none' }, 0, null],
    ['titled', { ...player, title: null }, 0, null],
    ['rating-sum', player, 1500.25, null],
    ['rating-mean', player, 0, 0],
    ['rating-mean', { ...player, coach: false }, 1500.25, 1],
    ['coached', player, 1, 1],
    ['coached', { ...player, games: 0 }, 0, 0],
    ['won-of-played', player, 4, 10],
  ] as const)('%s', (key, row, numerator, denominator) => {
    expect(contribution(members, measure(key), row, ON)).toEqual({ numerator, denominator })
  })

  it('null where a formula has no value: the record is left out, which is not zero', () => {
    expect(contribution(members, measure('rating-sum'), { ...player, rating: null }, ON).numerator).toBeNull()
    expect(contribution(members, measure('won-of-played'), { ...player, games: null }, ON).numerator).toBeNull()
    expect(contribution(members, measure('ages'), { ...player, birth: null }, ON)).toEqual({
      numerator: null,
      denominator: null,
    })
  })

  it('names the band, by the day that is asked for', () => {
    expect(contribution(members, measure('ages'), player, ON).band).toBe('grown')
    expect(contribution(members, measure('ages'), player, '2007-01-01').band).toBe('young')
    expect(contribution(members, measure('ages'), player, '2050-05-01').band).toBe('old')
  })

  it('keeps what was paid too much below zero', () => {
    const row = { year: 2025, due: 500, paid: 200, waived: false }
    expect(contribution(dues, measure('paid-net'), row, ON)).toEqual({ numerator: -300, denominator: null })
    expect(contribution(dues, measure('paid-net'), { ...row, waived: true }, ON).numerator).toBe(0)
  })
})
