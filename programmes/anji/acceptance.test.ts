import { afterAll, beforeAll, expect, it } from 'vitest'
import { actOnPage, lodgeFor, packsWith, pageOf, see, take } from '../../test/support/loop.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('anji'))
})
afterAll(() => its.drop())

const itemsOn = (page: string): number => page.split('<li').length - 1

it('000-AJ-21 more than 140 things done without leaving the village', async () => {
  const page = await pageOf(its, '/v/990101001201')
  expect(itemsOn(page)).toBeGreaterThan(140)
  for (const service of ['高龄津贴申请', '电费代缴', '农村宅基地申请']) expect(page).toContain(service)
  const worker = await its.as('worker')
  const vocabulary = await worker.send('GET', '/api/v1/vocabulary')
  const { processes } = vocabulary.body as {
    processes: { key: string; fields: { key: string; options: unknown[] | null }[] }[]
  }
  const field = processes.find(({ key }) => key === 'proxy-services')?.fields.find(({ key }) => key === 'service')
  expect(field?.options?.length).toBeGreaterThan(140)
  const { id, trackingCode } = await lodgeFor(worker, {
    process: 'proxy-services',
    region: '99010100120100101',
    subject: '电费',
    body: '请代缴这个月的电费',
    contactPhone: '12900001111',
    data: { service: 'utility-01', delivery: 'phone' },
  })
  await take(worker, id, 'errand')
  await take(worker, id, 'result', { result: '已缴', fee: 86 })
  await take(worker, id, 'delivered', { receipt: '家人' })
  await actOnPage(its, trackingCode, 'judge', { contacted: 'yes', resolved: 'yes', satisfaction: '2' })
  expect(await see(worker, id)).toMatchObject({ step: 'ended', verdict: { satisfaction: 2 } })
})
