import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('district')
})
afterAll(() => its.drop())

it('004-QW-09 pay by flags: as long as a flag holds, by the post', async () => {
  const cadre = (post: string, more = {}) => ({ post, born: '1980-01-01', education: 'senior', ...more })
  await its.keep('village-cadres', [
    [HERE, cadre('secretary', { in_party: true, joined_party: '2010-07-01', filed: true })],
    [HERE, cadre('director', { director: true })],
    [HERE, cadre('committee-member')],
    [HERE, cadre('deputy-secretary', { in_party: true, joined_party: '2010-07-01' })],
    [HERE, cadre('clerk')],
  ])
  const flag = (flag: string, held_until: string | null) => ({ flag, held_from: '2025-06-01', held_until })
  await its.keep('red-flags', [
    [HERE, flag('industry', null)],
    [HERE, flag('governance', '2026-03-02')],
    [HERE, flag('party-building', '2026-03-01')],
  ])
  expect(await its.shown('flags-held', { region: HERE })).toBe('2面')
  // 2 × (500 + 400 + 2 × 300)
  expect(await its.shown('flag-pay', { region: HERE })).toBe('3000元')
})
