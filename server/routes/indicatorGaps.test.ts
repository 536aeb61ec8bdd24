import { afterAll, beforeAll, expect, it } from 'vitest'
import { incomeOf } from '../../test/routes/county.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import type { GapsPage } from '../contract/indicator.ts'
import { bringUpSums, followSums } from '../derive/sums.ts'

const [HERE, THERE, FAR] = [POSTS.secretary.region, POSTS.neighbour.region, '990101002201']
let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
  await bringUpSums(its.program)
  const town = await its.as('town')
  const body = { region: HERE, cells: incomeOf(2024) }
  expect((await town.send('POST', '/api/v1/ledgers/village-income/records', body)).status).toBe(201)
  await followSums(its.program)
})
afterAll(() => its.drop())

const gaps = async (post: 'chief' | 'town' | 'secretary', indicator: string, query = '') =>
  (await its.as(post)).send('GET', `/api/v1/indicators/${indicator}/gaps${query}`)
const codes = async (...asked: Parameters<typeof gaps>) =>
  ((await gaps(...asked)).body as GapsPage).items.map(({ code }) => code)

it('villages that owe a record of the period, within the region asked about and one’s own', async () => {
  expect(await codes('chief', 'operating-income', '?period=2024')).toEqual([THERE, FAR])
  expect(await codes('chief', 'operating-income', `?period=2024&region=${POSTS.town.region}`)).toEqual([THERE])
  expect(await codes('town', 'operating-income', '?period=2024')).toEqual([THERE])
  expect(await codes('secretary', 'operating-income', '?period=2024')).toEqual([])
  expect((await gaps('town', 'operating-income', '?region=990101002')).status).toBe(404)
})

it('none where a register owes nothing, all where a share of places is met by none', async () => {
  const { body } = await gaps('chief', 'cadres')
  expect(body).toEqual({ level: null, period: '', items: [], next: null })
  expect(await codes('chief', 'villages-with-secretary')).toEqual([HERE, THERE, FAR])
  // asked of no village yet
  expect(await codes('chief', 'due-villages-with-team')).toEqual([])
})

it('wrong questions are refused, unknown numbers are absent', async () => {
  expect((await gaps('chief', 'operating-income', '?after=abc')).status).toBe(400)
  expect((await gaps('chief', 'operating-income', '?period=24')).status).toBe(400)
  expect((await gaps('chief', 'no-such-number')).status).toBe(404)
})

it('as a file', async () => {
  const told = await (await its.as('chief')).send('GET', '/api/v1/indicators/operating-income/gaps.csv?period=2024')
  expect(told.status).toBe(200)
  const lines = String(told.body).trim().split(/\r?\n/)
  expect(lines).toHaveLength(3)
  expect(lines[1]).toContain(THERE)
})
