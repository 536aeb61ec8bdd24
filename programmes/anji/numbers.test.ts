import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('anji')
})
afterAll(() => its.drop())

it('000-AJ-01 villages of the county, and those without a profile', async () => {
  await its.keep('village-profile', [
    [HERE, { residents: 900 }],
    [THERE, { residents: 800 }],
  ])
  expect(await its.shown('villages-on-record')).toBe('2个')
  expect(await its.coverage('villages-on-record')).toBe('2/3')
})

it('000-AJ-15 inspection and audit of every village within a term', async () => {
  const audited = (term_from: number) => ({ term_from, audit_kind: 'economic-responsibility' })
  await its.keep('village-audits', [
    [HERE, audited(2021)],
    [HERE, { ...audited(2021), audited_on: '2024-05-01' }],
    [THERE, audited(2016)],
    [FAR, audited(2021)],
  ])
  await its.keep('village-inspections', [[HERE, { term_from: 2021, inspection_kind: 'patrol-inspection' }]])
  expect(await its.shown('villages-audited', { period: '2021' })).toBe('66.7%')
  expect(await its.shown('villages-inspected', { period: '2021' })).toBe('33.3%')
})

it('000-AJ-16 money for service centres by year', async () => {
  const grant = (year: number) => ({ year, purpose: 'service-centre', granted: yuan(600_000), outcome: 'running' })
  await its.keep('support-funds', [
    [HERE, grant(2024)],
    [FAR, grant(2025)],
  ])
  expect(await its.shown('funds-for-service-centres', { period: '2025' })).toBe('60.00万元')
})

it('000-AJ-18 the mean village’s operating income, and town to country', async () => {
  await its.keep('village-income', [
    [HERE, { sales: yuan(2_000_000), investment: yuan(500_000) }],
    [FAR, { sales: yuan(2_600_000), subsidy: yuan(5_000_000) }],
  ])
  await its.keep('official-figures', [['990101', { rural_income: yuan(42_000), urban_income: yuan(68_460) }]])
  expect(await its.shown('operating-income-per-village')).toBe('255.00万元')
  expect(await its.shown('urban-to-rural-income')).toBe('1.63:1')
})
