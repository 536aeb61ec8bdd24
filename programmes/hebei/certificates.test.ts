import { afterAll, beforeAll, expect, it } from 'vitest'
import { bringUpSums } from '../../server/derive/sums.ts'
import { lodgeFor, packsWith, pageOf, refusedLodging, take } from '../../test/support/loop.ts'
import { Counted, HERE, THERE } from '../../test/support/numbers.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('hebei'))
})
afterAll(() => its.drop())

const GROUP = '99010100120100101'
const asked = { certificate: 'residence', person: '王小明', door: '8号', purpose: '孩子入学', asked_by: '镇中心小学' }
const request = { process: 'village-certificates', region: HERE, subject: '开证明', body: '孩子上学要用' }

interface Seen {
  readonly number: string
  readonly paper: string | null
  readonly offers: Readonly<Record<string, { fields: readonly { key: string; value?: string }[] }>>
}

const verified = async (number: string): Promise<{ status: number; page: string }> => {
  const told = await its.app.request(`http://lingyan.test/verify?number=${encodeURIComponent(number)}`)
  return { status: told.status, page: await told.text() }
}

it('003-HB-27 signs in order, and certificates: refused with the clause, filled in advance, issued, printed, verified', async () => {
  const { system } = its.database
  const id = crypto.randomUUID()
  await system`insert into household ${system([{ county: '990101', id, region: GROUP, door: '8号', persons: 4, head_name: '王大山' }])}`
  const secretary = await its.as('secretary')

  const abolished = { ...request, data: { ...asked, certificate: 'kinship' } }
  expect(await refusedLodging(secretary, abolished)).toBe('certificate-abolished')
  const refused = await secretary.send('POST', '/api/v1/matters', abolished)
  expect((refused.body as { message: string }).message).toContain('民发〔2020〕20号')

  const lodged = await lodgeFor(secretary, { ...request, data: asked })
  const before = (await secretary.send('GET', `/api/v1/matters/${lodged.id}`)).body as Seen
  expect(before.paper).toBeNull()
  const known = before.offers.issue?.fields.find(({ key }) => key === 'statement')?.value ?? ''
  for (const words of ['王小明', '和平村', '8号', '居住情况说明', '户主王大山，4人', '孩子入学', '镇中心小学'])
    expect(known).toContain(words)

  await take(secretary, lodged.id, 'issue', { statement: known, checked_by: 'register' })
  const after = (await secretary.send('GET', `/api/v1/matters/${lodged.id}`)).body as Seen
  expect(after.paper).toBe(`/api/v1/matters/${lodged.id}/paper`)
  const sheet = String((await secretary.send('GET', String(after.paper))).body)
  const number = /\d{6}-\d{5}-\d{6}/.exec(sheet)?.[0] ?? ''
  expect(number.startsWith(after.number)).toBe(true)
  for (const words of ['居住情况说明', known, '单位990101001201', '有效至 2026-08-29', '<svg'])
    expect(sheet).toContain(words)
  expect(await pageOf(its, `/t/${lodged.trackingCode}/paper`)).toContain(number)
  expect((await (await its.as('neighbour')).send('GET', String(after.paper))).status).toBe(404)

  const genuine = await verified(number)
  expect(genuine.status).toBe(200)
  for (const words of ['真实有效', '居住情况说明', '王*', '和平村', '2026-03-02']) expect(genuine.page).toContain(words)
  for (const words of ['王小明', '王大山', '孩子入学']) expect(genuine.page).not.toContain(words)
  const digits = number.slice(-6)
  const forged = `${number.slice(0, -6)}${digits === '000000' ? '000001' : '000000'}`
  for (const wrong of [forged, after.number, 'x', `${number}'`]) expect((await verified(wrong)).status).toBe(404)

  await take(secretary, lodged.id, 'doubt', { reason: '听说搬走了' })
  expect((await verified(number)).page).toContain('正在重新核实')
  await take(secretary, lodged.id, 'withdraw', { explanation: '已经不住在村里' })
  expect((await verified(number)).page).toContain('已收回')

  const listed = await secretary.send('GET', '/api/v1/matters?view=scope&process=village-certificates&state=closed')
  expect(listed.body).toMatchObject({ items: [{ id: lodged.id, outcome: 'certificate-withdrawn' }] })

  await bringUpSums(its.program)
  const numbers = new Counted(its)
  const sign = (sign_kind: string, sign_state: string) => ({ sign_kind, sign_state, approved_by: '县委办' })
  await numbers.keep('signboards', [
    [HERE, sign('sign', 'approved')],
    [THERE, sign('sign', 'to-clear')],
  ])
  expect(await numbers.shown('signs-in-order')).toBe('50.0%')
  expect(await numbers.shown('certificates-asked')).toBe('1份')
  expect(await numbers.shown('certificates-withdrawn')).toBe('1份')
})
