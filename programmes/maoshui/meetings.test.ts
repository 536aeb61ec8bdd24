import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('maoshui')
})
afterAll(() => its.drop())

it('000-MS-02 assemblies, committees, groups and lectures by their rhythm, and who came', async () => {
  const met = (meeting_kind: string, held_on: string, attended: number) => ({
    ...{ meeting_kind, held_on, due_to_attend: 19, attended },
  })
  await its.keep('branch-meetings', [
    [HERE, met('party-assembly', '2025-02-11', 19)],
    [HERE, met('branch-committee', '2025-01-08', 19)],
    [HERE, met('branch-committee', '2025-02-08', 19)],
    [HERE, met('party-lecture', '2025-03-05', 19)],
    [THERE, met('party-group', '2025-02-19', 19)],
    [THERE, met('party-assembly', '2025-04-11', 5)],
  ])
  expect(await its.shown('party-assembly-held-5', { period: '2025-Q1' })).toBe('33.3%')
  expect(await its.lacking('party-assembly-held-5', undefined, '2025-Q1')).toEqual([THERE, FAR])
  expect(await its.shown('party-assembly-held-5', { period: '2025-Q2', region: HERE })).toBe('0.0%')
  expect(await its.shown('branch-committee-held-5', { period: '2025-02', region: HERE })).toBe('100.0%')
  expect(await its.shown('branch-committee-held-5', { period: '2025-03', region: HERE })).toBe('0.0%')
  expect(await its.shown('party-group-held-5', { period: '2025-02' })).toBe('33.3%')
  expect(await its.shown('party-lecture-held-5', { period: '2025-Q1' })).toBe('33.3%')
  expect(await its.shown('branch-attendance', { period: '2025', region: THERE })).toBe('63.2%')
  expect(await its.shown('branch-attendance', { period: '2025', region: HERE })).toBe('100.0%')
})
