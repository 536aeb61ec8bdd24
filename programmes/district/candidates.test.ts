import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('district')
})
afterAll(() => its.drop())

const FIVE = ['upright', 'fair', 'clear-accounts', 'sound-ideas', 'good-results']

it('004-QW-07 five standards of a leader, all of them', async () => {
  await its.keep(
    'candidate-discoveries',
    ['甲某', '乙某'].map((candidate) => [TOWN, { candidate, village: HERE, by_households: true }] as const),
  )
  const ids = await its.ids('candidate-discoveries', 'candidate')
  const standard = (name: string, one: string, meets_it: boolean) =>
    [TOWN, { candidate: ids[name] ?? null, standard: one, meets_it, shown_by: '群众座谈' }] as const
  await its.keep('candidate-standards', [
    ...FIVE.map((one) => standard('甲某', one, true)),
    ...FIVE.map((one, n) => standard('乙某', one, n > 0)),
  ])
  expect(await its.shown('candidates-of-five-standards')).toBe('1人')
  expect(await its.shown('candidates-of-five-standards-share')).toBe('50.0%')
  const unknown = { candidate: ids.甲某 ?? null, standard: 'handsome', meets_it: true, shown_by: '群众座谈' }
  expect(await its.refused('candidate-standards', TOWN, unknown)).toBe('cells.standard')
})
