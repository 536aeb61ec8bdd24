import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('liupanshui')
})
afterAll(() => its.drop())

it('001-LPS-06 five roles behind each village in rectification, and measures of its own with their days', async () => {
  const begun = { begun_on: '2025-10-01', hard: false, method: 'ordinary' }
  await its.keep('rectifications', [
    [HERE, begun],
    [FAR, begun],
  ])
  const link = (leader_level: string) => ({ leader: `${leader_level}某`, leader_level, link_kind: 'weak-organisation' })
  const first = { team_role: 'first-secretary', born: '1985-01-01', ends: '2027-03-01' }
  for (const village of [HERE, FAR]) {
    await its.keep('leader-links', [
      [village, link('county')],
      [village, link('town')],
    ])
    await its.keep('team-members', [[village, first]])
    await its.keep('pairings', [[village, { pairing_kind: 'department', people: 1 }]])
  }
  await its.keep('experts', [[HERE, { expert: '甲某', expert_role: 'party-instructor' }]])
  expect(await its.shown('four-roles-live')).toBe('100.0%')
  // the fifth role lacks in one of both
  expect(await its.shown('five-roles-live')).toBe('50.0%')
  expect(await its.lacking('five-roles-live')).toEqual([FAR])

  const measure = (measure_number: number, due: string, done_on: string | null) => ({
    ...{ begun_on: '2025-10-01', measure_number, problem: '账目不清', measure: '清理公开' },
    ...{ answerable: '镇党委副书记', due, done_on },
  })
  await its.keep('rectification-measures', [
    [HERE, measure(1, '2025-12-31', '2025-12-20')],
    [HERE, measure(2, '2026-01-31', null)],
    [HERE, measure(3, '2026-06-30', null)],
  ])
  expect(await its.shown('villages-with-own-measures')).toBe('50.0%')
  expect(await its.lacking('villages-with-own-measures')).toEqual([FAR])
  expect(await its.shown('rectification-measures-done')).toBe('50.0%')
  expect(await its.shown('rectification-measures-overdue')).toBe('1条')
  expect(await its.refused('rectification-measures', THERE, measure(1, '2025-09-30', null))).toBe('cells.due')
  // the same number of the same case is one measure
  const { answerable: _, ...nobody } = measure(4, '2026-01-01', null)
  expect(await its.refused('rectification-measures', HERE, { ...nobody, answerable: null })).toBe('cells.answerable')
})
