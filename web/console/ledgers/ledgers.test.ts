import { describe, expect, it } from 'vitest'
import type { LedgerBody, LedgerFieldBody, RecordRow } from '../../../server/contract/ledger.ts'
import { fill, type Words } from '../../ui/words.tsx'
import zh from '../messages.zh-CN.json' with { type: 'json' }
import { knownOf } from './before.ts'
import { callingWords, cellWithUnit, cellWords, moneyText } from './cells.ts'
import { definitionOf } from './definition.ts'
import { clashesOf, differing } from './difference.ts'
import { faultWords } from './faults.ts'
import { equalOf, equalText, likelyPeriod, yearsFrom } from './filters.ts'
import { changesOf, readTyped, requiredNow, typedOf } from './typed.ts'

const words: Words = { language: 'zh-CN', t: (key, params) => fill(zh, key, params), switchTo: () => {} }
const field = (key: string, more: Partial<LedgerFieldBody>): LedgerFieldBody => ({
  key,
  title: key,
  kind: 'text',
  most: 20,
  required: false,
  sensitive: false,
  disclosed: false,
  ...more,
})

/** A chess club by year. */
const CLUB: LedgerBody = {
  key: 'clubs',
  title: '棋社',
  about: '棋',
  pack: 'chess',
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: 'village-secretary',
  keeperTitle: '书记',
  freshDays: 30,
  basis: ['棋规'],
  sources: [],
  may: { keep: true, close: false },
  fields: [
    field('year', { kind: 'year', required: true }),
    field('fees', { kind: 'money', required: true }),
    field('members', { kind: 'integer', least: 1, most: 500, unit: '人' }),
    field('open', { kind: 'yes-no', required: true }),
    field('closed_on', { kind: 'date', requiredWhen: '!open' }),
    field('style', {
      kind: 'code',
      options: [
        { value: 'fast', title: '快棋' },
        { value: 'slow', title: '慢棋' },
      ],
    }),
    field('spent', { kind: 'money', rules: [{ when: 'spent <= fees', otherwise: '花的不能多过收的' }] }),
    field('phone', { sensitive: true }),
  ],
}
const club = definitionOf(CLUB)
const row = (cells: RecordRow['cells'], more: Partial<RecordRow> = {}): RecordRow => ({
  id: '1',
  region: '990101001201',
  regionName: '和平村',
  above: '云雁镇',
  version: 1,
  recordedAt: '2026-03-02T02:00:00Z',
  recordedBy: '某',
  confirmedAt: '2026-03-02T02:00:00Z',
  fresh: true,
  closed: false,
  source: 'hand',
  reason: '',
  names: {},
  cells,
  ...more,
})

describe('what is typed is read by the rules of the server', () => {
  const said = (typed: Readonly<Record<string, string>>) =>
    Object.fromEntries([...readTyped(club, typed).faults].map(([key, fault]) => [key, faultWords(fault, words.t)]))
  const right = { year: '2025', fees: '1,200.50', open: '是', style: '快棋' }
  it('money in 元 becomes 分, codes are known by their titles, yes is said in words', () => {
    expect(readTyped(club, right).row).toMatchObject({
      year: 2025,
      fees: 120_050,
      open: true,
      style: 'fast',
      members: null,
    })
  })
  it('all that is wrong is said at once, in words', () => {
    expect(said({ year: '25', fees: '3万元', members: '0', style: '盲棋' })).toEqual({
      year: '请填四位年份，如 2026',
      fees: '只填数字，不带单位',
      members: '不能小于 1',
      style: '不是可选的值',
      open: '必填',
    })
    expect(said({ ...right, spent: '1200.51' })).toEqual({ spent: '花的不能多过收的' })
  })
  it('what is required depends on what else is typed', () => {
    expect(requiredNow(club, right).has('closed_on')).toBe(false)
    expect(requiredNow(club, { ...right, open: '否' }).has('closed_on')).toBe(true)
    expect(said({ ...right, open: '否' })).toEqual({ closed_on: '必填' })
  })
  it('a record typed anew is the record', () => {
    const cells = {
      year: 2025,
      fees: 120_050,
      members: 9,
      open: false,
      closed_on: '2025-06-01',
      style: 'slow',
      spent: null,
      phone: '138****0000',
    }
    const typed = typedOf(club, cells)
    expect(typed).toMatchObject({ fees: '1200.50', phone: '' })
    const read = readTyped(club, typed)
    expect(changesOf(club, cells, read.row ?? {}, typed)).toEqual({})
    const changed = { ...typed, fees: '1300', phone: '13800000000' }
    expect(changesOf(club, cells, readTyped(club, changed).row ?? {}, changed)).toEqual({
      fees: 130_000,
      phone: '13800000000',
    })
  })
  it('a masked cell that stands may stay empty, an empty required one may not', () => {
    const strict = definitionOf({ ...CLUB, fields: [field('phone', { sensitive: true, required: true })] })
    expect(readTyped(strict, { phone: '' }).faults.size).toBe(1)
    expect(readTyped(strict, { phone: '' }, new Set(['phone'])).row).toEqual({ phone: null })
  })
})

