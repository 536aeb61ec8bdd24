import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, OTHER_TOWN, THERE, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('subdistrict')
})
afterAll(() => its.drop())

const begun = (begun_on: string, more: object = {}) => ({ begun_on, hard: false, method: 'ordinary', ...more })

it('002-JD-23 a set that rolls: every weak organisation is in it, some come in and some leave', async () => {
  const weak = { tag: 'weak', holds_from: '2025-01-01', document: '排查通知' }
  await its.keep('village-tags', [
    [HERE, weak],
    [THERE, weak],
  ])
  const left = { assessed_on: '2025-09-01', assessment: 'basically-passed', exited_on: '2025-09-10' }
  await its.keep('rectifications', [
    [HERE, begun('2025-04-01')],
    [FAR, begun('2024-10-01', left)],
    [FAR, begun('2024-01-01')],
  ])
  expect(await its.shown('rectifications-running')).toBe('2个')
  expect(await its.shown('rectifications-begun-in-year')).toBe('1个')
  expect(await its.shown('rectifications-left-in-year')).toBe('1个')
  expect(await its.shown('rectifications-over-a-year')).toBe('1个')
  // of the two that are weak one is not in the set yet: 应整尽整
  expect(await its.shown('weak-in-rectification')).toBe('50.0%')
  expect(await its.lacking('weak-in-rectification')).toEqual([THERE])
  await its.pass(60)
  expect(await its.shown('rectifications-begun-in-year')).toBe('0个')
})

it('002-JD-24 hard villages are linked by a secretary or the organisation head besides the four', async () => {
  await its.keep('rectifications', [
    [THERE, begun('2026-01-05', { hard: true })],
    [FAR, begun('2026-01-06', { hard: true })],
  ])
  const link = { leader_level: 'city', leading_body: 'party-committee', link_kind: 'hard-place' }
  await its.keep('leader-links', [
    [THERE, { ...link, leader: '市委书记', leader_post: 'party-secretary' }],
    // whoever is neither secretary nor organisation head does not count
    [FAR, { ...link, leader: '某委员', leader_post: 'other' }],
  ])
  expect(await its.shown('hard-villages-linked')).toBe('50.0%')
  expect(await its.lacking('hard-villages-linked')).toEqual([FAR])
  expect(await its.shown('four-roles-live')).toBe('0.0%')
})

it('002-JD-25 assessed before it leaves; town secretaries talked to, or held to account for a duty not taken up', async () => {
  const failed = { assessed_on: '2026-02-01', assessment: 'failed' }
  await its.keep('rectifications', [[HERE, begun('2025-12-01', failed)]])
  const out = begun('2025-11-01', { ...failed, exited_on: '2026-02-10' })
  expect(await its.refused('rectifications', HERE, out)).toBe('cells.exited_on')
  expect(await its.refused('rectifications', HERE, begun('2025-11-01', { exited_on: '2026-02-10' }))).toBe(
    'cells.exited_on',
  )
  expect(await its.shown('rectifications-passed', { region: HERE })).toBe('0.0%')
  const talk = { talk_kind: 'reminder', talk_reason: 'behind', mend_until: '2026-03-01' }
  await its.keep('rectification-talks', [
    [COUNTY, { ...talk, town: TOWN, talked_on: '2026-01-20', mended_on: '2026-02-20' }],
    [COUNTY, { ...talk, town: OTHER_TOWN, talked_on: '2026-01-21' }],
    [COUNTY, { town: OTHER_TOWN, talked_on: '2026-02-21', talk_kind: 'accountability', talk_reason: 'for-show' }],
  ])
  expect(await its.shown('rectification-reminders', { period: '2026' })).toBe('2次')
  expect(await its.shown('rectification-accountability', { period: '2026' })).toBe('1次')
  expect(await its.shown('rectification-talks-mended', { period: '2026' })).toBe('50.0%')
  const harsh = { town: TOWN, talked_on: '2026-02-22', talk_kind: 'accountability', talk_reason: 'behind' }
  expect(await its.refused('rectification-talks', COUNTY, harsh)).toBe('cells.talk_reason')
  // a talk without a day until which it is mended is none
  const open = { town: TOWN, talked_on: '2026-02-22', talk_kind: 'reminder', talk_reason: 'behind' }
  expect(await its.refused('rectification-talks', COUNTY, open)).toBe('cells.mend_until')
  // it is the county's record: no town reads of it
  expect(await its.records('town', 'rectification-talks')).toEqual([])
})
