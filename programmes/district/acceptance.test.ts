import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, THERE, TOWN, times, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('district')
})
afterAll(() => its.drop())

it('004-QW-02 party organisations of industries, and where three members have none yet', async () => {
  await its.keep('chain-party-organisations', [
    [COUNTY, { set_up: 'single' }],
    [TOWN, { set_up: 'joint' }],
    [HERE, { set_up: 'attached' }],
  ])
  const farm = (party_members: number, set_up: string) => ({ entity_kind: 'family-farm', party_members, set_up })
  await its.keep('farm-entities', [
    [HERE, farm(3, 'joint')],
    [HERE, farm(4, 'none')],
    [FAR, farm(1, 'none')],
  ])
  expect(await its.shown('chain-party-organisations')).toBe('3个')
  expect(await its.shown('entities-with-party-organisation')).toBe('50.0%')
})

it('004-QW-03 instructors and commissioners, each counted once however many villages they serve', async () => {
  const serves = (expert: string, expert_role: string) => ({ expert, expert_role })
  await its.keep('experts', [
    [HERE, serves('甲某（1）', 'party-instructor')],
    [THERE, serves('甲某（1）', 'party-instructor')],
    [FAR, serves('乙某（2）', 'party-instructor')],
    [FAR, serves('丙某（3）', 'technology-commissioner')],
  ])
  expect(await its.shown('party-instructors')).toBe('2人')
  expect(await its.shown('party-instructors', { region: TOWN })).toBe('1人')
  expect(await its.shown('technology-commissioners')).toBe('1人')
})

it('004-QW-05, 004-QW-19 money for service centres and for collectives, and no village without income', async () => {
  const grant = (purpose: string, amount: number) => ({ purpose, granted: yuan(amount), outcome: 'running' })
  await its.keep('support-funds', [
    [HERE, grant('service-centre', 300_000)],
    [THERE, grant('collective-economy', 192_000)],
    [FAR, grant('collective-economy', 192_000)],
  ])
  await its.keep('village-income', [
    [HERE, { sales: yuan(10_000) }],
    [THERE, { subsidy: yuan(80_000) }],
  ])
  expect(await its.shown('funds-for-service-centres')).toBe('30.00万元')
  expect(await its.shown('funds-per-grant')).toBe('19.20万元')
  expect(await its.shown('empty-shell-villages')).toBe('1个')
})

it('004-QW-11, 004-QW-12, 004-QW-17 the reserve of each village, who came into office, who is cultivated', async () => {
  const person = (reserve_state: string, more = {}) => ({
    reserve_state,
    education: 'senior',
    born: '1986-01-01',
    ...more,
  })
  await its.keep('reserve-pool', [
    ...times(2, () => [HERE, person('reserve', { cultivation: 'member-to-talent' })] as const),
    [THERE, person('in-office')],
    [THERE, person('trial', { education: 'junior' })],
  ])
  expect(await its.shown('reserve-of-village', { region: HERE })).toBe('2人')
  expect(await its.shown('reserve-of-village', { region: THERE })).toBe('1人')
  expect(await its.shown('reserve-conversion')).toBe('25.0%')
  expect(await its.shown('reserve-fitting')).toBe('75.0%')
  expect(await its.shown('cultivated')).toBe('2人')
})

it('004-QW-16 people away who came back and are in business', async () => {
  await its.keep('returnees', [
    [HERE, { returnee_state: 'started-business', consent: true }],
    [THERE, { returnee_state: 'away', consent: true }],
  ])
  expect(await its.shown('returned-in-business')).toBe('1人')
})

it('004-QW-20 projects, each with its mode', async () => {
  const project = (mode: string) => ({
    kind: 'planting',
    mode,
    state: 'building',
    invested: yuan(400_000),
    poor_households: 4,
  })
  await its.keep('village-projects', [
    [HERE, project('self-run')],
    [FAR, project('land-shares')],
  ])
  expect(await its.shown('projects')).toBe('2个')
  expect(await its.shown('project-modes')).toBe('2种')
  expect(await its.shown('project-investment')).toBe('80.00万元')
})
