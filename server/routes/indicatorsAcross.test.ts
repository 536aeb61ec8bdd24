import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { incomeOf } from '../../test/routes/county.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import type { ComparisonPage, IndicatorValues } from '../contract/indicator.ts'
import { bringUpSums, followSums } from '../derive/sums.ts'
import { SESSION_COOKIE } from '../identity/cookie.ts'

const [HERE, THERE] = [POSTS.secretary.region, POSTS.neighbour.region]
let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
  await bringUpSums(its.program)
  const keep = async (post: 'town' | 'otherTown', region: string, year: number, yuan: number) => {
    const cells = { ...incomeOf(year), sales: yuan * 100 }
    const told = await (await its.as(post)).send('POST', '/api/v1/ledgers/village-income/records', { region, cells })
    expect(told.status, JSON.stringify(told.body)).toBe(201)
  }
  await keep('town', HERE, 2023, 100_000)
  await keep('town', HERE, 2024, 120_000)
  await keep('town', THERE, 2023, 30_000)
  await keep('otherTown', '990101002201', 2024, 50_000)
  await followSums(its.program)
})
afterAll(() => its?.drop())

const get = async <T>(post: keyof typeof POSTS, path: string): Promise<T> => {
  const told = await (await its.as(post)).send('GET', path)
  expect(told.status, JSON.stringify(told.body)).toBe(200)
  return told.body as T
}
const refused = async (path: string): Promise<readonly unknown[]> => {
  const { status, body } = await (await its.as('town')).send('GET', path)
  return [status, (body as { code?: string }).code]
}

describe('all numbers of a region in one request', () => {
  it('each in its latest period, with its course; none is not zero, and says why', async () => {
    const told = await get<IndicatorValues>('town', '/api/v1/indicator-values')
    const of = (key: string) => told.items.find((one) => one.key === key)
    expect(told.region).toEqual({ code: POSTS.town.region, name: '云雁镇' })
    expect(of('operating-income')).toEqual({
      key: 'operating-income',
      here: {
        period: '2024',
        value: { numerator: '12000000', denominator: null, value: 12_000_000 },
        coverage: { level: 5, have: 1, of: 2 },
        why: null,
      },
      trend: [
        { period: '2023', value: 13_000_000 },
        { period: '2024', value: 12_000_000 },
      ],
    })
    expect(of('secretary-age')?.here).toMatchObject({ value: { value: null }, why: 'no-records' })
    expect(of('key-help-counties')?.here.why).toBe('not-here')
    expect(of('weak-villages')?.here).toMatchObject({ value: { value: 0 }, why: null })
    const none = told.items.filter(({ here }) => here.value.value === null && here.why === null)
    expect(none.map(({ key }) => key).filter((key) => !/bands|ages|by-/.test(key))).toEqual([])
  })

  it('of another region and period where it is asked for; never out of reach', async () => {
    const told = await get<IndicatorValues>('chief', `/api/v1/indicator-values?region=${THERE}&period=2024`)
    expect(told.items.find(({ key }) => key === 'operating-income')?.here).toMatchObject({
      period: '2024',
      value: { value: null },
      why: 'no-records',
    })
    expect(told.items.find(({ key }) => key === 'operating-income-growth')?.here.why).toBe('no-earlier')
    expect(await refused('/api/v1/indicator-values?region=990101002')).toEqual([404, 'absent'])
  })
})

describe('numbers side by side', () => {
  const lines = ({ items }: ComparisonPage) =>
    items.map(({ name, cells }) => [name, ...cells.map(({ value }) => value)])
  const PATH = '/api/v1/indicator-comparison?keys=operating-income,operating-income-growth'

  it('of the regions below, in the latest period that they have', async () => {
    const told = await get<ComparisonPage>('chief', PATH)
    expect([told.level, told.levels, told.periods, told.known]).toEqual([4, [4, 5], ['2024'], ['2024', '2023']])
    expect(lines(told)).toEqual([
      ['云雁镇', 12_000_000, 12 / 13 - 1],
      ['芦溪镇', 5_000_000, null],
    ])
    expect(told.items[1]?.cells[1]?.why).toBe('no-earlier')
    expect([told.whole.name, told.whole.cells[0]?.value, told.whole.cells[0]?.coverage]).toEqual([
      '云雁县',
      17_000_000,
      { level: 5, have: 2, of: 3 },
    ])
  })

  it('of all villages of a county and several years, page by page', async () => {
    const path = '/api/v1/indicator-comparison?keys=operating-income&level=5&periods=2024,2023&limit=2'
    const told = await get<ComparisonPage>('chief', path)
    expect(lines(told)).toEqual([
      ['和平村', 12_000_000, 10_000_000],
      ['柳河村', null, 3_000_000],
    ])
    expect(told.items[0]?.above).toEqual(['云雁镇'])
    const rest = await get<ComparisonPage>('chief', `${path}&after=${told.next}`)
    expect([lines(rest), rest.next]).toEqual([[['石桥村', 5_000_000, null]], null])
  })

  it('nothing chosen is nothing, not an error; what does not exist or lies outside is absent', async () => {
    for (const path of ['/api/v1/indicator-comparison', '/api/v1/indicator-comparison?keys='])
      expect(await get<ComparisonPage>('town', path)).toMatchObject({ items: [], levels: [5] })
    expect(await refused('/api/v1/indicator-comparison?keys=operating-income,nothing')).toEqual([404, 'absent'])
    expect(await refused(`${PATH}&region=990101002`)).toEqual([404, 'absent'])
    expect(await refused(`${PATH}&level=4`)).toEqual([400, 'invalid-input'])
    expect(await refused(`${PATH}&periods=2024,24`)).toEqual([400, 'invalid-input'])
  })
})

