import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { LODGE } from '../../test/support/requests.ts'
import type { Suggestions } from '../contract/suggestion.ts'

let it: TestProgram
beforeAll(async () => {
  it = await makeProgram()
})
afterAll(() => it.drop())

const PATH = `/api/v1/processes/${LODGE.process}/suggestions`
const ask = async (body: unknown, path = PATH) => {
  const answer = await (await it.as('worker')).send('POST', path, body)
  return { status: answer.status, body: answer.body as Suggestions }
}

test('what residents say finds its category, with the words that speak for it and the way down to it', async () => {
  const { status, body } = await ask({ body: '家里停水两天了，没有人来修。' })
  expect(status).toBe(200)
  const [first] = body.items
  expect(first).toMatchObject({ category: '010216', words: ['停水'] })
  expect(first?.path.length).toBeGreaterThan(1)
  expect(first?.path.at(-1)).toBe(first?.title)
  expect(body.items.length).toBeLessThanOrEqual(3)
  // a code of the list, so that it can be given back
  const words = await (await it.as('worker')).send('GET', '/api/v1/vocabulary')
  const process = (words.body as { processes: { key: string; categories: { code: string }[] }[] }).processes.find(
    ({ key }) => key === LODGE.process,
  )
  const codes = process?.categories.map(({ code }) => code) ?? []
  expect(body.items.filter(({ category }) => !codes.includes(category))).toEqual([])
})

test('the subject counts, and nothing is made of what says nothing', async () => {
  expect((await ask({ subject: '宅基地', body: '请问怎么申请。' })).body.items[0]?.category.startsWith('10')).toBe(true)
  expect((await ask({ body: '？？？' })).body.items).toEqual([])
})

test('keeps nothing: no row of it, not even in the audit', async () => {
  const count = async () => (await it.database.system`select count(*)::int n from audit`)[0]?.n
  const before = await count()
  await ask({ body: '家里停水两天了。' })
  expect(await count()).toBe(before)
})

test.each([
  ['no text', {}, 400],
  ['an empty one', { body: '   ' }, 400],
  ['one too long', { body: '水'.repeat(2001) }, 400],
  ['an unknown field', { body: '停水', region: '990101' }, 400],
])('%s is refused', async (_, body, status) => {
  expect((await ask(body)).status).toBe(status)
})

test('a process that is not there is absent; nobody may ask', async () => {
  expect((await ask({ body: '停水' }, '/api/v1/processes/chess/suggestions')).status).toBe(404)
  expect((await (await it.resident()).send('POST', PATH, { body: '停水' })).status).toBe(401)
})
