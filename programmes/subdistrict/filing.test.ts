import { afterAll, beforeAll, expect, it } from 'vitest'
import { bringUpSums } from '../../server/derive/sums.ts'
import { DOCUMENT, FIT, filingOf, inReview, reviewed } from '../../test/support/filing.ts'
import { packsWith, refusedAct, refusedLodging, see, take } from '../../test/support/loop.ts'
import { Counted, HERE, THERE } from '../../test/support/numbers.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('subdistrict'))
})
afterAll(() => its.drop())

it('002-JD-12 a secretary is proposed by the town, looked through jointly and filed; below the bottom line nobody is', async () => {
  const town = await its.as('town')
  expect(await refusedLodging(town, filingOf({ bottom_line: 'crime' }))).toBe('below-the-bottom-line')
  expect(await refusedLodging(town, filingOf({ village: '990101002201' }))).toBe('village-elsewhere')
  const ofVillage = { ...filingOf(), region: POSTS.secretary.region }
  expect(await refusedLodging(await its.as('secretary'), ofVillage)).toBe('only-a-town')
  const id = await inReview(its)
  const housing = await its.as('housing')
  expect(await refusedAct(housing, id, 'submit', { ...FIT, summary: '同意' })).toBe('joint-review-first')
  await reviewed(its, id)
  expect(await take(housing, id, 'submit', FIT)).toMatchObject({ step: 'bureau' })
  await take(housing, id, 'file', DOCUMENT)
  expect(await see(town, id)).toMatchObject({ step: 'settled', outcome: 'filed' })
})

it('002-JD-12 whose secretaries are filed with the county', async () => {
  await bringUpSums(its.program)
  const numbers = new Counted(its)
  const secretary = (name: string, filed: boolean) => ({
    ...{ name, post: 'secretary', filed, born: '1980-01-01', in_party: true, joined_party: '2005-07-01' },
  })
  await numbers.keep('village-cadres', [
    [HERE, secretary('王某', true)],
    [THERE, secretary('李某', false)],
  ])
  expect(await numbers.shown('secretary-filed')).toBe('50.00%')
  expect(await numbers.shown('filings-filed', { period: '2026-03' })).toBe('1件')
})

it('002-JD-31 a removal needs its ground, and is filed', async () => {
  const removal = { change: 'remove', bottom_line: 'gang' }
  expect(await refusedLodging(await its.as('town'), filingOf(removal))).toBe('ground-needed')
  const id = await inReview(its, { ...removal, ground: 'gang' })
  const housing = await its.as('housing')
  await take(housing, id, 'submit', { ...FIT, summary: '判决已生效' })
  await take(housing, id, 'file', DOCUMENT)
  expect(await see(housing, id)).toMatchObject({ outcome: 'removed' })
})
