import { describe, expect, it } from 'vitest'
import { only, parseSearch, stringifySearch } from '../app/search.ts'
import { tellingWords } from '../lodge/telling.ts'
import { kindOf, readSetting, shownSetting } from '../settings/value.ts'
import { idleState } from './idle.ts'
import { isForOthers, pageOf, pagesOf } from './pages.ts'

describe('the time-out', () => {
  const minute = 60_000
  it('warns two minutes before, and is over when nothing is left', () => {
    expect(idleState(0, 27 * minute, 30)).toEqual({ warn: false, over: false, secondsLeft: 180 })
    expect(idleState(0, 28 * minute, 30)).toMatchObject({ warn: true, over: false, secondsLeft: 120 })
    expect(idleState(0, 31 * minute, 30)).toEqual({ warn: true, over: true, secondsLeft: 0 })
  })
})

describe('navigation', () => {
  it('shows only what the position may use', () => {
    expect(pagesOf(['admin.audit']).map(({ key }) => key)).toEqual(['audit'])
    expect(pagesOf(['matters', 'board']).map(({ key }) => key)).toEqual(['inbox', 'matters', 'board', 'indicators'])
    expect(pagesOf([])).toEqual([])
  })
  it('tells whose page it is, and leaves what is no page of the navigation alone', () => {
    expect(isForOthers('/audit', ['matters'])).toBe(true)
    expect(isForOthers('/audit', ['admin.audit'])).toBe(false)
    expect(isForOthers('/matters/0197', [])).toBe(false)
    expect(isForOthers('/', [])).toBe(false)
  })
  it('knows the page of an address', () => {
    expect(pageOf('/console/matters/0197')).toBe('matter')
    expect(pageOf('/console/matters')).toBe('matters')
    expect(pageOf('/inbox')).toBe('inbox')
  })
})

describe('what lives in the address', () => {
  it('comes back as it went, numbers as words', () => {
    const search = { q: '桥 & 路', region: '990101001' }
    expect(parseSearch(stringifySearch({ ...search, late: undefined, step: '' }).slice(1))).toEqual(search)
    expect(stringifySearch({})).toBe('')
  })
  it('is only what the page knows', () => {
    expect(only('q', 'late')({ q: '', late: 'true', evil: 'x', region: 5 })).toEqual({ late: 'true' })
  })
})

describe('finding alike matters while one types', () => {
  it('waits for enough, then takes the first clause', () => {
    expect(tellingWords('桥坏了')).toBe('')
    expect(tellingWords('喂，村口小桥护栏被撞坏了，晚上危险')).toBe('村口小桥护栏被撞坏了')
    expect(tellingWords('桥'.repeat(2000))).toHaveLength(12)
  })
})

describe('settings as fields', () => {
  const setting = (schema: object, value: unknown) => ({ schema, value }) as Parameters<typeof shownSetting>[0]
  it('take their kind from their schema', () => {
    expect(kindOf({ schema: { type: 'integer' } })).toBe('number')
    expect(kindOf({ schema: { anyOf: [{ type: 'string' }, { type: 'string' }] } })).toBe('text')
    expect(kindOf({ schema: { type: 'object' } })).toBe('json')
    expect(kindOf({ schema: {} })).toBe('json')
  })
  it('show a value and read it back the same', () => {
    for (const [schema, value] of [
      [{ type: 'integer' }, 30],
      [{ type: 'boolean' }, false],
      [{ type: 'string' }, 'x'],
      [{ type: 'object' }, { a: [1] }],
    ] as const)
      expect(readSetting({ schema }, shownSetting(setting(schema, value)))).toEqual(value)
  })
  it('leave what is no JSON to the server', () => {
    expect(readSetting({ schema: { type: 'object' } }, '{')).toBe('{')
    expect(shownSetting(setting({ type: 'string' }, null))).toBe('')
  })
})
