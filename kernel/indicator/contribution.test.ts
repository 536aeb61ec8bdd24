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
    ['rating-mean', player, null, null],
    ['rating-mean', { ...player, coach: false }, 1500.25, 1],
    ['coached', player, 1, 1],
    ['coached', { ...player, games: 0 }, null, null],
    ['coached', { ...player, coach: false }, 0, 1],
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

  it('no value of a share, mean or ratio where it is not about the record: nothing is not zero', () => {
    const ratio = { kind: 'ratio', ledger: 'members', over: 'won', under: 'games', where: 'coach' } as const
    expect(contribution(members, ratio, player, ON)).toEqual({ numerator: 4, denominator: 10 })
    for (const coach of [false, null])
      expect(contribution(members, ratio, { ...player, coach }, ON)).toEqual({ numerator: null, denominator: null })
    expect(contribution(members, { ...ratio, where: undefined } as never, { ...player, games: 0, won: 0 }, ON)).toEqual(
      {
        numerator: 0,
        denominator: 0,
      },
    )
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
