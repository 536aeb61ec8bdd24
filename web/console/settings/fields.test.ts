import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { SettingBody } from '../../../server/contract/setting.ts'
import type { Params } from '../../ui/words.tsx'
import { changesOf } from './changes.ts'
import { daysOf, textOfDays, usualKind, withDays } from './days.ts'
import { isReadable } from './fields.ts'
import { digestOf, nameProblem, newKey } from './keys.ts'
import { inForce, inOrder, limitWords, type SettingProcess } from './parameters.ts'

const say = {
  language: 'en' as const,
  t: (key: string, params?: Params) => (params ? `${key} ${Object.values(params).join(' ')}` : key),
}
const setting = (about: Partial<SettingBody>): SettingBody => ({
  ...{ key: 'club', title: 'Club', value: {}, fallback: {}, set: false, secret: false, schema: {} },
  ...about,
})

describe('days that rest or work otherwise', () => {
  const published = { '2027-01-01': 'rest', '2027-01-02': 'work' } as const
  it('are written in their order, as the server takes them', () => {
    expect(JSON.parse(textOfDays({ '2027-02-02': 'work', '2027-01-01': 'rest' }))).toEqual({
      '2027-01-01': 'rest',
      '2027-02-02': 'work',
    })
    expect(daysOf('')).toEqual({})
  })

  it('are compared with what is published, else with the weekday', () => {
    const days = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04']
    expect(days.map((day) => usualKind(day, published))).toEqual(['rest', 'work', 'rest', 'work'])
  })

  it('are added one or several, over the end of a month; what is wrong is told', () => {
    const add = (from: string | null, until: string | null) =>
      withDays({ '2027-02-01': 'work' }, { from, until, kind: 'rest' })
    expect(add('2027-02-27', '2027-03-01')).toEqual({
      days: { '2027-02-01': 'work', '2027-02-27': 'rest', '2027-02-28': 'rest', '2027-03-01': 'rest' },
    })
    expect(add('2027-03-01', null)).toMatchObject({ days: { '2027-03-01': 'rest' } })
    expect(add(null, '2027-03-01')).toMatchObject({ problem: 'none' })
    expect(add('2027-03-02', '2027-03-01')).toMatchObject({ problem: 'order' })
    expect(add('2027-03-02', '2028-03-01')).toMatchObject({ problem: 'long' })
    expect(add('2027-01-30', '2027-02-03')).toEqual({ problem: 'twice', day: '2027-02-01' })
  })

  it('change in words', () => {
    const texts = ['{"2027-01-03":"work","2027-01-04":"work"}', '{"2027-01-04":"work","2027-01-05":"rest"}'] as const
    expect(changesOf(setting({ published }), ...texts, say)).toEqual([
      {
        what: expect.stringContaining('3 Jan'),
        before: 'settings.day.work',
        after: 'settings.day.asUsual settings.day.rest',
      },
      {
        what: expect.stringContaining('5 Jan'),
        before: 'settings.day.asUsual settings.day.work',
        after: 'settings.day.rest',
      },
    ])
  })
})

const limit = (amount: number) => [{ key: 'move', title: 'Move', unit: 'hours' as const, amount, basis: 'rules' }]
const chess: SettingProcess = {
  key: 'game',
  title: 'Game',
  adopted: ['old'],
  sets: [
    { key: 'new', title: 'New', from: '2020-01-01', until: null, basis: 'rules', limits: limit(0.5) },
    { key: 'old', title: 'Old', from: '2010-01-01', until: null, basis: 'rules', limits: limit(2) },
    { key: 'far', title: 'Far', from: '2999-01-01', until: null, basis: 'rules', limits: limit(9) },
  ],
}

describe('time limits of a process', () => {
  it('are those of the set that began last; of those adopted where none is chosen', () => {
    const on = (chosen: readonly string[] | undefined) => inForce(chess, chosen, '2026-01-01')?.key
    expect([on(['old', 'new']), on(['old']), on([]), on(undefined), on(['far'])]).toEqual([
      'new',
      'old',
      'old',
      'old',
      undefined,
    ])
    expect(inOrder(chess, ['far', 'new', 'gone', 'old'])).toEqual(['gone', 'old', 'new', 'far'])
    expect(limitWords({ unit: 'hours', amount: 0.5 })).toEqual({ key: 'settings.limit.minutes', n: 30 })
    expect(limitWords({ unit: 'working-days', amount: 5 })).toEqual({ key: 'settings.limit.working-days', n: 5 })
  })

  it('change by set and by each limit that becomes another', () => {
    const changes = changesOf(setting({ processes: [chess] }), '{}', '{"game":["new"]}', say)
    expect(changes).toEqual([
      { what: 'Game', before: 'settings.parameters.defaultOld', after: 'New' },
      {
        what: 'settings.parameters.limitOf Game Move',
        before: 'settings.limit.hours 2',
        after: 'settings.limit.minutes 30',
      },
    ])
    expect(changesOf(setting({ processes: [chess] }), '{}', '{}', say)).toEqual([])
  })
})

describe('keys', () => {
  it('are long and random, and kept by the digest that the server compares', () => {
    const [one, other] = [newKey(), newKey()]
    expect(one).toMatch(/^[0-9a-f]{64}$/)
    expect(one).not.toBe(other)
    expect(digestOf(one)).toBe(createHash('sha256').update(one).digest('hex'))
  })

  it('have names that the server takes, each once', () => {
    expect(
      ['', 'a b', '热线', 'x'.repeat(41), 'hotline', 'club-1'].map((name) => nameProblem(name, { hotline: 'x' })),
    ).toEqual(['empty', 'signs', 'signs', 'signs', 'twice', undefined])
  })

  it('show no more of a digest than tells them apart', () => {
    expect(changesOf(setting({ keys: [] }), '{}', `{"a":"${'f'.repeat(64)}"}`, say)).toEqual([
      { what: 'a', before: 'settings.keys.no', after: 'settings.keys.holds ffffffff' },
    ])
  })
})

describe('a text typed by an expert', () => {
  it('is shown by fields only where it has their shape', () => {
    const days = setting({ published: {} })
    expect(
      ['{', '[]', 'null', '{"x":"rest"}', '{"2027-01-01":"off"}', '{"2027-01-01":"rest"}'].map((text) =>
        isReadable(days, text),
      ),
    ).toEqual([false, false, false, false, false, true])
    expect(isReadable(setting({ processes: [] }), '{"game":"new"}')).toBe(false)
    expect(isReadable(setting({ keys: [] }), '{"a":1}')).toBe(false)
    expect(changesOf(days, '{}', '{', say)).toEqual([{ what: 'Club', before: '{}', after: '{' }])
  })
})
