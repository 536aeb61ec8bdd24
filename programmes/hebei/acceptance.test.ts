import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE, TOWN, times, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('hebei')
})
afterAll(() => its.drop())

it('003-HB-16 audits by amount, problems, what was mended, and people', async () => {
  const audit = (amount: number, problems: number, mended: number, people: number) => ({
    term_from: 2021,
    audit_kind: 'economic-responsibility',
    audited_amount: yuan(amount),
    problems,
    problems_mended: mended,
    people_dealt_with: people,
  })
  await its.keep('village-audits', [
    [HERE, audit(1_200_000, 3, 3, 0)],
    [FAR, audit(800_000, 1, 0, 1)],
  ])
  expect(await its.shown('audited-amount')).toBe('200.00万元')
  expect(await its.shown('audit-problems')).toBe('4个')
  expect(await its.shown('audit-problems-mended')).toBe('75.0%')
  expect(await its.shown('people-dealt-with')).toBe('1人')
  expect(await its.shown('villages-audited')).toBe('66.7%')
})

it('003-HB-19 model cases by mode', async () => {
  await its.keep('model-cases', [
    [HERE, { case_mode: 'tourism' }],
    [THERE, { case_mode: 'tourism' }],
    [FAR, { case_mode: 'labour' }],
  ])
  expect(await its.shown('model-cases')).toBe('3个')
  expect(await its.shown('case-modes')).toBe('2种')
})

it('003-HB-20 none below 50,000, three fifths from 100,000: by bands, each with its lower bound', async () => {
  await its.keep('village-income', [
    [HERE, { sales: yuan(50_000) }],
    [THERE, { sales: yuan(100_000) }],
    [FAR, { sales: yuan(99_000), investment: yuan(1_000) }],
  ])
  expect(await its.bands('operating-income-bands')).toEqual([0, 1, 2, 0, 0, 0])
  expect(await its.shown('weak-villages')).toBe('0个')
  expect(await its.shown('operating-income-from-10')).toBe('66.7%')
  expect(await its.shown('operating-income-from-10', { region: TOWN })).toBe('50.0%')
})

it('003-HB-21 money for villages and what it brings a year', async () => {
  const grant = { purpose: 'collective-economy', granted: yuan(500_000), outcome: 'earning' }
  await its.keep('support-funds', [
    [HERE, { ...grant, income_gained: yuan(38_200) }],
    [FAR, { ...grant, income_gained: yuan(38_200) }],
  ])
  expect(await its.shown('funds-for-collectives')).toBe('100.00万元')
  expect(await its.shown('funds-per-grant')).toBe('50.00万元')
  expect(await its.shown('income-gained-per-grant')).toBe('3.82万元')
})

it('003-HB-22 an award of at most a tenth of the growth', async () => {
  await its.keep('village-income', [
    [HERE, { year: 2023, sales: yuan(200_000) }],
    [HERE, { year: 2024, sales: yuan(250_000), audited: true }],
  ])
  await its.keep('growth-awards', [
    [HERE, { year: 2024, award: yuan(6000), voted_on: '2025-01-10', published_on: '2025-01-12' }],
  ])
  expect(await its.shown('growth-award-share', { region: HERE, period: '2024' })).toBe('12.0%')
})

it('003-HB-23 counties and villages that were commended', async () => {
  const model = { honour_kind: 'model-village', grade: 'province' }
  await its.keep('honours', [
    ['990101', { honour_kind: 'advanced-county', grade: 'province' }],
    [HERE, model],
    [FAR, model],
  ])
  expect([await its.shown('advanced-counties'), await its.shown('model-villages')]).toEqual(['1个', '2个'])
})

it('003-HB-24 a village with all five bodies, and one without', async () => {
  const five = { party_body: true, committee: true, supervision: true, collective: true, service_station: true }
  await its.keep('village-bodies', [
    [HERE, five],
    [THERE, { ...five, service_station: false }],
  ])
  expect(await its.shown('five-in-one')).toBe('50.0%')
  expect(await its.shown('bodies-on-record')).toBe('66.7%')
})

it('003-HB-25 secretaries who are directors, and who head the collective', async () => {
  const secretary = (director: boolean, collective_head: boolean) => ({
    ...{ post: 'secretary', in_party: true, joined_party: '2005-07-01', filed: true, born: '1980-01-01' },
    ...{ director, collective_head },
  })
  await its.keep('village-cadres', [
    [HERE, secretary(true, true)],
    [THERE, secretary(true, false)],
    [FAR, secretary(false, false)],
    ...times(3, () => [HERE, { post: 'clerk', born: '1990-01-01' }] as const),
  ])
  expect(await its.shown('secretary-is-director')).toBe('66.67%')
  expect(await its.shown('secretary-heads-collective')).toBe('33.33%')
})
