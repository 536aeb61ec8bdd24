import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { incomeOf } from '../../test/routes/county.ts'
import type { Client } from '../../test/support/client.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import { openWorkbook, sendFile } from '../../test/support/sheets.ts'
import type { SheetReport } from '../contract/ledgerSheet.ts'
import { SESSION_COOKIE } from '../identity/cookie.ts'

const [HERE, THERE] = [POSTS.secretary.region, POSTS.neighbour.region]
const INCOME = '/api/v1/ledgers/village-income'
const PEOPLE = '/api/v1/ledgers/returnees'

let its: TestProgram
let town: Client
let secretary: Client
beforeAll(async () => {
  its = await makeProgram()
  ;[town, secretary] = await Promise.all([its.as('town'), its.as('secretary')])
  for (const [region, year] of [
    [HERE, 2023],
    [HERE, 2024],
    [THERE, 2024],
  ] as const)
    await town.send('POST', `${INCOME}/records`, { region, cells: { ...incomeOf(year), investment: -120_050 } })
  const cells = {
    name: '王小明',
    returnee_kind: 'graduate',
    returnee_state: 'farming',
    since: '2024-05',
    consent: true,
  }
  const body = (await secretary.send('GET', PEOPLE)).body as {
    fields: { key: string; options?: { value: string }[] }[]
  }
  const first = (key: string) => body.fields.find((field) => field.key === key)?.options?.[0]?.value
  const added = await secretary.send('POST', `${PEOPLE}/records`, {
    region: HERE,
    cells: {
      ...cells,
      returnee_kind: first('returnee_kind'),
      returnee_state: first('returnee_state'),
      phone: '13900000001',
    },
  })
  expect(added.status, JSON.stringify(added.body)).toBe(201)
})
afterAll(() => its?.drop())

const get = async (who: Client, path: string): Promise<Response> =>
  its.app.request(`http://lingyan.test${path}`, {
    headers: { cookie: `${SESSION_COOKIE}=${who.cookie(SESSION_COOKIE)}` },
  })
const bytes = async (who: Client, path: string): Promise<ArrayBuffer> => {
  const answer = await get(who, path)
  expect(answer.status, path).toBe(200)
  return answer.arrayBuffer()
}
const text = async (who: Client, path: string): Promise<string> => Buffer.from(await bytes(who, path)).toString('utf8')
const counts = ({ read, added, corrected, same, refused }: SheetReport) => [read, added, corrected, same, refused]

describe('the list as a file', () => {
  it('CSV with a byte order mark, titles with units, money in yuan, codes as text', async () => {
    const csv = await text(town, `${INCOME}/records.csv?period=2024`)
    expect(csv.startsWith('\ufeff')).toBe(true)
    const [head = '', ...rows] = csv.slice(1).trimEnd().split('\r\n')
    expect(head).toMatch(/^区划,区划名称,上级,[^,]+,[^,]+（元）,/)
    expect(rows.map((row) => row.split(',').slice(0, 7).join(','))).toEqual([
      `${HERE},和平村,云雁镇,2024,123456.78,0.00,-1200.50`,
      `${THERE},柳河村,云雁镇,2024,123456.78,0.00,-1200.50`,
    ])
  })

  it('what goes out comes in again, and says the same', async () => {
    for (const format of ['csv', 'xlsx'] as const) {
      const file = new Uint8Array(await bytes(town, `${INCOME}/records.${format}`))
      const answer = await sendFile(its, town, `${INCOME}/import`, file)
      const body = (await answer.json()) as SheetReport
      expect(answer.status, JSON.stringify(body)).toBe(200)
      expect(counts(body), format).toEqual([3, 0, 0, 3, 0])
    }
  })

  it('persons only with a purpose, masked, and in the audit; nothing of other places', async () => {
    expect((await get(town, `${PEOPLE}/records.csv`)).status).toBe(400)
    const csv = await text(town, `${PEOPLE}/records.csv?purpose=${encodeURIComponent('走访慰问')}`)
    expect(csv).toContain('王小明')
    expect(csv).not.toContain('13900000001')
    const rows = await its.database.system<{ detail: object }[]>`
      select detail from audit where action = 'ledger.export'`
    expect(JSON.stringify(rows)).toContain('走访慰问')
    const otherTown = await its.as('otherTown')
    expect((await text(otherTown, `${INCOME}/records.csv`)).trimEnd().split('\r\n')).toHaveLength(1)
    expect((await get(otherTown, `${INCOME}/records.csv?region=${HERE}`)).status).toBe(404)
    expect((await get(town, '/api/v1/ledgers/none/records.csv')).status).toBe(404)
  })
})

