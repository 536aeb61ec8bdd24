import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../test/support/client.ts'
import { makeProgram, type Post, type TestProgram } from '../../test/support/program.ts'
import { lodge } from '../../test/support/requests.ts'

let it: TestProgram
let secretary: Client
const COUNT = 1203

beforeAll(async () => {
  it = await makeProgram()
  secretary = await it.as('secretary')
  await lodge(secretary, { subject: '=HYPERLINK("http://evil.test")', category: '010205' })
  await lodge(await it.as('neighbour'), { region: '990101001202', subject: '邻村的事' })
  await it.database.system`insert into household (county, id, region, door, head_name, phone_cipher, persons)
    select '990101', gen_random_uuid(), '99010100120100101', n || '号', '赵大', null, 3 from generate_series(1, ${COUNT}) n`
})
afterAll(() => it.drop())

type Line = Readonly<Record<string, string>>
const raw = async (browser: Client, path: string) => {
  const answer = await it.app.request(`http://lingyan.test${path}`, {
    headers: { cookie: `lingyan_session=${browser.cookie('lingyan_session')}` },
  })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const lines = async (browser: Client, path: string): Promise<readonly Line[]> => {
  const { status, bytes } = await raw(browser, path)
  expect(status, bytes.toString()).toBe(200)
  return parse(bytes, { bom: true, columns: true }) as Line[]
}

test('a list as CSV has a byte order mark, the list’s own filter and scope, and disarmed cells', async () => {
  const { bytes, headers } = await raw(secretary, '/api/v1/matters.csv?view=scope')
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(headers.get('content-disposition')).toContain('attachment')
  const [row, ...more] = await lines(secretary, '/api/v1/matters.csv?view=scope')
  expect(more).toEqual([])
  expect(row).toMatchObject({ 区划代码: '990101001201', 类别代码: '010205', 超期: '否' })
  expect(row?.事项).toBe('\'=HYPERLINK("http://evil.test")')
  expect(bytes.toString()).not.toContain('13900000000')
  const county = await it.as('county')
  expect(await lines(county, '/api/v1/matters.csv?view=scope&limit=1&after=zzz')).toHaveLength(2)
  expect(await lines(county, '/api/v1/matters.csv?view=scope&region=990101001202')).toHaveLength(1)
  expect(await lines(county, '/api/v1/matters.csv?view=scope&state=closed')).toHaveLength(0)
  expect((await lines(secretary, '/api/v1/matters.csv'))[0]).toMatchObject({ 区划代码: '990101001201' })
})

test('the same as XLSX, every cell text', async () => {
  const { bytes } = await raw(await it.as('county'), '/api/v1/matters.xlsx?view=scope')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
  const sheet = book.worksheets[0]
  expect(sheet?.rowCount).toBe(3)
  const heads = sheet?.getRow(1).values as string[] | undefined
  const at = heads?.indexOf('区划代码') ?? 0
  expect(sheet?.getRow(2).getCell(at).value).toMatch(/^99010100120\d$/)
  expect(typeof sheet?.getRow(2).getCell(at).value).toBe('string')
})

test('what tells of people says what it is for, is masked, and is in the audit', async () => {
  expect((await raw(secretary, '/api/v1/households.csv')).status).toBe(400)
  const rows = await lines(secretary, '/api/v1/households.csv?purpose=走访安排')
  expect(rows).toHaveLength(COUNT)
  expect(new Set(rows.map((row) => row.系统编号)).size).toBe(COUNT)
  expect(rows[0]).toMatchObject({ 户主: '赵*', 区划代码: '99010100120100101' })
  const [audited] = await it.database.system`
    select action, object_id, detail from audit where action = 'list.export' order by id desc limit 1`
  expect(audited).toMatchObject({ object_id: 'households', detail: { purpose: '走访安排', format: 'csv' } })
  const people = await lines(await it.as('security'), '/api/v1/people.csv?purpose=核对账号')
  expect(people.map((row) => row.登录名)).toContain('secretary')
  expect(Object.keys(people[0] ?? {})).not.toContain('密码')
})

test('regions, organisations and lines of the board', async () => {
  const county = await it.as('county')
  expect((await lines(county, '/api/v1/regions.csv')).map((row) => row.代码)).toEqual(['990101001', '990101002'])
  expect(await lines(county, '/api/v1/regions.csv?q=村')).toHaveLength(3)
  expect((await lines(county, '/api/v1/organisations.csv')).length).toBeGreaterThan(5)
  const board = await lines(await it.as('chief'), '/api/v1/board.csv')
  expect(board.at(-1)).toMatchObject({ 代码: '990101', 提出: '2' })
  expect(await lines(await it.as('chief'), '/api/v1/board.csv?lines=organisation')).not.toEqual([])
})

test.each([
  ['secretary', '/api/v1/people.csv?purpose=看看', 404],
  ['secretary', '/api/v1/board.csv?region=990101002', 404],
  ['secretary', '/api/v1/regions.csv?parent=990101002', 404],
  ['secretary', '/api/v1/households.csv?purpose=看看&region=990101002', 404],
  ['security', '/api/v1/matters.csv', 404],
  ['county', '/api/v1/matters.csv?state=lost', 400],
  ['county', '/api/v1/matters.csv?from=yesterday', 400],
] as const)('%s gets %s answered with %i', async (post: Post, path, status) => {
  expect((await raw(await it.as(post), path)).status).toBe(status)
})

test('nobody gets nothing', async () => {
  for (const name of ['matters', 'households', 'people', 'regions', 'organisations', 'board'])
    expect((await (await it.resident()).send('GET', `/api/v1/${name}.csv?purpose=看看`)).status).toBe(401)
})
