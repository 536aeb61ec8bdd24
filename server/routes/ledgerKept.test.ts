import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ledger } from '../../kernel/ledger/index.ts'
import { declaring, field, must, type Pack } from '../../kernel/pack/index.ts'
import { connect } from '../../store/connect.ts'
import { createLedger } from '../../store/ledger/define.ts'
import { makeProgram, POSTS, type Post, type TestProgram } from '../../test/support/program.ts'
import { sendFile } from '../../test/support/sheets.ts'
import type { IndicatorPage } from '../contract/indicator.ts'
import type { BulkReport, LedgerBody, RecordBody, RecordPage } from '../contract/ledger.ts'
import type { PeriodBody } from '../contract/ledgerPeriod.ts'
import type { SheetReport } from '../contract/ledgerSheet.ts'
import { bringUpSums, followSums } from '../derive/sums.ts'
import { loadPacks } from '../packs.ts'

/** Canteens of a town: villages kept them until its office took them over on 5 March. */
const canteens: Ledger = declaring('canteens').ledger({
  key: 'canteens',
  subject: 'canteen',
  basis: ['试行办法'],
  levels: [5],
  grain: ['name'],
  keeper: 'village-secretary',
  keeperFrom: [{ from: '2026-03-05', role: 'town-office', organisation: 'agriculture' }],
  fields: [
    field.text('name', 40, must),
    { key: 'phone', type: { kind: 'text', most: 20 }, sensitive: 'phone', need: '联系厨师' },
    field.files('papers', 3),
  ],
})
const CANTEENS: Pack = { key: 'canteens', version: '1', title: 'canteens', basis: [], ledgers: [canteens] }

let its: TestProgram
beforeAll(async () => {
  const packs = await loadPacks()
  its = await makeProgram({ ...packs, set: { packs: [...packs.set.packs, CANTEENS] } })
  const owner = connect(its.database.ownerUrl, { max: 1 })
  await owner.begin((tx) => createLedger(tx, canteens))
  await owner.end()
  await bringUpSums(its.program)
})
afterAll(() => its?.drop())

const PAID = '/api/v1/ledgers/low-income-payments'
const [HERE, THERE, FAR] = [POSTS.secretary.region, POSTS.neighbour.region, '990101002201']
const paid = (month: string, yuan: number) => ({ month, kind: 'labour-subsidy', people: 3, amount: yuan * 100 })
type Told = { code: string; message: string; problems: { path: string; code: string }[] }
const call = async <T = Told>(post: Post, method: string, path: string, sent?: unknown) => {
  const { status, body } = await (await its.as(post)).send(method, path, sent)
  return { status, body: body as T & Told }
}
const add = (post: Post, region: string, cells: object, path = PAID) =>
  call<RecordBody>(post, 'POST', `${path}/records`, { region, cells })
const list = async (post: Post, path = PAID) => {
  const { status, body } = await call<RecordPage>(post, 'GET', `${path}/records`)
  return status === 200 ? body.items.map(({ region }) => region).sort() : status
}

