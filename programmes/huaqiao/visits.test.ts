import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE, THERE, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('huaqiao')
})
afterAll(() => its.drop())

it('000-HQ-14 households that need care, each with somebody, and how often they are seen', async () => {
  const group = (key_group: string, households: number, households_paired: number) => ({
    ...{ key_group, households, households_paired },
  })
  await its.keep('key-groups', [
    [HERE, group('minimum-living', 12, 12)],
    [HERE, group('monitored', 4, 3)],
    [THERE, group('left-behind', 4, 4)],
  ])
  const visit = (household_number: string) => ({
    ...{ visited_on: '2026-02-03', visitor_kind: 'party-member', household_number, visit_purpose: 'key-household' },
  })
  await its.keep('household-visits', [
    [HERE, visit('1-001')],
    [HERE, visit('1-002')],
    [HERE, visit('1-002')],
    [THERE, visit('2-001')],
  ])
  expect(await its.shown('key-households', { region: TOWN })).toBe('20户')
  expect(await its.shown('key-households-paired')).toBe('95.0%')
  expect(await its.shown('visits-per-key-household', { period: '2026' })).toBe('0.20次')
})
