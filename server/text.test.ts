import { expect, it } from 'vitest'
import { isEncodedText, readUtf8 } from './text.ts'

it.each([
  ['', true],
  ['/v/990101?q=100%', true],
  ['a+b=%20%E8%B7%AF%E7%81%AF&c=%F0%9F%98%80', true],
  ['%EF%BF%BD', true],
  ['%C2%B7', true],
  // GBK for 路灯, half a character, an overlong NUL, half a surrogate pair
  ['%C2%B7%B5%C6', false],
  ['%E8%B7', false],
  ['%C0%80', false],
  ['%ED%A0%80', false],
  ['ok%20%FF', false],
])('what is percent-encoded is UTF-8 or not: %s', (text, well) => {
  expect(isEncodedText(text)).toBe(well)
})

it('bytes are text only as UTF-8', () => {
  expect(readUtf8(Buffer.from('路灯'))).toBe('路灯')
  expect(readUtf8(Buffer.from([0xc2, 0xb7, 0xb5, 0xc6]))).toBeUndefined()
})
