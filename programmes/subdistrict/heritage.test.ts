import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('subdistrict')
})
afterAll(() => its.drop())

it('002-JD-49 red villages: sites that are open, and the belt that they make', async () => {
  const site = (facility_state: string, belt: string) => ({
    ...{ facility_kind: 'heritage', facility_state, belt, opened_in: 2021 },
  })
  await its.keep('facilities', [
    [HERE, site('open', '东江示范带')],
    [THERE, site('open', '东江示范带')],
    [THERE, site('building', '北山示范带')],
  ])
  expect(await its.shown('heritage-sites')).toBe('2个')
  expect(await its.shown('heritage-belts')).toBe('1条')
  expect(await its.shown('heritage-sites', { region: FAR })).toBe('没有数')
})
