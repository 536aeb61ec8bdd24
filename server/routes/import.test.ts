import ExcelJS from 'exceljs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Client } from '../../test/support/client.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import type { ImportReport } from '../contract/exchange.ts'

let it: TestProgram
let secretary: Client
let town: Client
beforeAll(async () => {
  it = await makeProgram()
  ;[secretary, town] = await Promise.all([it.as('secretary'), it.as('town')])
})
afterAll(() => it.drop())
let run = 0
beforeEach(() => {
  run += 1
})

type Fields = Readonly<Record<string, string>>
const upload = async (who: Client, content: string | Uint8Array, fields: Fields, accept = 'application/json') => {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  form.set('file', new File([content as BlobPart], 'table.bin'))
  return it.app.request('http://lingyan.test/api/v1/imports', {
    method: 'POST',
    body: form,
    headers: { cookie: `lingyan_session=${who.cookie('lingyan_session')}`, 'sec-fetch-site': 'same-origin', accept },
  })
}
const report = async (
  who: Client,
  content: string | Uint8Array,
  fields: Fields,
  status = 200,
): Promise<ImportReport> => {
  const answer = await upload(who, content, fields)
  const text = await answer.text()
  expect(answer.status, text).toBe(status)
  return JSON.parse(text) as ImportReport
}
const count = async (table: 'matter' | 'household'): Promise<number> =>
  Number((await it.database.system`select count(*) n from ${it.database.system(table)}`)[0]?.n)
const faults = ({ problems }: ImportReport): readonly (readonly [number, string, string])[] =>
  problems.map(({ row, column, code }) => [row, column, code] as const)

const HEAD = '外部编号,区划代码,内容,联系电话'
const rowOf = (n: number | string, more = '990101001201,村口的水井盖板坏了，孩子容易掉进去。,13900000003'): string =>
  `${run}-${n},${more}`
const csv = (...rows: readonly string[]): string => [HEAD, ...rows].join('\r\n')

test('a dry run tells what would be, and writes nothing; then the same file is taken in once', async () => {
  const before = await count('matter')
  const file = `\ufeff${csv(rowOf(1), rowOf(2), '')}`
  const dry = await report(secretary, file, { kind: 'matters' })
  expect(dry).toMatchObject({ dryRun: true, read: 2, written: 2, known: 0, refused: 0, problems: [] })
  expect(dry.columns.find(({ field }) => field === 'body')).toMatchObject({
    title: '内容',
    required: true,
    heading: '内容',
  })
  expect(await count('matter')).toBe(before)
  expect(await report(secretary, file, { kind: 'matters', dryRun: 'false' })).toMatchObject({ written: 2 })
  expect(await report(secretary, file, { kind: 'matters', dryRun: 'false' })).toMatchObject({ written: 0, known: 2 })
  expect(await count('matter')).toBe(before + 2)
  const [row] = await it.database.system`select channel, region, step from matter order by lodged_at desc limit 1`
  expect(row).toMatchObject({ channel: 'import', region: '990101001201' })
  // another office counts from 1 too
  expect(await report(town, file, { kind: 'matters', dryRun: 'false' })).toMatchObject({ written: 2, known: 0 })
})

test('every wrong cell by row and column; all or nothing, or the right ones', async () => {
  const file = csv(
    rowOf(1),
    rowOf(2, '990101002201,这是别的镇的事情，不归我们管。,'),
    rowOf(3, ',没有写是哪里的事情。,12345'),
    rowOf(1, '990101001201,编号和第一行重复了的事情。,'),
    rowOf(5, '990101001201,短,'),
    rowOf(6, '９９０１０１００１２０１,全角的代码也认得出来。,１３９０００００００４'),
  )
  const before = await count('matter')
  const whole = await report(secretary, file, { kind: 'matters', dryRun: 'false', take: 'all' }, 409)
  expect(await count('matter')).toBe(before)
  expect(whole).toMatchObject({ written: 0, read: 6 })
  const right = await report(secretary, file, { kind: 'matters', dryRun: 'false', take: 'right' })
  expect(right).toMatchObject({ read: 6, written: 2, refused: 4 })
  expect(faults(right)).toEqual([
    [3, '区划代码', 'unknown-region'],
    [4, '区划代码', 'required'],
    [4, '联系电话', 'invalid_format'],
    [5, '外部编号', 'repeated-row'],
    [6, '内容', 'too-short-text'],
  ])
  expect(right.problems.every(({ message }) => /[\u4e00-\u9fff]/.test(message))).toBe(true)
  expect(await count('matter')).toBe(before + 2)
})

