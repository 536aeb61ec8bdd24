import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../test/support/client.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import type { ImportColumns, ImportReport } from '../contract/exchange.ts'

let it: TestProgram
let secretary: Client
beforeAll(async () => {
  it = await makeProgram()
  secretary = await it.as('secretary')
})
afterAll(() => it.drop())

type Fields = Readonly<Record<string, string>>
const send = async <T>(who: Client, path: string, content: string | Uint8Array, fields: Fields) => {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  form.set('file', new File([content as BlobPart], 'table.bin'))
  const headers = { cookie: `lingyan_session=${who.cookie('lingyan_session')}`, 'sec-fetch-site': 'same-origin' }
  const answer = await it.app.request(`http://lingyan.test/api/v1/imports${path}`, {
    method: 'POST',
    body: form,
    headers,
  })
  return { status: answer.status, body: (await answer.json()) as T }
}
const columnsOf = (content: string | Uint8Array, kind = 'matters', who = secretary) =>
  send<ImportColumns & { code: string }>(who, '/columns', content, { kind })
const knownOf = ({ fields }: ImportColumns) =>
  Object.fromEntries(fields.flatMap(({ field, heading }) => (heading === null ? [] : [[field, heading]])))

test('a table of our own names is known column by column, below a title and above the codes of the fields', async () => {
  const file =
    '群众反映汇总表,,,\n外部编号*,区划 代码,内容,经手人\nexternal,region,body,\nA-1,990101001201,井盖坏了很久,小王\n'
  const { status, body } = await columnsOf(file)
  expect(status).toBe(200)
  expect(body.headingRow).toBe(2)
  expect(knownOf(body)).toEqual({ external: '外部编号*', region: '区划 代码', body: '内容' })
  expect(body.headings.map(({ heading }) => heading)).toEqual(['外部编号*', '区划 代码', '内容', '经手人'])
  expect(body.headings[3]?.examples).toEqual(['小王'])
})

test('a table of somebody else’s names is shown as it is, each name once', async () => {
  const { body } = await columnsOf(`汇总,,\n工单号,事情,工单号\n1,${'长'.repeat(100)},2\n`)
  expect(body).toMatchObject({ headingRow: 2 })
  expect(knownOf(body)).toEqual({})
  expect(body.headings.map(({ heading }) => heading)).toEqual(['工单号', '事情'])
  expect(body.headings[1]?.examples).toEqual(['长'.repeat(40)])
  expect(body.fields.filter(({ required }) => required).map(({ field }) => field)).toEqual([
    'external',
    'region',
    'body',
  ])
})

test('XLSX as well, numbers and dates as they are seen', async () => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('表').addRows([
    ['外部编号', '区划代码', '门牌', '户主', '人数'],
    [7, 990101001201, '1号', '孙一', 4],
  ])
  const { body } = await columnsOf(new Uint8Array(await book.xlsx.writeBuffer()), 'households')
  expect(knownOf(body)).toEqual({
    external: '外部编号',
    region: '区划代码',
    door: '门牌',
    head: '户主',
    persons: '人数',
  })
  expect(body.headings[1]?.examples).toEqual(['990101001201'])
})

test('a field said to be left out is left out, a needed one is missed; refused rows come back as read', async () => {
  const file = '外部编号,区划代码,内容,地址\nc-1,990101001201,路面塌了一块，请来修。,村口\nc-2,990101001201,短,桥头\n'
  const ask = (mapping: object) =>
    send<ImportReport & { code: string }>(secretary, '', file, { kind: 'matters', mapping: JSON.stringify(mapping) })
  const { body } = await ask({ address: '' })
  expect(body.columns.find(({ field }) => field === 'address')).toMatchObject({ heading: null })
  expect(body.wrong).toMatchObject([{ row: 3, values: { external: 'c-2', body: '短', address: '' } }])
  expect((await ask({ body: '' })).body).toMatchObject({ code: 'no-heading' })
})

test.each([
  ['nothing at all', '', 400, 'no-rows'],
  ['blank rows', ',,\n,,\n', 400, 'no-rows'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 400, 'not-a-sheet'],
  ['a broken zip', Buffer.from('PK\u0003\u0004nothing of a sheet', 'latin1'), 400, 'not-a-sheet'],
  ['an open quote', '"1,2', 400, 'not-a-sheet'],
])('%s is refused', async (_, content, status, code) => {
  expect(await columnsOf(content)).toMatchObject({ status, body: { code } })
})

test('a wrong kind, no file, and who may not', async () => {
  expect(await columnsOf('外部编号', 'cadres')).toMatchObject({ status: 400 })
  expect((await secretary.send('POST', '/api/v1/imports/columns', { kind: 'matters' })).status).toBe(400)
  expect(await columnsOf('外部编号', 'matters', await it.as('security'))).toMatchObject({ status: 404 })
})
