import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, OTHER_TOWN, THERE, TOWN, times } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('subdistrict')
})
afterAll(() => its.drop())

const secretary = (name: string) => ({
  name,
  ...{ post: 'secretary', in_party: true, joined_party: '2010-07-01', filed: true, born: '1980-01-01' },
})

it('002-JD-36, 002-JD-38 all secretaries once a year, and 56 hours added up from their classes', async () => {
  await its.keep('village-cadres', [
    [HERE, secretary('甲')],
    [THERE, secretary('乙')],
    [FAR, secretary('丙')],
  ])
  await its.keep(
    'training-classes',
    times(2, (n) => [COUNTY, { class_name: `第${n + 1}期`, begun_on: '2025-05-10', people: 3 }] as const),
  )
  const [people, held] = [await its.ids('village-cadres'), await its.ids('training-classes', 'class_name')]
  const came = (name: string, n: number, hours: string) => ({
    ...{ cadre: people[name] ?? null, training_class: held[`第${n}期`] ?? null, attended_on: '2025-05-10' },
    ...{ as_secretary: true, hours },
  })
  await its.keep('cadre-training', [
    [HERE, came('甲', 1, '40')],
    [HERE, came('甲', 2, '16')],
    [THERE, came('乙', 1, '55.5')],
  ])
  expect(await its.shown('secretaries-trained-share', { period: '2025' })).toBe('66.7%')
  expect(await its.shown('secretaries-of-56-hours-share', { period: '2025' })).toBe('33.3%')
})

it('002-JD-39 members with 32 hours, by their number', async () => {
  await its.keep('village-profile', [[HERE, { year: 2025, residents: 900, party_members: 4 }]])
  const came = (member_number: string, attended_on: string, hours: string) => ({ member_number, attended_on, hours })
  await its.keep('member-training', [
    [HERE, came('1-001', '2025-03-01', '16')],
    [HERE, came('1-001', '2025-09-01', '16')],
    [HERE, came('1-002', '2025-09-01', '31.5')],
  ])
  expect(await its.shown('members-trained', { period: '2025' })).toBe('2人')
  expect(await its.shown('members-of-32-hours-share', { period: '2025' })).toBe('25.0%')
})

it('002-JD-32 vacancies post by post, each filled within two years', async () => {
  const vacant = (vacant_post: string, vacant_since: string, filled_on: string | null = null) => ({
    ...{ vacant_post, vacant_since, filled_on },
  })
  await its.keep('vacancies', [
    [TOWN, vacant('综合岗', '2022-01-10', '2024-01-09')],
    [TOWN, vacant('农业岗', '2022-01-10', '2024-01-10')],
    [OTHER_TOWN, vacant('综合岗', '2024-03-02')],
    [OTHER_TOWN, vacant('农业岗', '2024-03-03')],
  ])
  await its.keep('town-establishment', [[TOWN, { staff_kind: 'institution', posts: 20 }]])
  await its.keep(
    'town-staff',
    times(19, (n) => [TOWN, { name: `某${n}`, staff_kind: 'institution' }] as const),
  )
  expect(await its.shown('vacancies-filled-in-two-years')).toBe('33.3%')
  expect(await its.shown('vacancies-over-two-years')).toBe('1个')
  expect(await its.shown('town-posts-vacant', { region: TOWN })).toBe('5.0%')
})

it('002-JD-33 the leadership of townships by where they come from, age and education', async () => {
  const leader = (five_kinds: string, born: string, education: string) => ({
    ...{ in_leadership: true, principal: false, five_kinds, born, education },
  })
  await its.keep('town-staff', [
    [OTHER_TOWN, leader('village-secretary', '1990-03-02', 'bachelor')],
    [OTHER_TOWN, leader('none', '1980-03-02', 'senior')],
  ])
  const at = (key: string) => its.shown(key, { region: OTHER_TOWN })
  expect(await at('town-leaders-of-five-kinds')).toBe('1人')
  expect(await at('town-leader-age')).toBe('41.00岁')
  expect(await at('town-leader-college')).toBe('50.00%')
})

it('002-JD-03 instructions of those above: under way, done, looked at again', async () => {
  const one = (instruction: string, more = {}) => ({
    instruction,
    received_on: '2025-06-01',
    due: '2025-12-01',
    instruction_state: 'under-way',
    ...more,
  })
  await its.keep('instructions', [
    [COUNTY, one('防汛', { instruction_state: 'looked-at', done_on: '2025-08-01' })],
    [TOWN, one('复耕')],
  ])
  expect(await its.shown('instructions', { period: '2025' })).toBe('2件')
  expect(await its.shown('instructions-closed', { period: '2025' })).toBe('50.0%')
  expect(await its.shown('instructions-late', { period: '2025' })).toBe('1件')
})

it('002-JD-61 who was commended, and who was looked after', async () => {
  await its.keep('commendations', [
    [HERE, { commended_for: 'two-excellent-one-advanced', commended_as: 'party-member' }],
  ])
  const visit = {
    visited_on: '2025-06-30',
    visitor_kind: 'secretary',
    household_number: '1-001',
    visit_purpose: 'care',
  }
  await its.keep('household-visits', [
    [HERE, visit],
    [THERE, { ...visit, household_number: '2-001' }],
  ])
  expect(await its.shown('two-excellent-one-advanced', { period: '2025' })).toBe('1人')
  expect(await its.shown('care-visits', { period: '2025' })).toBe('2次')
})

it('002-JD-26 a branch from three members, a general branch from fifty, a committee from a hundred', async () => {
  await its.keep('party-branches', [
    [HERE, { branch_kind: 'branch', party_members: 3 }],
    [TOWN, { branch_kind: 'general-branch', party_members: 50 }],
  ])
  expect(await its.shown('branches')).toBe('2个')
  const refused = (branch_kind: string, party_members: number) =>
    its.refused('party-branches', HERE, { branch_kind, party_members })
  expect(await refused('branch', 2)).toBe('cells.party_members')
  expect(await refused('general-branch', 49)).toBe('cells.party_members')
  expect(await refused('committee', 99)).toBe('cells.party_members')
})
