import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, OTHER_TOWN, TOWN, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('liupanshui')
})
afterAll(() => its.drop())

it('001-LPS-10 experience in townships, added up from the posts that each has held', async () => {
  const leader = (name: string, principal: boolean) => ({
    ...{ name, principal, in_leadership: true, five_kinds: 'none', born: '1980-01-01' },
  })
  await its.keep('town-staff', [
    [TOWN, leader('甲', true)],
    [TOWN, leader('乙', false)],
    [OTHER_TOWN, leader('丙', true)],
    [OTHER_TOWN, leader('丁', false)],
    [OTHER_TOWN, { name: '戊' }],
  ])
  const ids = await its.ids('town-staff')
  const post = (name: string, capacity: string, begun: string, ends: string | null = null) => ({
    ...{ person: ids[name] ?? null, capacity, begun, ends },
  })
  await its.keep('town-careers', [
    // leads for 13 months and led for 11 before: two years
    [TOWN, post('甲', 'leader', '2023-02-02', '2024-01-02')],
    [TOWN, post('甲', 'principal', '2025-02-02')],
    // leads for a year, worked for two: three years
    [TOWN, post('乙', 'worker', '2020-01-01', '2022-01-01')],
    [TOWN, post('乙', 'leader', '2025-03-02')],
    // a month short of both
    [OTHER_TOWN, post('丙', 'principal', '2024-04-02')],
    [OTHER_TOWN, post('丁', 'leader', '2025-03-02')],
    // twenty years of work, but no leader
    [OTHER_TOWN, post('戊', 'worker', '2006-03-02')],
  ])
  expect(await its.shown('town-principals-experienced')).toBe('50.00%')
  expect(await its.shown('town-leaders-experienced')).toBe('50.00%')
  expect(await its.shown('town-leaders-experienced', { region: TOWN })).toBe('100.00%')
  expect(await its.shown('town-leaders-with-experience', { region: OTHER_TOWN })).toBe('0人')
})

it('001-LPS-21 five kinds of care for work teams, in sums', async () => {
  const kinds = ['insurance', 'health-check', 'child-education', 'living-allowance', 'family-visit']
  await its.keep(
    'team-benefits',
    kinds.map((benefit) => {
      const insured = benefit === 'insurance' && { insured_sum: yuan(1_000_000) }
      return [COUNTY, { benefit, people_reached: 1849, spent: yuan(300_000), ...insured }] as const
    }),
  )
  expect(await its.shown('team-benefits-spent', { period: '2025' })).toBe('150.00万元')
  expect(await its.shown('team-members-insured')).toBe('1849人')
  expect(await its.shown('team-benefit-kinds')).toBe('5种')
})
