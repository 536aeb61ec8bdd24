import { afterAll, beforeAll, expect, it } from 'vitest'
import { bringUpSums, followSums } from '../../server/derive/sums.ts'
import { DOCUMENT, FIT, inReview, reviewed } from '../../test/support/filing.ts'
import { packsWith, see, take } from '../../test/support/loop.ts'
import { Counted, THERE, TOWN } from '../../test/support/numbers.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('anji'))
})
afterAll(() => its.drop())

it('000-AJ-08 the department’s meeting decides, at a general election the standing committee', async () => {
  const housing = await its.as('housing')
  const usual = await inReview(its)
  await reviewed(its, usual)
  expect(await take(housing, usual, 'submit', FIT)).toMatchObject({ step: 'bureau' })
  const elected = await inReview(its, { village: THERE })
  await reviewed(its, elected)
  expect(await take(housing, elected, 'submit', { ...FIT, election: true })).toMatchObject({ step: 'standing' })
  const chief = await its.as('chief')
  await take(chief, elected, 'file', DOCUMENT)
  expect(await see(chief, elected)).toMatchObject({ outcome: 'filed' })
})

it('000-AJ-09 whom the analysis found idle is replaced, and the number follows', async () => {
  await bringUpSums(its.program)
  const numbers = new Counted(its)
  await numbers.keep('secretary-analyses', [[TOWN, { year: 2025, village: THERE, judged: 'idle', decided: 'adjust' }]])
  const id = await inReview(its, { village: THERE, change: 'adjust', ground: 'idle' })
  const housing = await its.as('housing')
  await take(housing, id, 'submit', { ...FIT, summary: '情况属实' })
  await take(housing, id, 'file', DOCUMENT)
  await followSums(its.program)
  expect(await numbers.shown('secretaries-adjusted', { period: '2026-03' })).toBe('1件')
  expect(await numbers.shown('secretaries-to-adjust', { period: '2025' })).toBe('1人')
})