describe('a ledger that a department keeps', () => {
  it('is written by it in the whole county, read by each village and town where it is about them', async () => {
    for (const [at, region] of [HERE, THERE, FAR].entries()) {
      const { status, body } = await add('civil', region, paid('2026-01', 100 * (at + 1)))
      expect([status, body.message]).toEqual([201, undefined])
      expect(body).toMatchObject({ recordedBy: 'civil某', may: { keep: true } })
    }
    expect(await list('civil')).toEqual([HERE, THERE, FAR].sort())
    expect(await list('county')).toEqual([HERE, THERE, FAR].sort())
    expect(await list('town')).toEqual([HERE, THERE].sort())
    expect(await list('secretary')).toEqual([HERE])
    const seen = await call<LedgerBody>('secretary', 'GET', PAID)
    expect(seen.body).toMatchObject({
      keeper: 'department-handler:civil',
      keeperTitle: '县民政局',
      may: { keep: false, close: false },
    })
    expect((await call<LedgerBody>('civil', 'GET', PAID)).body.may).toEqual({ keep: true, close: false })
  })

  it('counts like any other: the number is there at the village and above', async () => {
    await followSums(its.program)
    const value = async (post: Post) =>
      (await call<IndicatorPage>(post, 'GET', '/api/v1/indicators/low-income-paid?period=2026-01')).body.here.value
        .value
    expect([await value('secretary'), await value('town'), await value('county')]).toEqual([10_000, 30_000, 60_000])
  })

  it('is written by nobody else, whatever his level, and is not there for another department', async () => {
    for (const post of ['secretary', 'town', 'county'] as const) {
      const refused = await add(post, HERE, paid('2026-02', 1))
      expect([refused.status, refused.body.code]).toEqual([409, 'not-the-keeper'])
      expect(refused.body.message).toContain('县民政局')
    }
    const [record] = (await call<RecordPage>('civil', 'GET', `${PAID}/records`)).body.items
    for (const post of ['housing', 'water', 'office', 'discipline'] as const)
      for (const [method, path, sent] of [
        ['GET', PAID],
        ['GET', `${PAID}/records`],
        ['GET', `${PAID}/records/${record?.id}`],
        ['GET', `${PAID}/records.csv`],
        ['GET', `${PAID}/periods`],
        ['GET', `${PAID}/template.xlsx`],
        ['POST', `${PAID}/records`, { region: HERE, cells: paid('2026-02', 1) }],
        ['POST', `${PAID}/bulk`, { rows: [{ region: HERE, cells: paid('2026-02', 1) }] }],
        ['PUT', `${PAID}/records/${record?.id}`, { version: 1, reason: '更正', cells: { people: 9 } }],
        ['POST', `${PAID}/records/${record?.id}/remove`, { version: 1, reason: '更正' }],
      ] as const)
        expect([post, path, (await call(post, method, path, sent)).status]).toEqual([post, path, 404])
  })

  it('opens nothing else for the department', async () => {
    await add(
      'housing',
      HERE,
      {
        ...{ year: 2025, hamlets: 3, hamlets_treated: 2, old_houses: 5, old_houses_improved: 1, upkeep_rule: true },
      },
      '/api/v1/ledgers/village-environment',
    )
    const mine = await call<{ items: LedgerBody[] }>('civil', 'GET', '/api/v1/ledgers')
    expect(mine.body.items.map(({ key }) => key)).toEqual(['low-income-payments'])
    const states = await call<{ items: { ledger: string; records: number }[] }>('civil', 'GET', '/api/v1/ledger-states')
    expect(states.body.items).toMatchObject([{ ledger: 'low-income-payments', records: 3 }])
    const session = await call<{ abilities: string[] }>('civil', 'GET', '/api/v1/session')
    expect(session.body.abilities).toEqual(['matters', 'ledgers', 'lists'])
    // a department that keeps nothing has no ledgers at all
    expect((await call<{ abilities: string[] }>('water', 'GET', '/api/v1/session')).body.abilities).toEqual([
      'matters',
      'lists',
    ])
    for (const path of [
      '/api/v1/ledgers/village-environment/records',
      '/api/v1/ledgers/village-income',
      '/api/v1/elements',
      '/api/v1/form-requests',
      '/api/v1/burden',
      '/api/v1/indicators',
      '/api/v1/indicators/low-income-paid/records?period=2026-01',
      '/api/v1/households',
    ])
      expect([path, (await call('civil', 'GET', path)).status]).toEqual([path, 404])
  })

  it('keeps to its own county and to the tree', async () => {
    for (const region of ['990102001201', '990101', '99010100120', 'x'.repeat(30)]) {
      const refused = await add('civil', region, paid('2026-02', 1))
      expect([region, refused.status]).toEqual([region, 400])
    }
    expect((await call('civil', 'GET', `${PAID}/records?region=990102`)).status).toBe(404)
    expect((await call('civil', 'GET', '/api/v1/ledger-states?region=990102')).status).toBe(404)
    const { system } = its.database
    await system`insert into ledger_low_income_payments (county, id, region, version, recorded_at, confirmed_at, source, month, kind, people, amount)
      values ('990102', '018f0000-0000-7000-8000-000000000001', '990102001201', 1, now(), now(), 'hand', '2026-01', 'labour-subsidy', 1, 1)`
    expect((await call('civil', 'GET', `${PAID}/records/018f0000-0000-7000-8000-000000000001`)).status).toBe(404)
    expect(await list('civil')).toHaveLength(3)
  })

  it('is corrected with a reason; what stood before stays, and a stale version is told', async () => {
    const [record] = (await call<RecordPage>('civil', 'GET', `${PAID}/records`)).body.items
    const at = `${PAID}/records/${record?.id}`
    const put = (version: number, people: number) =>
      call<RecordBody>('civil', 'PUT', at, { version, reason: '按发放表更正', cells: { people } })
    expect((await put(1, 7)).body).toMatchObject({ version: 2, cells: { people: 7 }, past: [{ version: 1 }] })
    const late = await put(1, 8)
    expect([late.status, late.body.code]).toEqual([409, 'stale-version'])
    const theirs = await call<RecordBody>('secretary', 'GET', at)
    expect(theirs.body).toMatchObject({
      version: 2,
      past: [{ version: 1, cells: { people: 3 } }],
      may: { keep: false },
    })
    expect((await call('neighbour', 'GET', at)).status).toBe(404)
    expect((await call('civil', 'POST', `${at}/confirm`, { version: 2 })).status).toBe(200)
    const gone = await call<RecordBody>('civil', 'POST', `${at}/remove`, { version: 2, reason: '重复发放' })
    expect([gone.status, gone.body.past.length]).toEqual([200, 1])
    expect(await list('secretary')).toEqual([])
  })

  it('takes many rows, a sheet and its own template; an export has its rows of the whole county', async () => {
    const rows = [HERE, FAR, '990102001201'].map((region) => ({ region, cells: paid('2026-02', 5) }))
    const bulk = await call<BulkReport>('civil', 'POST', `${PAID}/bulk`, { rows, keep: 'right' })
    expect(bulk.body).toMatchObject({
      added: 2,
      refused: 1,
      problems: [{ row: 3, path: 'region', code: 'unknown-region' }],
    })
    const civil = await its.as('civil')
    const csv = `区划代码,月份,类别,人次,金额\n${THERE},2026-02,劳务补贴,4,88\n990102001201,2026-02,劳务补贴,4,88\n`
    const sheet = await sendFile(its, civil, `${PAID}/import`, Buffer.from(csv), { keep: 'right' })
    const report = (await sheet.json()) as SheetReport & Told
    expect(report, JSON.stringify(report)).toMatchObject({ added: 1, refused: 1 })
    const exported = await civil.send('GET', `${PAID}/records.csv?period=2026-02`)
    expect(exported.status).toBe(200)
    expect(String(exported.body).trim().split('\n')).toHaveLength(4)
    expect((await civil.send('GET', `${PAID}/template.xlsx`)).status).toBe(200)
    const theirs = await (await its.as('secretary')).send('GET', `${PAID}/records.csv?period=2026-02`)
    expect(String(theirs.body).trim().split('\n')).toHaveLength(2)
  })

  it('is closed by who looks it through, never by the department; the period names the department’s people', async () => {
    const at = `${PAID}/periods/2026-01`
    const shown = await call<PeriodBody>('county', 'GET', at)
    expect(new Set(shown.body.parts.flatMap(({ keepers }) => keepers))).toEqual(new Set(['civil某']))
    expect((await call('civil', 'POST', `${at}/close`, { region: '990101' })).status).toBe(404)
    const closed = await call('analyst', 'POST', `${at}/close`, { region: '990101' })
    expect([closed.status, closed.body.message]).toEqual([200, undefined])
    const refused = await add('civil', HERE, paid('2026-01', 9))
    expect([refused.status, refused.body.code]).toEqual([409, 'period-closed'])
  })
})

