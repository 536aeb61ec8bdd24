import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Client } from '../../test/support/client.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import { sendFile, workbook } from '../../test/support/sheets.ts'
import type { BulkReport, LedgerFileBody, RecordBody } from '../contract/ledger.ts'
import type { SheetReport } from '../contract/ledgerSheet.ts'
import { SESSION_COOKIE } from '../identity/cookie.ts'
import { fileHeaders } from '../table.ts'
import { sweepUploads } from '../uploads/index.ts'

type File = z.output<typeof LedgerFileBody>

const VILLAGE: string = POSTS.secretary.region
const LEDGER = '/api/v1/ledgers/resource-contracts'
const PATH = `${LEDGER}/records`
const cells = (number: string, more: Readonly<Record<string, unknown>> = {}) => ({
  ...{ number, kind: 'equipment', party: 'villager', yearly: 100, arrears: 0, begun: '2024-01-01', ends: '2030-12-31' },
  ...{ voted: true, tendered: true, state: 'running' },
  ...more,
})
const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')
const photo = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#345' } })
    .withExif({ IFD0: { Make: 'Somebody' } })
    .jpeg()
    .toBuffer()

let its: TestProgram
let town: Client
beforeAll(async () => {
  its = await makeProgram()
  town = await its.as('town')
})
afterAll(() => its?.drop())

const send = async (who: Client, bytes: Uint8Array, path = LEDGER) => {
  const answer = await sendFile(its, who, `${path}/files`, bytes)
  return { status: answer.status, body: (await answer.json()) as File & { code?: string } }
}
const sent = async (who: Client, bytes: Uint8Array): Promise<File> => {
  const { status, body } = await send(who, bytes)
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}
const add = (number: string, papers: readonly string[], who: Client = town, region = VILLAGE) =>
  who.send('POST', PATH, { region, cells: cells(number, { papers }) })
const faultsOf = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { problems: { path: string; code: string }[] }).problems.map(({ path, code }) => `${path} ${code}`),
]

