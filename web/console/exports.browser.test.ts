import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from '../../test/support/browser.ts'
import { POSTS, type Post } from '../../test/support/program.ts'
import { lodge } from '../../test/support/requests.ts'
import { openScreens, type Screens } from '../../test/support/screens.ts'

type Format = 'CSV 表格' | 'Excel 表格'
interface File {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** What somebody has who presses 导出 on the page, as his spreadsheet reads it. */
const exported = async (page: Page, format: Format, purpose?: string): Promise<File> => {
  await page.getByRole('button', { name: '导出' }).first().click()
  const item = page.getByRole('menuitem', { name: format })
  if (purpose) {
    await item.click()
    await page.getByLabel('用途').fill(purpose)
  }
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    purpose ? page.getByRole('button', { name: '下载', exact: true }).click() : item.getByRole('link').click(),
  ])
  const path = await saved.path()
  return { name: saved.suggestedFilename(), rows: format === 'CSV 表格' ? csv(path) : await xlsx(path) }
}
const csv = (path: string): string[][] => {
  const bytes = readFileSync(path)
  expect([...bytes.subarray(0, 3)], 'byte order mark').toEqual([0xef, 0xbb, 0xbf])
  return parse(bytes, { bom: true }) as string[][]
}
const xlsx = async (path: string): Promise<string[][]> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) => {
    rows.push((row.values as unknown[]).slice(1).map((cell) => String(cell ?? '')))
  })
  return rows
}
/** A column by its heading, without the heading. */
const column = ({ rows: [head = [], ...rows] }: File, title: string): string[] =>
  rows.map((row) => row[head.indexOf(title)] ?? '')

describe.skipIf(noBrowser)('lists as files, as one sees them, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  beforeAll(async () => {
    its = await openScreens()
    const secretary = await its.as('secretary')
    await lodge(secretary, { subject: '路灯不亮了' })
    await lodge(secretary, { subject: '水管漏水' })
    await its.database.system`insert into household (county, id, region, door, head_name, persons)
      select '990101', gen_random_uuid(), ${POSTS.worker.region}, n || '号', '赵大', 3 from generate_series(1, 12) n`
  }, 180_000)
  afterAll(() => its?.drop())

  const open = async (post: Post, path: string, ready: string): Promise<Page> => {
    const page = await its.open(post, path, { acceptDownloads: true })
    await page.locator(ready).first().waitFor()
    return page
  }

  it.each<[string, Post, string, string, Format, string | undefined, string, readonly string[]]>([
    ['matters', 'secretary', '/console/matters?q=水管', '.table tbody tr', 'CSV 表格', undefined, '事项', ['水管漏水']],
    [
      'matters',
      'secretary',
      '/console/matters?q=水管',
      '.table tbody tr',
      'Excel 表格',
      undefined,
      '事项',
      ['水管漏水'],
    ],
    ['households', 'secretary', '/console/households?q=12', '.households td', 'CSV 表格', '核对门牌', '户主', ['赵*']],
    [
      'households',
      'secretary',
      '/console/households?q=12',
      '.households td',
      'Excel 表格',
      '核对门牌',
      '门牌',
      ['12号'],
    ],
    [
      'people',
      'security',
      '/console/people?role=analyst',
      '.table tbody tr',
      'CSV 表格',
      '核对账号',
      '登录名',
      ['analyst'],
    ],
    [
      'people',
      'security',
      '/console/people?role=analyst',
      '.table tbody tr',
      'Excel 表格',
      '核对账号',
      '登录名',
      ['analyst'],
    ],
    ['places', 'town', '/console/places', '.below li', 'CSV 表格', undefined, '代码', ['990101001201', '990101001202']],
    [
      'places',
      'town',
      '/console/places',
      '.below li',
      'Excel 表格',
      undefined,
      '代码',
      ['990101001201', '990101001202'],
    ],
  ])('%s as %s sees them at %s', async (_, post, path, ready, format, purpose, title, cells) => {
    const page = await open(post, path, ready)
    const file = await exported(page, format, purpose)
    expect(file.rows[0]).toContain(title)
    expect(column(file, title)).toEqual(cells)
    expect(file.name).toMatch(format === 'CSV 表格' ? /\.csv$/ : /\.xlsx$/)
    await page.context().close()
  })

  it.each(['CSV 表格', 'Excel 表格'] as const)(
    'the board with the line of each place and the sum: %s',
    async (format) => {
      const page = await open('county', '/console/board', '.board .card')
      const file = await exported(page, format)
      expect(column(file, '代码').slice(0, -1)).toEqual(['990101001', '990101002'])
      expect(column(file, '提出').map(Number)).toEqual([2, 0, 2])
      await page.context().close()
    },
  )

  it.each(['CSV 表格', 'Excel 表格'] as const)('the audit under its filters: %s', async (format) => {
    const page = await open('audit', '/console/audit?action=matter.lodge', '.table tbody tr')
    const file = await exported(page, format)
    expect(new Set(column(file, '操作'))).toEqual(new Set(['登记事项']))
    expect(column(file, '操作')).toHaveLength(2)
    await page.context().close()
  })

  it('what an export of people was for is in the audit', async () => {
    const page = await open('secretary', '/console/households?q=12', '.households td')
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: 'CSV 表格' }).click()
    await page.getByRole('button', { name: '下载', exact: true }).click()
    await page.getByText('至少写 2 个字').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await exported(page, 'CSV 表格', '上级来查，核对十二号')
    const lines = await its.database.system<{ purpose: string }[]>`
      select detail->>'purpose' purpose from audit where action = 'list.export' and object_id = 'households'`
    expect(lines.map(({ purpose }) => purpose)).toContain('上级来查，核对十二号')
    await page.context().close()
  })

  it('never broke a script', () => {
    expect(its.errors).toEqual([])
  })
})
