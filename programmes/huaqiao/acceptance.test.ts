import { afterAll, beforeAll, expect, it } from 'vitest'
import { actOnPage, lodgeFor, packsWith, refusedAct, see, take } from '../../test/support/loop.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('huaqiao'))
})
afterAll(() => its.drop())

const GROUP = '99010100120100101'

it('000-HQ-17 a grid worker brings in a request', async () => {
  const worker = await its.as('worker')
  const { id, trackingCode } = await lodgeFor(worker, {
    region: GROUP,
    subject: '路灯坏了',
    body: '三组的路灯坏了，替王大爷反映',
    contactPhone: '12900001111',
  })
  const secretary = await its.as('secretary')
  expect(await see(secretary, id)).toMatchObject({ step: 'assess', stage: 'assess' })
  await take(secretary, id, 'take-on')
  await take(secretary, id, 'reply', { reply: '灯换好了', solved: true })
  await take(await its.as('town'), id, 'release')
  await actOnPage(its, trackingCode, 'judge', { contacted: 'yes', resolved: 'yes', satisfaction: '3' })
  expect(await see(secretary, id)).toMatchObject({ step: 'closed', verdict: { source: 'resident', satisfaction: 3 } })
})

it('000-HQ-17 a dispute is settled in the grid', async () => {
  const leader = await its.as('leader')
  const { id } = await lodgeFor(leader, {
    process: 'dispute-mediation',
    region: GROUP,
    subject: '排水沟',
    body: '两家为排水沟争吵，请调解',
    data: { kind: 'neighbours', risk: 'ordinary' },
  })
  const terms = { form: 'oral', agreement: '各让一尺' }
  expect(await refusedAct(leader, id, 'settle', { ...terms, agreed: false })).toBe('both-must-agree')
  expect(await take(leader, id, 'settle', { ...terms, agreed: true })).toMatchObject({ step: 'watch' })
  expect(await take(leader, id, 'kept', { visit: '再没有吵' })).toMatchObject({ step: 'settled' })
})
