import { describe, expect, it } from 'vitest'
import { fill } from '../../ui/words.tsx'
import en from '../messages.en.json' with { type: 'json' }
import { coverageWords, unitFor, withUnit } from './format.ts'

const words = {
  language: 'en' as const,
  t: (key: string, params?: Readonly<Record<string, string | number>>) => fill(en, key, params),
  switchTo: () => {},
}

describe('numbers with units', () => {
  it('say one person and two people; nothing where the title says what is counted', () => {
    const people = { unit: 'people', unitOne: 'person' }
    expect(['0', '1', '2', '1.0'].map((value) => unitFor(value, people))).toEqual([
      'people',
      'person',
      'people',
      'people',
    ])
    expect(unitFor('1', { unit: '' })).toBe('')
    expect(withUnit('3', 'people', words)).toBe('3 people')
    expect(withUnit('3', '%', words)).toBe('3%')
    expect(withUnit('3', '', words)).toBe('3')
    expect(withUnit('3', '人', { language: 'zh-CN' })).toBe('3人')
  })

  it('say how many of one village, of three villages', () => {
    expect(coverageWords({ have: 1, of: 3, level: 5 } as never, words)).toBe('1/3 villages')
    expect(coverageWords({ have: 1, of: 1, level: 5 } as never, words)).toBe('1/1 village')
  })
})
