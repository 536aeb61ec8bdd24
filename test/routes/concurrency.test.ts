import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealAudit } from '../../server/jobs/seal.ts'
import { rebuildMatters } from '../../server/matters/rebuild.ts'
import { verifyAudit } from '../../server/verify.ts'
import type { Difference } from '../../store/matter/rebuild.ts'
import { deskName, makeProgram, type TestProgram } from '../support/program.ts'
import { act, lodge } from '../support/requests.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
})
afterAll(() => its.drop())

const AT_ONCE = 20

test('of twenty acts at once on one version exactly one wins, round after round; then all sums are right and the audit holds', async () => {
  const [secretary, town, office] = await Promise.all([its.as('secretary'), its.as('town'), its.as('office')])
  const held = await lodge(secretary)
  const path = (action: string): string => `/api/v1/matters/${held.id}/actions/${action}`
  let version = await act(town, held.id, await act(secretary, held.id, 1, 'send-to-town'), 'assign', {
    desk: deskName('office'),
  })
  for (let round = 0; round < 5; round += 1) {
    const told = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) =>
        n % 4 === 3
          ? office.send('POST', path('reply'), { version, data: { reply: `第${round}轮第${n}个答复。`, solved: true } })
          : office.send('POST', path('note'), { version, data: { note: `第${round}轮第${n}句。` } }),
      ),
    )
    const won = told.filter(({ status }) => status === 200)
    expect(won.length, JSON.stringify(told.map(({ body }) => body))).toBe(1)
    for (const { status, body } of told.filter((one) => one.status !== 200))
      expect([status, (body as { code: string }).code]).toEqual([409, 'stale-version'])
    version += 1
    const [row] = await its.database.system<{ entries: number; history: number }[]>`
      select entries, (select count(*)::int from matter_entry where matter = ${held.id}) as history from matter where id = ${held.id}`
    expect(row).toEqual({ entries: version, history: version })
    if (won.some(({ body }) => (body as { step: string }).step !== 'handle')) break
  }
})

test('many matters lodged and moved at once', async () => {
  const [secretary, town] = await Promise.all([its.as('secretary'), its.as('town')])
  const lodged = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => lodge(secretary, { subject: `第${n}件` })))
  expect(new Set(lodged.map(({ number }) => number)).size).toBe(AT_ONCE)
  await Promise.all(lodged.map(({ id }) => act(secretary, id, 1, 'send-to-town')))
  const items = lodged.map(({ id }) => ({ id, version: 2 }))
  const batch = { action: 'assign', items, data: { desk: deskName('office') } }
  const told = await Promise.all([1, 2, 3].map(() => town.send('POST', '/api/v1/matters/batch', batch)))
  const done = told.map(({ body }) => (body as { done: number }).done)
  expect(done.reduce((sum, one) => sum + one, 0)).toBe(AT_ONCE)
})

test('what is kept is what follows from the histories, and the audit is whole', async () => {
  const differences: Difference[] = []
  const rebuilt = await rebuildMatters(its.program, {
    check: true,
    found: (difference) => differences.push(difference),
    progress: () => {},
  })
  expect(differences).toEqual([])
  expect(rebuilt).toEqual({ matters: AT_ONCE + 1, differences: 0, mended: 0 })
  its.clock.pass(10 * 60_000)
  await sealAudit(its.program)
  const found: unknown[] = []
  const verified = await verifyAudit(its.program, [], { found: (finding) => found.push(finding) })
  expect(found).toEqual([])
  expect(verified.counties[0]?.rows).toBeGreaterThan(3 * AT_ONCE)
})