interface Validated {
  readonly dataValidations: { readonly model: Readonly<Record<string, { type: string; formulae: unknown[] }>> }
}

describe('the sheet to fill in', () => {
  it('has headings with stars and notes, drop-downs, bounds, a frozen heading, and hidden sheets behind it', async () => {
    const book = await openWorkbook(await bytes(town, `${INCOME}/template.xlsx`))
    const [sheet, choices, meta] = book.worksheets
    if (!sheet || !choices || !meta) throw new Error('three sheets are wanted')
    expect([sheet.state, choices.state, meta.state]).toEqual(['visible', 'hidden', 'veryHidden'])
    expect([sheet.getCell('A1').text, sheet.getCell('C1').text]).toEqual(['区划*', expect.stringMatching(/（元）\*$/)])
    expect(JSON.stringify(sheet.getCell('C1').note)).toContain('不小于 0')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    const rules = (sheet as unknown as Validated).dataValidations.model
    expect([rules.A2?.type, rules.B2?.type, rules.C2?.type, rules.N2?.type]).toEqual([
      'list',
      'whole',
      'decimal',
      'list',
    ])
    expect(choices.getCell('A2').text).toBe(`${HERE} 云雁镇和平村`)
    expect(meta.getCell('B1').text).toBe('village-income')
    expect(sheet.rowCount).toBe(1)
  })

  it('filled with what stands of a period it is corrected, not typed again; by two people, once', async () => {
    const file = await bytes(town, `${INCOME}/template.xlsx?period=2024`)
    const send = async (edit: (sheet: import('exceljs').Worksheet) => void): Promise<SheetReport> => {
      const book = await openWorkbook(file)
      edit(book.worksheets[0] as import('exceljs').Worksheet)
      const answer = await sendFile(its, town, `${INCOME}/import`, new Uint8Array(await book.xlsx.writeBuffer()))
      const body = (await answer.json()) as SheetReport
      expect(answer.status, JSON.stringify(body)).toBe(200)
      return body
    }
    expect(counts(await send(() => {}))).toEqual([2, 0, 0, 2, 0])
    const first = await send((sheet) => {
      sheet.getCell('C2').value = 7.5
    })
    expect(counts(first)).toEqual([2, 0, 1, 1, 0])
    const second = await send((sheet) => {
      sheet.getCell('C2').value = 8.5
    })
    expect(counts(second)).toEqual([2, 0, 0, 0, 1])
    expect(second.problems).toMatchObject([{ row: 2, code: 'record-corrected' }])
    expect(second.problems[0]?.message).toContain('第 2 版')
  })

  it('of persons: a record is known by its number, what is masked stays, and the sheet of another ledger is refused', async () => {
    const path = `${PEOPLE}/template.xlsx?filled=true&purpose=${encodeURIComponent('走访慰问')}`
    expect((await get(secretary, `${PEOPLE}/template.xlsx?filled=true`)).status).toBe(400)
    const file = await bytes(secretary, path)
    const book = await openWorkbook(file)
    const sheet = book.worksheets[0]
    if (!sheet) throw new Error('no sheet')
    expect(sheet.getCell('G2').text).toBe('139****0001')
    sheet.getCell('B2').value = '王晓明'
    const edited = new Uint8Array(await book.xlsx.writeBuffer())
    const done = (await (await sendFile(its, secretary, `${PEOPLE}/import`, edited)).json()) as SheetReport
    expect(counts(done), JSON.stringify(done)).toEqual([1, 0, 1, 0, 0])
    const csv = await text(secretary, `${PEOPLE}/records.csv?purpose=${encodeURIComponent('走访慰问')}`)
    expect(csv).toMatch(/王晓明.*139\*\*\*\*0001/)
    const other = await sendFile(its, town, `${INCOME}/import`, edited)
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([400, 'other-ledger'])
  })
})
