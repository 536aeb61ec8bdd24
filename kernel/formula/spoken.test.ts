import { expect, test } from 'vitest'
import { type SpokenWord, tellFormula } from './spoken.ts'

const WORDS: Readonly<Record<SpokenWord, string>> = {
  and: '{a}，且{b}',
  or: '{a}，或{b}',
  yes: '{a}为是',
  no: '{a}为否',
  absent: '{a}没有填',
  present: '{a}已填',
  is: '{a}是{b}',
  'is-not': '{a}不是{b}',
  among: '{a}是{b}之一',
  choose: '{c}时为{a}，否则为{b}',
  listing: '{a}、{b}',
  age: '{a}到{b}的周岁',
  months: '{a}到{b}的月数',
  days: '{a}到{b}的天数',
  startsWith: '{a}以{b}开头',
  endsWith: '{a}以{b}结尾',
  contains: '{a}里有{b}',
  inner: '（{a}）',
}
const NAMES: Readonly<Record<string, string>> = {
  paid: '已付',
  due: '应付',
  closed: '办结',
  kind: '类别',
  born: '出生日期',
  on: '当日',
  place: '名次',
}
const told = (source: string, kind: 'bool' | 'number') =>
  tellFormula(source, kind, {
    name: (id) => NAMES[id],
    value: (value, beside) => (beside === 'kind' ? `「${value}」` : beside === 'due' ? `${value}元` : String(value)),
    say: (word, parts) => WORDS[word].replaceAll(/\{(\w)\}/g, (_, part: string) => parts[part] ?? ''),
  })

test.each([
  ['closed', '办结为是'],
  ['!closed', '办结为否'],
  ['!(closed && paid >= due)', '（办结为是，且已付 ≥ 应付）为否'],
  ['closed && paid < due * 0.8', '办结为是，且已付 < 应付 × 0.8'],
  ['(closed || paid > 0.0) && due == 1.0', '（办结为是，或已付 > 0），且应付 = 1元'],
  ['kind == "flood" || kind != "fire"', '类别是「flood」，或类别不是「fire」'],
  ['kind in ["flood", "fire"]', '类别是「flood」、「fire」之一'],
  ['paid == null && due != null', '已付没有填，且应付已填'],
  ['kind in ["flood"]', '类别是「flood」'],
  ['age(born, on) <= 35.0', '出生日期到当日的周岁 ≤ 35'],
  ['kind.startsWith("01")', '类别以「01」开头'],
])('a condition: %s', (source, words) => {
  expect(told(source, 'bool')).toBe(words)
})

test.each([
  ['paid', '已付'],
  ['(paid - due) / (due + 1.0) * 100.0', '（已付 − 应付） ÷ （应付 + 1元） × 100'],
  ['20.0 - due', '20元 − 应付'],
  ['paid - (due - place)', '已付 − （应付 − 名次）'],
  ['paid / (due / place)', '已付 ÷ （应付 ÷ 名次）'],
  ['-paid', '−已付'],
  ['closed ? paid : double(due)', '办结为是时为已付，否则为应付'],
])('a number: %s', (source, words) => {
  expect(told(source, 'number')).toBe(words)
})

test.each(['unheard_of > 1.0', '[1.0, 2.0].exists(x, x > paid)', 'paid >', ''])(
  'what has no words is not told: %s',
  (source) => {
    expect(told(source, 'bool')).toBeUndefined()
  },
)
