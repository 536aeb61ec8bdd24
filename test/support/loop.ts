import { expect } from 'vitest'
import type { Programme } from '../../kernel/pack/index.ts'
import { loadPacks, type Packs } from '../../server/packs.ts'
import type { Client } from './client.ts'
import type { TestProgram } from './program.ts'

/** The packs as they lie in the repository, with one programme adopted by the test county in place of the demo's. */
export const packsWith = async (programme: string): Promise<Packs> => {
  const packs = await loadPacks()
  const programmes: readonly Programme[] = packs.programmes.map((one) => ({
    ...one,
    regions: one.key === programme ? ['990101'] : [],
  }))
  return { ...packs, programmes }
}

export interface Matter {
  readonly id: string
  readonly version: number
  readonly step: string
  readonly stage: string
  readonly holder: string | null
  readonly outcome: string | null
  readonly closedAt: string | null
  readonly offers: Readonly<Record<string, { readonly title: string }>>
  readonly timeline: readonly { readonly action: string; readonly title: string }[]
  readonly tasks: readonly { readonly desk: string; readonly kind: string; readonly doneAt: string | null }[]
}

export interface Lodging {
  readonly process?: string
  readonly region?: string
  readonly subject: string
  readonly body: string
  readonly category?: string
  readonly contactPhone?: string
  readonly data?: Readonly<Record<string, unknown>>
}

const NEW = { process: 'resident-requests', region: '990101001201' }

/** Lodges over HTTP, for a resident; the id and the tracking code that the resident is given. */
export const lodgeFor = async (browser: Client, lodging: Lodging): Promise<{ id: string; trackingCode: string }> => {
  const answer = await browser.send('POST', '/api/v1/matters', { ...NEW, ...lodging })
  expect(answer).toMatchObject({ status: 201 })
  return answer.body as { id: string; trackingCode: string }
}

/** What lodging is refused with. */
export const refusedLodging = async (browser: Client, lodging: Lodging): Promise<string> => {
  const answer = await browser.send('POST', '/api/v1/matters', { ...NEW, ...lodging })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  return (answer.body as { code: string }).code
}

export const see = async (browser: Client, id: string): Promise<Matter> => {
  const answer = await browser.send('GET', `/api/v1/matters/${id}`)
  expect(answer).toMatchObject({ status: 200 })
  return answer.body as Matter
}

/** Takes an act on the version that is seen. */
export const take = async (
  browser: Client,
  id: string,
  action: string,
  data: Readonly<Record<string, unknown>> = {},
): Promise<{ step: string; stage: string }> => {
  const { version } = await see(browser, id)
  const answer = await browser.send('POST', `/api/v1/matters/${id}/actions/${action}`, { version, data })
  expect(answer, action).toMatchObject({ status: 200 })
  return answer.body as { step: string; stage: string }
}

/** The code with which an act is refused. */
export const refusedAct = async (
  browser: Client,
  id: string,
  action: string,
  data: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const { version } = await see(browser, id)
  const answer = await browser.send('POST', `/api/v1/matters/${id}/actions/${action}`, { version, data })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  return (answer.body as { code: string }).code
}

const pageHeaders = { accept: 'text/html', 'sec-fetch-site': 'same-origin' }
const hidden = (form: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? ''

/** What the resident does on the page of the tracking code: without a script, as a browser sends it. Yes and no as words. */
export const actOnPage = async (
  it: Pick<TestProgram, 'app'>,
  code: string,
  action: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> => {
  const page = await pageOf(it, `/t/${code}`)
  const [form = '', at = ''] = new RegExp(`<form[^>]*action="([^"]*/${action})"[\\s\\S]*?</form>`).exec(page) ?? []
  expect(form, `${action} is not offered`).not.toBe('')
  const data = new FormData()
  for (const name of ['token', 'version']) data.set(name, hidden(form, name))
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  const url = `http://lingyan.test${at}`
  const sent = await it.app.request(url, { method: 'POST', body: data, headers: pageHeaders, redirect: 'manual' })
  expect(sent.status, await sent.text()).toBe(303)
}

/** What a public page says, as text. */
export const pageOf = async (it: Pick<TestProgram, 'app'>, path: string): Promise<string> => {
  const shown = await it.app.request(`http://lingyan.test${path}`, { headers: pageHeaders })
  expect(shown.status).toBe(200)
  return shown.text()
}
