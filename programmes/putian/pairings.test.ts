import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('putian')
})
afterAll(() => its.drop())

it('000-PT-11 offices paired with villages, and cadres who stay there', async () => {
  const pairing = (pairing_kind: string) => ({ pairing_kind, people: 3, projects_brought: 1 })
  await its.keep('pairings', [
    [HERE, pairing('department')],
    [FAR, pairing('branch')],
    [FAR, pairing('state-company')],
  ])
  await its.keep('secondments', [
    [HERE, { secondment_kind: 'stationed' }],
    [TOWN, { secondment_kind: 'temporary' }],
  ])
  expect(await its.shown('office-pairings')).toBe('2对')
  expect(await its.shown('stationed-cadres')).toBe('1人')
})
