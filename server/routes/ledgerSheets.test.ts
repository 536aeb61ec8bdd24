import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../test/support/client.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import { openWorkbook, sendFile, workbook } from '../../test/support/sheets.ts'
import type { SheetReport } from '../contract/ledgerSheet.ts'

const [HERE, THERE] = [POSTS.secretary.region, POSTS.neighbour.region]
const INCOME = '/api/v1/ledgers/village-income'
const PEOPLE = '/api/v1/ledgers/returnees'

let its: TestProgram
let town: Client
let secretary: Client
let titles: Readonly<Record<string, string>>
beforeAll(async () => {
  its = await makeProgram()
  ;[town, secretary] = await Promise.all([its.as('town'), its.as('secretary')])
  const body = (await town.send('GET', INCOME)).body as { fields: { key: string; title: string }[] }
  titles = Object.fromEntries(body.fields.map(({ key, title }) => [key, title]))
})
afterAll(() => its?.drop())

const KEYS = [
  ...['year', 'sales', 'rent', 'investment', 'subsidy', 'other_income', 'operating_cost', 'taxes'],
  ...['administration', 'welfare', 'other_cost', 'income_tax', 'audited'],
]
const headings = () => ['区划代码', ...KEYS.map((key) => titles[key] ?? key)]
const cellsOf = (region: unknown, year: unknown, sales: unknown, audited: unknown = '是'): unknown[] => [
  region,
  year,
  sales,
  ...Array.from({ length: 10 }, () => 0),
  audited,
]
const csv = (...rows: readonly (readonly unknown[])[]): string =>
  [headings(), ...rows].map((row) => row.join(',')).join('\r\n')

