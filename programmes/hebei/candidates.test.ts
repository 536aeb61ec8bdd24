import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('hebei')
})
afterAll(() => its.drop())

const FOUR = ['good-politics', 'good-conduct', 'strong-business', 'strong-lead']

it('003-HB-09 four standards of a candidate, ticked one by one with what shows each', async () => {
  await its.keep(
    'candidate-discoveries',
    ['甲某', '乙某'].map((candidate) => [TOWN, { candidate, village: HERE, by_households: true }] as const),
  )
  const ids = await its.ids('candidate-discoveries', 'candidate')
  const standard = (name: string, one: string, meets_it: boolean) =>
    [TOWN, { candidate: ids[name] ?? null, standard: one, meets_it, shown_by: '镇里考察' }] as const
  await its.keep('candidate-standards', [
    ...FOUR.map((one) => standard('甲某', one, true)),
    ...FOUR.map((one, n) => standard('乙某', one, n < 3)),
    // a standard of another place is none of the four
    standard('乙某', 'upright', true),
  ])
  expect(await its.shown('candidates-checked')).toBe('2人')
  expect(await its.shown('candidates-of-four-standards')).toBe('1人')
  expect(await its.shown('candidates-of-four-standards-share')).toBe('50.0%')
  const empty = { candidate: ids.甲某 ?? null, standard: 'fair', meets_it: true, shown_by: null }
  expect(await its.refused('candidate-standards', TOWN, empty)).toBe('cells.shown_by')
})
