import { afterAll, beforeAll, expect, test } from 'vitest'
import { inScope } from '../../store/database.ts'
import type { Client } from '../../test/support/client.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { act, answer, lodge } from '../../test/support/requests.ts'
import { nobody } from '../caller.ts'
import type { BoardBody } from '../contract/board.ts'
import type { MatterPage } from '../contract/matter.ts'
import { trackingActing } from '../identity/tracking.ts'
import { actOnMatter } from '../matters/act.ts'
import { runDeadlines } from '../matters/lapse.ts'
import { rebuildMatters } from '../matters/rebuild.ts'

let it: TestProgram
beforeAll(async () => {
  it = await makeProgram()
})
afterAll(() => it.drop())

const judge = (code: string, id: string, version: number, verdict: { resolved: boolean; satisfaction: string }) => {
  const caller = { ...nobody('990101', 'nobody:x'), acting: trackingActing(it.program.crypto, '990101', code) }
  return inScope(it.database, caller.acting, (tx) =>
    actOnMatter(it.program, caller, { id, version, action: 'judge', data: { contacted: true, ...verdict } }, tx),
  )
}

/** How many matters a query string opens, page by page. */
const count = async (browser: Client, query: string): Promise<number> => {
  let found = 0
  let after: string | null = ''
  while (after !== null) {
    const page = await browser.send('GET', `/api/v1/matters?${query}&limit=3${after && `&after=${after}`}`)
    expect(page.status).toBe(200)
    const { items, next } = page.body as MatterPage
    found += items.length
    after = next
  }
  return found
}

test('every number of the board opens exactly its matters, and the sums are those of the histories', async () => {
  const [secretary, neighbour, otherTown] = await Promise.all([
    it.as('secretary'),
    it.as('neighbour'),
    it.as('otherTown'),
  ])
  for (const [resolved, satisfaction] of [
    [true, '3'],
    [true, '2'],
    [false, '1'],
  ] as const) {
    const one = await answer(it, { category: '010101' })
    expect(await judge(one.trackingCode, one.id, one.version, { resolved, satisfaction })).toMatchObject({ ok: true })
  }
  await answer(it)
  await lodge(neighbour, { region: '990101001202', body: '水井的水发浑好几天了。' })
  const moved = await lodge(secretary, { body: '田埂被人挖断了一截。' })
  await act(secretary, moved.id, 1, 'send-to-town')
  await lodge(otherTown, { region: '990101002', body: '镇上的垃圾没有人收。' })
  // into the next month and past several deadlines
  it.clock.pass(35 * 86_400_000)
  expect(await runDeadlines(it.program)).toBeGreaterThan(0)
  const county = await it.as('county')
  await lodge(await it.as('otherTown'), { region: '990101002201', body: '石桥栏杆断了两根。' })

  const reply = await county.send('GET', '/api/v1/board')
  expect(reply.status).toBe(200)
  const board = reply.body as BoardBody
  expect(board.total).toMatchObject({ lodged: 8, satisfaction: { denominator: 3 } })
  for (const line of [board.total, ...board.byRegion, ...board.byOrganisation]) {
    expect.soft(await count(county, line.matters), line.name).toBe(line.lodged)
    expect.soft(await count(county, `${line.matters}&state=open`), line.name).toBe(line.open)
    expect.soft(await count(county, `${line.matters}&state=closed`), line.name).toBe(line.closed)
    expect.soft(await count(county, `${line.matters}&bucket=late`), line.name).toBe(line.late)
    expect.soft(await count(county, `${line.matters}&late=true`), line.name).toBe(line.answeredLate)
    const resolved = await count(county, `${line.matters}&verdict=resolved`)
    expect.soft(resolved, line.name).toBe(line.resolution.numerator)
  }
  for (const step of board.steps) {
    expect.soft(await count(county, step.matters), step.step).toBe(step.open)
    expect.soft(await count(county, `${step.matters}&bucket=late`), step.step).toBe(step.late)
  }
  for (const theme of board.byCategory) expect.soft(await count(county, theme.matters), theme.title).toBe(theme.lodged)
  expect(board.byMonth.map((one) => [one.month, one.lodged])).toEqual([
    ['2026-03', 7],
    ['2026-04', 1],
  ])
  // the parts are the whole
  const sum = (lines: readonly { lodged: number }[]) => lines.reduce((all, one) => all + one.lodged, 0)
  expect([sum(board.byRegion), sum(board.byOrganisation), sum(board.byCategory)]).toEqual([8, 8, 8])

  const town = (await (await it.as('town')).send('GET', '/api/v1/board')).body as BoardBody
  expect(town.total.lodged).toBe(6)
  expect((await (await it.as('town')).send('GET', '/api/v1/board?region=990101002')).status).toBe(404)

  const found: unknown[] = []
  const check = { check: true, found: (one: unknown) => found.push(one), progress: () => {} }
  await rebuildMatters(it.program, check)
  expect(found).toEqual([])
})
