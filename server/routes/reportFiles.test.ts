import ExcelJS from 'exceljs'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { incomeOf } from '../../test/routes/county.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import { bringUpSums, followSums } from '../derive/sums.ts'
import { SESSION_COOKIE } from '../identity/cookie.ts'

const [HERE, THERE] = [POSTS.secretary.region, POSTS.neighbour.region]
let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
  await bringUpSums(its.program)
  const keep = async (post: 'town' | 'otherTown', region: string, year: number, yuan: number) => {
    const cells = { ...incomeOf(year), sales: yuan * 100 }
    const told = await (await its.as(post)).send('POST', '/api/v1/ledgers/village-income/records', { region, cells })
    expect(told.status, JSON.stringify(told.body)).toBe(201)
  }
  await keep('town', HERE, 2023, 100_000)
  await keep('town', HERE, 2024, 120_000)
  await keep('town', THERE, 2023, 30_000)
  await keep('otherTown', '990101002201', 2024, 50_000)
  await followSums(its.program)
})
afterAll(() => its?.drop())

const fetchFile = async (post: keyof typeof POSTS, path: string) => {
  const cookie = `${SESSION_COOKIE}=${(await its.as(post)).cookie(SESSION_COOKIE)}`
  const response = await its.app.request(`http://club.test/api/v1/indicator-report.${path}`, { headers: { cookie } })
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

/** Parts of a zip as text, by name. */
const unzip = async (bytes: Buffer): Promise<ReadonlyMap<string, string>> => {
  const zip = await yauzl.fromBufferPromise(bytes)
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
  }
  return parts
}

type Node = Readonly<Record<string, unknown>>
const nodesOf = (value: unknown): readonly Node[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]) as readonly Node[]
/** All text below a node, in order. */
const textOf = (node: unknown): string => {
  if (Array.isArray(node)) return node.map(textOf).join('')
  if (typeof node !== 'object' || node === null) return typeof node === 'string' ? node : ''
  return Object.entries(node)
    .filter(([key]) => !key.startsWith('@'))
    .map(([key, value]) => (key === 'w:t' ? textIn(value) : textOf(value)))
    .join('')
}
const textIn = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(textIn).join('')
    : typeof value === 'object' && value !== null
      ? String((value as Node)['#text'] ?? '')
      : String(value)

const read = async (bytes: Buffer) => {
  const parts = await unzip(bytes)
  const xml = parts.get('word/document.xml') ?? ''
  const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false })
  const body = (parser.parse(xml)['w:document'] as Node)['w:body'] as Node
  const table = body['w:tbl'] as Node
  const rows = nodesOf(table['w:tr'])
  return {
    xml,
    parts,
    paragraphs: nodesOf(body['w:p']).map(textOf),
    rows: rows.map((row) => nodesOf(row['w:tc']).map(textOf)),
    heads: rows.filter((row) => 'w:tblHeader' in ((row['w:trPr'] as Node | undefined) ?? {})).length,
  }
}

const QUERY = 'keys=operating-income&level=5&periods=2024,2023&growth=period'

