import { afterAll, beforeAll, expect, it } from 'vitest'
import { declaring, field, must, type Pack } from '../../kernel/pack/index.ts'
import { connect } from '../../store/connect.ts'
import { createLedger } from '../../store/ledger/define.ts'
import { makeProgram, POSTS, type Post, type TestProgram } from '../../test/support/program.ts'
import type { RecordBody, RecordPage } from '../contract/ledger.ts'
import { loadPacks } from '../packs.ts'

const { ledger } = declaring('wells')
const water = { role: 'department-handler', organisation: 'water' } as const
const common = { basis: ['试行办法'], levels: [5], grain: null } as const
/** Wells are the town's; pumps and their checks the water bureau's: a check names a pump, which it may see, and a pump a well, which it may not. */
const LEDGERS = [
  ledger({
    ...common,
    key: 'wells',
    subject: 'well',
    keeper: 'town-dispatcher',
    fields: [field.text('name', 40, must)],
  }),
  ledger({
    ...{ ...common, key: 'pumps', subject: 'pump', keeper: water },
    fields: [field.text('model', 40, must), field.record('well', 'wells')],
  }),
  ledger({
    ...{ ...common, key: 'pump-checks', subject: 'pump-check', keeper: water },
    fields: [field.record('pump', 'pumps', must)],
  }),
]
const WELLS: Pack = { key: 'wells', version: '1', title: 'wells', basis: [], ledgers: LEDGERS }

let its: TestProgram
beforeAll(async () => {
  const packs = await loadPacks()
  its = await makeProgram({ ...packs, set: { packs: [...packs.set.packs, WELLS] } })
  const owner = connect(its.database.ownerUrl, { max: 1 })
  for (const one of LEDGERS) await owner.begin((tx) => createLedger(tx, one))
  await owner.end()
})
afterAll(() => its?.drop())

const call = async <T>(post: Post, method: string, path: string, sent?: unknown) => {
  const { status, body } = await (await its.as(post)).send(method, `/api/v1/ledgers/${path}`, sent)
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body as T
}
const add = async (post: Post, key: string, region: string, cells: object): Promise<string> =>
  (await call<RecordBody>(post, 'POST', `${key}/records`, { region, cells })).id
const names = async (post: Post, key: string, id: string) =>
  (await call<RecordBody>(post, 'GET', `${key}/records/${id}`)).names

const HERE = POSTS.secretary.region
const WITHHELD = '（“wells.ledger.wells”里的一条，由乡镇分办员维护，您看不到）'

let [well, pump, check] = ['', '', '']
it('names a record of another ledger that the department keeps too', async () => {
  well = await add('town', 'wells', HERE, { name: '村口井' })
  pump = await add('water', 'pumps', HERE, { model: '三寸泵', well })
  check = await add('water', 'pump-checks', HERE, { pump })
  expect(await names('water', 'pump-checks', check)).toEqual({ pump: '三寸泵' })
  const listed = await call<RecordPage>('water', 'GET', 'pump-checks/records')
  expect(listed.items.map((row) => row.names)).toEqual([{ pump: '三寸泵' }])
})

it('says why a record of a ledger that the department does not keep is not named, on screen and in a sheet', async () => {
  expect(await names('water', 'pumps', pump)).toEqual({ well: WITHHELD })
  const sheet = await (await its.as('water')).send('GET', '/api/v1/ledgers/pumps/records.csv?purpose=核对')
  expect([String(sheet.body).includes(WITHHELD), String(sheet.body).includes('村口井')]).toEqual([true, false])
})

it('names it to those who see by region, there alone', async () => {
  for (const post of ['secretary', 'town', 'county'] as const)
    expect([post, await names(post, 'pumps', pump)]).toEqual([post, { well: '村口井' }])
  const far = await add('otherTown', 'wells', '990101002201', { name: '石桥井' })
  const linked = await add('water', 'pumps', HERE, { model: '二寸泵', well: far })
  expect(await names('county', 'pumps', linked)).toEqual({ well: '石桥井' })
  expect(await names('town', 'pumps', linked)).toEqual({ well: WITHHELD })
})

it('still calls by its name what was withdrawn, to those who may see it', async () => {
  await call('town', 'POST', `wells/records/${well}/remove`, { version: 1, reason: '填了' })
  expect(await names('town', 'pumps', pump)).toEqual({ well: '村口井（已撤销）' })
  expect(await names('water', 'pumps', pump)).toEqual({ well: WITHHELD })
})
