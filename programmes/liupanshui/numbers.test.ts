import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, OTHER_TOWN, THERE, TOWN, times, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('liupanshui')
})
afterAll(() => its.drop())

it('001-LPS-07, 001-LPS-23 difficulties solved, good deeds, and projects with their money', async () => {
  await its.keep('good-deeds', [
    [HERE, { deed_kind: 'difficulty-solved', households_served: 3 }],
    [HERE, { deed_kind: 'practical-matter', households_served: 20 }],
    [THERE, { deed_kind: 'practical-matter', households_served: 1 }],
  ])
  await its.keep('village-projects', [
    [HERE, { kind: 'infrastructure', state: 'building', invested: yuan(300_000) }],
    [FAR, { kind: 'planting', mode: 'self-run', state: 'building', invested: yuan(700_000) }],
  ])
  expect(await its.shown('difficulties-solved')).toBe('1件')
  expect(await its.shown('good-deeds', { period: '2025' })).toBe('3件')
  expect(await its.shown('good-deeds', { period: '2025-03', region: HERE })).toBe('2件')
  expect(await its.shown('projects')).toBe('2个')
  expect(await its.shown('project-investment')).toBe('100.00万元')
})

it('001-LPS-09 directors in one hand, mean age, under 35, college', async () => {
  const cadre = (post: string, born: string, education: string, director = false) => {
    const leads = post === 'secretary' && { in_party: true, joined_party: '2012-07-01', filed: true }
    return { post, born, education, director, ...leads }
  }
  await its.keep('village-cadres', [
    [HERE, cadre('secretary', '1991-03-01', 'college', true)],
    [THERE, cadre('secretary', '1976-03-01', 'senior', true)],
    [FAR, cadre('secretary', '1986-03-01', 'bachelor', false)],
    [FAR, cadre('director', '1996-03-01', 'senior', true)],
  ])
  expect(await its.shown('secretary-is-director')).toBe('66.67%')
  expect(await its.shown('cadre-age')).toBe('38.75岁')
  // 35, 50, 40 and 30 years: 35岁以下 counts those of 35
  expect(await its.shown('cadre-young')).toBe('50.00%')
  expect(await its.shown('cadre-college')).toBe('50.00%')
})

it('001-LPS-11, 001-LPS-12 cadres sent to townships, and the five origins in each leadership', async () => {
  await its.keep('secondments', [
    [TOWN, { secondment_kind: 'appointed-down' }],
    [OTHER_TOWN, { secondment_kind: 'appointed-down' }],
    [HERE, { secondment_kind: 'temporary' }],
  ])
  const leader = (five_kinds: string) => ({
    ...{ in_leadership: true, principal: false, months_leading: 30, months_in_town: 30 },
    ...{ five_kinds, born: '1980-01-01' },
  })
  await its.keep('town-staff', [
    [TOWN, leader('village-secretary')],
    [TOWN, leader('none')],
    [OTHER_TOWN, leader('none')],
  ])
  expect(await its.shown('appointed-down')).toBe('2人')
  expect(await its.shown('temporary-posts')).toBe('1人')
  expect(await its.shown('town-leaders-of-five-kinds')).toBe('1人')
  expect(await its.shown('towns-with-five-kinds')).toBe('50.0%')
})

it('001-LPS-19 work teams, three in each', async () => {
  const member = (team_role: string) => ({ team_role, born: '1985-01-01', ends: '2027-03-01' })
  await its.keep(
    'team-members',
    [HERE, FAR].flatMap((region) => [
      [region, member('first-secretary')] as const,
      ...times(2, () => [region, member('team-member')] as const),
    ]),
  )
  expect(await its.shown('first-secretaries')).toBe('2人')
  expect(await its.shown('team-members')).toBe('6人')
  expect(await its.shown('members-per-team')).toBe('3.00人')
  expect(await its.shown('members-per-team', { region: THERE })).toBe('没有数')
})

