import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { inScope } from '../../store/database.ts'
import { enterLedger } from '../../store/ledger/closing.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import { sendFile } from '../../test/support/sheets.ts'
import type { BulkReport, RecordBody, RecordPage } from '../contract/ledger.ts'
import type { PeriodBody, PeriodPage } from '../contract/ledgerPeriod.ts'
import { closeByItself } from '../ledger/closeByItself.ts'

const VILLAGE: string = POSTS.secretary.region
const NEIGHBOUR: string = POSTS.neighbour.region
const OTHER = '990101002201'
const [COUNTY, TOWN] = ['990101', POSTS.town.region]
const LEDGER = '/api/v1/ledgers/village-income'
const PATH = `${LEDGER}/records`
const MONEY = ['sales', 'rent', 'investment', 'subsidy', 'other_income', 'operating_cost', 'taxes', 'administration']
const cells = (year: number, more: Readonly<Record<string, unknown>> = {}) => ({
  ...Object.fromEntries([...MONEY, 'welfare', 'other_cost', 'income_tax'].map((key) => [key, 0])),
  year,
  audited: true,
  ...more,
})

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
})
afterAll(() => its?.drop())

type Body = z.output<typeof PeriodBody>
/** A busy machine takes its time to begin; the answer does not depend on it. */
const PATIENT = { timeout: 25_000 }
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string }).code]
const messageOf = ({ body }: { body: unknown }) => (body as { message: string }).message
const turn = async (how: 'close' | 'reopen', year: number, body: Readonly<Record<string, string>>) =>
  (await its.as('analyst')).send('POST', `${LEDGER}/periods/${year}/${how}`, body)
const close = (year: number, region: string) => turn('close', year, { region })
const add = async (year: number, region = VILLAGE, post: 'town' | 'otherTown' = 'town') =>
  (await its.as(post)).send('POST', PATH, { region, cells: cells(year) })