describe('numbers as files', () => {
  const rowsOf = async (path: string): Promise<string[][]> => {
    const told = await (await its.as('chief')).send('GET', path)
    expect(told.status).toBe(200)
    return parse(String(told.body).replace(/^\uFEFF/, '')) as string[][]
  }

  it('the parts with what they are made of, the whole, and below what it means and as of when', async () => {
    const rows = await rowsOf('/api/v1/indicators/operating-income/parts.csv?period=2024')
    expect(rows.slice(0, 4)).toEqual([
      ['代码', '名称', '期间', '分子', '分母', '经营性收入（万元）', '已填', '应填'],
      ['990101001', '云雁镇', '2024', '12000000', '', '12.00', '1', '2'],
      ['990101002', '芦溪镇', '2024', '5000000', '', '5.00', '1', '1'],
      ['990101', '云雁县', '2024', '17000000', '', '17.00', '2', '3'],
    ])
    const notes = new Map(rows.slice(4).map(([key = '', value = '']) => [key, value]))
    expect(notes.get('版本')).toMatch(/^\d/)
    expect(notes.get('定义')).toMatch(/[一-龥]/)
    expect(notes.get('依据')).toMatch(/[一-龥].*（.+）/)
    expect(notes.get('依据')).not.toMatch(/\d{3}-[A-Z]{2,3}-\d/)
    expect(notes.get('数据截至')).toMatch(/^2026-03-02 \d\d:\d\d$/)
  })

  it('the comparison with every line, however many pages; the export is in the audit', async () => {
    const rows = await rowsOf('/api/v1/indicator-comparison.csv?keys=operating-income&level=5&periods=2024')
    expect(rows.slice(1, 5).map((row) => row.slice(0, 5))).toEqual([
      [HERE, '云雁镇', '和平村', '12.00', '1/1'],
      [THERE, '云雁镇', '柳河村', '', '0/1'],
      ['990101002201', '芦溪镇', '石桥村', '5.00', '1/1'],
      ['990101', '', '云雁县', '17.00', '2/3'],
    ])
    const kept = await its.database.system<{ object_id: string }[]>`
      select object_id from audit where action = 'list.export' order by id`
    expect(kept.map((one) => one.object_id)).toContain('indicator-comparison')
  })

  it('the growth that was asked for beside each number, with what must be known of it', async () => {
    const rows = await rowsOf(
      '/api/v1/indicator-comparison.csv?keys=operating-income,secretary-age&level=5&periods=2024&growth=year',
    )
    expect(rows[0]?.slice(3)).toEqual([
      ...['经营性收入（万元）2024', '已填/应填 2024'],
      ...['经营性收入比上年同期（%）2024', '比上年同期慎用 2024'],
      ...['书记平均年龄（岁）', '已填/应填'],
    ])
    expect(rows.slice(1, 5).map((row) => [row[2], row[5], row[6]])).toEqual([
      ['和平村', '20.0', ''],
      ['柳河村', '', ''],
      ['石桥村', '', ''],
      ['云雁县', '30.8', '本期没有填全；前期没有填全'],
    ])
    const without = await rowsOf('/api/v1/indicator-comparison.csv?keys=operating-income&level=5&periods=2024')
    expect(without[0]).toHaveLength(5)
  })

  it('opens as a workbook', async () => {
    const cookie = `${SESSION_COOKIE}=${(await its.as('chief')).cookie(SESSION_COOKIE)}`
    const response = await its.app.request('http://club.test/api/v1/indicators/operating-income/parts.xlsx', {
      headers: { cookie },
    })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await response.arrayBuffer())
    expect(book.worksheets[0]?.getRow(2).values).toEqual(expect.arrayContaining(['990101001', '云雁镇', '12.00']))
  })
})