it('001-LPS-24, 001-LPS-25, 001-LPS-26 experts, talents by class and year, people who returned', async () => {
  await its.keep('experts', [
    [HERE, { expert: '甲某（1）', expert_role: 'agronomist' }],
    [FAR, { expert: '甲某（1）', expert_role: 'agronomist' }],
  ])
  const talents = (year: number, talent_class: string, people: number) => ({ year, talent_class, people })
  await its.keep('talent-counts', [
    [HERE, talents(2024, 'practical', 40)],
    [HERE, talents(2025, 'practical', 80)],
    [HERE, talents(2025, 'culture', 4)],
    [THERE, talents(2025, 'professional', 6)],
  ])
  await its.keep('returnees', [[HERE, { returnee_state: 'returned', consent: true }]])
  expect([await its.shown('expert-matches'), await its.shown('experts')]).toEqual(['2人', '1人'])
  expect(await its.shown('practical-talents', { period: '2025' })).toBe('80人')
  expect(await its.shown('practical-talents-growth', { period: '2025' })).toBe('100.0%')
  expect(await its.shown('culture-talents', { period: '2025' })).toBe('4人')
  expect(await its.shown('professional-talents', { period: '2025' })).toBe('6人')
  expect(await its.shown('returned')).toBe('1人')
})

it('001-LPS-27, 001-LPS-31 money that helps, for villages and in all, and achievements', async () => {
  const grant = (purpose: string, amount: number) => ({ purpose, granted: yuan(amount), outcome: 'running' })
  await its.keep('support-funds', [
    [HERE, grant('collective-economy', 1_000_000)],
    [FAR, grant('collective-economy', 1_000_000)],
    [THERE, grant('assistance', 176_000)],
  ])
  await its.keep(
    'achievements',
    times(6, () => [COUNTY, { achievement_kind: 'technique' }] as const),
  )
  expect(await its.shown('funds-granted')).toBe('217.60万元')
  expect(await its.shown('funds-per-grant')).toBe('100.00万元')
  expect(await its.shown('achievements')).toBe('6项')
})

it('001-LPS-29 households with shares, land brought in, and who gains', async () => {
  await its.keep('member-shares', [
    [HERE, { member_households: 300, members: 1000, land_brought_in: '1200.5', dividends: yuan(90_000) }],
    [FAR, { member_households: 258, members: 853, land_brought_in: '800', dividends: yuan(10_000) }],
  ])
  expect(await its.shown('member-households')).toBe('558户')
  expect(await its.shown('collective-members')).toBe('1853人')
  expect(await its.shown('land-brought-in')).toBe('2000.5亩')
  expect(await its.shown('dividends')).toBe('10.00万元')
})

it('001-LPS-33 party organisations of industries, and the modes of projects', async () => {
  await its.keep('chain-party-organisations', [
    [TOWN, { set_up: 'joint', farm_households: 90 }],
    [HERE, { set_up: 'single', farm_households: 20 }],
  ])
  const project = (year: number, mode: string) => ({ year, kind: 'planting', mode, state: 'building' })
  await its.keep('village-projects', [
    [HERE, project(2024, 'land-shares')],
    [THERE, project(2024, 'land-shares')],
    [FAR, project(2024, 'company-collective-household')],
  ])
  expect(await its.shown('project-modes', { period: '2024' })).toBe('2种')
  expect(await its.shown('chain-party-organisations')).toBe('2个')
  expect(await its.shown('chain-party-organisations', { region: HERE })).toBe('1个')
})

it('001-LPS-34 reserves, income, the mean village, and villages over 100,000', async () => {
  await its.keep('village-balance', [
    [HERE, { assets: yuan(900_000), reserves: yuan(500_000) }],
    [FAR, { assets: yuan(500_000), reserves: yuan(305_000) }],
  ])
  await its.keep('village-income', [
    [HERE, { sales: yuan(158_400) }],
    [THERE, { sales: yuan(100_000) }],
    [FAR, { sales: yuan(216_800) }],
  ])
  expect(await its.shown('collective-reserves')).toBe('80.50万元')
  expect(await its.shown('operating-income')).toBe('47.52万元')
  expect(await its.shown('operating-income-per-village')).toBe('15.84万元')
  expect(await its.shown('operating-income-from-10-count')).toBe('2个')
})

it('001-LPS-42 civilised towns and villages by grade', async () => {
  const honour = (honour_kind: string, grade: string) => ({ honour_kind, grade })
  await its.keep('honours', [
    [TOWN, honour('civilised-town', 'nation')],
    [OTHER_TOWN, honour('civilised-town', 'city')],
    [HERE, honour('civilised-village', 'nation')],
    [THERE, honour('civilised-village', 'province')],
    [FAR, honour('civilised-village', 'county')],
  ])
  expect([await its.shown('civilised-towns-of-nation'), await its.shown('civilised-towns')]).toEqual(['1个', '1个'])
  expect([await its.shown('civilised-villages-of-nation'), await its.shown('civilised-villages')]).toEqual([
    '1个',
    '1个',
  ])
})
