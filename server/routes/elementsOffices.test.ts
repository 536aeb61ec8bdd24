import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeProgram, POSTS, type Post, type TestProgram } from '../../test/support/program.ts'
import type { AskPage, BurdenBody, ElementPage, FilledTable, RequestBody } from '../contract/element.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
  const system = await its.as('system')
  for (const [key, value] of [
    ['burden.forms', 1],
    ['burden.fields', 1],
  ] as const)
    expect((await system.send('PUT', `/api/v1/settings/${key}`, { value })).status).toBe(200)
})
afterAll(() => its?.drop())

const FORMS = '/api/v1/form-requests'
const [HERE, THERE] = [POSTS.secretary.region, POSTS.neighbour.region]
type Told = { code: string; message: string; problems: { path: string; code: string }[] }
const call = async <T = Told>(post: Post, method: string, path: string, sent?: unknown) => {
  const { status, body } = await (await its.as(post)).send(method, path, sent)
  return { status, body: body as T & Told }
}
/** A form about what civil affairs pays; one column of it nobody counts so. */
const COLUMNS = [
  { title: '发放人次', pick: 'low-income-payments.people' },
  { title: '低收入群体发放人次月均', pick: 'none' },
]
const asked = async (post: Post, more: object = {}): Promise<{ status: number; body: RequestBody & Told }> => {
  const draft = { title: '低收入人口劳务补贴', basis: '云雁民〔2026〕3号', asker: '县统计局', level: 5, every: 'once' }
  const made = await call<RequestBody>(post, 'POST', FORMS, { ...draft, last: '2026-12-31', columns: COLUMNS, ...more })
  expect(made.body.answers.map(({ state, owner }) => [state, owner])).toEqual([
    ['held', null],
    ['missing', '县民政局'],
  ])
  const act = (id: string, version: number, name: string, asks: unknown) =>
    call<RequestBody>(post, 'POST', `${FORMS}/${id}/acts`, { version, act: name, asks })
  const answered = await act(made.body.id, 1, 'answer', [])
  return act(made.body.id, answered.body.version, 'ask', [{ column: 'c2', reason: '没有台账' }])
}

it('what a department keeps is found under its name', async () => {
  const page = await call<ElementPage>('secretary', 'GET', '/api/v1/elements?q=low-income-payments.people')
  expect(page.body.items[0]).toMatchObject({ ledger: 'low-income-payments', keeperTitle: '县民政局' })
})

let request = ''
it('what nobody holds is asked of the department, and burdens no village', async () => {
  const done = await asked('town')
  expect([done.status, done.body.message]).toEqual([200, undefined])
  expect(done.body).toMatchObject({ state: 'asking', asks: { sent: 2, answered: 0 } })
  request = done.body.id
  // a village may be asked for one form a month; the department is no village
  expect((await asked('town', { title: '再问一次' })).body.state).toBe('asking')
  const burden = (await call<BurdenBody>('town', 'GET', '/api/v1/burden')).body
  expect(burden.whole).toMatchObject({ forms: 0, fields: 0, minutes: 0 })
  expect(burden.regions.every(({ forms }) => forms === 0)).toBe(true)
  expect(burden.offices).toMatchObject([{ name: '单位civil', forms: 2, fields: 4 }])
  expect((await call<BurdenBody>('otherTown', 'GET', '/api/v1/burden')).body.offices).toEqual([])
  for (const post of ['secretary', 'town', 'county', 'housing'] as const)
    expect([post, (await call<AskPage>(post, 'GET', '/api/v1/form-asks')).body.items]).toEqual([post, []])
})

it('the department alone sees and answers it, once', async () => {
  const open = (await call<AskPage>('civil', 'GET', '/api/v1/form-asks')).body.items
  expect(open).toHaveLength(4)
  const items = open.filter(({ title }) => title === '低收入人口劳务补贴')
  expect(items.map(({ region }) => region)).toEqual([HERE, THERE])
  const to = `/api/v1/form-asks/${items[0]?.id}/answers`
  const answer = (post: Post) => call(post, 'POST', to, { cells: { c2: '十五' } })
  expect((await answer('housing')).status).toBe(404)
  for (const post of ['secretary', 'town', 'county'] as const)
    expect([post, (await answer(post)).body.code]).toEqual([post, 'not-the-keeper'])
  expect((await answer('civil')).status).toBe(200)
  expect((await answer('civil')).body.code).toBe('answered-already')
  const table = await call<FilledTable>('town', 'GET', `${FORMS}/${request}/table`)
  expect(table.body.rows[0]?.cells[1]).toMatchObject({ text: '十五', source: expect.stringContaining('县民政局') })
  expect((await call('civil', 'GET', `${FORMS}/${request}`)).status).toBe(404)
})

it('where the county has no such office, nobody is asked in its place', async () => {
  await its.database.system`update organisation set valid_to = '2026-01-01' where code = 'dept-990101-civil'`
  const refused = await asked('otherTown')
  expect([refused.status, refused.body.code]).toEqual([409, 'no-such-office'])
  expect(refused.body.message).toContain('县民政局')
})