describe('a closed period', () => {
  it('takes nothing any more: no record is added, corrected, confirmed or withdrawn, and it says by whom and who opens it', async () => {
    const town = await its.as('town')
    const record = (await add(2025)).body as RecordBody
    expect(record).toMatchObject({ closed: false, closing: null, closings: [], may: { keep: true } })
    const closed = await close(2025, COUNTY)
    expect([closed.status, (closed.body as Body).closed]).toEqual([
      200,
      expect.objectContaining({ closes: true, regionName: '云雁县', by: 'analyst某（县数据分析员）', reason: '' }),
    ])
    const at = `${PATH}/${record.id}`
    const tried = await Promise.all([
      add(2025, NEIGHBOUR),
      town.send('PUT', at, { version: 1, reason: '更正', cells: { sales: 5 } }),
      town.send('POST', `${at}/confirm`, { version: 1 }),
      town.send('POST', `${at}/remove`, { version: 1, reason: '重复' }),
    ])
    expect(tried.map(codeOf)).toEqual(tried.map(() => [409, 'period-closed']))
    expect(messageOf(tried[0])).toBe(
      '云雁县的 2025 期已由analyst某（县数据分析员）在 2026-03-02 关账，不能再改。确要改的，请县督办员或县数据分析员写明理由重新打开',
    )
    expect((await town.send('GET', at)).body).toMatchObject({
      ...{ version: 1, closed: true, may: { keep: false } },
      closing: { regionName: '云雁县' },
    })
    // a record may not be moved into a closed period, nor out of it
    const next = (await add(2024)).body as RecordBody
    const moved = await town.send('PUT', `${PATH}/${next.id}`, { version: 1, reason: '年份', cells: { year: 2025 } })
    expect(codeOf(moved)).toEqual([409, 'record-exists'])
    const neighbour = (await add(2024, NEIGHBOUR)).body as RecordBody
    const into = await town.send('PUT', `${PATH}/${neighbour.id}`, {
      version: 1,
      reason: '年份',
      cells: { year: 2025 },
    })
    expect(codeOf(into)).toEqual([409, 'period-closed'])
    const page = (await town.send('GET', `${PATH}?region=${VILLAGE}`)).body as RecordPage
    expect(page.items.map(({ cells: { year }, closed: is }) => [year, is])).toEqual([
      [2025, true],
      [2024, false],
    ])
  })

  it('rows of a sheet or a bulk are refused one by one, the others may enter', async () => {
    const town = await its.as('town')
    const rows = [
      { region: VILLAGE, cells: cells(2025, { sales: 9 }) },
      { region: NEIGHBOUR, cells: cells(2025) },
      { region: VILLAGE, cells: cells(2023) },
    ]
    const bulk = async (keep: 'all' | 'right') =>
      (await town.send('POST', `${LEDGER}/bulk`, { keep, rows, reason: '年报' })).body as BulkReport
    const none = await bulk('all')
    expect([none.added, none.corrected, none.refused]).toEqual([0, 0, 2])
    expect(none.problems.map(({ row, path, code }) => [row, path, code])).toEqual([
      [1, 'cells.year', 'period-closed'],
      [2, 'cells.year', 'period-closed'],
    ])
    expect(none.problems[0]?.message).toContain('县数据分析员')
    expect(await bulk('right')).toMatchObject({ added: 1, corrected: 0, refused: 2 })
    const head = ['地点', '年度', ...MONEY, 'welfare', 'other_cost', 'income_tax', 'audited']
    const line = (year: number) => [VILLAGE, year, ...Array(11).fill('0'), '是'].join(',')
    const file = [head.join(','), line(2025), line(2022)].join('\n')
    const fields = { keep: 'right', mapping: JSON.stringify({ region: '地点', year: '年度' }) }
    const sheet = (await (await sendFile(its, town, `${LEDGER}/import`, file, fields)).json()) as {
      readonly added: number
      readonly problems: readonly { row: number; column: string; code: string; value: string }[]
    }
    expect(sheet).toMatchObject({ added: 1, refused: 1 })
    expect(sheet.problems).toMatchObject([{ row: 2, column: 'B', code: 'period-closed', value: '2025' }])
  })

  it('is opened again with a reason, for one town alone; that is audited and stands in the history', async () => {
    expect(codeOf(await turn('reopen', 2025, { region: TOWN }))).toEqual([400, 'invalid-input'])
    expect(codeOf(await turn('reopen', 2019, { region: TOWN, reason: '更正' }))).toEqual([409, 'not-closed'])
    const opened = await turn('reopen', 2025, { region: TOWN, reason: '云雁镇漏报柳河村' })
    expect((opened.body as Body).closed).toBeNull()
    expect((await add(2025, NEIGHBOUR)).status).toBe(201)
    expect(codeOf(await add(2025, OTHER, 'otherTown'))).toEqual([409, 'period-closed'])
    const town = await its.as('town')
    const seen = (await town.send('GET', `${PATH}?region=${NEIGHBOUR}&period=2025`)).body as RecordPage
    const record = (await town.send('GET', `${PATH}/${seen.items[0]?.id}`)).body as RecordBody
    expect(record.closings.map(({ closes, reason, by }) => [closes, reason, by])).toEqual([
      [false, '云雁镇漏报柳河村', 'analyst某（县数据分析员）'],
      [true, '', 'analyst某（县数据分析员）'],
    ])
    const traces = await its.database.system<{ action: string; detail: unknown }[]>`
      select action, detail from audit where action in ('ledger.close', 'ledger.reopen') order by id`
    expect(traces.map(({ action, detail }) => [action, detail])).toEqual([
      ['ledger.close', { period: '2025' }],
      ['ledger.reopen', { period: '2025', reason: '云雁镇漏报柳河村' }],
    ])
    const whole = (await (await its.as('analyst')).send('GET', `${LEDGER}/periods/2025`)).body as Body
    expect(whole).toMatchObject({ over: true, kept: 2, expected: 3, may: { close: true, reopen: true } })
    expect(whole.exceptions).toEqual([{ region: TOWN, regionName: '云雁镇', closed: false }])
    expect(
      whole.parts.map(({ regionName, kept, expected, closed, keepers }) => [
        regionName,
        kept,
        expected,
        closed,
        keepers,
      ]),
    ).toEqual([
      ['云雁镇', 2, 2, false, ['town某']],
      ['芦溪镇', 0, 1, true, ['otherTown某']],
    ])
    expect((await close(2025, COUNTY)).status).toBe(200)
    expect(codeOf(await close(2025, COUNTY))).toEqual([409, 'already-closed'])
    expect(codeOf(await close(2025, TOWN))).toEqual([409, 'already-closed'])
  })
})

