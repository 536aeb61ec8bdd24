import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../test/support/client.ts'
import { makeProgram, type Post, type TestProgram } from '../../test/support/program.ts'
import { act, lodge } from '../../test/support/requests.ts'

let it: TestProgram
beforeAll(async () => {
  it = await makeProgram()
})
afterAll(() => it.drop())

interface Listening {
  readonly status: number
  /** Ids told so far. */
  readonly ids: string[]
  readonly stop: () => Promise<void>
}

const listen = async (post: Post, browser?: Client): Promise<Listening> => {
  const cookie = `lingyan_session=${(browser ?? (await it.as(post))).cookie('lingyan_session')}`
  const ending = new AbortController()
  const response = await it.app.request('http://lingyan.test/api/v1/events', {
    headers: { cookie },
    signal: ending.signal,
  })
  const ids: string[] = []
  const reader = response.body?.getReader()
  const reading = (async () => {
    const decode = new TextDecoder()
    for (;;) {
      const { done, value } = (await reader?.read().catch(() => ({ done: true, value: undefined }))) ?? {
        done: true,
        value: undefined,
      }
      if (done) return
      for (const [, id] of decode.decode(value).matchAll(/"id":"([^"]+)"/g)) ids.push(id ?? '')
    }
  })()
  return {
    status: response.status,
    ids,
    stop: async () => {
      ending.abort()
      await reader?.cancel().catch(() => {})
      await reading
    },
  }
}

const until = async (holds: () => boolean): Promise<void> => {
  for (let n = 0; n < 200 && !holds(); n += 1) await new Promise((resolve) => setTimeout(resolve, 25))
  expect(holds()).toBe(true)
}

test('whoever may see a matter hears of it, nobody else does, and nothing but its id', async () => {
  const [town, county, neighbour, office] = await Promise.all([
    listen('town'),
    listen('county'),
    listen('neighbour'),
    listen('office'),
  ])
  const secretary = await it.as('secretary')
  const { id } = await lodge(secretary)
  await act(secretary, id, 1, 'send-to-town')
  await until(() => town.ids.includes(id) && county.ids.includes(id))
  const theirs = await lodge(await it.as('neighbour'), { region: '990101001202', body: '广场的音响太吵了。' })
  await until(() => neighbour.ids.includes(theirs.id))
  expect(neighbour.ids).not.toContain(id)
  expect(office.ids).toEqual([])
  await Promise.all([town, county, neighbour, office].map((one) => one.stop()))
})

test('a matter on the closed route is told to those who hold it alone', async () => {
  const [discipline, county, secretaryHears] = await Promise.all([
    listen('discipline'),
    listen('county'),
    listen('secretary'),
  ])
  const { id } = await lodge(await it.as('secretary'), { body: '村干部贪污集体资金，私分了补偿款。' })
  await until(() => discipline.ids.includes(id))
  const open = await lodge(await it.as('secretary'))
  await until(() => county.ids.includes(open.id) && secretaryHears.ids.includes(open.id))
  expect([...county.ids, ...secretaryHears.ids]).not.toContain(id)
  await Promise.all([discipline, county, secretaryHears].map((one) => one.stop()))
})

test('a refused act is told to nobody', async () => {
  const secretary = await it.as('secretary')
  const { id } = await lodge(secretary)
  const town = await listen('town')
  const refused = await secretary.send('POST', `/api/v1/matters/${id}/actions/note`, {
    version: 7,
    data: { note: 'x' },
  })
  expect(refused.status).toBe(409)
  const after = await lodge(secretary)
  await until(() => town.ids.includes(after.id))
  expect(town.ids).toEqual([after.id])
  await town.stop()
})

test('one account has a few streams at once, and gets them back', async () => {
  const browser = await it.as('analyst')
  const some = await Promise.all(Array.from({ length: 7 }, () => listen('analyst', browser)))
  expect(some.map((one) => one.status).sort()).toEqual([200, 200, 200, 200, 200, 200, 429])
  await Promise.all(some.map((one) => one.stop()))
  const again = await listen('analyst', browser)
  expect(again.status).toBe(200)
  await again.stop()
  const nobody = await it.app.request('http://lingyan.test/api/v1/events')
  expect(nobody.status).toBe(401)
})