const send = async (file: string | Uint8Array, fields: Readonly<Record<string, string>> = {}, path = INCOME) => {
  const who = path === PEOPLE ? secretary : town
  const answer = await sendFile(its, who, `${path}/import`, file, fields)
  return { status: answer.status, body: (await answer.json()) as SheetReport & { code?: string; message?: string } }
}
const report = async (...asked: Parameters<typeof send>): Promise<SheetReport> => {
  const { status, body } = await send(...asked)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const counts = ({ read, added, corrected, same, refused }: SheetReport) => [read, added, corrected, same, refused]
const faults = ({ problems }: SheetReport) =>
  problems.map(({ row, column, code, value }) => `${row}${column} ${code} ${value}`.trim())
const stored = (region: string, year: number) =>
  its.database.system<{ sales: string; version: number; source: string }[]>`
    select sales, version, source from ledger_village_income where region = ${region} and year = ${year}`

describe('what is read', () => {
  it('as people type it: dry run, then once, then the same again, then a correction', async () => {
    const file = csv(cellsOf(HERE, '２０２４年', '"1,234.50"', '√'), cellsOf('柳河村', 2024, '￥88元', 'N'))
    expect(counts(await report(file, { dryRun: 'true' }))).toEqual([2, 2, 0, 0, 0])
    expect(await stored(HERE, 2024)).toEqual([])
    expect(counts(await report(file))).toEqual([2, 2, 0, 0, 0])
    expect(await stored(HERE, 2024)).toMatchObject([{ sales: '123450', version: 1, source: 'import' }])
    expect(counts(await report(file))).toEqual([2, 0, 0, 2, 0])
    const mended = csv(cellsOf(HERE, 2024, 99.9), cellsOf('云雁镇柳河村', 2024, 88, '否'))
    expect(counts(await report(mended, { reason: '决算' }))).toEqual([2, 0, 1, 1, 0])
    expect(await stored(HERE, 2024)).toMatchObject([{ sales: '9990', version: 2 }])
  })

  it('GB18030, a title above, columns in another order, and 65,000 blank rows below', async () => {
    const turned = [headings(), cellsOf(HERE, 2022, 7)].map((row) => [...row].reverse().join(','))
    const blank = `${','.repeat(13)}\r\n`.repeat(65_000)
    const text = `云雁镇村级收入,,\r\n${turned.join('\r\n')}\r\n${blank}`
    const signs: Record<string, number[]> = Object.fromEntries(
      [...new Set(text)].filter((sign) => sign > '\u007f').map((sign) => [sign, gb(sign)]),
    )
    const bytes = Buffer.from([...text].flatMap((sign) => signs[sign] ?? [sign.charCodeAt(0)]))
    expect(counts(await report(bytes))).toEqual([1, 1, 0, 0, 0])
    expect(await stored(HERE, 2022)).toMatchObject([{ sales: '700' }])
  })

  it('XLSX: numbers, codes as numbers, days of both calendars, a heading in the fourth row', async () => {
    for (const [year, date1904] of [
      [2011, false],
      [2012, true],
    ] as const) {
      const file = await workbook((sheet, book) => {
        book.properties.date1904 = date1904
        sheet.addRow(['村级收入表'])
        sheet.mergeCells('A1:N1')
        sheet.addRow([])
        sheet.addRow(['单位：元'])
        sheet.addRow(headings())
        sheet.addRow(cellsOf(Number(HERE), year, 12.1, true))
        sheet.getCell('A70000').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFFFF' } }
      })
      expect(counts(await report(file))).toEqual([1, 1, 0, 0, 0])
      expect(await stored(HERE, year)).toMatchObject([{ sales: '1210' }])
    }
  })

  it('gzip, told by its content: the same as what is in it', async () => {
    const file = csv(cellsOf(HERE, 2015, 3))
    expect(counts(await report(gzipSync(file)))).toEqual([1, 1, 0, 0, 0])
    expect(counts(await report(file))).toEqual([1, 0, 0, 1, 0])
    const book = await workbook((sheet) => sheet.addRows([headings(), cellsOf(HERE, 2015, 3)]))
    expect(counts(await report(gzipSync(book)))).toEqual([1, 0, 0, 1, 0])
    expect(readdirSync(join(its.program.dataFolder, 'incoming'))).toEqual([])
  })

  it('of records without a grain each once, also with encrypted cells; blank ones stay as they were', async () => {
    const shown = (await town.send('GET', PEOPLE)).body as {
      fields: { key: string; kind: string; required: boolean; options?: { value: string }[] }[]
    }
    const value = (kind: string, options: { value: string }[] | undefined, n: number) =>
      ({ code: options?.[0]?.value, 'yes-no': '是', integer: '3', money: '5', year: '2020', month: '2024-05' })[kind] ??
      (kind === 'date' ? '1999-02-03' : `某人${n}`)
    const fields = shown.fields.filter(({ kind }) => kind !== 'files' && kind !== 'record' && kind !== 'point')
    const line = (n: number, phone: string) =>
      [HERE, ...fields.map(({ key, kind, options }) => (key === 'phone' ? phone : value(kind, options, n)))].join(',')
    const file = (...lines: string[]) => [['region', ...fields.map(({ key }) => key)].join(','), ...lines].join('\n')
    const first = file(line(1, '13900000001'), line(2, '13900000002'), line(2, '13900000002'))
    const done = await send(first, {}, PEOPLE)
    expect([done.status, counts(done.body)], JSON.stringify(done.body)).toEqual([200, [3, 3, 0, 0, 0]])
    expect(counts(await report(first, {}, PEOPLE))).toEqual([3, 0, 0, 3, 0])
    expect(counts(await report(file(line(1, ''), line(2, '139****0002')), {}, PEOPLE))).toEqual([2, 0, 0, 2, 0])
    expect(counts(await report(file(line(1, '13900000009')), {}, PEOPLE))).toEqual([1, 1, 0, 0, 0])
  })
})

const decoder = new TextDecoder('gb18030')
const TABLE = new Map<string, number[]>()
/** A sign's two bytes in GB18030, which Node reads and does not write. */
const gb = (sign: string): number[] => {
  if (TABLE.size === 0)
    for (let a = 0x81; a <= 0xfe; a += 1)
      for (let b = 0x40; b <= 0xfe; b += 1) TABLE.set(decoder.decode(Uint8Array.from([a, b])), [a, b])
  return TABLE.get(sign) ?? []
}

describe('what is wrong', () => {
  it('every wrong cell by row, column and value; all or nothing, or the right ones', async () => {
    const file = csv(
      cellsOf(HERE, 2001, 1),
      cellsOf('990101002201', 2001, 1),
      cellsOf(HERE, '二零零二', '3万元'),
      cellsOf('990101001', 2001, '=SUM(C2:C3)'),
      cellsOf('和平庄', 2001, 1, '也许'),
      cellsOf(HERE, 2001, 2),
    )
    const wrong = [
      '3A unknown-region 990101002201',
      '4B wanted-year 二零零二',
      '4C with-unit 3万元',
      '5A region-level 990101001',
      '5C formula =SUM(C2:C3)',
      '6A unknown-region 和平庄',
      '6N wanted-yes-no 也许',
      '7 repeated-grain',
    ]
    const none = await report(file)
    expect([counts(none), faults(none)]).toEqual([[6, 0, 0, 0, 5], wrong])
    expect(none.problems.map(({ message }) => message).filter((text) => !/[一-龥]/.test(text))).toEqual([])
    expect(await stored(HERE, 2001)).toEqual([])
    expect(counts(await report(file, { keep: 'right' }))).toEqual([6, 1, 0, 0, 5])
    const answer = await sendFile(its, town, `${INCOME}/import/wrong.xlsx`, file)
    expect(answer.status).toBe(200)
    const sheet = (await openWorkbook(await answer.arrayBuffer())).worksheets[0]
    expect([sheet?.rowCount, sheet?.getRow(3).getCell(3).text]).toEqual([6, '3万元'])
    expect(sheet?.getRow(3).getCell(15).text).toContain('四位年份')
  })

  it('in a ledger that is still empty: two rows for one record, and a wrong row far below, keep all out', async () => {
    const otherTown = await its.as('otherTown')
    const put = async (rows: readonly (readonly unknown[])[], fields = {}): Promise<SheetReport> => {
      const answer = await sendFile(its, otherTown, `${INCOME}/import`, csv(...rows), fields)
      expect(answer.status).toBe(200)
      return (await answer.json()) as SheetReport
    }
    const village = '990101002201'
    const years = Array.from({ length: 3000 }, (_, n) => cellsOf(village, 2000 + n, 1))
    const twice = await put([...years, cellsOf(village, 2000, 2)])
    expect([counts(twice), faults(twice)]).toEqual([[3001, 0, 0, 0, 1], ['3002 repeated-grain']])
    const wrong = await put([...years, cellsOf(village, 'x', 2)])
    expect([counts(wrong), faults(wrong)]).toEqual([[3001, 0, 0, 0, 1], ['3002B wanted-year x']])
    expect(await stored(village, 2000)).toEqual([])
    const right = await put([...years, cellsOf(village, 2000, 2), cellsOf(village, 'x', 2)], { keep: 'right' })
    expect(counts(right)).toEqual([3002, 3000, 0, 0, 2])
    expect(await stored(village, 2000)).toMatchObject([{ sales: '100' }])
  })

  it('formulas, errors, shares and merged cells of a workbook', async () => {
    const file = await workbook((sheet) => {
      sheet.addRow(headings())
      sheet.addRow(cellsOf(HERE, 2003, { formula: 'A1+1', result: 3 }))
      sheet.addRow(cellsOf(HERE, 2004, { error: '#REF!' }))
      sheet.addRow(cellsOf(HERE, 2005, 0.5)).getCell(3).numFmt = '0%'
      sheet.addRow(cellsOf(HERE, 2006, 1))
      sheet.addRow(cellsOf(HERE, 2007, 1))
      sheet.mergeCells('C5:C6')
      sheet.addRow(cellsOf(HERE, new Date(Date.UTC(2008, 0, 1)), 1))
    })
    expect(faults(await report(file))).toEqual([
      '2C formula =A1+1',
      '3C cell-error #REF!',
      '4C with-unit 50%',
      '5C merged-cell 1',
      '6C merged-cell',
      '7B wanted-year 2008-01-01',
    ])
  })

  it('a heading of merged cells, of other units, without what must be there; what is no sheet at all', async () => {
    const merged = await workbook((sheet) => {
      sheet.addRow(['区划代码', '收入'])
      sheet.addRow(['', ...headings().slice(1)])
      sheet.mergeCells('A1:A2')
      sheet.mergeCells('B1:N1')
    })
    expect((await send(merged)).body).toMatchObject({ code: 'merged-heading' })
    const unit = csv(cellsOf(HERE, 2001, 1)).replace(titles.sales ?? '', `${titles.sales}（万元）`)
    const told = (await send(unit)).body as unknown as { problems: { code: string; message: string }[] }
    expect(told.problems).toMatchObject([{ code: 'other-unit' }])
    expect(told.problems[0]?.message).toContain('万元')
    const lacking = csv(cellsOf(HERE, 2001, 1)).replace(titles.sales ?? '', '别的')
    expect((await send(lacking)).body).toMatchObject({ code: 'no-heading', problems: [{ path: 'sales' }] })
    const packed = gzipSync(csv(cellsOf(HERE, 2001, 1)))
    for (const bytes of [packed.subarray(0, packed.length - 9), Buffer.from([0x1f, 0x8b, 8, 0]), gzipSync(packed)])
      expect((await send(bytes)).body.code).toBe('not-a-sheet')
    for (const bytes of ['', 'PK\u0003\u0004nonsense', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'a\0b'])
      expect((await send(bytes)).body.code, String(bytes)).toBe('not-a-sheet')
    const whole = await workbook((sheet) => {
      sheet.addRows([headings(), ...Array.from({ length: 200 }, (_, n) => cellsOf(HERE, 1500 + n, n))])
    })
    expect((await send(whole.slice(0, whole.length / 2))).body.code).toBe('not-a-sheet')
    const turned = whole.map((byte, at) => (at === Math.floor(whole.length / 3) ? byte ^ 255 : byte))
    expect((await send(turned)).body.code).toBe('not-a-sheet')
    expect((await send(`${csv()}\r\n"${'x'.repeat(1_200_000)}`)).body.code).toBe('open-quote')
    expect((await sendFile(its, town, `${INCOME}/import`, null)).status).toBe(400)
    expect((await send(csv(), { mapping: '{"colour":"红"}' })).status).toBe(400)
    expect((await send(csv(), { keep: 'some' })).status).toBe(400)
  })

  it('a place that two are called, with both named; by the town before it, one is meant', async () => {
    await its.database.system`update region set name = '和平村' where code = ${THERE}`
    const found = await report(csv(cellsOf('和平村', 2009, 1)))
    expect(faults(found)).toEqual(['2A ambiguous-region 和平村'])
    expect(found.problems[0]?.message).toContain(THERE)
    await its.database.system`update region set name = '柳河村' where code = ${THERE}`
  })

  it('whoever does not keep the ledger, and a sheet that would clear what it has no column for', async () => {
    const refused = await sendFile(its, secretary, `${INCOME}/import`, csv(cellsOf(HERE, 2001, 1)))
    expect(refused.status).toBe(409)
    expect((await sendFile(its, town, '/api/v1/ledgers/none/import', csv())).status).toBe(404)
  })
})

it('a mapping names the columns of another system; lines tell how far it is; nothing stays on the disk', async () => {
  const heads = ['何处', ...headings().slice(1)]
  const file = [heads, cellsOf(HERE, 2013, 5)].map((row) => row.join(',')).join('\n')
  expect((await send(file)).body).toMatchObject({ code: 'no-heading' })
  const mapping = JSON.stringify({ region: '何处' })
  const headers = { accept: 'application/x-ndjson' }
  const answer = await sendFile(its, town, `${INCOME}/import`, file, { mapping }, headers)
  const lines = (await answer.text()).trim().split('\n')
  const parsed = lines.map((line) => JSON.parse(line) as { step?: string; added?: number })
  expect(parsed.map(({ step }) => step)).toEqual(['read', 'checked', 'kept', undefined])
  expect(parsed.at(-1)).toMatchObject({ added: 1, read: 1 })
  expect(readdirSync(join(its.program.dataFolder, 'incoming'))).toEqual([])
})

it('a repeated key gets the first answer, another file under it is refused', async () => {
  const headers = { 'idempotency-key': 'sheet-1' }
  const put = async (year: number) => {
    const answer = await sendFile(its, town, `${INCOME}/import`, csv(cellsOf(HERE, year, 1)), {}, headers)
    return { status: answer.status, body: (await answer.json()) as { added?: number; code?: string } }
  }
  expect((await put(2014)).body.added).toBe(1)
  expect((await put(2014)).body.added).toBe(1)
  expect(await put(2015)).toMatchObject({ status: 409, body: { code: 'idempotency-reused' } })
})