describe('a report as a document', () => {
  it('is a paper of the office: heading, who reports, the table with its head on every page, what must be known', async () => {
    const heading = `title=${encodeURIComponent('村集体收入表')}&office=${encodeURIComponent('云雁县农业农村局')}&maker=${encodeURIComponent('张某')}`
    const told = await fetchFile('chief', `docx?${QUERY}&${heading}`)
    expect([told.status, told.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ])
    expect(told.headers.get('content-disposition')).toContain(encodeURIComponent('村集体收入表.docx'))
    const { paragraphs, rows, heads, xml, parts } = await read(told.bytes)
    expect(paragraphs[0]).toBe('村集体收入表')
    expect(paragraphs[1]).toBe('填报单位：云雁县农业农村局填报日期：2026-03-02单位：见表头')
    expect(paragraphs[2]).toMatch(/^制表人：张某数据截至：2026-03-02 \d\d:\d\d$/)
    expect(heads).toBe(2)
    expect(rows).toEqual([
      ['序号', '地区', '2024年', '2023年'],
      ['', '', '经营性收入（万元）', '比上期（%）', '经营性收入（万元）', '比上期（%）'],
      ['1', '和平村 云雁镇', '12.00', '+20.0', '10.00', '没有数'],
      ['2', '柳河村 云雁镇', '没有数', '没有数', '3.00', '没有数'],
      ['3', '石桥村 芦溪镇', '5.00', '没有数', '没有数', '没有数'],
      ['', '云雁县（全部）', '17.00（已填2/3）', '+30.8＊', '13.00（已填2/3）', '没有数'],
    ])
    const notes = paragraphs.slice(3).join('\n')
    for (const said of [
      '说明',
      '“没有数”表示',
      '“已填2/3”表示',
      '＊ 本期或所比的一期',
      '经营性收入（万元）：',
      '依据：',
      '版本',
    ])
      expect(notes).toContain(said)
    // documents, no codes of rows
    expect(notes).toMatch(/依据：[^\n]*（[^\n]*）/)
    expect(notes).not.toMatch(/\d{3}-[A-Z]{2,3}-\d/)
    for (const said of ['方正小标宋简体', '仿宋_GB2312', '黑体', 'w:w="11906" w:h="16838"']) expect(xml).toContain(said)
    expect([...parts.keys()].some((name) => name.startsWith('word/footer'))).toBe(true)
  })

  it('lies on its side where there are many columns, and says which past day it is of', async () => {
    const { xml, paragraphs, rows } = await read(
      (await fetchFile('town', `docx?keys=operating-income-bands&on=2026-03-01&periods=2024`)).bytes,
    )
    expect(xml).toContain('w:orient="landscape"')
    expect(paragraphs.join('\n')).toContain('本表按 2026-03-01 当天结束时的记录')
    expect(paragraphs[0]).toContain('云雁镇')
    expect(rows.at(-1)?.slice(1)).toEqual(['云雁镇（全部）', ...Array.from({ length: 6 }, () => '没有数')])
  })

  it('shows a distribution by its bands', async () => {
    const { rows } = await read((await fetchFile('chief', 'docx?keys=operating-income-bands&periods=2024')).bytes)
    expect(rows[1]?.[2]).toContain('：5万元以下（')
    expect(rows.at(-1)?.slice(2, 5)).toEqual(['0（0.0%）', '1（50.0%）', '1（50.0%）'])
  })

  it('of some regions alone; what lies out of reach is no line', async () => {
    const { rows } = await read((await fetchFile('town', `docx?${QUERY}&only=${THERE},990101002201`)).bytes)
    expect(rows.slice(2).map(([, name]) => name)).toEqual(['柳河村', '云雁镇（全部）'])
    expect((await fetchFile('town', `docx?${QUERY}&region=990101002`)).status).toBe(404)
    expect((await fetchFile('town', `docx?keys=nothing`)).status).toBe(404)
    expect((await fetchFile('town', `docx?${QUERY}&title=${'长'.repeat(61)}`)).status).toBe(400)
  })

  it('what is typed above it stays text', async () => {
    const title = encodeURIComponent('<w:p/>&"\u0007=1+1')
    const { paragraphs } = await read((await fetchFile('town', `docx?${QUERY}&title=${title}`)).bytes)
    expect(paragraphs[0]).toBe('<w:p/>&"=1+1')
  })
})

describe('a report as a workbook', () => {
  it('has numbers that can be reckoned with, and the marks in their format', async () => {
    const { bytes } = await fetchFile('chief', `xlsx?${QUERY}&title=${encodeURIComponent('村集体收入表')}`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
    const [sheet] = book.worksheets
    expect(sheet?.getCell('A1').value).toBe('村集体收入表')
    expect(String(sheet?.getCell('A2').value)).toContain('填报单位：云雁县')
    expect(sheet?.getCell('C3').value).toBe('2024年')
    expect([sheet?.getCell('C5').value, sheet?.getCell('C6').value]).toEqual([12, '没有数'])
    const whole = sheet?.getCell('C8')
    expect([whole?.value, whole?.numFmt]).toEqual([17, '#,##0.00"（已填2/3）"'])
    expect(sheet?.getCell('D8').numFmt).toBe('#,##0.0"＊"')
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', printTitlesRow: '3:4' })
    const words = sheet?.getColumn(1).values?.map(String).join('\n')
    expect(words).toContain('“没有数”表示')
    expect(words).toContain('制表人：chief某')
  })

  it('is kept in the audit', async () => {
    await fetchFile('town', `xlsx?${QUERY}`)
    const kept = await its.database.system<{ object_id: string }[]>`
      select object_id from audit where action = 'list.export' order by id desc limit 1`
    expect(kept[0]?.object_id).toBe('indicator-report')
  })
})
