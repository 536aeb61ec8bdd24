import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noBrowser } from '../../test/support/browser.ts'
import { POSTS } from '../../test/support/program.ts'
import { axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

const VILLAGE = POSTS.secretary.region
const PHONE = { viewport: { width: 390, height: 844 } }
const MONEY = ['sales', 'rent', 'investment', 'subsidy', 'other_income', 'operating_cost', 'taxes', 'administration']
const incomeOf = (year: number, sales: number) => ({
  ...Object.fromEntries([...MONEY, 'welfare', 'other_cost', 'income_tax'].map((key) => [key, 0])),
  year,
  sales,
  audited: true,
})

describe.skipIf(noBrowser)('keeping ledgers, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  beforeAll(async () => {
    its = await openScreens()
  }, 180_000)
  afterAll(() => its?.drop())
  beforeEach(async () => {
    await its.database.system`delete from ledger_village_income`
    await its.database.system`delete from ledger_village_establishment`
  })

  const add = async (year: number, sales: number, region: string = VILLAGE): Promise<string> => {
    const town = await its.as('town')
    const path = '/api/v1/ledgers/village-income/records'
    const told = await town.send('POST', path, { region, cells: incomeOf(year, sales) })
    expect(told.status).toBe(201)
    return (told.body as { id: string }).id
  }
  const sales = async (): Promise<readonly (readonly [number, number, number])[]> => {
    const rows = await its.database.system<{ year: number; sales: string; version: number }[]>`
      select year, sales, version from ledger_village_income order by region, year`
    return rows.map((row) => [row.year, Number(row.sales), row.version] as const)
  }
  const paste = (page: Page, rows: readonly (readonly string[])[]): Promise<void> =>
    page.locator('.grid-box').evaluate(
      (box, text) => {
        const data = new DataTransfer()
        data.setData('text/plain', text)
        box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      },
      rows.map((row) => row.join('\t')).join('\n'),
    )

  it('what one keeps comes first, with what the period due still lacks; a press on a place begins its record', async () => {
    await add(2024, 1_234_500)
    const page = await its.open('town', '/console/ledgers')
    const mine = page.locator('.ledgers-part').first()
    await mine.getByRole('heading', { name: /您维护的/ }).waitFor()
    await mine
      .getByRole('row', { name: /村集体收支/ })
      .getByRole('link', { name: '2025年还缺 2 个（共 2 个）' })
      .waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('搜台账、字段、依据').fill('集体收支')
    await page.keyboard.press('Enter')
    await page.getByText('找到 1 本').waitFor()
    await mine.getByRole('link', { name: '2025年还缺 2 个（共 2 个）' }).click()
    await page.getByRole('button', { name: '和平村', exact: true }).click()
    const form = page.getByRole('dialog')
    await form.getByText('上期 2024年').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })

  it('a new record: taken over from the year before, wrong cells told while typing, then it stands', async () => {
    await add(2024, 1_234_500)
    const page = await its.open('town', `/console/ledgers/village-income?record=new&about=${VILLAGE}`)
    const form = page.getByRole('dialog')
    await form.getByRole('button', { name: /上期 2024年：12,345.00 元，取用/ }).click()
    expect(await form.getByLabel(/经营收入/).inputValue()).toBe('12345.00')
    await form.getByRole('button', { name: '全部取用' }).click()
    await form.getByLabel(/投资收益/).fill('3万元')
    await form.getByLabel(/补助收入/).fill('5,000')
    await form.getByText('只填数字，不带单位').waitFor()
    await form.getByRole('button', { name: '保存', exact: true }).click()
    expect(await sales()).toEqual([[2024, 1_234_500, 1]])
    await form.getByLabel(/投资收益/).fill('-30000')
    await form.getByText('合 -3.00 万元').waitFor()
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已记下').waitFor()
    await page.getByRole('button', { name: '和平村 2025年' }).waitFor()
    expect(await sales()).toEqual([
      [2024, 1_234_500, 1],
      [2025, 1_234_500, 1],
    ])
    // the same once more is not added, but opened
    await page.locator('.ledger').getByRole('button', { name: '记一条' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '地方' }).click()
    await page
      .locator('.regions')
      .getByRole('button', { name: /^和平村/ })
      .first()
      .click()
    await page.getByText('这一条已经有了').waitFor()
    await page.getByRole('button', { name: '打开', exact: true }).click()
    await page.getByRole('dialog').getByRole('heading', { name: '历史' }).waitFor()
    await page.context().close()
  })

  it('arrows go along the records, Enter opens one, n begins a new one', async () => {
    await add(2023, 1)
    await add(2024, 2)
    const page = await its.open('town', '/console/ledgers/village-income')
    await page.getByRole('button', { name: '和平村 2024年' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    // the newest comes first, so that the second is the year before
    await page.getByRole('dialog').getByText('和平村 2023年').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('n')
    await page.getByRole('dialog').getByText('村集体收支：记一条').waitFor()
    await page.context().close()
  })

  it('a correction says why; where somebody was quicker it shows what he changed, and one decides', async () => {
    const id = await add(2024, 1_000_000)
    const page = await its.open('town', `/console/ledgers/village-income?record=${id}`)
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('button', { name: '更正' }).click()
    await drawer.getByLabel(/经营收入/).fill('20000')
    await drawer.getByText('原来：10,000.00 元').waitFor()
    await drawer.getByRole('button', { name: '保存更正' }).click()
    await drawer.getByText('至少写 2 个字').waitFor()
    await drawer.getByRole('button', { name: '填错了' }).click()
    const town = await its.as('town')
    const quicker = { version: 1, reason: '凭证核对', cells: { sales: 3_000_000, subsidy: 700 } }
    await town.send('PUT', `/api/v1/ledgers/village-income/records/${id}`, quicker)
    await drawer.getByRole('button', { name: '保存更正' }).click()
    await drawer.getByText('对方的理由：凭证核对').waitFor()
    await drawer.getByText('对方改成：7.00 元（您没动，照对方的）').waitFor()
    expect(await drawer.getByRole('button', { name: '还有 1 处要选' }).isDisabled()).toBe(true)
    expect(await axeFindings(page)).toEqual([])
    await drawer.getByRole('radio', { name: '用我填的：20,000.00 元' }).check()
    await drawer.getByRole('button', { name: '按这样保存' }).click()
    await drawer.getByRole('heading', { name: '历史' }).waitFor()
    await drawer.getByText('理由：填错了').waitFor()
    expect(await sales()).toEqual([[2024, 2_000_000, 3]])
    expect(await axeFindings(page)).toEqual([])
    // an older version stands again, as a new one
    await drawer.getByRole('listitem').filter({ hasText: '登记' }).getByRole('button', { name: '改回这一版' }).click()
    await drawer.getByRole('button', { name: '保存更正' }).click()
    await drawer.getByText('理由：改回第 1 版').waitFor()
    expect(await sales()).toEqual([[2024, 1_000_000, 4]])
    await page.context().close()
  })

  it('withdrawn with a reason, which can be taken back for some seconds', async () => {
    const id = await add(2024, 5)
    const page = await its.open('town', `/console/ledgers/village-income?record=${id}`)
    const withdraw = async () => {
      await page.getByRole('button', { name: '撤回这条' }).click()
      await page.getByLabel(/为什么改/).fill('重复登记')
      await page.locator('.withdraw').getByRole('button', { name: '撤回这条' }).click()
    }
    await withdraw()
    await page.getByRole('button', { name: '撤回', exact: true }).click()
    await page.getByText('已撤回，没有发出').waitFor()
    expect(await sales()).toHaveLength(1)
    await page.getByRole('button', { name: '和平村 2024年' }).click()
    await withdraw()
    await page.getByRole('button', { name: '立即发出' }).click()
    await page.getByText('还没有记录').waitFor()
    expect(await sales()).toEqual([])
    await page.context().close()
  })

  it('many are confirmed in one press', async () => {
    const town = await its.as('town')
    for (const region of [VILLAGE, POSTS.neighbour.region])
      await town.send('POST', '/api/v1/ledgers/village-establishment/records', { region, cells: { posts: 5 } })
    await its.database.system`update ledger_village_establishment set confirmed_at = '2024-12-01'`
    const page = await its.open('town', '/console/ledgers/village-establishment?stale=true')
    await page.getByText('共 2 条').waitFor()
    await page.getByLabel('勾选列出的全部记录').check()
    await page.getByRole('button', { name: '这 2 条都还对' }).click()
    await page.getByText('没有符合条件的记录').waitFor()
    await page.context().close()
  })

  it('pasted from a spreadsheet: by its headings, wrong cells marked, right rows written', async () => {
    await add(2022, 100)
    const page = await its.open('town', '/console/ledgers/village-income/paste')
    const rest = (n: number): readonly string[] => Array.from({ length: n }, () => '0')
    const heading = ['地方', '年度', '经营收入（501）', '备注']
    await page.getByRole('gridcell').first().waitFor()
    await paste(page, [heading, ['和平村', '2022', '２00.50', '一'], ['柳河村', '2022年', '3万元', '二']])
    await page.getByText('没有放进来：备注').waitFor()
    await page.getByRole('button', { name: '第 2 行 经营收入（501）：只填数字，不带单位' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    // the rest by position, from the first empty cell on
    await page.getByRole('gridcell').nth(3).click()
    await paste(
      page,
      [1, 2].map(() => [...rest(10), '是']),
    )
    await page.getByText('1 处有错，在 1 行里').waitFor()
    await page.getByRole('button', { name: '检查 1 行' }).click()
    await page.getByText('更正原有的').waitFor()
    expect(await page.getByRole('button', { name: '先改好有错的行' }).isDisabled()).toBe(true)
    await page.getByRole('radio', { name: '先写入没错的' }).check()
    await page.getByLabel(/更正 1 条的理由/).fill('年报核对')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: '写入 1 行' }).click()
    await page.getByText('写好了：新增 0 条，更正 1 条').waitFor()
    expect(await sales()).toEqual([[2022, 20_050, 2]])
    // the wrong one is still there; mended in place it goes too
    await page.getByRole('button', { name: '第 1 行 经营收入（501）：只填数字，不带单位' }).click()
    await page.keyboard.type('30000')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '检查 1 行' }).click()
    await page.getByRole('button', { name: '写入 1 行' }).click()
    await page.getByText('写好了：新增 1 条').waitFor()
    expect(await sales()).toEqual([
      [2022, 20_050, 2],
      [2022, 3_000_000, 1],
    ])
    await page.context().close()
  })

  it('a whole file: checked first, its wrong rows told, the right ones written', async () => {
    const page = await its.open('town', '/console/ledgers/village-income/paste')
    await page.getByText('整个文件', { exact: true }).click()
    const titles = await page.evaluate(async () => {
      const body = (await (await fetch('/api/v1/ledgers/village-income')).json()) as { fields: { title: string }[] }
      return body.fields.map(({ title }) => title)
    })
    const line = (place: string, sales: string): string =>
      [place, '2021', sales, ...Array.from({ length: 10 }, () => '0'), '是'].map((cell) => `"${cell}"`).join(',')
    const csv = [['地方', ...titles].join(','), line('和平村', '12.5'), line('柳河村', '很多')].join('\r\n')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '年报.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByText('年报.csv：2 行，检查完了').waitFor()
    await page.getByText('1 行有错').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await sales()).toEqual([])
    await page.getByRole('radio', { name: '先写入没错的' }).check()
    await page.getByRole('button', { name: '写入 1 行' }).click()
    await page.getByText('写好了：新增 1 条').waitFor()
    expect(await sales()).toEqual([[2021, 1250, 1]])
    await page.context().close()
  })

  it('a grid is walked, filled down and taken back by keys', async () => {
    const page = await its.open('town', '/console/ledgers/village-income/paste')
    const cell = (n: number) => page.getByRole('gridcell').nth(n)
    await cell(0).click()
    await page.keyboard.type('和平村')
    await page.keyboard.press('Tab')
    await page.keyboard.type('20x')
    await page.keyboard.press('Enter')
    await page.getByText('请填四位年份').first().waitFor()
    await cell(0).click()
    for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d']) await page.keyboard.press(key)
    await page.getByRole('row', { name: /^3/ }).getByText('和平村').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByRole('row', { name: /^3/ }).getByText('和平村').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('who does not keep it reads it: no buttons to write, and who keeps it is said', async () => {
    await add(2024, 1_234_500)
    const page = await its.open('secretary', '/console/ledgers/village-income')
    await page.getByText(/维护，您可以查看/).waitFor()
    await page.getByRole('button', { name: /2024年/ }).click()
    await page.getByRole('dialog').getByText('12,345.00 元').first().waitFor()
    expect(await page.getByRole('button', { name: /更正|记一条|撤回这条/ }).count()).toBe(0)
    await page.context().close()
  })

  it('on a telephone nothing hangs over: cards, the form, the sheet', async () => {
    const id = await add(2024, 1_234_500)
    const page = await its.open('town', '/console/ledgers', PHONE)
    const opened = async (path: string, shown: string) => {
      await page.goto(its.origin + path)
      await page.locator(shown).first().waitFor()
      expect([path, await sideways(page)]).toEqual([path, 0])
    }
    await page.getByRole('link', { name: '村集体收支' }).waitFor()
    expect(await sideways(page)).toBe(0)
    await opened('/console/ledgers/village-income', '.record-link')
    await opened(`/console/ledgers/village-income?record=${id}`, '.versions')
    await opened(`/console/ledgers/village-income?record=new&about=${VILLAGE}`, '.before')
    expect(await axeFindings(page)).toEqual([])
    await opened('/console/ledgers/village-income/paste', '.grid td')
    await page.context().close()
  })

  it('never broke a script', () => {
    expect(its.errors).toEqual([])
  })
})