describe('cells in words', () => {
  const of = (key: string) => CLUB.fields.find((one) => one.key === key) as LedgerFieldBody
  it('money with separators, in 元 or 万元', () => {
    expect([moneyText(123_456_789, 'yuan'), moneyText(123_456_789, 'wan')]).toEqual(['1,234,567.89', '123.46'])
    expect([moneyText(-5, 'yuan'), moneyText(0, 'wan'), moneyText(50_000, 'wan')]).toEqual(['-0.05', '0.00', '0.0500'])
    expect(cellWithUnit(of('fees'), 120_050, words)).toBe('1,200.50 元')
  })
  it('codes by title, days and yes in words, nothing where nothing is known', () => {
    expect(cellWords(of('style'), 'slow', words)).toBe('慢棋')
    expect(cellWords(of('open'), false, words)).toBe('否')
    expect(cellWords(of('closed_on'), '2025-06-01', words)).toBe('2025年6月1日')
    expect(cellWithUnit(of('members'), null, words)).toBe('')
    expect(cellWithUnit(of('members'), 1200, words)).toBe('1,200 人')
    expect(callingWords(CLUB, row({ year: 2025 }), words)).toBe('2025年')
  })
})

describe('what is known of a place already', () => {
  const rows = [2022, 2024, 2023].map((year) => row({ year, fees: year }, { id: String(year) }))
  it('the nearest period before is offered; the same one is not added twice', () => {
    expect(knownOf(club, rows, { year: '2025' }).before?.id).toBe('2024')
    expect(knownOf(club, rows, { year: '2024' })).toMatchObject({ same: { id: '2024' }, before: { id: '2023' } })
    expect(knownOf(club, rows, { year: '2022' }).before).toBeUndefined()
    expect(knownOf(club, rows, { year: '' }).before?.id).toBe('2024')
  })
  it('nothing is offered where a place may have any number of records', () => {
    expect(knownOf(definitionOf({ ...CLUB, grain: null }), rows, { year: '2025' })).toEqual({})
  })
})

describe('two who correct the same record', () => {
  const base = row({ fees: 1, members: 5, open: true })
  const theirs = row({ fees: 2, members: 6, open: true })
  it('hear what the other changed, and decide where both did', () => {
    expect(differing(CLUB.fields, base, theirs).map(({ key }) => key)).toEqual(['fees', 'members'])
    const clashes = clashesOf(CLUB.fields, base, theirs, { fees: 3, open: false })
    expect(clashes.map((one) => [one.field.key, one.both])).toEqual([
      ['fees', true],
      ['members', false],
    ])
    expect(clashesOf(CLUB.fields, base, theirs, { fees: 2 })[0]?.both).toBe(false)
  })
})

describe('filters in the address', () => {
  it('come back as they went; an emptied one is gone', () => {
    const pairs = equalOf('style:fast,open:true')
    expect([...pairs]).toEqual([
      ['style', 'fast'],
      ['open', 'true'],
    ])
    expect(equalText(new Map([...pairs, ['style', '']]))).toBe('open:true')
    expect([equalText(new Map()), [...equalOf('nonsense')]]).toEqual([undefined, []])
  })
  it('figures are kept of the period that has just ended, plans and events of the one that runs', () => {
    expect(likelyPeriod(CLUB, '2026-01-05')).toBe('2025')
    const monthly = { period: 'm', grain: ['m'], fields: [field('m', { kind: 'month' })] }
    expect([likelyPeriod(monthly, '2026-01-05'), likelyPeriod(monthly, '2026-11-05')]).toEqual(['2025-12', '2026-10'])
    const plans = { ...monthly, grain: ['m', 'kind'] }
    expect([likelyPeriod(plans, '2026-01-05'), likelyPeriod({ ...CLUB, grain: null }, '2026-01-05')]).toEqual([
      '2026-01',
      '2026',
    ])
    expect(yearsFrom('2026-01-05', '1999').slice(-1)).toEqual(['1999'])
  })
})