describe('a ledger that changes hands', () => {
  const PATH = '/api/v1/ledgers/canteens'
  const told = { name: '和平食堂', phone: '13900000001' }

  it('is the village’s until the day, and from then on the office’s, of its own town alone', async () => {
    expect((await add('secretary', HERE, told, PATH)).status).toBe(201)
    expect(await list('office', PATH)).toBe(404)
    its.clock.pass(3 * 24 * 3600_000)
    expect((await add('secretary', HERE, { name: '二号食堂' }, PATH)).body.code).toBe('not-the-keeper')
    expect(await list('office', PATH)).toEqual([HERE])
    expect((await add('office', THERE, { name: '柳河食堂' }, PATH)).status).toBe(201)
    const far = await add('office', FAR, { name: '石桥食堂' }, PATH)
    expect([far.status, far.body.problems]).toMatchObject([400, [{ path: 'region', code: 'unknown-region' }]])
    expect((await call('office', 'GET', `${PATH}/records?region=990101002`)).status).toBe(404)
    expect(await list('otherTown', PATH)).toEqual([])
    expect(await list('civil', PATH)).toBe(404)
  })

  it('shows what is sensitive, and its files, to the keeper alone', async () => {
    const [record] = (await call<RecordPage>('office', 'GET', `${PATH}/records?region=${HERE}`)).body.items
    const at = `${PATH}/records/${record?.id}`
    expect(record?.cells.phone).not.toBe(told.phone)
    const reveal = (post: Post) => call<{ cells: object }>(post, 'POST', `${at}/reveal`, { reason: '联系厨师' })
    expect((await reveal('office')).body.cells).toMatchObject({ phone: told.phone })
    for (const post of ['secretary', 'town', 'county'] as const)
      expect([post, (await reveal(post)).body.code]).toEqual([post, 'not-the-keeper'])
    expect((await reveal('housing')).status).toBe(404)
    const office = await its.as('office')
    const sent = await sendFile(
      its,
      office,
      `${PATH}/files`,
      Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'),
    )
    const { id, url } = (await sent.json()) as { id: string; url: string }
    const held = await office.send('PUT', at, { version: 1, reason: '补照片', cells: { papers: [id] } })
    expect([held.status, (held.body as RecordBody).files.length]).toEqual([200, 1])
    const statuses = await Promise.all(
      (['office', 'secretary', 'town', 'housing', 'otherTown'] as const).map(
        async (post) => (await call(post, 'GET', url)).status,
      ),
    )
    expect(statuses).toEqual([200, 404, 404, 404, 404])
  })
})
