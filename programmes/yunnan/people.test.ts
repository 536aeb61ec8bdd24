import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, THERE, TOWN, times } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('yunnan')
})
afterAll(() => its.drop())

const member = (team_role: string, begun: string, ends: string) => ({ team_role, begun, ends, born: '1985-01-01' })
const team = (region: string, members: number, ends = '2027-03-01') =>
  times(members, (n) => [region, member(n === 0 ? 'first-secretary' : 'team-member', '2025-03-02', ends)] as const)
const tag = (tag: string, holds_from = '2021-06-01') => ({ tag, holds_from })

it('000-YN-01, 000-YN-16, 000-YN-27 places by what they are, and who is due a team there', async () => {
  await its.keep('village-tags', [
    [COUNTY, tag('key-help')],
    [HERE, tag('relieved')],
    [THERE, tag('weak')],
    [FAR, tag('relocated')],
    [FAR, tag('border')],
  ])
  // one whose term is over, one of one member
  await its.keep('team-members', [...team(HERE, 4), ...team(THERE, 3, '2026-03-01'), ...team(FAR, 1)])
  expect(await its.shown('key-help-counties')).toBe('1个')
  expect(await its.shown('villages-due-a-team')).toBe('3个')
  expect(await its.shown('due-villages-with-team')).toBe('33.3%')
  expect(await its.shown('due-villages-with-team', { region: TOWN })).toBe('50.0%')
  // village by village: which of them lack one
  expect(await its.below('due-villages-with-team', TOWN)).toEqual({ [HERE]: 1, [THERE]: 0 })
  expect(await its.lacking('due-villages-with-team')).toEqual([THERE, FAR])
  expect(await its.shown('priority-villages-with-more')).toBe('0.0%')
  await its.keep('team-members', [...team(FAR, 4)])
  expect(await its.shown('priority-villages-with-more')).toBe('100.0%')
  expect(await its.lacking('due-villages-with-team')).toEqual([THERE])
})

it('000-YN-17 first secretaries and members, how many came within a year, whose term is over', async () => {
  const own = await Counted.under('yunnan')
  await own.keep('team-members', [
    [HERE, member('first-secretary', '2025-03-02', '2027-03-02')],
    [HERE, member('team-member', '2025-03-03', '2027-03-03')],
    [FAR, member('first-secretary', '2024-01-10', '2026-01-10')],
    [FAR, member('team-member', '2026-01-10', '2028-01-10')],
  ])
  expect(await own.shown('team-members')).toBe('4人')
  expect(await own.shown('first-secretaries')).toBe('2人')
  expect(await own.shown('team-rotation')).toBe('50.0%')
  expect(await own.shown('team-terms-over')).toBe('1人')
  await own.drop()
})

it('000-YN-26 state companies with villages at the border, and only there', async () => {
  await its.keep('village-tags', [
    [HERE, tag('border')],
    [THERE, tag('border')],
  ])
  await its.keep('pairings', [
    [HERE, { pairing_kind: 'state-company', people: 2, projects_brought: 1 }],
    [THERE, { pairing_kind: 'department', people: 2, projects_brought: 1 }],
  ])
  expect(await its.shown('border-villages-paired', { region: TOWN })).toBe('50.0%')
  expect(await its.lacking('border-villages-paired', TOWN)).toEqual([THERE])
})

it('000-YN-08 branches of young talents at the townships', async () => {
  await its.keep('party-branches', [
    [TOWN, { branch_kind: 'youth-talent-branch', party_members: 12 }],
    [HERE, { branch_kind: 'branch', party_members: 30 }],
  ])
  expect(await its.shown('youth-talent-branches')).toBe('1个')
  expect(await its.shown('branches')).toBe('2个')
})

it('000-YN-19 people elsewhere: who was invited, who answered, what came of it', async () => {
  await its.keep('returnees', [[HERE, { returnee_state: 'away', consent: true }]])
  await its.keep('talent-contacts', [
    [TOWN, { held_on: '2026-02-10', contact_kind: 'letter', invited: 300, answered: 60, intentions: 0 }],
    [TOWN, { held_on: '2026-02-12', contact_kind: 'talk', invited: 100, answered: 60, intentions: 5 }],
  ])
  expect(await its.shown('returnees-in-contact')).toBe('1人')
  expect(await its.shown('contact-answers', { period: '2026' })).toBe('30.0%')
  expect(await its.shown('contact-intentions', { period: '2026' })).toBe('5个')
})
