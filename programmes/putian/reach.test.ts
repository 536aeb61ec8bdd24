import { afterAll, beforeAll, expect, it } from 'vitest'
import { bringUpSums, followSums } from '../../server/derive/sums.ts'
import { followReach } from '../../server/reach/follow.ts'
import { packsWith } from '../../test/support/loop.ts'
import { Counted, HERE, THERE } from '../../test/support/numbers.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
let numbers: Counted
beforeAll(async () => {
  its = await makeProgram(await packsWith('putian'))
  await bringUpSums(its.program)
  numbers = new Counted(its)
})
afterAll(() => its.drop())

const GRID = `${HERE}001`
const groups = ['01', '02', '03'].map((group) => `${GRID}${group}`)
const LATITUDE = 25.4
/** North of the centre by so many metres. */
const north = (metres: number): string => `119.000000,${(LATITUDE + metres / 111_195.08).toFixed(6)}`
const facility = (facility_kind: string, place: string | null, more = {}) => ({
  ...{ facility_kind, facility_state: 'open', opened_in: 2020, place, ...more },
})

const follow = async (): Promise<number> => {
  const written = await followReach(its.program)
  await followSums(its.program)
  return written
}

it('000-PT-15 who lives within fifteen minutes on foot, worked out from places; what has none is not known', async () => {
  const { system } = its.database
  const [first = '', ...others] = groups
  const layers = [...others.map((code) => ({ code, level: 7 })), { code: `${THERE}001`, level: 6 }]
  const rows = layers.map((one) => ({ ...one, name: '户长组', kind: 'ten', valid_from: '2000-01-01' }))
  await system`insert into region ${system(rows)}`
  const households = [
    ...Array.from({ length: 6 }, () => first),
    ...Array.from({ length: 4 }, () => groups[1] ?? ''),
    ...Array.from({ length: 2 }, () => groups[2] ?? ''),
    `${THERE}00101`,
  ].map((region, n) => ({
    county: '990101',
    id: crypto.randomUUID(),
    region,
    door: `${n}号`,
    persons: 3,
    head_name: '王某',
  }))
  await system`insert into household ${system(households)}`

  // 15 minutes × 70 metres over a detour of 1.3 are a line of 807 metres
  await numbers.keep('dwelling-places', [
    [first, { place: north(800) }],
    [groups[1] ?? '', { place: north(815) }],
  ])
  await numbers.keep('facilities', [
    [HERE, facility('party-service-centre', north(0))],
    [HERE, facility('party-service-centre', north(815), { facility_state: 'building' })],
    [HERE, facility('clinic', north(815))],
  ])
  expect(await follow()).toBe(3)
  expect(await numbers.shown('households-reached', { region: HERE })).toBe('6户')
  expect(await numbers.shown('households-in-15-minutes', { region: HERE })).toBe('60.0%')
  expect(await numbers.shown('households-of-unknown-place', { region: HERE })).toBe('2户')
  // where no house has its place nobody is outside
  expect(await numbers.shown('households-in-15-minutes', { region: THERE })).toBe('没有数')
  expect(await numbers.shown('households-of-unknown-place')).toBe('3户')
  expect(await numbers.shown('households-in-15-minutes')).toBe('60.0%')
  expect(await follow()).toBe(0)

  // a grid's place stands for its groups that have none, and a station in the grid brings them near
  await numbers.keep('dwelling-places', [[GRID, { place: north(2000) }]])
  await numbers.keep('facilities', [[GRID, facility('grid-station', north(1500))]])
  expect(await follow()).toBe(1)
  expect(await numbers.shown('households-in-15-minutes', { region: HERE })).toBe('100.0%')
  expect(await numbers.shown('households-of-unknown-place', { region: HERE })).toBe('0户')

  // an open centre of which nobody says where it is: who reaches no other may reach it
  await numbers.keep('dwelling-places', [[`${THERE}001`, { place: north(9000) }]])
  await follow()
  expect(await numbers.shown('households-in-15-minutes', { region: THERE })).toBe('0.0%')
  await numbers.keep('facilities', [[THERE, facility('party-service-centre', null)]])
  await follow()
  expect(await numbers.shown('households-in-15-minutes', { region: THERE })).toBe('没有数')

  // what it rests on stands in the record and in the definition; nobody types it
  const secretary = await its.as('secretary')
  const kept = await secretary.send('GET', '/api/v1/ledgers/service-reach/records')
  expect(kept.body).toMatchObject({
    items: [{ cells: { walking_minutes: 15, metres_a_minute: 70, detour: '1.3', households_within: 12 } }],
  })
  expect((await numbers.meaning('households-in-15-minutes')).definition).toContain('绕行系数')
  const typed = { region: HERE, cells: { year: 2026, households_within: 99 } }
  expect(await secretary.send('POST', '/api/v1/ledgers/service-reach/records', typed)).toMatchObject({
    status: 409,
    body: { code: 'kept-by-the-program' },
  })
})
