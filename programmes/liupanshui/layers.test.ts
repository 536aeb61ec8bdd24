import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE, TOWN, times } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('liupanshui')
})
afterAll(() => its.drop())

const GRID = `${HERE}001`

it('001-LPS-03 three layers: organisations that fit their members, a body in each grid that is due one, households in touch', async () => {
  const branch = (name: string, branch_kind: string, party_members: number) => ({ name, branch_kind, party_members })
  await its.keep('party-branches', [
    [HERE, branch('和平村总支', 'general-branch', 62)],
    // fifty are due a general branch
    [THERE, branch('柳河村支部', 'branch', 50)],
    [FAR, branch('石桥村支部', 'branch', 30)],
  ])
  expect(await its.shown('village-organisations-fitting')).toBe('66.7%')
  const grid = { members_here: 6, grid_body: 'group', members_linking: 5, households_linked: 30 }
  await its.keep('grid-party-bodies', [[GRID, grid]])
  expect(await its.shown('grids-due-a-body')).toBe('100.0%')
  expect(await its.shown('grids-with-party-body')).toBe('100.0%')
  expect(await its.shown('households-per-linking-member')).toBe('6.0户')
  // two of the three villages lack the layers below
  expect(await its.shown('villages-in-three-layers')).toBe('33.3%')
  expect(await its.lacking('villages-in-three-layers')).toEqual([THERE, FAR])
  expect(await its.refused('grid-party-bodies', GRID, { ...grid, members_here: 2, grid_body: 'branch' })).toContain(
    'cells.grid_body',
  )
  expect(await its.refused('grid-party-bodies', GRID, { ...grid, members_linking: 7 })).toBe('cells.members_linking')
  expect(await its.refused('grid-party-bodies', GRID, { ...grid, members_linking: 0 })).toBe('cells.households_linked')
})

const looks = (amiss: number) =>
  Object.fromEntries(
    ['united', 'dutiful', 'clean', 'party_life_held', 'affairs_open', 'residents_content'].map((look, n) => [
      look,
      n >= amiss,
    ]),
  )
const KINDS = ['committee', 'members', 'representatives', 'group-leaders', 'hard-households', 'elders']

it('001-LPS-04 six kinds of visits with six looks each, and a flag on villages at risk', async () => {
  const check = (village: string, visit_to: string, amiss: number) => ({
    ...{ month: '2026-02', village, visit_to, ...looks(amiss) },
    ...{ amiss: amiss > 0 ? '一名委员不在岗' : null },
  })
  await its.keep('committee-checks', [
    ...KINDS.map((kind) => [TOWN, check(HERE, kind, 1)] as const),
    ...KINDS.slice(1).map((kind) => [TOWN, check(THERE, kind, 1)] as const),
  ])
  const period = '2026-02'
  expect(await its.shown('villages-looked-at', { period })).toBe('2个')
  expect(await its.shown('villages-visited-six-ways', { period })).toBe('1个')
  expect(await its.shown('committee-problems', { period })).toBe('11个')
  // six of thirty-six in one, five in the other
  expect(await its.shown('villages-at-risk', { period })).toBe('1个')
  expect(
    await its.refused('committee-checks', TOWN, { ...check(HERE, 'elders', 1), month: '2026-01', amiss: null }),
  ).toBe('cells.amiss')
  // the same visit of the same month is one record
  expect(await its.records('secretary', 'committee-checks')).toEqual([])
})

it('001-LPS-08 who was named on five kinds of visits and recommended by three; nobody of the village sees it', async () => {
  const named = (yes: boolean) => ({
    ...{ by_elders: yes, by_representatives: yes, by_business: yes, by_returned: yes, by_households: true },
  })
  const recommended = (by_organisation: boolean) => ({ by_members: true, by_residents: true, by_organisation })
  await its.keep('candidate-discoveries', [
    [TOWN, { candidate: '甲某', village: HERE, ...named(true), ...recommended(true), candidate_state: 'selected' }],
    [TOWN, { candidate: '乙某', village: HERE, ...named(false), ...recommended(false) }],
  ])
  expect(await its.shown('candidates-found')).toBe('2人')
  expect(await its.shown('candidates-of-five-visits')).toBe('1人')
  expect(await its.shown('candidates-recommended-by-three')).toBe('1人')
  expect(await its.shown('candidates-selected')).toBe('1人')
  const early = { candidate: '丙某', village: HERE, ...named(true), ...recommended(false), candidate_state: 'selected' }
  expect(await its.refused('candidate-discoveries', TOWN, early)).toBe('cells.candidate_state')
  const nobody = { candidate: '丁某', village: HERE, ...recommended(true) }
  expect(await its.refused('candidate-discoveries', TOWN, nobody)).toBe('cells.by_households')
  expect(await its.records('secretary', 'candidate-discoveries')).toEqual([])
})

it('001-LPS-37 committees of groups and of areas, and six rules that are adopted, checked and carried out', async () => {
  const committee = (committee_name: string, committee_kind: string, groups_covered: number) => ({
    ...{ committee_name, committee_kind, groups_covered, people: 5 },
  })
  await its.keep('subvillage-committees', [
    [GRID, committee('一组管委会', 'group-committee', 1)],
    [THERE, committee('东片管委会', 'area-committee', 4)],
  ])
  expect([await its.shown('group-committees'), await its.shown('area-committees')]).toEqual(['1个', '1个'])
  expect(await its.refused('subvillage-committees', HERE, committee('二组管委会', 'group-committee', 2))).toBe(
    'cells.groups_covered',
  )
  const rule = (n: number, more: object = {}) => ({ system_number: n, system_name: `制度${n}`, ...more })
  const carried = { adopted_on: '2022-01-01', checked_on: '2025-04-15', carried_out: true }
  await its.keep('village-systems', [
    ...times(6, (n) => [HERE, rule(n + 1, n < 3 ? carried : {})] as const),
    ...times(5, (n) => [THERE, rule(n + 1)] as const),
  ])
  expect(await its.shown('villages-with-six-systems')).toBe('33.3%')
  expect(await its.lacking('villages-with-six-systems')).toEqual([THERE, FAR])
  // three of eleven; a check of more than a year ago is none
  expect(await its.shown('systems-carried-out')).toBe('27.3%')
  expect(await its.refused('village-systems', THERE, rule(7))).toBe('cells.system_number')
  expect(await its.refused('village-systems', HERE, rule(1, { ...carried, carried_out: null }))).toBe(
    'cells.carried_out',
  )
  await its.pass(60)
  expect(await its.shown('systems-carried-out')).toBe('0.0%')
})
