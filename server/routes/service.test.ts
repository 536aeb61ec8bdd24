import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { withDatabase } from '../../test/support/database.ts'
import { makeClub } from '../../test/support/identity.ts'
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
