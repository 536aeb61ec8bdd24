import { afterAll, beforeAll, expect, it } from 'vitest'
import { lodgeFor, packsWith, pageOf } from '../../test/support/loop.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('liupanshui'))
})
afterAll(() => its.drop())

const VILLAGE = '990101001201'
const GRID = `${VILLAGE}001`

const households = async (count: number): Promise<void> => {
  const rows = Array.from({ length: count }, (_, n) => ({
    county: '990101',
    id: crypto.randomUUID(),
    region: `${GRID}01`,
    door: `${n + 1}号`,
    head_name: '王某',
    persons: 3,
  }))
  await its.database.system`insert into household ${its.database.system(rows)}`
}

it('001-LPS-35 groups become grids, and their households groups of ten', async () => {
  const secretary = await its.as('secretary')
  const grid = await secretary.send('GET', `/api/v1/regions?parent=${VILLAGE}`)
  expect(grid.body).toMatchObject({ items: [{ code: GRID, kindTitle: '网格' }] })
  const ten = await secretary.send('GET', `/api/v1/regions?parent=${GRID}`)
  expect(ten.body).toMatchObject({ items: [{ code: `${GRID}01`, kindTitle: '十联户', level: 7 }] })
  await households(43)
  const answer = await secretary.send('GET', `/api/v1/grids/proposal?region=${VILLAGE}`)
  const { groups } = answer.body as { groups: { households: string[] }[] }
  expect(groups.map((group) => group.households.length)).toEqual([11, 11, 11, 10])
})

it('001-LPS-36 each group of ten has its head, found by where the matter lies', async () => {
  const secretary = await its.as('secretary')
  const { id } = await lodgeFor(secretary, {
    process: 'grid-task',
    region: `${GRID}01`,
    subject: '医保',
    body: '给老人讲讲医保新政策',
    data: { kind: 'publicity' },
  })
  const worker = await its.as('worker')
  const inbox = await worker.send('GET', '/api/v1/matters?view=inbox')
  expect(inbox.body).toMatchObject({ items: [{ id, step: 'do' }] })

  // 铁三角: the party branch of a grid stands beside its leader and the heads of ten households
  const county = await its.as('county')
  const body = {
    code: `party-${GRID}`,
    name: '第一网格党支部',
    hierarchy: 'party',
    kind: 'party-branch',
    region: GRID,
    validFrom: '2026-01-01',
  }
  expect((await county.send('POST', '/api/v1/organisations', body)).status).toBe(201)
  const page = await pageOf(its, `/v/${VILLAGE}`)
  for (const words of ['第一网格党支部', '网格长', 'leader某', 'worker某']) expect(page).toContain(words)
})
