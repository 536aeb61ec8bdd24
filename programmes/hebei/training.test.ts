import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, HERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('hebei')
})
afterAll(() => its.drop())

it('003-HB-11 demonstration classes and their heads', async () => {
  const held = (class_name: string, people: number, class_kind = 'demonstration') => ({
    ...{ class_name, people, class_kind, begun_on: '2025-05-10', audience: 'village-secretary' },
  })
  await its.keep('training-classes', [
    [COUNTY, held('第一期', 103)],
    [COUNTY, held('第二期', 102)],
    [COUNTY, held('轮训', 40, 'rotation')],
  ])
  expect(await its.shown('demonstration-classes', { period: '2025' })).toBe('2期')
  expect(await its.shown('people-in-demonstration-classes', { period: '2025' })).toBe('205人次')
})

it('003-HB-18 the list of what secretaries do for industries, what came of it, and who was commended', async () => {
  const item = (number: number, done: boolean) => ({
    ...{ numbered_list: 'industry-items', number, due: '2025-12-01', item_state: done ? 'done' : 'under-way' },
    ...(done && { done_on: '2025-11-01' }),
  })
  await its.keep('duty-items', [
    [COUNTY, item(1, true)],
    [COUNTY, item(2, false)],
  ])
  await its.keep('commendations', [[HERE, { commended_for: 'industry', reward: 500_000 }]])
  expect(await its.shown('industry-items', { period: '2025' })).toBe('2项')
  expect(await its.shown('items-done', { period: '2025' })).toBe('50.0%')
  expect(await its.shown('commended-for-industry', { period: '2025' })).toBe('1人')
  expect(await its.shown('rewards-paid', { period: '2025' })).toBe('0.50万元')
})

it('003-HB-10 secretaries of this term and of the last, each by the roster of its day', async () => {
  const secretary = (born: string, education: string, origin: string) => ({
    ...{ post: 'secretary', in_party: true, joined_party: '2010-07-01', filed: true, born: '1980-01-01' },
    ...{ born, education, origin },
  })
  await its.keep('village-cadres', [[HERE, secretary('1970-03-02', 'senior', 'other')]])
  const then = its.today()
  await its.pass(3)
  await its.withdraw('village-cadres')
  await its.keep('village-cadres', [[HERE, secretary('1985-03-02', 'college', 'returned')]])
  const shown = (key: string, on?: string) => its.shown(key, { region: HERE, ...(on && { on }) })
  expect([await shown('secretary-age'), await shown('secretary-age', then)]).toEqual(['41.00岁', '56.00岁'])
  expect([await shown('secretary-college'), await shown('secretary-college', then)]).toEqual(['100.00%', '0.00%'])
  expect([await shown('secretary-four-kinds'), await shown('secretary-four-kinds', then)]).toEqual(['100.00%', '0.00%'])
})
