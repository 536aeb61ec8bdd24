import { expect } from 'vitest'
import type { Client } from './client.ts'
import { deskName, type TestProgram } from './program.ts'

export const LODGE = {
  process: 'resident-requests',
  region: '990101001201',
  subject: '路灯不亮',
  body: '村口的路灯坏了一个星期，晚上走路看不见。',
  contactName: '王小明',
  contactPhone: '13900000000',
}

export interface Held {
  readonly id: string
  readonly number: string
  readonly trackingCode: string
}

export const lodge = async (
  browser: Client,
  more: Partial<typeof LODGE> & Record<string, unknown> = {},
): Promise<Held> => {
  const lodged = await browser.send('POST', '/api/v1/matters', { ...LODGE, ...more })
  expect(lodged).toMatchObject({ status: 201 })
  return lodged.body as Held
}

/** Takes an act that must succeed; returns the new version. */
export const act = async (
  browser: Client,
  id: string,
  version: number,
  action: string,
  data: unknown = {},
): Promise<number> => {
  const acted = await browser.send('POST', `/api/v1/matters/${id}/actions/${action}`, { version, data })
  expect(acted).toMatchObject({ status: 200, body: { version: version + 1 } })
  return version + 1
}

/** From the village over the town to an office and back, up to the resident's turn; returns the matter and its version. */
export const answer = async (
  it: TestProgram,
  more: Record<string, unknown> = {},
): Promise<Held & { version: number }> => {
  const [secretary, town, office] = await Promise.all([it.as('secretary'), it.as('town'), it.as('office')])
  const held = await lodge(secretary, more)
  let version = await act(secretary, held.id, 1, 'send-to-town')
  version = await act(town, held.id, version, 'assign', { desk: deskName('office') })
  version = await act(office, held.id, version, 'reply', { reply: '已经修好，请看看。', solved: true })
  version = await act(town, held.id, version, 'release')
  return { ...held, version }
}
