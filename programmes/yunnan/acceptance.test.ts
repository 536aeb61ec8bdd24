import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, THERE, TOWN, times, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('yunnan')
})
afterAll(() => its.drop())

const secretary = (more = {}) => ({
  post: 'secretary',
  in_party: true,
  joined_party: '2005-07-01',
  filed: true,
  born: '1981-03-02',
  ...more,
})

it('000-YN-05 mean age of secretaries and college education, from the register on the day', async () => {
  await its.keep('village-cadres', [
    [HERE, secretary({ education: 'college' })],
    [THERE, secretary({ education: 'senior', born: '1981-03-03' })],
    [THERE, { post: 'clerk', education: 'postgraduate', born: '2000-01-01' }],
    [FAR, secretary({ education: 'bachelor', born: '1991-05-01' })],
  ])
  // on 2 March 2026: 45, 44 (a day before the birthday), 34
  expect(await its.shown('secretary-age')).toBe('41.00岁')
  expect(await its.shown('secretary-age', { region: TOWN })).toBe('44.50岁')
  expect(await its.shown('secretary-college')).toBe('66.67%')
  expect(await its.bands('secretary-ages')).toEqual([1, 2, 0, 0])
})

it('000-YN-09 people in contact, and those of them who were admitted', async () => {
  await its.keep('returnees', [
    [HERE, { returnee_state: 'away', consent: true }],
    [THERE, { returnee_state: 'started-business', consent: true }],
  ])
  await its.keep('new-party-members', [
    [HERE, { born: '1995-01-01', origin: 'returned' }],
    [FAR, { born: '1995-01-01', origin: 'other' }],
  ])
  expect(await its.shown('returnees-in-contact')).toBe('2人')
  expect(await its.shown('returned')).toBe('1人')
  expect(await its.shown('new-members-returned')).toBe('1人')
})

it('000-YN-10 what each village is due by each line, and where it fell short', async () => {
  await its.keep('funding-lines', [
    [HERE, { line: 'office', due: yuan(50_000), paid: yuan(50_000), on_time: true }],
    [HERE, { line: 'cadre-pay', due: yuan(200_000), paid: yuan(150_000), on_time: true }],
    [FAR, { line: 'office', due: yuan(50_000), paid: yuan(50_000), on_time: false }],
  ])
  await its.keep(
    'duty-items',
    times(12, (n) => [COUNTY, { numbered_list: 'funding-measures-12', number: n + 1 }] as const),
  )
  expect(await its.shown('lines-paid')).toBe('83.3%')
  expect(await its.shown('lines-short')).toBe('1项')
  expect(await its.shown('lines-short', { region: HERE })).toBe('1项')
  expect(await its.shown('funding-measures')).toBe('12项')
})

it('000-YN-18 pairings of the new force and the projects that they brought', async () => {
  await its.keep('pairings', [
    [HERE, { pairing_kind: 'new-force', people: 3, projects_brought: 2 }],
    [FAR, { pairing_kind: 'new-force', people: 2, projects_brought: 0 }],
    [THERE, { pairing_kind: 'department', people: 9, projects_brought: 1 }],
  ])
  expect(await its.shown('new-force-people')).toBe('5人')
  expect(await its.shown('villages-with-new-force')).toBe('66.7%')
  expect(await its.shown('projects-by-pairing')).toBe('3个')
})

it('000-YN-22 five years of provincial money for collectives, by year, with what came of it', async () => {
  const grant = (year: number, more = {}) => ({
    year,
    fund_source: 'province',
    purpose: 'collective-economy',
    granted: yuan(500_000),
    ...more,
  })
  await its.keep('support-funds', [
    [HERE, grant(2023, { spent: yuan(500_000), outcome: 'earning', income_gained: yuan(40_000) })],
    [THERE, grant(2023, { spent: yuan(100_000), outcome: 'running' })],
    [THERE, grant(2022, { outcome: 'running' })],
    [COUNTY, grant(2023, { fund_source: 'county', purpose: 'grid', outcome: 'running' })],
  ])
  expect(await its.shown('funds-of-province-for-collectives', { period: '2023' })).toBe('100.00万元')
  expect(await its.shown('funds-of-province-for-collectives', { period: '2022' })).toBe('50.00万元')
  expect(await its.shown('income-gained-per-grant', { period: '2023' })).toBe('4.00万元')
})

it('000-YN-23 the mean village’s operating income', async () => {
  await its.keep('village-income', [
    [HERE, { sales: yuan(200_000), subsidy: yuan(1_000_000) }],
    [FAR, { sales: yuan(280_000) }],
  ])
  expect(await its.shown('operating-income-per-village')).toBe('24.00万元')
  expect(await its.coverage('operating-income-per-village')).toBe('2/3')
})
