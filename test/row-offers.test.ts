import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processesOf } from '../kernel/pack/index.ts'
import type { Acts, MatterBody, MatterPage } from '../server/contract/matter.ts'
import { policyOf } from '../server/matters/policy.ts'
import { type ListedRow, listedRows } from '../web/ui/matter/rows.ts'
import { writeMatters } from './support/bulk.ts'
import type { Client } from './support/client.ts'
import { deskName, MONDAY, makeProgram, POSTS, type Post, type TestProgram } from './support/program.ts'
import { type Reached, reach } from './support/reach.ts'

/**
 * A list says what may be done with each of its rows, and a batch is made of it; the matter's page says the same with its fields. Every
 * state that any process comes into is looked at from every post.
 */
let it: TestProgram
let reached: readonly Reached[]
const DAY = '2026-03-02'
const HOUR = 3_600_000
const names = Object.keys(POSTS) as Post[]

const groundOf = async (key: string, from: number) => {
  const { packs } = it.program
  const [policy, directory] = await Promise.all([policyOf(it.program), it.program.directory()])
  const process = policy.processOn(key, DAY)
  const params = policy.parametersOn(key, '990101001201', DAY)
  if (!process.ok || !params.ok) throw new Error(`${key} is not in force`)
  const { calendar, layers } = policy
  return {
    base: {
      process: process.value,
      params: params.value,
      ...{ calendar, directory, inList: policy.inList(key), ...(layers && { layers }) },
    },
    codes: (list: string) => packs.list(key, list)?.items.map(({ code }) => code) ?? [],
    posts: names.map((post) => ({ id: post, ...POSTS[post] })),
    desks: names.map(deskName),
    // a village, a group of households, and a town for what is the town's alone
    regions: ['990101001201', '99010100120100101', '990101001'],
    ...{ id: uuidv7, from, until: MONDAY.getTime(), most: 20 },
  }
}

beforeAll(async () => {
  it = await makeProgram()
  const keys = [...new Set(processesOf(it.program.packs.set).map(({ key }) => key))]
  const grounds = await Promise.all(
    // a moment ago, and so long ago that everything is late
    keys.flatMap((key) => [1, 24 * 45].map((hours) => groundOf(key, MONDAY.getTime() - hours * HOUR))),
  )
  reached = grounds.flatMap((ground) => reach(ground))
  await writeMatters(
    it,
    reached.map((one) => ({ ...one, body: '村口的路灯坏了一个星期。' })),
  )
}, 120_000)
afterAll(() => it.drop())

const rowsOf = async (browser: Client, view: string, limit = 100): Promise<readonly ListedRow[]> => {
  const rows: ListedRow[] = []
  for (let after = ''; ; ) {
    const { status, body } = await browser.send('GET', `/api/v1/matters?view=${view}&limit=${limit}${after}`)
    expect(status).toBe(200)
    const page = body as MatterPage
    rows.push(...listedRows({ pages: [page] }).rows)
    if (page.next === null) return rows
    after = `&after=${encodeURIComponent(page.next)}`
  }
}

const actsOf = ({ offers }: MatterBody): Acts =>
  Object.fromEntries(Object.entries(offers).map(([action, { title, primary }]) => [action, { title, primary }]))

test('every step of every process is among the states', () => {
  const steps = new Set(reached.map(({ state, facts }) => `${facts.process} ${state.step}`))
  const all = processesOf(it.program.packs.set).flatMap(({ key, steps }) =>
    Object.keys(steps).map((s) => `${key} ${s}`),
  )
  expect(all.filter((step) => !steps.has(step))).toEqual([])
  const lived = (of: (one: Reached) => boolean) => reached.some(of)
  expect(lived(({ state }) => state.extensions > 0)).toBe(true)
  expect(lived(({ state }) => state.returns > 0)).toBe(true)
})

test('a row offers what the page of its matter offers, to every post and in every list', async () => {
  const seen = new Set<string>()
  let offered = 0
  for (const post of names) {
    const browser = await it.as(post)
    if ((await browser.send('GET', '/api/v1/matters')).status !== 200) continue
    const pages = new Map<string, Acts>()
    for (const view of ['inbox', 'scope', 'done']) {
      for (const { id, process, step, may } of await rowsOf(browser, view)) {
        if (!pages.has(id)) {
          const { body } = await browser.send('GET', `/api/v1/matters/${id}`)
          pages.set(id, actsOf(body as MatterBody))
        }
        expect([post, process, step, may]).toEqual([post, process, step, pages.get(id)])
        seen.add(id)
        offered += Object.keys(may).length
      }
    }
  }
  expect(reached.filter(({ facts }) => !seen.has(facts.id)).map(({ state }) => state.step)).toEqual([])
  expect(offered).toBeGreaterThan(reached.length)
}, 120_000)

test('what has no deadline comes last, and does not end the pages of open ones', async () => {
  const county = await it.as('county')
  const whole = await rowsOf(county, 'scope&state=open')
  const without = whole.filter(({ timeLeft }) => timeLeft === null)
  expect(without.length).toBeGreaterThan(1)
  expect(whole.slice(-without.length)).toEqual(without)
  const ids = (rows: readonly ListedRow[]) => rows.map(({ id }) => id)
  expect(ids(await rowsOf(county, 'scope&state=open', 3))).toEqual(ids(whole))
  const inbox = await it.as('secretary')
  expect(ids(await rowsOf(inbox, 'inbox', 1))).toEqual(ids(await rowsOf(inbox, 'inbox')))
})
