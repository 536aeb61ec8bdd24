import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, OTHER_TOWN, THERE, TOWN, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('subdistrict')
})
afterAll(() => its.drop())

it('002-JD-18 five bodies report to the party organisation, and events of weight besides', async () => {
  const bodies = ['committee', 'supervision', 'collective', 'youth-league', 'womens-federation']
  const report = (reporting_body: string, report_kind = 'regular') => ({
    ...{ reporting_body, report_kind, reported_on: '2025-05-20', reported: '半年工作' },
  })
  await its.keep('body-reports', [
    ...bodies.map((body) => [HERE, report(body)] as const),
    ...['committee', 'committee', 'supervision', 'collective', 'youth-league'].map(
      (body) => [THERE, report(body)] as const,
    ),
    [THERE, report('womens-federation', 'event')],
  ])
  expect(await its.shown('bodies-reporting', { region: THERE, period: '2025-H1' })).toBe('4个')
  expect(await its.shown('five-bodies-reported-5', { period: '2025-H1' })).toBe('33.3%')
  expect(await its.lacking('five-bodies-reported-5', undefined, '2025-H1')).toEqual([THERE, FAR])
  expect(await its.shown('five-bodies-reported-5', { period: '2025-H2' })).toBe('0.0%')
  expect(await its.shown('events-reported', { period: '2025' })).toBe('1件')
})

it('002-JD-19 money that came through the village’s party organisation', async () => {
  const grant = (amount: number, through_party: boolean) => ({
    ...{ purpose: 'infrastructure', granted: yuan(amount), outcome: 'running', through_party },
  })
  await its.keep('support-funds', [
    [HERE, grant(300_000, true)],
    [FAR, grant(100_000, false)],
  ])
  expect(await its.shown('funds-through-party')).toBe('75.0%')
  expect(await its.shown('funds-through-party', { region: FAR })).toBe('0.0%')
})

const attended = (person: string, organised_by: string, attended_on: string, as_party_secretary = true) => ({
  ...{ person, organised_by, attended_on, as_party_secretary, first_post: false, hours: '8' },
})

it('002-JD-35 the secretary of every town in a class of the city or above, once a year', async () => {
  await its.keep('town-staff', [
    [TOWN, { name: '甲某', in_leadership: true, principal: true, five_kinds: 'none' }],
    [OTHER_TOWN, { name: '乙某', in_leadership: true, principal: true, five_kinds: 'none' }],
  ])
  const { 甲某: first = '', 乙某: second = '' } = await its.ids('town-staff')
  await its.keep('town-training', [
    [TOWN, attended(first, 'city', '2025-05-11')],
    [OTHER_TOWN, attended(second, 'county', '2025-05-12')],
    [OTHER_TOWN, attended(second, 'province', '2024-05-12')],
  ])
  expect(await its.shown('town-secretary-trained-above', { period: '2025' })).toBe('50.0%')
  expect(await its.lacking('town-secretary-trained-above', undefined, '2025')).toEqual([OTHER_TOWN])
})

it('002-JD-37 cadres trained by the end of September 2022', async () => {
  const { 甲某: first = '', 乙某: second = '' } = await its.ids('town-staff')
  await its.keep('town-training', [
    [TOWN, { ...attended(first, 'county', '2022-09-30', false), town_class: '轮训一期' }],
    [OTHER_TOWN, { ...attended(second, 'county', '2022-10-01', false), town_class: '轮训二期' }],
  ])
  expect(await its.shown('town-staff-in-campaign', { period: '2022' })).toBe('1人')
})

it('002-JD-37 all of them: towns, villages, collectives and new party organisations', async () => {
  const head = (name: string, more = {}) => ({
    name,
    head_kind: 'new-social',
    head_of: '协会',
    begun: '2020-01-01',
    ...more,
  })
  await its.keep('village-cadres', [[HERE, { name: '丙某', post: 'director', director: true, born: '1985-01-01' }]])
  await its.keep('organisation-heads', [
    [HERE, head('丁某')],
    [THERE, head('戊某', { head_kind: 'collective' })],
    [FAR, head('己某', { ends: '2021-12-31' })],
  ])
  const { 丁某: first = '', 戊某: second = '' } = await its.ids('organisation-heads')
  await its.keep('head-training', [
    [HERE, { head: first, attended_on: '2022-09-30', hours: '8' }],
    [HERE, { head: first, attended_on: '2022-05-30', hours: '8' }],
    [THERE, { head: second, attended_on: '2022-10-08', hours: '8' }],
  ])
  expect(await its.shown('organisation-heads')).toBe('2人')
  expect(await its.shown('heads-in-campaign', { period: '2022' })).toBe('1人')
  // one of two of the towns' staff, one head; of two, one cadre and two heads
  expect(await its.shown('all-in-campaign', { period: '2022' })).toBe('40.0%')
  const cadre = (await its.ids('village-cadres')).丙某 ?? ''
  await its.keep('cadre-training', [[HERE, { cadre, training_class: cadre, attended_on: '2022-06-01', hours: '8' }]])
  expect(await its.shown('all-in-campaign', { period: '2022' })).toBe('60.0%')
})

it('002-JD-31 analysed once a year, and who was removed', async () => {
  await its.keep('secretary-analyses', [
    [TOWN, { year: 2025, village: HERE, judged: 'unfit', decided: 'adjust', settled_on: '2025-12-01' }],
  ])
  await its.keep('cadre-removals', [
    [HERE, { removed_on: '2025-12-01', removal_reason: 'idle', found_by: 'analysis' }],
    [FAR, { removed_on: '2025-06-01', removal_reason: 'gang', found_by: 'matching' }],
  ])
  expect(await its.shown('secretaries-analysed', { period: '2025' })).toBe('1人')
  expect(await its.shown('analyses-settled', { period: '2025' })).toBe('100.0%')
  expect(await its.shown('cadres-removed', { period: '2025' })).toBe('2人')
})