describe('files of a record', () => {
  it('are sent first, held by the record, opened by whoever sees it, and stay with the version that had them', async () => {
    const [picture, paper] = [await sent(town, await photo()), await sent(town, PDF)]
    expect(picture).toMatchObject({ name: 'table.jpg', mediaType: 'image/jpeg', width: 40, height: 30 })
    expect(paper).toMatchObject({ name: 'table.pdf', mediaType: 'application/pdf', width: null })
    const stranger = await its.as('otherTown')
    const mine = await town.send('GET', picture.url)
    // before a record holds it nobody else knows of it, not even above
    const [theirs, above] = [
      await stranger.send('GET', picture.url),
      await (await its.as('county')).send('GET', picture.url),
    ]
    expect([mine.status, theirs.status, above.status]).toEqual([200, 404, 404])

    const added = await add('甲1', [picture.id, paper.id])
    expect(added.status, JSON.stringify(added.body)).toBe(201)
    const record = added.body as RecordBody
    expect(record.cells.papers).toEqual([picture.id, paper.id])
    expect(record.names.papers).toBe('table.jpg；table.pdf')
    expect(record.files.map(({ name }) => name).sort()).toEqual(['table.jpg', 'table.pdf'])
    const secretary = await its.as('secretary')
    const neighbour = await its.as('neighbour')
    const seen = await Promise.all([secretary, neighbour, stranger].map((who) => who.send('GET', paper.url)))
    expect(seen.map(({ status }) => status)).toEqual([200, 404, 404])
    expect(Object.fromEntries(seen[0]?.headers ?? [])).toMatchObject({
      ...{ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' },
      ...{ 'content-security-policy': "default-src 'none'; sandbox" },
      'content-disposition': fileHeaders('table.pdf', '')['content-disposition'],
    })
    const at = `${PATH}/${record.id}`
    const corrected = await town.send('PUT', at, { version: 1, reason: '照片不对', cells: { papers: [paper.id] } })
    const now = corrected.body as RecordBody
    expect([now.cells.papers, now.past[0]?.cells.papers]).toEqual([[paper.id], [picture.id, paper.id]])
    expect((await secretary.send('GET', picture.url)).status).toBe(200)
    const again = await town.send('PUT', at, { version: 2, reason: '改回', cells: { papers: [paper.id, picture.id] } })
    expect(again.status).toBe(200)
    const none = await town.send('PUT', at, { version: 3, reason: '不要了', cells: { papers: [] } })
    expect((none.body as RecordBody).cells.papers).toBeNull()
  })

  it("refuses what is not one's own: foreign ids, another record's, another ledger's, another county's, and too many", async () => {
    const own = await sent(town, PDF)
    const theirs = await sent(await its.as('otherTown'), PDF)
    const held = await sent(town, PDF)
    expect((await add('乙1', [held.id])).status).toBe(201)
    const elsewhere = uuidv7()
    await its.database
      .system`insert into ledger_file (county, id, region, ledger, record, name, media_type, bytes, digest, created_at)
      values ('990102', ${elsewhere}, '990102001201', 'resource-contracts', ${uuidv7()}, 'x.pdf', 'application/pdf', 1, '\\x00', now())`
    for (const id of [theirs.id, held.id, elsewhere, uuidv7()])
      expect(faultsOf(await add('乙2', [own.id, id]))).toEqual([400, ['cells.papers unknown-file']])
    expect((await town.send('GET', `/api/v1/ledger-files/${elsewhere}`)).status).toBe(404)
    expect(faultsOf(await add('乙2', [own.id, own.id]))).toEqual([400, ['cells.papers repeated']])
    const many = Array.from({ length: 7 }, () => uuidv7())
    expect(faultsOf(await add('乙2', many))).toEqual([400, ['cells.papers too-many']])
    const wrong = await town.send('POST', PATH, { region: VILLAGE, cells: cells('乙2', { papers: ['../etc/passwd'] }) })
    expect(faultsOf(wrong)).toEqual([400, ['cells.papers wanted-files']])
    // what was refused is still free
    expect((await add('乙2', [own.id])).status).toBe(201)
    await its.database
      .system`update ledger_file set ledger = 'village-income', record = null, claim = '\\x00' where id = ${own.id}`
    expect(faultsOf(await add('乙3', [own.id]))).toEqual([400, ['cells.papers unknown-file']])
  })

  it('are what their content says, whatever they are called', async () => {
    const sheet = await workbook((page) => page.addRow(['甲']))
    const made = await sent(town, sheet)
    expect([made.name, made.mediaType.split('.').at(-1)]).toEqual(['table.xlsx', 'sheet'])
    const refused: readonly (readonly [string, Uint8Array, string])[] = [
      ['a program', Buffer.from('MZ\u0090\u0000 this is no picture at all'), 'file-kind'],
      ['a page', Buffer.from('<html><script>alert(1)</script></html>'), 'file-kind'],
      ['a picture of vectors', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file-kind'],
      ['nothing', Buffer.alloc(0), 'file-kind'],
      ['half a document', PDF.subarray(0, 20), 'file-damaged'],
      ['half a package', sheet.subarray(0, 200), 'file-damaged'],
      ['half a photo', (await photo()).subarray(0, 120), 'photo-damaged'],
    ]
    for (const [name, bytes, code] of refused) expect([name, (await send(town, bytes)).body.code]).toEqual([name, code])
    const large = Buffer.concat([PDF, Buffer.alloc(21 << 20)])
    const form = new FormData()
    form.set('file', new File([large as BlobPart], 'x.pdf'))
    // whole, so that nobody is left writing when the server stops reading
    const whole = new Response(form)
    const headers = { 'content-type': whole.headers.get('content-type') ?? '', 'sec-fetch-site': 'same-origin' }
    const cookie = `${SESSION_COOKIE}=${town.cookie(SESSION_COOKIE)}`
    const body = await whole.arrayBuffer()
    const answer = await its.app.request(`http://lingyan.test${LEDGER}/files`, {
      ...{ method: 'POST', body, headers: { ...headers, cookie } },
    })
    expect(answer.status).toBe(413)
  })

  it('are taken from the keeper alone, and only where the ledger holds files', async () => {
    expect((await send(await its.as('secretary'), PDF)).body.code).toBe('not-the-keeper')
    expect((await send(town, PDF, '/api/v1/ledgers/village-income')).body.code).toBe('no-file-fields')
    expect((await sendFile(its, town, `${LEDGER}/files`, null)).status).toBe(400)
  })

  it('stay as they are when rows come in by a sheet or in bulk; names go out', async () => {
    const file = await sent(town, PDF)
    expect((await add('丙1', [file.id])).status).toBe(201)
    const bulk = async (more: Readonly<Record<string, unknown>>) =>
      (
        await town.send('POST', `${LEDGER}/bulk`, {
          ...{ keep: 'right', reason: '年报', rows: [{ region: VILLAGE, cells: cells('丙1', more) }] },
        })
      ).body as BulkReport
    expect(await bulk({})).toMatchObject({ same: 1, corrected: 0, refused: 0 })
    expect((await bulk({ papers: [file.id] })).problems).toMatchObject([
      { path: 'cells.papers', code: 'files-one-by-one' },
    ])
    expect(await bulk({ yearly: 200 })).toMatchObject({ corrected: 1 })
    const held = async () =>
      (
        await its.database.system<{ papers: string[] | null; yearly: string }[]>`
        select papers, yearly from ledger_resource_contracts where number = '丙1'`
      )[0]
    expect(await held()).toMatchObject({ papers: [file.id], yearly: '200' })
    const csv = await town.send('GET', `${PATH}.csv?equal=number:丙1`)
    expect(String(csv.body)).toContain('table.pdf')
    // our own sheet comes back as it went out
    const [head = '', line = ''] = String(csv.body).replace('\uFEFF', '').split('\r\n')
    const back = [head, line.replace('2.00', '3.00')].join('\r\n')
    const report = (await (
      await sendFile(its, town, `${LEDGER}/import`, back, { keep: 'right' })
    ).json()) as SheetReport
    expect([report.corrected, report.problems]).toEqual([1, []])
    expect(await held()).toMatchObject({ papers: [file.id], yearly: '300' })
  })

  it('that no record took are swept after a day, with their bytes; held ones stay', async () => {
    const [loose, kept] = [await sent(town, Buffer.concat([PDF, Buffer.from('\n')])), await sent(town, await photo())]
    expect((await add('丁1', [kept.id])).status).toBe(201)
    const files = () =>
      readdirSync(join(its.program.dataFolder, 'uploads'), { recursive: true, withFileTypes: true }).filter((one) =>
        one.isFile(),
      ).length
    const before = files()
    const now = its.clock.now
    its.clock.now = new Date(Date.now() + 2 * 86_400_000)
    await sweepUploads(its.program)
    its.clock.now = now
    expect(files()).toBeLessThan(before)
    expect((await town.send('GET', loose.url)).status).toBe(404)
    expect((await town.send('GET', kept.url)).status).toBe(200)
  })
})
