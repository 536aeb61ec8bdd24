import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { withDatabase } from '../../test/support/database.ts'
import { makeClub } from '../../test/support/identity.ts'
import { makeProgram } from '../../test/support/program.ts'
import { lodge } from '../../test/support/requests.ts'
import { createApp } from '../app.ts'
import { metered } from '../metrics.ts'
import { routes } from './service.ts'

/** The routes of this file behind a real socket. */
const serve = async () => {
  const program = makeClub(await withDatabase())
  const app = createApp(program, routes)
  const server = createServer(metered(program, getRequestListener(app.fetch)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { program, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('alive and ready while the database answers; only alive once it does not', async () => {
  const { program, url } = await serve()
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  await program.database.close()
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  const refused = await fetch(`${url}/readyz`)
  expect(refused.status).toBe(503)
  expect(await refused.json()).toMatchObject({ code: 'database-away' })
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('lingyan_database_up 0')
})

test('answers are counted by method and class', async () => {
  const { url } = await serve()
  await (await fetch(`${url}/healthz`)).text()
  await (await fetch(`${url}/nowhere`)).text()
  await expect
    .poll(async () => (await fetch(`${url}/metrics`)).text())
    .toMatch(/lingyan_http_answers_total\{method="GET",status="4xx"\} 1/)
  expect(await (await fetch(`${url}/metrics`)).text()).toMatch(
    /lingyan_http_answers_total\{method="GET",status="2xx"\} [1-9]/,
  )
})

test('open and late matters, what waits to be sent and what is not sealed yet, without the closed route', async () => {
  const it = await makeProgram()
  onTestFinished(it.drop)
  const secretary = await it.as('secretary')
  await lodge(secretary)
  await lodge(secretary, { body: '村干部贪污集体资金，私分了补偿款。' })
  it.clock.pass(90 * 86_400_000)
  const text = await (await it.app.request('http://lingyan.test/metrics')).text()
  expect(text).toContain('lingyan_matters_open{process="resident-requests"} 1')
  expect(text).toContain('lingyan_matters_late{process="resident-requests"} 1')
  expect(text).toMatch(/lingyan_outbox_waiting [1-9]/)
  expect(text).toMatch(/lingyan_audit_unsealed_seconds \d/)
  expect(text).toContain('lingyan_sums_differences 0')
  expect(text).toMatch(/lingyan_sums_behind_seconds \d/)
  for (const line of text.split('\n').filter(Boolean)) {
    expect(line).toMatch(/^(# TYPE \w+ (counter|gauge|histogram)|\w+(\{[^}]*\})? -?[\d.e+-]+)$/)
  }
})
