import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { act, answer, lodge } from '../../test/support/requests.ts'
import type { MatterBody } from '../contract/matter.ts'
import { lapseMatter, runDeadlines } from './lapse.ts'
import { rebuildMatters } from './rebuild.ts'

let it: TestProgram
beforeAll(async () => {
  it = await makeProgram()
})
afterAll(() => it.drop())

const HOUR = 3_600_000
const DAY = 24 * HOUR
const page = async (id: string): Promise<MatterBody> =>
  (await (await it.as('county')).send('GET', `/api/v1/matters/${id}`)).body as MatterBody
const differences = async (): Promise<readonly unknown[]> => {
  const found: unknown[] = []
  await rebuildMatters(it.program, { check: true, found: (one) => found.push(one), progress: () => {} })
  return found
}

test('a late matter is supervised once for each rung, however often and by however many the job runs', async () => {
  const { id } = await lodge(await it.as('secretary'))
  expect(await runDeadlines(it.program)).toBe(0)
  it.clock.pass(10 * DAY)
  await Promise.all([runDeadlines(it.program), runDeadlines(it.program), lapseMatter(it.program, id)])
  expect(await runDeadlines(it.program)).toBe(0)
  const after = await page(id)
  const rungs = after.timeline.filter((item) => item.action === 'escalate')
  expect(rungs.length).toBeGreaterThan(0)
  expect(new Set(rungs.map((item) => item.seq)).size).toBe(rungs.length)
  expect(after.timeline.filter((item) => item.actorKind === 'system')).toHaveLength(rungs.length)
  expect(after.timeLeft?.bucket).toBe('late')
  expect(after.tasks.filter((task) => task.kind === 'supervise').length).toBeGreaterThan(0)
  expect(await differences()).toEqual([])
})

test('a question that the resident does not answer lapses, and closes without a verdict', async () => {
  const { id } = await answer(it)
  it.clock.pass(60 * DAY)
  await runDeadlines(it.program)
  expect(await page(id)).toMatchObject({ outcome: 'unjudged', verdict: null, closedAt: it.clock.now.toISOString() })
})

test('a merged matter hears the answer of the one that it went into', async () => {
  const secretary = await it.as('secretary')
  const first = await lodge(secretary, { body: '村口的井盖不见了，很危险。' })
  const second = await lodge(secretary, { body: '井盖不见了，孩子差点掉下去。' })
  await act(secretary, second.id, 1, 'merge', { matter: first.id })
  await runDeadlines(it.program)
  expect(await page(second.id)).toMatchObject({ step: 'merged' })
  expect((await page(first.id)).related.map((one) => one.id)).toContain(second.id)
  await act(secretary, first.id, 1, 'answer', { reply: '井盖今天装好。', nature: 'enquiry' })
  expect(await runDeadlines(it.program)).toBe(1)
  expect(await page(second.id)).toMatchObject({ step: 'evaluate' })
  expect(await differences()).toEqual([])
})

test('work on a desk that nobody holds any more goes to a stand-in', async () => {
  const { id } = await lodge(await it.as('neighbour'), { region: '990101001202', body: '文化广场的灯坏了。' })
  expect((await page(id)).tasks.at(-1)?.people).toEqual(['neighbour某'])
  await it.database
    .system`update position set valid_to = '2026-01-01' where role = 'village-secretary' and region = '990101001202'`
  // the register of positions is read again within a second
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect(await runDeadlines(it.program)).toBeGreaterThan(0)
  const after = await page(id)
  expect(after.timeline.at(-1)).toMatchObject({ action: 'stand-in', actorKind: 'system' })
  expect(after.tasks.find((task) => task.kind === 'lead' && task.doneAt === null)?.people).toEqual(['town某'])
})

test('rebuild finds what was changed behind its back, names it, and puts it right', async () => {
  const { id, number } = await lodge(await it.as('secretary'), { body: '河道里有人倒垃圾。' })
  const { system } = it.database
  await system`update matter set step = 'handle', entries = entries where id = ${id}`
  await system`update matter_tally set lodged = lodged + 3 where (county, month, region, org) in
    (select county, month, region, org from matter_tally where lodged > 0 limit 1)`
  await system`delete from matter_open where matter = ${id}`
  const found = (await differences()) as { table: string; of: string; column: string }[]
  expect(found.map(({ table, of }) => [table, table === 'matter_tally' ? '' : of])).toEqual(
    expect.arrayContaining([
      ['matter', number],
      ['matter_open', number],
      ['matter_tally', ''],
    ]),
  )
  const mended = await rebuildMatters(it.program, { check: false, found: () => {}, progress: () => {} })
  expect(mended.mended).toBeGreaterThanOrEqual(2)
  expect(await differences()).toEqual([])
})
