import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { categories } from '../lists.ts'
import keywords from './keywords.json' with { type: 'json' }
import { suggest } from './suggest.ts'
import { bigramsOf, type Example, train } from './train.ts'

const FILE = join(import.meta.dirname, 'weights.json')
const codes = (subject: string, body = '') => suggest({ subject, body }).map(({ code }) => code)

const examples: readonly Example[] = Array.from({ length: 40 }, (_, n) => ({
  subject: n % 2 ? '象棋比赛' : '游泳比赛',
  body: n % 2 ? '棋盘棋子不够' : '泳池泳道不够',
  label: n % 2 ? '01' : '02',
}))

describe('a suggestion', () => {
  test.each([
    ['村口路灯不亮', '010204'],
    ['家里停水两天了', '010216'],
    ['老板拖欠工资不给', '150306'],
    ['宅基地怎么申请', '101302'],
    ['学校食堂的收费太高，孩子吃不饱', '14'],
  ])('for %s begins with %s', (text, code) => {
    expect(codes(text)[0]?.startsWith(code)).toBe(true)
  })

  test('names the words that it rests on, and at most three classes', () => {
    const [first, ...rest] = suggest({ subject: '停水', body: '停水以后自来水发黄' })
    expect(first).toMatchObject({ code: '010216', words: ['停水', '自来水'] })
    expect(rest.length).toBeLessThanOrEqual(2)
  })

  test.each(['', '    ', '???', 'abc 123', '\u0000', '龘'])('is empty where nothing speaks for any: %j', (text) => {
    expect(codes(text)).toEqual([])
  })

  test('is the same for the same text, and quick for a long one', () => {
    const long = '路灯坏了'.repeat(500)
    expect(codes(long)).toEqual(codes(long))
    expect(codes('<script>alert(1)</script>路灯').every((code) => /^\d+$/.test(code))).toBe(true)
  })
})

describe('what is learnt', () => {
  test('two plain classes are told apart', () => {
    const weights = train(examples)
    expect(weights.labels).toEqual(['01', '02'])
    expect(suggest({ subject: '棋盘', body: '棋子' }, weights)[0]?.code).toBe('01')
    expect(suggest({ subject: '泳池', body: '泳道' }, weights)[0]?.code).toBe('02')
  })

  test('the order of the examples changes nothing', () => {
    expect(train([...examples].reverse())).toEqual(train(examples))
  })

  test('what fewer than five messages say is not kept', () => {
    const rare: Example = { subject: '独此一家', body: '张三电话', label: '01' }
    expect(Object.keys(train([...examples, rare, rare, rare, rare]).bigrams)).not.toContain('张三')
  })

  test('only Chinese bigrams: no number, name in Latin letters or single character', () => {
    expect([...bigramsOf('电话13900000000，A市B区，水')]).toEqual(['电话'])
  })
})

describe('the files', () => {
  test('are small and hold nothing but bigrams and numbers', () => {
    expect(statSync(FILE).size).toBeLessThan(150_000)
    const weights = JSON.parse(readFileSync(FILE, 'utf8')) as { labels: string[]; bigrams: Record<string, number[]> }
    expect(Object.keys(weights.bigrams).every((bigram) => /^\p{Script=Han}{2}$/u.test(bigram))).toBe(true)
    expect(Object.values(weights.bigrams).every((row) => row.length === weights.labels.length)).toBe(true)
  })

  test('name classes that are there', () => {
    const known = new Set(categories.items.map(({ code }) => code))
    expect(Object.keys(keywords).filter((code) => !known.has(code))).toEqual([])
  })
})