describe('who closes what', () => {
  it('not the keeper, not below a town, not what has not begun, not elsewhere', async () => {
    const town = await its.as('town')
    expect((await town.send('POST', `${LEDGER}/periods/2024/close`, { region: TOWN })).status).toBe(404)
    expect(codeOf(await close(2024, VILLAGE))).toEqual([400, 'invalid-input'])
    expect(codeOf(await close(2027, COUNTY))).toEqual([409, 'period-not-begun'])
    expect(codeOf(await close(2024, '990102'))).toEqual([404, 'absent'])
    const analyst = await its.as('analyst')
    for (const period of ['2024-03', '2024-H1', '24', 'x'])
      expect((await analyst.send('POST', `${LEDGER}/periods/${period}/close`, { region: COUNTY })).status).toBe(400)
    // a register without periods has nothing to close
    const roster = await analyst.send('POST', '/api/v1/ledgers/honours/periods/2024/close', { region: COUNTY })
    expect(codeOf(roster)).toEqual([409, 'not-the-closer'])
  })

  it('a town alone is closed alone, and each place sees its own', async () => {
    expect((await close(2024, POSTS.otherTown.region)).status).toBe(200)
    expect((await add(2024, OTHER, 'otherTown')).status).toBe(409)
    const list = (await (await its.as('town')).send('GET', `${LEDGER}/periods?limit=4`)).body as PeriodPage
    expect(list.closers).toEqual(['县督办员', '县数据分析员'])
    expect(
      list.items.map(({ period, closed, kept, expected, over, may }) => [
        period,
        closed !== null,
        kept,
        expected,
        over,
        may.close,
      ]),
    ).toEqual([
      ['2026', false, 0, 2, false, false],
      ['2025', true, 2, 2, true, false],
      ['2024', false, 2, 2, true, false],
      ['2023', false, 1, 2, true, false],
    ])
    const county = (await (await its.as('analyst')).send('GET', `${LEDGER}/periods?limit=3`)).body as PeriodPage
    expect(county.items.map(({ exceptions }) => exceptions.map(({ regionName }) => regionName))).toEqual([
      [],
      [],
      ['芦溪镇'],
    ])
    const older = await its.as('analyst')
    const next = (await older.send('GET', `${LEDGER}/periods?limit=2&before=${county.next}`)).body as PeriodPage
    expect(next.items.map(({ period }) => period)).toEqual(['2023', '2022'])
  })

  it('nothing slips in: it is closed after those who write, and whoever writes afterwards sees it', async () => {
    const { program, database } = its
    const acting = { county: COUNTY, scope: { lo: COUNTY, hi: '990102', orgs: [] } }
    let finish = () => {}
    const writing = inScope(database, acting, async (tx) => {
      enterLedger(tx, { county: program.county, ledger: 'village-income' })
      await tx`select 1`
      await new Promise<void>((resolve) => {
        finish = resolve
      })
    })
    let done = false
    const closing = close(2023, COUNTY).then((answer) => {
      done = true
      return answer
    })
    await expect
      .poll(async () => {
        const [row] = await database.system<
          { n: number }[]
        >`select count(*)::int n from pg_locks where not granted and locktype = 'advisory'
              and database = (select oid from pg_database where datname = current_database())`
        return row?.n
      }, PATIENT)
      .toBe(1)
    expect(done).toBe(false)
    const late = add(2023, NEIGHBOUR)
    finish()
    await writing
    expect((await closing).status).toBe(200)
    expect(codeOf(await late)).toEqual([409, 'period-closed'])
  })
})

describe('closed by itself', () => {
  it('so many days after its end, by a rule from its day on; what somebody opened again stays open', async () => {
    const system = await its.as('system')
    const rules = (value: unknown) => system.send('PUT', '/api/v1/settings/ledgers.close-after', { value })
    expect(codeOf(await rules({ 'village-income': [{ from: '2020-02-30', days: 5 }] }))).toEqual([400, 'invalid-input'])
    expect((await rules({ 'village-income': [{ from: '2020-01-01', days: 59 }] })).status).toBe(200)
    its.clock.now = new Date('2026-03-01T02:00:00Z')
    // 2025 ended 59 days ago before the night was over; 2023 to 2025 were closed and opened by hand above
    expect(await closeByItself(its.program)).toBe(4)
    expect(await closeByItself(its.program)).toBe(0)
    const list = (await (await its.as('analyst')).send('GET', `${LEDGER}/periods?before=2023&limit=4`))
      .body as PeriodPage
    expect(list.items.map(({ period, closed }) => [period, closed?.by])).toEqual([
      ['2022', '系统（到期自动）'],
      ['2021', '系统（到期自动）'],
      ['2020', '系统（到期自动）'],
    ])
    expect(messageOf(await add(2021))).toContain('已由系统（到期自动）在 2026-03-01 关账')
    expect((await turn('reopen', 2021, { region: COUNTY, reason: '补报往年' })).status).toBe(200)
    expect(await closeByItself(its.program)).toBe(0)
    expect((await add(2021)).status).toBe(201)
  })
})
