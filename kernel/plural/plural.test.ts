import { describe, expect, it } from 'vitest'
import { fillPlural } from './index.ts'

const fill = (text: string, params: Readonly<Record<string, string | number>>) =>
  fillPlural(text, (name) => String(params[name] ?? ''))

describe('words with counts', () => {
  const games = '{n, plural, =0 {no games} one {# game} other {# games}} of {club}'

  it('take the form of their number', () => {
    expect([0, 1, 2, 11, 21, '1,001'].map((n) => fill(games, { n, club: 'A' }))).toEqual([
      'no games of A',
      '1 game of A',
      '2 games of A',
      '11 games of A',
      '21 games of A',
      '1,001 games of A',
    ])
    expect(fill('{n, plural, one {# game} other {# games}}', { n: 0 })).toBe('0 games')
  })

  it('may hold other names within a form, and several counts', () => {
    const text =
      '{n, plural, one {# game of {club}} other {# games of {club}}}, {m, plural, one {# draw} other {# draws}}'
    expect(fill(text, { n: 2, m: 1, club: 'A' })).toBe('2 games of A, 1 draw')
  })

  it('leaves what is no hole as it is, and does not fill what was filled in', () => {
    expect(fill('{n', { n: 1 })).toBe('{n')
    expect(fill('{"a": 1}', {})).toBe('{"a": 1}')
    expect(fill('{club}', { club: '{n}', n: 7 })).toBe('{n}')
    expect(fill('{gone}', {})).toBe('')
  })
})
