import { describe, expect, it } from 'vitest'
import type { LedgerBody, LedgerFieldBody } from '../../../../server/contract/ledger.ts'
import { definitionOf } from '../definition.ts'
import { makeChecker, type Places, placeOf } from './check.ts'
import {
  blockText,
  type Column,
  cellsIn,
  fillSpan,
  headings,
  parseBlock,
  place,
  REGION,
  type SheetRow,
} from './sheet.ts'

const field = (key: string, title: string, more: Partial<LedgerFieldBody> = {}): LedgerFieldBody => ({
  key,
  title,
  kind: 'integer',
  required: true,
  sensitive: false,
  disclosed: false,
  ...more,
})
const FIELDS = [
  field('year', '年度', { kind: 'year' }),
  field('wins', '胜局（盘）'),
  field('home', '主场', { kind: 'region', levels: [5], required: false }),
]
const CLUB: LedgerBody = {
  key: 'clubs',
  title: '棋社',
  about: '棋',
  pack: 'chess',
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: 'k',
  keeperTitle: 'k',
  freshDays: null,
  basis: [],
  sources: [],
  may: { keep: true, close: false },
  fields: FIELDS,
}
const columns: readonly Column[] = [
  { key: REGION, title: '地方', unit: '', field: null },
  ...FIELDS.map((one) => ({ key: one.key, title: one.title, unit: '', field: one })),
]
const places: Places = {
  own: '990101001',
  named: new Map([
    ['和平村', '990101001201'],
    ['云雁镇和平村', '990101001201'],
    ['新村', null],
  ]),
  usual: '',
}

describe('a block from the clipboard', () => {
  it('is cells between tabs and lines; quotes hold what would break them', () => {
    expect(parseBlock('a\tb\r\nc\t"d\te ""f""\ng"\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd\te "f"\ng'],
    ])
    expect(parseBlock('')).toEqual([['']])
    expect(parseBlock('a\n\nb')).toEqual([['a'], [''], ['b']])
    expect(parseBlock('"half')).toEqual([['"half']])
  })
  it('goes out as it came in', () => {
    const cells = [
      ['1', 'zwei\tdrei'],
      ['"', ''],
    ]
    expect(parseBlock(blockText(cells))).toEqual(cells)
  })
  it('finds its columns by headings, whatever is added to them; a line of data is none', () => {
    expect(headings(columns, ['年度*', ' 胜局 ', '备注'])).toEqual([1, 2, undefined])
    expect(headings(columns, ['REGION', 'wins'])).toEqual([0, 2])
    expect(headings(columns, ['2025', '3', '和平村'])).toBeUndefined()
    expect(headings(columns, [''])).toBeUndefined()
  })
  it('is put where one stands, or under its headings; what no column has is told', () => {
    const plain = place([{}, {}], columns, { row: 1, column: 1 }, [
      ['2025', '3'],
      ['2024', '4', '', 'over the edge'],
    ])
    expect(plain.rows).toEqual([{}, { year: '2025', wins: '3' }, { year: '2024', wins: '4', home: '' }])
    expect(plain.span.to).toEqual({ row: 2, column: 2 })
    const named = place([{ wins: '9' }], columns, { row: 0, column: 3 }, [
      ['备注', '地方', '年度'],
      ['x', '和平村', '2025'],
    ])
    expect(named.rows).toEqual([{ wins: '9', region: '和平村', year: '2025' }])
    expect(named.unknown).toEqual(['备注'])
  })
  it('a span is copied and filled, whichever way it was drawn', () => {
    const rows: readonly SheetRow[] = [{ year: '2025', wins: '1' }, { year: '2024' }, {}]
    const span = { from: { row: 1, column: 2 }, to: { row: 0, column: 1 } }
    expect(cellsIn(rows, columns, span)).toEqual([
      ['2025', '1'],
      ['2024', ''],
    ])
    expect(fillSpan(rows, columns, span, ({ key }) => key)[1]).toEqual({ year: 'year', wins: 'wins' })
    expect(fillSpan(rows, columns, span, () => '')[2]).toBe(rows[2])
  })
})

describe('each row is read at once', () => {
  const check = makeChecker(definitionOf(CLUB), places)
  const codes = (rows: readonly Readonly<Record<string, string>>[]) =>
    check(rows).map((one) => one && Object.fromEntries([...one.faults].map(([key, { code }]) => [key, code])))
  it('a right one is what is kept; an empty one is nothing', () => {
    const [one, none] = check([
      { region: '和平村', year: '2025年', wins: '１２', home: '云雁镇 和平村' },
      { wins: ' ' },
    ])
    expect(one).toMatchObject({ region: '990101001201', row: { year: 2025, wins: 12, home: '990101001201' } })
    expect(none).toBeNull()
  })
  it('wrong cells say what is wrong', () => {
    expect(
      codes([
        { year: '2025', wins: '1' },
        { region: '新村', year: '2025', wins: '1' },
        { region: '没有的村', year: '2025', wins: 'viel', home: '990101002201' },
        { region: '990101001', year: '2025' },
      ]),
    ).toEqual([
      { region: 'required' },
      { region: 'many-regions' },
      { region: 'unknown-region', wins: 'wanted-integer', home: 'unknown-region' },
      { region: 'wrong-level', wins: 'required' },
    ])
  })
  it('the same record twice is wrong the second time, with the number of the first', () => {
    const same = { region: '和平村', year: '2025', wins: '1' }
    const found = check([{}, same, { ...same, year: '2024' }, { ...same, wins: '2' }])
    expect(found[3]?.faults.get('year')).toMatchObject({ code: 'repeated-grain', params: { row: 2 } })
    expect([found[3]?.row, found[1]?.row === undefined]).toEqual([undefined, false])
  })
  it('who sits in the only place that it can be about needs not name it', () => {
    const own = makeChecker(definitionOf(CLUB), { ...places, own: '990101001201', usual: '990101001201' })
    expect(own([{ year: '2025', wins: '1' }])[0]).toMatchObject({ region: '990101001201', row: { wins: 1 } })
  })
  it('places go by code too, of twelve digits or fewer', () => {
    expect(placeOf('990101001201', [5], places)).toBe('990101001201')
    expect(placeOf('990101001000', [4], places)).toBe('990101001')
  })
})