test('GB18030, tabs, a title above the heading, and a mapping', async () => {
  // 外部编号,区划代码,内容 in GB18030
  const head = Buffer.from('cde2b2bfb1e0bac52cc7f8bbaeb4fac2eb2cc4dac8dd', 'hex')
  // 井盖坏了很久
  const body = Buffer.from('beaeb8c7bbb5c1cbbadcbec3', 'hex')
  const gb = Buffer.concat([head, Buffer.from(`\n${run}-1,990101001201,`), body, Buffer.from('\n')])
  expect(await report(secretary, gb, { kind: 'matters', dryRun: 'false' })).toMatchObject({ written: 1 })
  const [row] = await it.database.system`select body from matter order by id desc limit 1`
  expect(row?.body).toBe('井盖坏了很久')
  const titled = `群众反映汇总表,,\n工单号,行政区,事情\n${run}-2,990101001201,河边的护栏断了一截。\n`
  const mapping = JSON.stringify({ external: '工单号', region: '行政区', body: '事情' })
  expect(await report(secretary, titled, { kind: 'matters', mapping })).toMatchObject({ written: 1, refused: 0 })
  const none = await upload(secretary, titled, { kind: 'matters' })
  expect(none.status).toBe(400)
  expect(await none.json()).toMatchObject({
    code: 'no-heading',
    problems: [{ path: 'external' }, { path: 'region' }, { path: 'body' }],
  })
})

const sheet = async (rows: readonly (readonly ExcelJS.CellValue[])[]): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('表').addRows(rows.map((row) => [...row]))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

test('the template comes back filled in; numbers, dates, rich text, formulas and blank rows of XLSX', async () => {
  const answer = await it.app.request('http://lingyan.test/api/v1/imports/matters/template.xlsx', {
    headers: { cookie: `lingyan_session=${secretary.cookie('lingyan_session')}` },
  })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await answer.arrayBuffer()) as never)
  const template = book.worksheets[0]
  const head = (template?.getRow(1).values ?? []) as string[]
  expect(head.slice(1, 4)).toEqual(['外部编号*', '区划代码*', '内容*'])
  expect(template?.getColumn(2).numFmt).toBe('@')
  template?.addRow([`${run}-t`, '990101001201', '照着模板填的一件事情。'])
  const filled = new Uint8Array(await book.xlsx.writeBuffer())
  expect(await report(secretary, filled, { kind: 'matters' })).toMatchObject({ read: 1, written: 1 })

  const blank = Array.from({ length: 3000 }, () => [''])
  const rows: readonly ExcelJS.CellValue[][] = [
    ['外部编号', '区划代码', '内容', '提出时间'],
    [
      Number(`${run}01`),
      990101001201,
      { richText: [{ text: '路面' }, { text: '塌了一块。' }] },
      new Date('2026-01-05T09:30:00Z'),
    ],
    [`${run}-2`, '990101001201', { formula: 'A1&B1', result: '算出来的内容不算。' }, ''],
    [`${run}-3`, Number('99010100120100101'), '代码的末几位已经没有了。', ''],
    [`${run}-4`, '990101001201', '明年才会发生的事情。', '2027/1/5'],
    [`${run}-5`, '990101001201', { error: '#N/A' }, ''],
    ...blank,
    [`${run}-6`, '990101001201', '空行之后的一件事情。', 46027],
  ]
  const read = await report(secretary, await sheet(rows), { kind: 'matters', dryRun: 'false', take: 'right' })
  expect(faults(read)).toEqual([
    [3, '内容', 'formula'],
    [4, '区划代码', 'digits-lost'],
    [5, '提出时间', 'in-the-future'],
    [6, '内容', 'cell-error'],
  ])
  expect(read).toMatchObject({ read: 6, written: 2, refused: 4 })
  const lodged = await it.database.system`select body, lodged_at from matter order by id desc limit 2`
  expect(lodged).toContainEqual({ body: '路面塌了一块。', lodged_at: new Date('2026-01-05T01:30:00Z') })
  expect(lodged).toContainEqual({ body: '空行之后的一件事情。', lodged_at: new Date('2026-01-04T16:00:00Z') })
})

