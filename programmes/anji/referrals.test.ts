import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('anji')
})
afterAll(() => its.drop())

it('000-AJ-22 what services a village has, and households sent to them', async () => {
  const place = (name: string, facility_kind: string, facility_state = 'open') => ({
    ...{ name, facility_kind, facility_state, opened_in: 2020, upgraded: false },
  })
  await its.keep('facilities', [
    [HERE, place('卫生室', 'clinic')],
    [HERE, place('养老站', 'elderly-station')],
    [HERE, place('托幼点', 'childcare')],
    [THERE, place('卫生室', 'clinic')],
    [THERE, place('托幼点', 'childcare', 'building')],
  ])
  expect(await its.shown('villages-with-three-services')).toBe('33.3%')
  expect(await its.lacking('villages-with-three-services')).toEqual([THERE, FAR])
  const { 养老站: station = '' } = await its.ids('facilities')
  const sent = (household_number: string, more: object = {}) => ({
    ...{ referred_on: '2026-02-10', household_number, service_need: 'elderly-care', referred_to: station, ...more },
  })
  await its.keep('service-referrals', [
    [HERE, sent('1-0001', { answered_on: '2026-02-12', referral_outcome: 'served' })],
    [HERE, sent('1-0002', { answered_on: '2026-02-12', referral_outcome: 'declined' })],
    [HERE, sent('1-0003')],
  ])
  expect(await its.shown('referrals', { period: '2026' })).toBe('3次')
  expect(await its.shown('referrals-served', { period: '2026' })).toBe('50.0%')
  expect(await its.shown('referrals-open', { period: '2026' })).toBe('1次')
  expect(await its.refused('service-referrals', HERE, sent('1-0004', { answered_on: '2026-02-12' }))).toBe(
    'cells.referral_outcome',
  )
  const before = sent('1-0004', { answered_on: '2026-02-09', referral_outcome: 'served' })
  expect(await its.refused('service-referrals', HERE, before)).toBe('cells.answered_on')
  expect(await its.refused('service-referrals', HERE, sent('1-0004', { referred_to: null }))).toBe('cells.referred_to')
})
