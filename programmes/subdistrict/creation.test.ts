import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, OTHER_TOWN, THERE, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('subdistrict')
})
afterAll(() => its.drop())

it('002-JD-05 hard problems are taken on every year, town by town', async () => {
  const campaign = (campaign: string, more = {}) => ({
    ...{ year: 2025, campaign, campaign_kind: 'hard-problem', begun_on: '2025-03-01', due: '2025-11-30', ...more },
  })
  await its.keep('campaigns', [
    [TOWN, campaign('污水治理', { closed_on: '2025-11-20', outcome: '十二处排口全部接管' })],
    [OTHER_TOWN, campaign('婚俗整治', { campaign_kind: 'old-customs' })],
  ])
  expect(await its.shown('towns-with-campaign', { period: '2025' })).toBe('50.0%')
  expect(await its.lacking('towns-with-campaign', undefined, '2025')).toEqual([OTHER_TOWN])
  expect(await its.shown('campaigns-closed', { period: '2025' })).toBe('50.0%')
  // closed without a word on what came of it
  const silent = campaign('道路治理', { closed_on: '2025-11-20' })
  expect(await its.refused('campaigns', TOWN, silent)).toBe('cells.outcome')
  expect(await its.refused('campaigns', TOWN, campaign('道路治理', { due: '2025-02-01' }))).toBe('cells.due')
})

it('002-JD-69 standards of each class, and what keeps a village from meeting one', async () => {
  const standard = (creation_class: string, number: number, standard: string) =>
    ['990101', { creation_class, number, standard }] as const
  await its.keep('creation-standards', [
    standard('model', 1, '收入逐年增长'),
    standard('model', 2, '诉求按期办结'),
    standard('catching-up', 1, '财务每月公开'),
  ])
  const ids = await its.ids('creation-standards', 'standard')
  const record = (
    creation_class: string,
    standard: string,
    met_on: string | null,
    hindrance: string | null = null,
  ) => ({
    ...{ creation_class, standard_asked: ids[standard] ?? null, met_on, hindrance },
  })
  await its.keep('creation-records', [
    [HERE, record('model', '收入逐年增长', '2025-06-01')],
    [HERE, record('model', '诉求按期办结', '2025-06-01')],
    [THERE, record('model', '收入逐年增长', '2025-06-01')],
    [THERE, record('model', '诉求按期办结', null, '人手不够')],
    [FAR, record('catching-up', '财务每月公开', '2025-06-01')],
  ])
  expect(await its.shown('standards-met-model')).toBe('75.0%')
  expect(await its.shown('standards-met-catching-up')).toBe('100.0%')
  expect(await its.shown('standards-met-consolidating')).toBe('没有数')
  expect(await its.shown('villages-meeting-standards')).toBe('66.7%')
  expect(await its.lacking('villages-meeting-standards')).toEqual([THERE])
  expect(await its.shown('creation-hindrances')).toBe('1项')
  expect(await its.refused('creation-records', FAR, record('model', '收入逐年增长', null))).toBe('cells.hindrance')
})

it('002-JD-30 a file for each cadre; abroad with leave only, and the papers back', async () => {
  const cadre = (name: string) =>
    [HERE, { name, post: 'committee-member', born: '1985-01-01', education: 'senior' }] as const
  await its.keep('village-cadres', [cadre('甲某'), cadre('乙某')])
  const ids = await its.ids('village-cadres')
  await its.keep('cadre-files', [
    [HERE, { cadre: ids.甲某 ?? null, holds_registration: true, holds_joint_review: true, holds_appraisals: true }],
  ])
  expect(await its.shown('cadre-files-whole')).toBe('100.0%')
  expect(await its.shown('cadres-without-file')).toBe('1人')
  const leave = (name: string, more = {}) => ({
    ...{ cadre: ids[name] ?? null, asked_on: '2025-05-01', leaves_on: '2025-06-01', returns_on: '2025-06-07' },
    ...{ leave_decision: 'granted', decided_on: '2025-05-20', ...more },
  })
  await its.keep('abroad-leaves', [
    [HERE, leave('甲某')],
    [HERE, leave('乙某', { papers_back_on: '2025-06-10' })],
    [HERE, leave('乙某', { asked_on: '2025-05-02', leave_decision: 'open', decided_on: null })],
  ])
  expect(await its.shown('abroad-papers-out', { period: '2025' })).toBe('1件')
  expect(await its.shown('abroad-undecided', { period: '2025' })).toBe('1件')
  const refused = (more: object) =>
    its.refused('abroad-leaves', HERE, { ...leave('甲某'), asked_on: '2025-04-01', ...more })
  // leave after one has left is none
  expect(await refused({ decided_on: '2025-06-02' })).toBe('cells.decided_on')
  expect(await refused({ decided_on: null })).toBe('cells.decided_on')
  expect(await refused({ leave_decision: 'refused', papers_back_on: '2025-06-10' })).toBe('cells.papers_back_on')
})
