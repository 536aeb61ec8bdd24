import { describe, expect, test } from 'vitest'
import { monthsDue, NO_LOAD, overQuota, plusLoad } from '../burden/index.ts'
import {
  actsOf,
  answerColumns,
  type Candidate,
  elementsOf,
  isAsked,
  matcher,
  moved,
  ownerOf,
  readHeading,
} from './index.ts'

/** What a chess club knows of its members, its boards and its evenings. */
const held = (id: string, titles: readonly string[], more: Partial<Candidate> = {}): Candidate => ({
  id,
  kind: 'held',
  titles,
  levels: [5],
  keeper: 'secretary',
  sensitive: false,
  ...more,
})
const CLUB: readonly Candidate[] = [
  held('games.won', ['胜局数'], { about: '对局登记' }),
  held('games.opening', ['开局名称'], { about: '对局登记' }),
  held('members.rating', ['棋手等级分'], { about: '棋手名册' }),
  held('members.phone', ['联系电话'], { about: '棋手名册', sensitive: true }),
  held('boards.price', ['棋盘总价'], { about: '器材登记', keeper: 'steward', levels: [3] }),
  { id: '#win-rate', kind: 'derived', titles: ['胜率'], sensitive: false },
  { id: '@name', kind: 'frame', titles: ['俱乐部名称', '俱乐部'], sensitive: false },
]
const ids = (text: string): readonly string[] => matcher(CLUB)(text).map(({ candidate }) => candidate.id)

describe('titles that differ and mean the same', () => {
  test('the same title, with its unit in brackets or full-width signs, is the same', () => {
    expect(matcher(CLUB)('胜局数 （局）')[0]).toMatchObject({ score: 1, why: 'same', shared: '胜局数' })
    expect(matcher(CLUB)('胜 局 数：')[0]?.why).toBe('same')
  })
  test('a part of a title, in its order, is near, and says what both have', () => {
    const [best] = matcher(CLUB)('等级分')
    expect(best).toMatchObject({ candidate: { id: 'members.rating' }, why: 'contains', shared: '等级分' })
    expect(best?.score).toBeGreaterThan(0.72)
  })
  test('the ledger’s name before the field’s counts too', () => {
    expect(ids('对局开局名称')[0]).toBe('games.opening')
  })
  test('best first, and nothing where nothing is near', () => {
    const scores = matcher(CLUB)('棋手胜局').map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(ids('月球半径')).toEqual([])
    expect(ids('')).toEqual([])
    expect(ids('（）、')).toEqual([])
  })
  test('signs that stand in many titles say little', () => {
    const many = [...CLUB, ...['东', '南', '西', '北'].map((side, n) => held(`x.${n}`, [`${side}厅名称`]))]
    const found = matcher(many)('裁判名称')
    expect(found.every(({ score }) => score < 0.72)).toBe(true)
  })
})

describe('a form’s columns', () => {
  const answers = answerColumns(
    [
      { key: 'c1', title: '俱乐部' },
      { key: 'c2', title: '胜局数' },
      { key: 'c3', title: '胜率' },
      { key: 'c4', title: '茶水开支' },
      { key: 'c5', title: '棋盘总价' },
      { key: 'c6', title: '电话', pick: 'members.phone' },
      { key: 'c7', title: '等级分', pick: 'none' },
      { key: 'c8', title: '联系人电话', pick: 'none' },
    ],
    CLUB,
    5,
  )
  const state = (key: string) => answers.find(({ column }) => column.key === key)?.state
  test('are known from the tree, held, computed or missing', () => {
    expect(['c1', 'c2', 'c3', 'c4'].map(state)).toEqual(['frame', 'held', 'derived', 'missing'])
  })
  test('what is kept of something wider says nothing of the parts', () => {
    expect(state('c5')).toBe('missing')
  })
  test('the asker chooses another match, or that none fits', () => {
    expect([state('c6'), state('c7')]).toEqual(['held', 'missing'])
    expect(answers[6]?.others[0]?.candidate.id).toBe('members.rating')
  })
  test('what is held as sensitive stays so, also where the asker says that none fits', () => {
    expect([answers[5]?.sensitive, answers[7]?.sensitive, answers[1]?.sensitive]).toEqual([true, true, false])
  })
  test('a choice that is no candidate is none', () => {
    expect(answerColumns([{ key: 'c', title: '胜局数', pick: 'nothing.here' }], CLUB, 5)[0]?.state).toBe('missing')
  })
  test('the keeper of what comes nearest is asked, else of what the others come from', () => {
    const [tea] = answers.filter(({ column }) => column.key === 'c4')
    expect(tea && ownerOf(tea, answers)).toBe('secretary')
    expect(tea && ownerOf(tea, [tea])).toBe(null)
  })
})

describe('a pasted heading', () => {
  test.each([
    ['序号\t棋手\t等级分（分）', ['序号', '棋手', '等级分(分)']],
    ['棋手、胜局数，胜率', ['棋手', '胜局数', '胜率']],
    ['棋手\r\n胜局 数\n\n棋手', ['棋手', '胜局 数']],
    ['  ', []],
  ])('%j', (text, titles) => {
    expect(readHeading(text)).toEqual(titles)
  })
})

describe('the register', () => {
  test('has every field of every ledger; a period is chosen, not asked for', () => {
    const field = (key: string) => ({ key, title: key, element: `game.${key}`, type: { kind: 'year' as const } })
    const ledger = {
      key: 'games',
      title: 'games',
      basis: ['rules'],
      levels: [5],
      grain: ['year'],
      period: 'year',
      keeper: 'secretary',
      fields: [field('year'), field('won')],
    }
    const all = elementsOf({ packs: [{ key: 'club', version: '1', title: 'club', basis: [], ledgers: [ledger] }] })
    expect(all.map((one) => [one.field.element, isAsked(one)])).toEqual([
      ['game.year', false],
      ['game.won', true],
    ])
  })
})

describe('a request', () => {
  test('goes from draft to answered, asks for the rest, and ends; nothing leads out of the end', () => {
    expect(moved('drafted', 'answer')).toEqual({ ok: true, value: 'answered' })
    expect(moved('answered', 'ask')).toEqual({ ok: true, value: 'asking' })
    expect(moved('asking', 'finish')).toEqual({ ok: true, value: 'done' })
    expect(moved('drafted', 'ask')).toMatchObject({ ok: false, refusal: { code: 'no-such-act' } })
    expect([actsOf('done'), actsOf('withdrawn')]).toEqual([[], []])
  })
})

describe('what is asked of a region in a month', () => {
  test('months in which a form is due', () => {
    const due = (every: 'once' | 'month' | 'quarter' | 'year') =>
      monthsDue({ every, first: '2026-11', last: '2027-05' })
    expect(due('once')).toEqual(['2026-11'])
    expect(due('quarter')).toEqual(['2026-11', '2027-02', '2027-05'])
    expect(due('month')).toHaveLength(7)
    expect(due('year')).toEqual(['2026-11'])
    expect(monthsDue({ every: 'month', first: '2026-11', last: '2026-01' })).toEqual(['2026-11'])
  })
  test('what would pass a limit is named; no limit is passed by reaching it', () => {
    const now = plusLoad(NO_LOAD, { forms: 2, fields: 10, minutes: 50 })
    const quota = { forms: 3, fields: 12, minutes: null }
    expect(overQuota(now, { forms: 1, fields: 2, minutes: 900 }, quota)).toEqual([])
    expect(overQuota(now, { forms: 1, fields: 3, minutes: 900 }, quota)).toEqual([
      { what: 'fields', most: 12, now: 10, more: 3 },
    ])
  })
})
