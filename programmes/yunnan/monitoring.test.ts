import { afterAll, beforeAll, expect, it } from 'vitest'
import { bringUpSums } from '../../server/derive/sums.ts'
import { lodgeFor, packsWith, refusedAct, refusedLodging, see, take } from '../../test/support/loop.ts'
import { CLUE, identified, PUBLIC, VISITED } from '../../test/support/monitoring.ts'
import { Counted, TOWN } from '../../test/support/numbers.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('yunnan'))
})
afterAll(() => its.drop())

it('000-YN-20 a clue is verified, made public and decided within fifteen days, and the household is helped', async () => {
  expect(await refusedLodging(await its.as('town'), { ...CLUE, region: TOWN })).toBe('a-village-needed')
  const village = await its.as('secretary')
  const { id } = await lodgeFor(village, CLUE)
  expect(await refusedAct(village, id, 'verified', { ...VISITED, authorised: false })).toBe('authorisation-first')
  await take(village, id, 'verified', VISITED)
  const short = { ...PUBLIC, public_until: '2026-03-07' }
  expect(await refusedAct(village, id, 'publicised', short)).toBe('five-days-public')
  await take(village, id, 'publicised', PUBLIC)
  const helped = await identified(its)
  expect(await see(village, helped)).toMatchObject({ step: 'help' })
  const measure = { measure: 'medical', who_helps: '县医保局', begins_on: '2026-03-10' }
  expect(await take(village, helped, 'measure', measure)).toMatchObject({ step: 'help' })
  // no village but its own sees it, nor a department
  for (const other of ['neighbour', 'otherTown', 'housing'] as const)
    expect((await (await its.as(other)).send('GET', `/api/v1/matters/${helped}`)).status).toBe(404)
  await bringUpSums(its.program)
  const numbers = new Counted(its)
  expect(await numbers.shown('poverty-clues', { period: '2026-03' })).toBe('2户')
  expect(await numbers.shown('poverty-clues-open', { period: '2026-03' })).toBe('1户')
  expect(await numbers.shown('households-monitored', { period: '2026-03' })).toBe('1户')
})
