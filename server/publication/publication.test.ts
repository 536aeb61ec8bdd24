import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holesOf } from '../../test/support/words.ts'
import en from '../../web/public/messages.en.json' with { type: 'json' }
import zh from '../../web/public/messages.zh-CN.json' with { type: 'json' }
import { wordsOf } from '../../web/public/words.ts'
import { encodingFor, render } from './rendered.ts'
import { readPhone, subjectOf } from './report.ts'
import { publicCount, publicFigures, publicSubject } from './suppress.ts'
import { quickWire } from './wire.ts'

describe('small numbers', () => {
  it.each([
    [0, 0],
    [1, 'few'],
    [4, 'few'],
    [5, 5],
    [190, 190],
  ])('%s is published as %s', (count, shown) => expect(publicCount(count)).toBe(shown))

  it('a verdict of fewer than five is no number at all', () => {
    const sums = { lodged: 9, answered: 8, answeredLate: 1, judged: 4, resolved: 4 }
    expect(publicFigures(sums)).toEqual({
      lodged: 9,
      answered: 8,
      answeredInTime: 7,
      judged: 'few',
      resolvedPercent: null,
    })
    expect(publicFigures({ ...sums, judged: 8, resolved: 7 })).toMatchObject({ judged: 8, resolvedPercent: 88 })
  })
})

describe('the title of a request', () => {
  it.each([
    ['路灯坏了。晚上看不见路。', '路灯坏了'],
    ['\n\n路灯坏了\n晚上看不见路', '路灯坏了'],
    ['！！！', '！！！'],
    ['没有标点的一句话', '没有标点的一句话'],
  ])('%j is %s', (body, subject) => expect(subjectOf(body)).toBe(subject))

  it('is never empty and never longer than 30 signs, and cuts no sign in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (body) => {
        const subject = subjectOf(body.trim() || '灯')
        expect([...subject].length).toBeLessThanOrEqual(30)
        expect([...subject].length).toBeGreaterThan(0)
        expect(subject.isWellFormed()).toBe(true)
      }),
    )
  })
})

it.each([
  ['路灯坏了，打我13912345678', '路灯坏了，打我****'],
  ['电话139 1234 5678找我', '电话****找我'],
  ['身份证99010119900101123X丢了', '身份证****丢了'],
  ['3号楼2单元401漏水', '3号楼2单元401漏水'],
])('%s is published as %s', (subject, shown) => expect(publicSubject(subject)).toBe(shown))

describe('a phone as people write it', () => {
  it.each([
    '13912345678',
    ' 139 1234 5678 ',
    '139-1234-5678',
    '+8613912345678',
    '008613912345678',
    '１３９１２３４５６７８',
  ])('%s', (typed) => {
    expect(readPhone(typed)).toBe('13912345678')
  })
  it.each(['', '1391234567', '139123456789', '23912345678', '0571-88888888', '１３９', '+1 3912345678x'])(
    '%j is none',
    (typed) => {
      expect(readPhone(typed)).toBeUndefined()
    },
  )
})

describe('what goes over the wire', () => {
  it.each([
    [null, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=0.5', 'gzip'],
    ['identity', 'identity'],
  ])('%s is met with %s', (accepted, encoding) => expect(encodingFor(accepted)).toBe(encoding))

  it('is one response, head and body, with its length and the time', async () => {
    const wire = quickWire()
    const text = wire(await render('<p>好', { 'content-type': 'text/html' }), 'identity').toString('utf8')
    const [head = '', body] = text.split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(head).toMatch(/\r\ncontent-length: 6\r\n/)
    expect(head).toMatch(/\r\ndate: \w{3}, \d{2} \w{3} \d{4} [\d:]{8} GMT/)
    expect(body).toBe('<p>好')
  })
})

describe('the words', () => {
  it('are there in both languages, with the same things filled in', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh))
    const filled = (text: string) => [...new Set(holesOf(text))]
    for (const key of Object.keys(zh) as (keyof typeof zh)[]) expect(filled(en[key]), key).toEqual(filled(zh[key]))
  })
  it('of dates are China’s, whatever the server’s clock says', () => {
    const t = '2026-11-21T17:00:00Z'
    expect(wordsOf('zh-CN').date(t)).toBe('11月22日 周日')
    expect(wordsOf('en').date(t)).toBe('Sun 22 Nov')
    expect(wordsOf('zh-CN').time(t)).toBe('11月22日 周日 01:00')
    expect(wordsOf('zh-CN').date(t, '2027-01-01T00:00:00Z')).toBe('2026年11月22日 周日')
  })
})
