import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE, times } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('district')
})
afterAll(() => its.drop())

const CASE = { begun_on: '2025-09-01', weak_reason: 'disputes', hard: false, method: 'six-steps' }
const steps = (done: number) => Object.fromEntries(times(done, (n) => [`step_${n + 1}_on`, `2025-1${n % 3}-0${n + 1}`]))
const link = (leader_level: string) => ({
  ...{ leader: `${leader_level}某`, leader_level, leading_body: 'party-committee' },
  link_kind: 'weak-organisation',
})

it('004-QW-04 six steps in their order, and all four roles of every village in rectification', async () => {
  await its.keep('rectifications', [
    [HERE, { ...CASE, ...steps(3) }],
    [THERE, CASE],
    [FAR, CASE],
  ])
  expect(await its.shown('rectifications-running')).toBe('3个')
  expect(await its.refused('rectifications', HERE, { ...CASE, begun_on: '2024-01-01', step_2_on: '2024-02-01' })).toBe(
    'cells.step_2_on',
  )
  const early = { ...CASE, begun_on: '2024-01-01', step_1_on: '2023-12-31' }
  expect(await its.refused('rectifications', HERE, early)).toBe('cells.step_1_on')
  // a county leader links, a town leader answers, a first secretary lives there, a department pairs
  await its.keep('leader-links', [
    [HERE, link('county')],
    [HERE, link('town')],
    [THERE, link('county')],
    [THERE, link('town')],
    // one whose link is over is behind nobody
    [FAR, { ...link('county'), ends: '2025-12-31' }],
    [FAR, link('town')],
  ])
  const first = { team_role: 'first-secretary', born: '1985-01-01', ends: '2027-03-01' }
  await its.keep('team-members', [
    [HERE, first],
    [FAR, first],
    // a term that is over is no first secretary
    [THERE, { ...first, ends: '2026-01-01' }],
  ])
  await its.keep('pairings', [
    [HERE, { pairing_kind: 'department', people: 2 }],
    [THERE, { pairing_kind: 'department', people: 2 }],
    [FAR, { pairing_kind: 'department', people: 2 }],
  ])
  expect(await its.shown('four-roles-live')).toBe('33.3%')
  expect(await its.lacking('four-roles-live')).toEqual([THERE, FAR])
})

it('004-QW-04 a village leaves after the sixth step and a pass, and not before', async () => {
  const passed = { assessed_on: '2026-01-10', assessment: 'passed', exited_on: '2026-01-20', begun_on: '2025-08-01' }
  expect(await its.refused('rectifications', HERE, { ...CASE, ...passed, ...steps(5) })).toContain('exited_on')
  const all = { ...CASE, ...passed, ...Object.fromEntries(times(6, (n) => [`step_${n + 1}_on`, `2025-1${n % 3}-01`])) }
  expect(await its.refused('rectifications', HERE, all)).toContain('step_4_on')
  const inOrder = Object.fromEntries(times(6, (n) => [`step_${n + 1}_on`, `2025-09-0${n + 1}`]))
  await its.keep('rectifications', [[HERE, { ...CASE, ...passed, ...inOrder }]])
  expect(await its.shown('rectifications-left-in-year')).toBe('1个')
  expect(await its.shown('six-steps-done')).toBe('25.0%')
})
