import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bigrams, looksLikeNumber, searchQuery } from './words.ts'

test('pairs of neighbours, the last character of each run, other scripts whole', () => {
  expect(bigrams('村口漏水。ＷＩＦＩ坏了')).toEqual(['村口', '口漏', '漏水', '水', 'wifi', '坏了', '了'])
  expect(bigrams('')).toEqual([])
  expect(bigrams('，。！')).toEqual([])
})

test('characters beyond the basic plane are one character', () => {
  expect(bigrams('𠮷野家')).toEqual(['𠮷野', '野家', '家'])
})

test('what is typed becomes a query: one character as a prefix, more as pairs, all of them asked for', () => {
  expect(searchQuery('水')).toBe("'水':*")
  expect(searchQuery('漏水')).toBe("'漏水'")
  expect(searchQuery('井盖 wifi')).toBe("'井盖' & 'wifi':*")
  expect(searchQuery("' ; drop")).toBe("'drop':*")
  expect(searchQuery(' 。')).toBeUndefined()
})

test('whatever is typed out of a text finds the text', () => {
  const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code))
  fc.assert(
    fc.property(fc.array(han, { minLength: 2, maxLength: 30 }), fc.nat(), fc.nat(), (characters, a, b) => {
      const from = a % characters.length
      const typed = characters.slice(from, from + 1 + (b % (characters.length - from))).join('')
      const words = new Set(bigrams(characters.join('')))
      const asked = (searchQuery(typed) ?? '').split(' & ').map((term) => /^'(.+)'(:\*)?$/.exec(term))
      for (const [, word = '', prefix] of asked.map((term) => term ?? [])) {
        expect(prefix ? [...words].some((one) => one.startsWith(word)) : words.has(word)).toBe(true)
      }
    }),
  )
})

test('no more than 1,500 words of one text', () => {
  const long = Array.from({ length: 4000 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('')
  expect(bigrams(long).length).toBeLessThanOrEqual(1500)
})

test('numbers are told from words', () => {
  expect(['260302-00001', '2603'].map(looksLikeNumber)).toEqual([true, true])
  expect(['26', '路灯', '26030x'].map(looksLikeNumber)).toEqual([false, false, false])
})
