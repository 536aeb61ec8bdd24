import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BoardLine } from '../../../server/contract/board.ts'
import { toCsv } from '../app/csv.ts'
import { classBounds, classOf } from './classes.ts'
import { splitFlow } from './flow.ts'
import { drawable, fitInto, pathOf, placeOf, ringsOf, signOf, tileColumns, tileTracks } from './projection.ts'
import { byRank, count, intervalText, mattersOf, percent, rankText } from './rates.ts'

describe('rates in words', () => {
  it('no value is a dash, not zero', () => {
    expect(percent(null)).toBe('—')
    expect(percent(0)).toBe('0.0%')
    expect(percent(0.8642)).toBe('86.4%')
    expect(count(23620)).toBe('23,620')
    expect(intervalText({ low: 0.782, high: 0.9161 })).toBe('78.2–91.6%')
    expect(intervalText({ low: null, high: null })).toBe('—')
  })

  it('a rank says which places it may be, and the unranked stand last', () => {
    const line = (code: string, rank: number | null) => ({ code, rank, rankLow: rank, rankHigh: rank }) as BoardLine
    expect(byRank([line('a', null), line('c', 2), line('b', 1)]).map(({ code }) => code)).toEqual(['b', 'c', 'a'])
    expect(rankText({ rank: 3, rankLow: 2, rankHigh: 5 })).toBe('3 (2–5)')
    expect(rankText({ rank: 1, rankLow: 1, rankHigh: 1 })).toBe('1')
    expect(rankText({ rank: null, rankLow: null, rankHigh: null })).toBe('')
  })

  it('a number opens the list that the server names, narrowed', () => {
    expect(mattersOf('?view=scope&region=990101001&from=2026-01-01', { late: 'true', state: undefined })).toEqual({
      region: '990101001',
      from: '2026-01-01',
      late: 'true',
    })
  })
})

describe('the file of a chart', () => {
  const columns = [
    { title: 'player', value: (row: { name: string; won: number | null }) => row.name },
    { title: 'won', value: (row: { name: string; won: number | null }) => row.won },
  ]
  it('begins with a BOM, quotes what needs it, and runs no formula', () => {
    const file = toCsv(columns, [
      { name: 'a "b", c', won: -1 },
      { name: '=HYPERLINK("x")', won: null },
    ])
    expect(file).toBe('\uFEFFplayer,won\r\n"a ""b"", c",-1\r\n"\'=HYPERLINK(""x"")",\r\n')
  })
})

describe('flow between steps', () => {
  const go = (from: string, to: string, passed: number) => ({ from, to, passed, fromTitle: from, toTitle: to })
  it('parts ways back from ways forward', () => {
    const { forward, back } = splitFlow(
      [go('open', 'play', 9), go('play', 'open', 2), go('play', 'end', 5)],
      ['open', 'play', 'end'],
    )
    expect(forward.map(({ to }) => to)).toEqual(['play', 'end'])
    expect(back.map(({ to }) => to)).toEqual(['open'])
  })

  it('never leaves a circle, and loses no passage', () => {
    const step = fc.constantFrom('a', 'b', 'c', 'd')
    fc.assert(
      fc.property(fc.array(fc.tuple(step, step, fc.integer({ min: 1, max: 99 }))), (all) => {
        const flow = all.map(([from, to, passed]) => go(from, to, passed))
        const { forward, back } = splitFlow(flow, ['a', 'b', 'c', 'd'])
        expect(forward.length + back.length).toBe(flow.length)
        const reach = (from: string, seen: string[]): boolean =>
          forward.some((one) => one.from === from && (seen.includes(one.to) || reach(one.to, [...seen, one.to])))
        for (const start of ['a', 'b', 'c', 'd']) expect(reach(start, [start])).toBe(false)
      }),
    )
  })
})

describe('the map', () => {
  const square = {
    type: 'Polygon',
    coordinates: [
      [
        [100, 30],
        [101, 30],
        [101, 31],
        [100, 31],
        [100, 30],
      ],
    ],
  }
  it('fits a county into its picture, north up', () => {
    const rings = ringsOf(square)
    const projection = fitInto(rings, 600)
    const [x, y] = projection.project([100, 31])
    expect([x, y]).toEqual([8, 8])
    expect(projection.project([101, 30])[0]).toBeCloseTo(592)
    // a degree of longitude is shorter than one of latitude
    expect(projection.height).toBeGreaterThan(600)
    expect(pathOf(rings, projection)).toMatch(/^M8\.0 .*Z$/)
    expect(placeOf(rings, projection)).toMatchObject({ x: expect.closeTo(300), width: expect.closeTo(584) })
    expect(placeOf([], projection).width).toBe(0)
  })
  it('draws nothing for what has no rings, and lays tiles a little wider than high', () => {
    expect(ringsOf(null)).toEqual([])
    expect(ringsOf({ type: 'Point', coordinates: [1, 2] })).toEqual([])
    expect(ringsOf({ type: 'MultiPolygon', coordinates: [square.coordinates, square.coordinates] })).toHaveLength(2)
    expect([1, 15, 0].map(tileColumns)).toEqual([1, 5, 1])
  })
  it('of a past day boundaries are drawn only where each region of that day has one', () => {
    const shapes = { features: [{ properties: { code: '01' } }, { properties: { code: '02' } }] }
    expect(drawable(shapes, ['01', '02'], true)).toBe(shapes)
    expect(drawable(shapes, ['01', '02', '03'], true)).toBeUndefined()
    expect(drawable(shapes, ['01', '02', '03'], false)).toBe(shapes)
    expect([drawable({ features: [] }, [], true), drawable(undefined, [], false)]).toEqual([undefined, undefined])
  })
  it('a number is never cut: it stands whole, or only the name does', () => {
    const long = '12,345,678,901'
    expect(signOf({ width: 200, height: 60 }, '马家沟村', long)).toBe('both')
    expect(signOf({ width: 90, height: 60 }, '马家沟村', long)).toBe('name')
    expect(signOf({ width: 200, height: 30 }, '马家沟村', '7')).toBe('name')
    expect(signOf({ width: 60, height: 60 }, '马家沟村', '7')).toBe('none')
  })
  it('tiles are as wide as the longest number, and as many beside each other as make an even map', () => {
    const tracks = tileTracks(['7', '12,345,678,901', '—'], { gap: 4, padding: 10 })
    expect(tracks).toBe('repeat(auto-fill, minmax(min(100%, max((100% - 4px) / 2, 14ch + 20px)), 1fr))')
    expect(tileTracks([], { gap: 4, padding: 10 })).toContain('(100% - 0px) / 1, 1ch + 20px')
  })
  it('classes cover every value, whole numbers by whole steps', () => {
    expect(classBounds([], true)).toEqual([])
    expect(classBounds([3, 3, null], true)).toEqual([3])
    expect(classBounds([0, 7], true)).toEqual([0, 2, 4, 6])
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (values) => {
        const bounds = classBounds(values, false)
        for (const value of values) expect(classOf(value, bounds)).toBeGreaterThanOrEqual(0)
      }),
    )
    expect(classOf(null, [0, 1])).toBe(-1)
  })
})
