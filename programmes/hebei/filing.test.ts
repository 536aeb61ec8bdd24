import { afterAll, beforeAll, expect, it } from 'vitest'
import { DOCUMENT, FIT, inReview } from '../../test/support/filing.ts'
import { packsWith, see, take } from '../../test/support/loop.ts'
import { deskName, makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('hebei'))
})
afterAll(() => its.drop())

it('003-HB-13 every change of a secretary is filed with the county, seen by nobody of the village', async () => {
  const id = await inReview(its, { change: 'leave', ground: 'retired' })
  for (const post of ['secretary', 'neighbour', 'leader', 'worker', 'otherTown', 'water'] as const)
    expect([post, (await (await its.as(post)).send('GET', `/api/v1/matters/${id}`)).status]).toEqual([post, 404])
  const housing = await its.as('housing')
  await take(housing, id, 'send-back', { reason: '缺会议记录' })
  const town = await its.as('town')
  await take(town, id, 'submit-again', { mended: '已附会议记录' })
  await take(await its.as('county'), id, 'assign', { desk: deskName('housing') })
  await take(housing, id, 'submit', { ...FIT, summary: '到龄离任' })
  await take(housing, id, 'file', DOCUMENT)
  expect(await see(town, id)).toMatchObject({ outcome: 'filed' })
})
