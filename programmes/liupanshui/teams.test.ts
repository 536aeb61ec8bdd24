import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('liupanshui')
})
afterAll(() => its.drop())

it('001-LPS-20 four lists and four appraisals of each team member, whole or not', async () => {
  const sent = (name: string) => ({ name, team_role: 'team-member', born: '1985-01-01', ends: '2027-03-01' })
  await its.keep('team-members', [
    [HERE, sent('甲')],
    [HERE, sent('乙')],
  ])
  const ids = await its.ids('team-members')
  const lists = ['tasks', 'duties', 'problems', 'results']
  const list = (name: string, team_list: string) => ({
    ...{ year: 2025, team_member: ids[name] ?? null, team_list, items_on_it: 10, items_done: 8 },
  })
  await its.keep('team-lists', [
    ...lists.map((one) => [HERE, list('甲', one)] as const),
    ...lists.slice(1).map((one) => [HERE, list('乙', one)] as const),
  ])
  const period = '2025'
  expect(await its.shown('members-with-four-lists', { period })).toBe('1人')
  expect(await its.shown('members-with-four-lists-share', { period })).toBe('50.0%')
  expect(await its.shown('team-items-done', { period })).toBe('80.0%')
  const appraised = (name: string, team_appraisal: string) => ({
    ...{ year: 2025, team_member: ids[name] ?? null, team_appraisal, graded: 'qualified' },
  })
  await its.keep('team-appraisals', [
    ...['everyday', 'by-residents', 'yearly', 'end-of-term'].map((one) => [HERE, appraised('甲', one)] as const),
    [HERE, appraised('乙', 'yearly')],
  ])
  expect(await its.shown('members-appraised-four-ways', { period })).toBe('1人')
  expect(await its.shown('members-appraised-four-ways-share', { period })).toBe('50.0%')
  expect(await its.refused('team-lists', HERE, { ...list('乙', 'tasks'), items_done: 11 })).toBe('cells.items_done')
})
