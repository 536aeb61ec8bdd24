import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('yunnan')
})
afterAll(() => its.drop())

it('000-YN-04 village cadres in degree studies, and who took the degree', async () => {
  await its.keep('village-cadres', [
    [HERE, { name: '甲', post: 'clerk', born: '1990-01-01' }],
    [FAR, { name: '乙', post: 'clerk', born: '1991-01-01' }],
  ])
  const ids = await its.ids('village-cadres')
  const study = (name: string, more = {}) => ({
    cadre: ids[name] ?? null,
    enrolled_on: '2022-09-01',
    degree: 'college',
    study_state: 'studying',
    ...more,
  })
  await its.keep('degree-studies', [
    [
      HERE,
      study('甲', { study_state: 'graduated', study_grade: 'excellent', fees: yuan(6000), given_back: yuan(4000) }),
    ],
    [FAR, study('乙')],
  ])
  expect(await its.shown('degree-students')).toBe('2人')
  expect(await its.shown('degrees-taken')).toBe('1人')
})

it('000-YN-07 party members in the party school, two rounds and more in five years', async () => {
  const round = (member_number: string, attended_on: string) => ({ programme_from: 2021, member_number, attended_on })
  await its.keep('member-rounds', [
    [HERE, round('1-001', '2021-07-01')],
    [HERE, round('1-001', '2024-07-01')],
    [HERE, round('1-002', '2022-07-01')],
    [THERE, round('2-001', '2022-07-01')],
    [FAR, round('3-001', '2022-07-01')],
    [FAR, round('3-001', '2023-07-01')],
    [FAR, round('3-001', '2025-07-01')],
  ])
  expect(await its.shown('members-in-party-school', { period: '2021' })).toBe('4人')
  expect(await its.shown('members-of-two-rounds', { period: '2021' })).toBe('2人')
  expect(await its.shown('members-of-two-rounds-share', { period: '2021', region: HERE })).toBe('50.0%')
})

it('000-YN-21 industries, jobs and what follows a relocation: how many, and what it brought', async () => {
  const helped = (assistance: string, households: number, people: number, income: number) => ({
    ...{ year: 2025, assistance, households, people, income_brought: yuan(income) },
  })
  await its.keep('assistance-measures', [
    [HERE, helped('industry', 10, 30, 50_000)],
    [HERE, helped('jobs', 6, 8, 60_000)],
    [FAR, helped('relocation', 4, 12, 10_000)],
  ])
  expect(await its.shown('households-assisted', { period: '2025' })).toBe('20户')
  expect(await its.shown('people-in-jobs', { period: '2025' })).toBe('8人')
  expect(await its.shown('relocated-households-assisted', { period: '2025' })).toBe('4户')
  expect(await its.shown('income-brought-per-household', { period: '2025' })).toBe('6000元')
})
