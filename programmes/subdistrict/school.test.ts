import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, OTHER_TOWN, THERE, TOWN, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('subdistrict')
})
afterAll(() => its.drop())

it('002-JD-40, 002-JD-06 a menu of courses in many forms, and advisers of the party school', async () => {
  const course = (name: string, course_form: string, offered = true) => ({ course: name, course_form, offered })
  await its.keep('courses', [
    [TOWN, course('政策解读', 'menu')],
    [TOWN, course('果树修剪', 'field-class')],
    [OTHER_TOWN, course('微党课一', 'micro-lecture')],
    [OTHER_TOWN, course('旧课', 'menu', false)],
  ])
  expect(await its.shown('courses-offered')).toBe('3门')
  expect(await its.shown('course-forms')).toBe('3种')
  expect(await its.shown('towns-with-menu')).toBe('50.0%')
  await its.keep('school-advisers', [
    [TOWN, { adviser: '甲教授', begun: '2025-01-01' }],
    [OTHER_TOWN, { adviser: '乙教授', begun: '2023-01-01', ends: '2025-12-31' }],
  ])
  expect(await its.shown('towns-with-adviser')).toBe('50.0%')
  expect(await its.lacking('towns-with-adviser')).toEqual([OTHER_TOWN])
  const back = { adviser: '丙教授', begun: '2025-01-01', ends: '2024-01-01' }
  expect(await its.refused('school-advisers', TOWN, back)).toBe('cells.ends')
})

it('002-JD-45 what a village wants to learn in a year, and which class met it', async () => {
  await its.keep('training-classes', [
    [COUNTY, { class_name: '粤菜师傅班', begun_on: '2025-05-10', people: 40, audience: 'farmer' }],
  ])
  const { 粤菜师傅班: met_by = '' } = await its.ids('training-classes', 'class_name')
  const need = (skill: string, people_asking: number, people_trained: number, more: object = {}) => ({
    ...{ year: 2025, skill, people_asking, people_trained, ...more },
  })
  await its.keep('training-needs', [
    [HERE, need('cook', 20, 15, { met_by })],
    [THERE, need('e-commerce', 10, 0)],
  ])
  expect(await its.shown('people-asking-for-training', { period: '2025' })).toBe('30人次')
  expect(await its.shown('training-needs-met', { period: '2025' })).toBe('50.0%')
  expect(await its.shown('villages-with-needs-list', { period: '2025' })).toBe('66.7%')
  expect(await its.lacking('villages-with-needs-list', COUNTY, '2025')).toEqual([FAR])
  expect(await its.refused('training-needs', HERE, need('farmer', 5, 6, { met_by }))).toBe('cells.people_trained')
  expect(await its.refused('training-needs', HERE, need('farmer', 5, 5))).toBe('cells.met_by')
})

it('002-JD-34 the secretary has the community whose task is heaviest, and leaders of the town have villages and households', async () => {
  const heaviest = { tag: 'heaviest', holds_from: '2025-01-01', document: '挂点通知' }
  await its.keep('village-tags', [
    [HERE, heaviest],
    [FAR, heaviest],
  ])
  const link = { leader_level: 'town', leading_body: 'party-committee' }
  await its.keep('leader-links', [
    [HERE, { ...link, leader: '街道书记', leader_post: 'town-secretary', link_kind: 'hard-place' }],
    // somebody else of the town is not the secretary
    [FAR, { ...link, leader: '副书记', leader_post: 'other', link_kind: 'hard-place' }],
    [THERE, { ...link, leader: '组织委员', link_kind: 'linked' }],
  ])
  expect(await its.shown('heaviest-linked-by-secretary')).toBe('50.0%')
  expect(await its.lacking('heaviest-linked-by-secretary')).toEqual([FAR])
  expect(await its.shown('villages-linked-by-town')).toBe('100.0%')
})

it('002-JD-13 secretaries commended, paired with leaders of the town, and recruited', async () => {
  const led = { post: 'secretary', in_party: true, joined_party: '2010-07-01', born: '1980-01-01', filed: true }
  await its.keep('village-cadres', [
    [HERE, { ...led, name: '甲某', director: true }],
    [THERE, { ...led, name: '乙某', director: true }],
    [FAR, { ...led, name: '丙某', director: false }],
  ])
  const pair = { leader_level: 'town', leading_body: 'party-committee', link_kind: 'secretary-pair' }
  await its.keep('leader-links', [[HERE, { ...pair, leader: '街道副书记' }]])
  // one of the two who are directors too; the third is none
  expect(await its.shown('secretaries-paired')).toBe('50.0%')
  expect(await its.lacking('secretaries-paired')).toEqual([THERE])
  await its.keep('commendations', [
    [
      HERE,
      { year: 2025, commended: '甲某', commended_as: 'village-secretary', commended_for: 'outstanding-secretary' },
    ],
  ])
  expect(await its.shown('secretaries-commended', { period: '2025' })).toBe('1人')
  const held = { term_from: 2021, held_on: '2025-06-01', posts_offered: 3, recruited: 2, monthly_pay: yuan(5000) }
  await its.keep('special-recruitments', [[COUNTY, held]])
  expect(await its.shown('specially-recruited', { period: '2021' })).toBe('2人')
})

it('002-JD-41 yearly and end-of-term results of first secretaries and team members', async () => {
  const sent = (name: string, team_role: string) => ({ name, team_role, born: '1985-01-01', ends: '2027-03-01' })
  await its.keep('team-members', [
    [HERE, sent('甲', 'first-secretary')],
    [HERE, sent('乙', 'team-member')],
  ])
  const ids = await its.ids('team-members')
  const result = (name: string, team_appraisal: string, graded: string) => ({
    ...{ year: 2025, team_member: ids[name] ?? null, team_appraisal, appraised_on: '2025-12-20', graded },
  })
  await its.keep('team-appraisals', [
    [HERE, result('甲', 'yearly', 'excellent')],
    [HERE, result('乙', 'yearly', 'qualified')],
    [HERE, result('甲', 'end-of-term', 'qualified')],
    // the everyday one is neither of the two
    [HERE, result('乙', 'everyday', 'excellent')],
  ])
  expect(await its.shown('members-appraised-this-year', { period: '2025' })).toBe('2人')
  expect(await its.shown('members-appraised-at-the-end', { period: '2025' })).toBe('1人')
  expect(await its.shown('team-appraisals-excellent', { period: '2025' })).toBe('33.3%')
  expect(await its.refused('team-appraisals', HERE, result('乙', 'end-of-term', 'superb'))).toBe('cells.graded')
})
