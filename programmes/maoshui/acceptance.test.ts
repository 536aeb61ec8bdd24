import { afterAll, beforeAll, expect, it } from 'vitest'
import { lodgeFor, packsWith, see } from '../../test/support/loop.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('maoshui'))
})
afterAll(() => its.drop())

const layers = async (codes: readonly (readonly [string, string])[]): Promise<void> => {
  const { system } = its.database
  await system`delete from position where role in ('grid-worker', 'grid-leader')`
  await system`delete from region where level > 5`
  await system`insert into region ${system(
    codes.map(([code, kind], n) => ({ code, name: `第${n + 1}层`, level: n + 6, kind, valid_from: '2000-01-01' })),
  )}`
}

it('000-MS-13 three layers with the village’s own names', async () => {
  await layers([
    ['99010100120101', 'general-head'],
    ['9901010012010101', 'head'],
    ['990101001201010101', 'covered'],
  ])
  const secretary = await its.as('secretary')
  const path = async (code: string): Promise<unknown> =>
    ((await secretary.send('GET', `/api/v1/regions/${code}`)).body as { kindTitle: string }).kindTitle
  expect(await path('99010100120101')).toBe('总户长')
  expect(await path('9901010012010101')).toBe('户长')
  expect(await path('990101001201010101')).toBe('包联户')
  const balance = await secretary.send('GET', '/api/v1/grids/balance')
  expect(balance.body).toMatchObject({ target: 10, low: 3, high: 20, items: [{ name: '第1层' }] })
  const security = await its.as('security')
  const posts = [
    { role: 'villager-group-leader', region: '99010100120101' },
    { role: 'grid-leader', region: '99010100120101', title: '总户长' },
  ]
  const made = await security.send('POST', '/api/v1/people', { login: 'huzhang', name: '泽某', positions: posts })
  expect(made).toMatchObject({ status: 201 })
  const { positions } = (made.body as { person: { positions: { role: string; title: string }[] } }).person
  expect(positions.find(({ role }) => role === 'grid-leader')?.title).toContain('总户长')
  const { id } = await lodgeFor(secretary, {
    region: '990101001201010101',
    subject: '玫瑰地',
    body: '玫瑰地边上的水渠堵了',
  })
  expect(await see(secretary, id)).toMatchObject({ step: 'assess', region: { code: '990101001201010101' } })
})
