import { afterAll, beforeAll, expect, test } from 'vitest'
import { filingOf } from '../../test/support/filing.ts'
import { lodgeFor } from '../../test/support/loop.ts'
import { pagesOf } from '../../test/support/pages.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { lodge } from '../../test/support/requests.ts'

const VILLAGE = '990101001201'
let it: TestProgram
beforeAll(async () => {
  it = await makeProgram()
})
afterAll(() => it.drop())

const SERVICE = {
  process: 'proxy-services',
  subject: '高龄津贴申请',
  body: '老人腿脚不便，请代办高龄津贴。',
  data: { service: 'ageing-01', delivery: 'home' },
}
const DISPUTE = {
  process: 'dispute-mediation',
  subject: '两家为院墙滴水起争执',
  body: '吵了三次，请人劝一劝。',
  data: { kind: 'neighbours', risk: 'watch' },
}

test('the history says what was asked at lodging, in words', async () => {
  const secretary = await it.as('secretary')
  const { id } = await lodge(secretary, SERVICE)
  const page = await secretary.send('GET', `/api/v1/matters/${id}`)
  const [lodged] = (page.body as { timeline: { lines: { label: string; text: string }[] }[] }).timeline
  expect(lodged?.lines).toMatchObject([
    { label: '办哪件事', text: '高龄津贴申请' },
    { label: '结果怎么给', text: '送到家' },
    { label: '转到' },
  ])
})

test('a village publishes numbers of what residents told only', async () => {
  const secretary = await it.as('secretary')
  for (let n = 0; n < 7; n += 1) {
    await lodge(secretary, { ...DISPUTE, body: `第${n}起，请人劝一劝。` })
  }
  const html = await pagesOf(it).html(`/v/${VILLAGE}`)
  expect(html).not.toMatch(/收到 \d+ 件/)
  expect(html).not.toContain(DISPUTE.subject)
})

test('the words of each process say whether it has classes, residents and verdicts', async () => {
  const { body } = await (await it.as('worker')).send('GET', '/api/v1/vocabulary')
  const { processes } = body as {
    processes: { key: string; categories: unknown[]; forResidents: boolean; judged: boolean }[]
  }
  const said = processes.map(({ key, categories, forResidents, judged }) => [
    key,
    { classes: categories.length > 0, forResidents, judged },
  ])
  expect(Object.fromEntries(said)).toMatchObject({
    'resident-requests': { classes: true, forResidents: true, judged: true },
    'proxy-services': { classes: false, forResidents: true, judged: true },
    'dispute-mediation': { classes: false, forResidents: true, judged: false },
    'grid-task': { classes: false, forResidents: false, judged: false },
    'grid-admission': { classes: false, forResidents: false, judged: false },
  })
})

test('what staff alone lodge asks and keeps nothing of a resident', async () => {
  const { body } = await (await it.as('town')).send('GET', '/api/v1/vocabulary')
  const { processes } = body as { processes: { key: string; byStaff: boolean }[] }
  const byStaff = processes.filter((one) => one.byStaff).map(({ key }) => key)
  expect(byStaff.toSorted()).toEqual(['grid-admission', 'poverty-monitoring', 'secretary-filing'])
  const town = await it.as('town')
  const count = async () => (await it.database.system`select 1 from matter where process = 'secretary-filing'`).length
  const more = { contactPhone: '13912345678', contactName: '王某', address: '村口', lon: 120, lat: 30 }
  const asked = await town.send('POST', '/api/v1/matters', { ...filingOf(), ...more })
  expect(asked).toMatchObject({ status: 400 })
  const { problems } = asked.body as { problems: { path: string; code: string }[] }
  expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'contactName not-asked',
    'contactPhone not-asked',
    'address not-asked',
    'lon not-asked',
    'lat not-asked',
  ])
  expect(await count()).toBe(0)
  await lodgeFor(town, filingOf())
  expect(await count()).toBe(1)
})
