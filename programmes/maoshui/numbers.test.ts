import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE, THERE, TOWN, times, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('maoshui')
})
afterAll(() => its.drop())

it('000-MS-05 one who came back, two in reserve', async () => {
  await its.keep('reserve-pool', [
    [HERE, { reserve_state: 'recruited', born: '1994-05-01', education: 'bachelor' }],
    ...times(2, () => [HERE, { reserve_state: 'reserve', born: '1988-05-01', education: 'senior' }] as const),
  ])
  expect(await its.shown('reserve', { region: HERE })).toBe('3人')
  expect(await its.shown('reserve-of-village', { region: HERE })).toBe('2人')
})

it('000-MS-07 roses: area, output and value', async () => {
  await its.keep('village-industries', [
    [
      HERE,
      {
        product: 'rose',
        leading: true,
        area: '15000',
        output: '1460',
        output_value: yuan(50_000_000),
        farming_households: 110,
        linked_households: 99,
      },
    ],
  ])
  expect(await its.shown('industry-area', { region: HERE })).toBe('15000.0亩')
  expect(await its.shown('industry-output', { region: HERE })).toBe('1460.00吨')
  expect(await its.shown('industry-value', { region: HERE })).toBe('5000.00万元')
  expect(await its.shown('linked-households', { region: HERE })).toBe('90.0%')
})

it('000-MS-08 households of other villages that it brings along', async () => {
  await its.keep('industry-links', [
    [THERE, { leader: HERE, households: 70, gained: yuan(70 * 5200) }],
    [HERE, { leader: '990101002201', households: 30, gained: yuan(30 * 4800) }],
  ])
  expect(await its.shown('villages-brought-along', { region: TOWN })).toBe('2个')
  expect(await its.shown('households-brought-along', { region: TOWN })).toBe('100户')
  expect(await its.shown('gain-per-household', { region: TOWN })).toBe('5080.00元')
})

it('000-MS-09 idle resources under contract, and what is owed', async () => {
  const contract = (state: string, arrears: number) => ({
    kind: 'idle-land',
    area: '12.5',
    ends: '2035-01-01',
    yearly: yuan(8000),
    arrears: yuan(arrears),
    voted: true,
    state,
  })
  await its.keep('resource-contracts', [
    [HERE, contract('running', 0)],
    [HERE, contract('running', 3000)],
    [HERE, contract('ended', 900)],
  ])
  expect(await its.shown('running-contracts', { region: HERE })).toBe('2份')
  expect(await its.shown('contract-arrears', { region: HERE })).toBe('0.30万元')
  expect(await its.shown('contracts-in-order', { region: HERE })).toBe('50.0%')
})