test('households: sealed phones, the lowest layer, one’s own region', async () => {
  const file = [
    '外部编号,区划代码,门牌,户主,电话,人数',
    `${run}-1,99010100120100101,1号,孙一,13900000005,4`,
    `${run}-2,990101001201001,2号,孙二,,3`,
    `${run}-3,99010100120200101,3号,孙三,,3`,
    `${run}-4,99010100120100101,4号,孙四,,三`,
  ].join('\n')
  const done = await report(secretary, file, { kind: 'households', dryRun: 'false', take: 'right' })
  expect(done).toMatchObject({ written: 1, refused: 3 })
  expect(faults(done)).toEqual([
    [3, '区划代码', 'not-lowest-layer'],
    [4, '区划代码', 'unknown-region'],
    [5, '人数', 'invalid_format'],
  ])
  const [row] = await it.database.system<
    { phone_cipher: Buffer; persons: number }[]
  >`select * from household where head_name = '孙一'`
  expect(row?.persons).toBe(4)
  expect(it.program.crypto.decrypt('phone', row?.phone_cipher ?? Buffer.alloc(0))).toBe('13900000005')
})

test('long files tell how far they are', async () => {
  const file = csv(...Array.from({ length: 420 }, (_, n) => rowOf(n)))
  const fields = { kind: 'matters', dryRun: 'false', take: 'right' }
  const answer = await upload(secretary, file, fields, 'application/x-ndjson')
  const lines = (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { read: number; written?: number })
  expect(lines.length).toBeGreaterThan(3)
  expect(lines.map(({ read }) => read)).toEqual(lines.map(({ read }) => read).toSorted((a, b) => a - b))
  expect(lines.at(-1)).toMatchObject({ read: 420, written: 420, refused: 0 })
  const [audited] = await it.database
    .system`select sum((detail ->> 'rows')::int)::int n from audit where action = 'list.import' and id in (
    select id from audit where action = 'list.import' order by id desc limit 3)`
  expect(audited?.n).toBe(420)
})

test('two at once take in each number once', async () => {
  const before = await count('matter')
  const file = csv(rowOf('a'), rowOf('b'))
  const fields = { kind: 'matters', dryRun: 'false' }
  const both = await Promise.all([report(secretary, file, fields), report(secretary, file, fields)])
  expect(both.map(({ written }) => written).sort()).toEqual([0, 2])
  expect(await count('matter')).toBe(before + 2)
})

test.each([
  ['no kind', csv('1,2,3,4'), {}, 400],
  ['an unknown kind', csv('1,2,3,4'), { kind: 'cadres' }, 400],
  ['an unknown choice', csv('1,2,3,4'), { kind: 'matters', take: 'some' }, 400],
  ['an unknown field in the mapping', csv('1,2,3,4'), { kind: 'matters', mapping: '{"sealed":"x"}' }, 400],
  ['a mapping that is none', csv('1,2,3,4'), { kind: 'matters', mapping: '{' }, 400],
  ['a mapped column that is not there', csv('1,2,3,4'), { kind: 'matters', mapping: '{"address":"哪里"}' }, 400],
  ['an empty file', '', { kind: 'matters' }, 400],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), { kind: 'matters' }, 400],
  ['a broken zip', Buffer.from('PK\u0003\u0004nothing of a sheet', 'latin1'), { kind: 'matters' }, 400],
  ['an open quote', `${HEAD}\n"1,2`, { kind: 'matters' }, 400],
])('%s is refused', async (_, content, fields, status) => {
  const before = await count('matter')
  const answer = await upload(secretary, content, { ...fields, dryRun: 'false' } as Fields)
  expect(answer.status, await answer.text()).toBe(status)
  expect(await count('matter')).toBe(before)
})

test('who may not lodge may not import; residents and nobody neither', async () => {
  const file = csv(rowOf(1))
  expect((await upload(await it.as('security'), file, { kind: 'matters' })).status).toBe(404)
  expect((await upload(await it.resident(), file, { kind: 'matters' })).status).toBe(401)
  const template = await (await it.as('audit')).send('GET', '/api/v1/imports/households/template.xlsx')
  expect(template.status).toBe(404)
  expect((await secretary.send('GET', '/api/v1/imports/cadres/template.xlsx')).status).toBe(400)
  expect((await secretary.send('POST', '/api/v1/imports', { kind: 'matters' })).status).toBe(400)
})
