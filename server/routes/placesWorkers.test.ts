import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { makeProgram, POSTS, type Post, type TestProgram } from '../../test/support/program.ts'
import { WorkersBody } from '../contract/place.ts'

let it: TestProgram
beforeAll(async () => {
  it = await makeProgram()
  const { system } = it.database
  const [worker] = await system<{ id: string }[]>`select id from position where role = 'grid-worker'`
  const rows = [1, 2, 3].map((n) => ({
    county: '990101',
    id: `0197f000-0000-7000-8000-00000000000${n}`,
    region: POSTS.worker.region,
    door: `${n}号`,
    head_name: '户主',
    persons: 3,
    worker: n < 3 ? (worker?.id ?? null) : null,
  }))
  await system`insert into household ${system(rows)}`
})
afterAll(() => it.drop())

const ask = async (post: Post, region: string) => {
  const answer = await (await it.as(post)).send('GET', `/api/v1/grids/workers?region=${region}`)
  return { status: answer.status, body: answer.body as z.infer<typeof WorkersBody> }
}
const named = ({ items }: z.infer<typeof WorkersBody>) => items.map(({ name, households }) => [name, households])

test('of a village: everybody at it and below it, with how many households each has', async () => {
  const { status, body } = await ask('secretary', '990101001201')
  expect(status).toBe(200)
  expect(WorkersBody.parse(body)).toEqual(body)
  expect(named(body)).toEqual([
    ['secretary某', 0],
    ['leader某', 0],
    ['worker某', 2],
  ])
  expect(body.items.at(-1)).toMatchObject({ regionName: '第一网格·第一户长组', region: POSTS.worker.region })
})

test('of a group: who is there, and who is above it as far as the village', async () => {
  expect(named((await ask('town', POSTS.worker.region)).body)).toHaveLength(3)
})

test('whose position has ended is nobody', async () => {
  const { system } = it.database
  await system`update position set valid_to = '2026-01-01' where role = 'grid-leader'`
  expect(named((await ask('secretary', '990101001201')).body).map(([name]) => name)).not.toContain('leader某')
})

test.each([
  ['a town is too much', 'town', '990101001', 400],
  ['no region', 'town', 'x', 400],
  ['another village', 'secretary', '990101001202', 404],
  ['a region that is not there', 'otherTown', '990101001201', 404],
  ['who keeps no households', 'analyst', '990101001201', 404],
] as const)('%s', async (_, post, region, status) => {
  expect((await ask(post, region)).status).toBe(status)
})
