import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from '../../test/support/browser.ts'
import { POSTS } from '../../test/support/program.ts'
import { axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

const VILLAGE = POSTS.secretary.region
const LEDGER = '/console/ledgers/resource-contracts'
const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')

describe.skipIf(noBrowser)('files of a record, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  let id: string
  beforeAll(async () => {
    its = await openScreens()
    const cells = {
      ...{ number: '甲1', kind: 'equipment', party: 'villager', yearly: 100, arrears: 0 },
      ...{ begun: '2024-01-01', ends: '2030-12-31', voted: true, tendered: true, state: 'running' },
    }
    const town = await its.as('town')
    const added = await town.send('POST', '/api/v1/ledgers/resource-contracts/records', { region: VILLAGE, cells })
    expect(added.status).toBe(201)
    id = (added.body as { id: string }).id
  }, 180_000)
  afterAll(() => its?.drop())

  it('put to it in its form, one taken away again; what is no file of these kinds is told', async () => {
    const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#7a9' } })
      .jpeg()
      .toBuffer()
    const page = await its.open('town', `${LEDGER}?record=${id}`, { viewport: { width: 390, height: 844 } })
    const record = page.getByRole('dialog')
    await record.getByRole('button', { name: '更正', exact: true }).click()
    const box = record.locator('input[type=file]')
    await box.setInputFiles([
      { name: '合同.pdf', mimeType: 'application/pdf', buffer: PDF },
      { name: '现场.jpg', mimeType: 'image/jpeg', buffer: photo },
    ])
    await record.getByRole('img', { name: '现场.jpg' }).waitFor()
    await box.setInputFiles([{ name: '附表.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no document') }])
    await record.getByText(/不收这种文件/).waitFor()
    await record.getByRole('button', { name: '去掉 现场.jpg' }).click()
    expect(await axeFindings(page)).toEqual([])
    await record.getByLabel(/为什么改/).fill('补合同')
    await record.getByRole('button', { name: '保存更正' }).click()
    await record
      .getByRole('link', { name: /合同.pdf/ })
      .first()
      .waitFor()
    await record.getByText('第 2 版').waitFor()
    expect(await sideways(page)).toBe(0)
    const [row] = await its.database.system<{ n: number }[]>`
      select cardinality(papers) n from ledger_resource_contracts where id = ${id}`
    expect(row?.n).toBe(1)
    await page.context().close()
    expect(its.errors).toEqual([])
  })
})
