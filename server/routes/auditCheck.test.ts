import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../store/connect.ts'
import type { Client } from '../../test/support/client.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { lodge } from '../../test/support/requests.ts'
import type { AuditChecked } from '../contract/audit.ts'
import { sealAudit } from '../jobs/seal.ts'

let it: TestProgram
let auditor: Client
beforeAll(async () => {
  it = await makeProgram()
  auditor = await it.as('audit')
  const secretary = await it.as('secretary')
  for (const subject of ['甲', '乙', '丙']) await lodge(secretary, { subject })
  await sealAudit(it.program, { slackMs: -1000 })
})
afterAll(() => it.drop())

const PATH = '/api/v1/audit/check'
const check = async (body: object = {}): Promise<AuditChecked> => {
  const answer = await auditor.send('POST', PATH, body)
  expect(answer.status).toBe(200)
  return answer.body as AuditChecked
}

test('a chain that nobody touched is whole; the look is in the audit, and on the page for the next one', async () => {
  const found = await check()
  expect(found).toMatchObject({ complete: true, count: 0, findings: [], head: expect.stringMatching(/^[0-9a-f]{70}$/) })
  expect(found.rows).toBeGreaterThanOrEqual(3)
  const log = await auditor.send('GET', '/api/v1/audit?action=audit.check')
  expect(log.body).toMatchObject({ items: [{ actionTitle: '核对审计', detail: { count: 0, complete: true } }] })
  expect((await auditor.send('GET', '/api/v1/audit/head')).body).toMatchObject({
    checked: { count: 0, complete: true },
  })
  // an end that was written down is met again, another is missed
  expect((await check({ heads: [found.head] })).count).toBe(0)
  expect((await check({ heads: ['a'.repeat(70)] })).findings).toMatchObject([
    { kind: 'head-missing', what: 'a'.repeat(70), text: expect.stringContaining('截断') },
  ])
})

test('tells how far it is, the result last', async () => {
  const answer = await it.app.request(`http://lingyan.test${PATH}`, {
    method: 'POST',
    body: '{}',
    headers: {
      cookie: `lingyan_session=${auditor.cookie('lingyan_session')}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      accept: 'application/x-ndjson',
    },
  })
  const lines = (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines[0]).toEqual({ rows: expect.any(Number) })
  expect(lines.at(-1)).toMatchObject({ complete: true, count: 0 })
})

test('one at a time', async () => {
  const both = await Promise.all([auditor.send('POST', PATH, {}), auditor.send('POST', PATH, {})])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await auditor.send('POST', PATH, {})).status).toBe(200)
})

test.each([{ heads: ['x'] }, { heads: 'a'.repeat(70) }, { county: '990102' }])('%j is refused', async (body) => {
  expect((await auditor.send('POST', PATH, body)).status).toBe(400)
})

test('nobody else may look', async () => {
  for (const post of ['system', 'security', 'chief', 'county'] as const)
    expect((await (await it.as(post)).send('POST', PATH, {})).status).toBe(404)
})

test('a row that was changed behind its back is named', async () => {
  const owner = connect(it.database.ownerUrl, { max: 1 })
  const [row] = await owner<{ id: string }[]>`
    update audit set actor_name = '别人' where id = (select id from audit where action = 'matter.lodge' order by id limit 1) returning id`
  await owner.end()
  const found = await check()
  expect(found.count).toBe(1)
  expect(found.findings).toMatchObject([{ kind: 'changed', what: row?.id, text: '这一条被改过' }])
})
