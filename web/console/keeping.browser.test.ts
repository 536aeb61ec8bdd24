import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealAudit } from '../../server/jobs/seal.ts'
import { noBrowser } from '../../test/support/browser.ts'
import { axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

const VILLAGE = '990101001201'
const table = (name: string, ...lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\n')),
})

describe.skipIf(noBrowser)('keeping the records of a county, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  beforeAll(async () => {
    its = await openScreens()
  }, 180_000)
  afterAll(() => its?.drop())

  const count = async (): Promise<number> =>
    Number((await its.database.system`select count(*) n from matter where channel = 'import'`)[0]?.n)
  const begin = async (file: ReturnType<typeof table>, width = 1366): Promise<Page> => {
    const page = await its.open('secretary', '/console/imports', { viewport: { width, height: 844 } })
    await page.getByRole('button', { name: '选一个表格' }).waitFor()
    await page.locator('input[type=file]').setInputFiles(file)
    return page
  }

  it('takes in a table of somebody else’s names: columns, a check, the wrong rows, then what is right', async () => {
    const before = await count()
    const page = await begin(
      table(
        '工单.csv',
        '群众反映汇总,,,',
        '工单号,区划代码,内容,经手人',
        `G-1,${VILLAGE},村口的水井盖板坏了，怕孩子掉进去。,小王`,
        `G-2,990101002201,这是别的镇的事情，不归我们管。,小李`,
        `G-3,${VILLAGE},短,小王`,
      ),
    )
    const check = page.getByRole('button', { name: /检查一遍/ })
    await page.getByText('还没有对上：外部编号').waitFor()
    expect(await check.isDisabled()).toBe(true)
    await page.getByText('没有用到的列：工单号、经手人').waitFor()
    // by keyboard: open, look for it, take it
    await page.getByRole('combobox', { name: '外部编号在表里是哪一列' }).focus()
    await page.keyboard.type('工单')
    await page.keyboard.press('Enter')
    await check.click()
    const report = page.locator('.report')
    await report.getByText('没有这个区划').waitFor()
    expect(await report.locator('.report-counts dd').allInnerTexts()).toEqual(['3', '1', '0', '2'])
    expect(await count()).toBe(before)
    expect(await report.locator('tbody tr').count()).toBe(2)
    expect(await axeFindings(page)).toEqual([])
    await report.getByRole('combobox', { name: '按问题筛选' }).click()
    await page.locator('.ant-select-item-option', { hasText: '至少 5 个字' }).click()
    expect(await report.locator('tbody tr').allInnerTexts()).toEqual([expect.stringMatching(/第 5 行.*内容.*短/s)])
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      report.getByRole('button', { name: '下载有错的 2 行' }).click(),
    ])
    expect(saved.suggestedFilename()).toBe('工单-有错的行.csv')
    const wrong = readFileSync(await saved.path(), 'utf8')
    expect(wrong).toContain('G-2,"=""990101002201""",这是别的镇的事情')
    expect(wrong).toContain('区划代码: 没有这个区划')
    await page.getByRole('button', { name: '只导入没有错的 1 行' }).click()
    await page.getByRole('heading', { name: '导入完成：1 行' }).waitFor()
    expect(await count()).toBe(before + 1)
    await page.getByRole('button', { name: '去看事项' }).click()
    await page
      .getByRole('link', { name: /水井盖板/ })
      .first()
      .waitFor()
    await page.context().close()
  })

  it('says of a file that is no table what it is, and takes another', async () => {
    const page = await begin({ name: '照片.csv', mimeType: 'text/csv', buffer: Buffer.from([0x89, 0x50, 0, 0, 0]) })
    await page.getByRole('alert').getByText('文件不是能读的表格').waitFor()
    await page.locator('input[type=file]').setInputFiles(table('空.csv', ',,', ''))
    await page.getByRole('alert').getByText('表里没有内容').waitFor()
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('input[type=file]')
      const chosen = new DataTransfer()
      chosen.items.add(new File([new Uint8Array(20 * 1024 * 1024 + 1)], '太大.csv'))
      if (!input) return
      input.files = chosen.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await page.getByRole('alert').getByText('“太大.csv”超过 20 MB').waitFor()
    await page.locator('input[type=file]').setInputFiles(table('好.csv', '外部编号,区划代码,内容'))
    await page.getByRole('button', { name: /检查一遍/ }).click()
    await page.getByText('表头下面没有内容').waitFor()
    await page.context().close()
  })

  it('where the connection breaks while it writes, says that sending again doubles nothing', async () => {
    const before = await count()
    const page = await begin(table('断线.csv', '外部编号,区划代码,内容', `L-1,${VILLAGE},断线的时候导入的一件事情。`))
    await page.getByRole('button', { name: /检查一遍/ }).click()
    const take = page.getByRole('button', { name: '导入 1 行' })
    await take.waitFor()
    // the rows arrive, the answer does not
    await page.route('**/api/v1/imports', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await take.click()
    await page.getByRole('alert').getByText('连接断了').waitFor()
    expect(await count()).toBe(before + 1)
    await page.unroute('**/api/v1/imports')
    await take.click()
    await page.getByRole('heading', { name: '没有新的行要导入' }).waitFor()
    expect(await page.locator('.report-counts dd').allInnerTexts()).toEqual(['1', '0', '1', '0'])
    expect(await count()).toBe(before + 1)
    await page.context().close()
  })

  it('a telephone wide, nothing hangs over', async () => {
    const page = await begin(
      table('宽.csv', '外部编号,区划代码,内容', `W-1,${VILLAGE},${'很长的内容'.repeat(30)}`),
      390,
    )
    await page.locator('.mapping').waitFor()
    expect(await sideways(page)).toBe(0)
    await page.context().close()
  })

  it('publishes what residents may call of a village, and of an office; a wrong number is said beside its field', async () => {
    const page = await its.open('county', `/console/places?region=${VILLAGE}`)
    const card = page.getByRole('region', { name: '公开的电话' })
    await card.getByText('没有公开').first().waitFor()
    await card.getByRole('button', { name: '修改' }).click()
    await card.getByLabel('办公电话').fill('请打电话')
    await card.getByRole('button', { name: '保存并公开' }).click()
    await card.getByText('只能是数字').waitFor()
    await card.getByLabel('办公电话').fill('0199-6001201')
    await card.getByText('只能是数字').waitFor({ state: 'detached' })
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await card.locator('dd').getByText('0199-6001201').waitFor()
    expect(await (await page.request.get(`${its.origin}/v/${VILLAGE}`)).text()).toContain('0199-6001201')
    await card.getByRole('combobox', { name: '谁的电话' }).click()
    await page.locator('.ant-select-item-option', { hasText: '单位' }).first().click()
    await card.getByText('没有公开').first().waitFor()
    await page.context().close()
    // whoever does not keep places is not shown what they could not change
    const town = await its.open('town', '/console/places')
    await town.locator('.facts').first().waitFor()
    expect(await town.getByText('公开的电话').count()).toBe(0)
    await town.context().close()
  })

  it('the auditor goes through the whole chain, with an end that was written down, and finds what he looks for in words', async () => {
    await (await its.as('audit')).send('GET', '/api/v1/audit')
    await sealAudit(its.program, { slackMs: 0 })
    const page = await its.open('audit', '/console/audit')
    await page.getByText('用抄在别处的封存值一起核对').click()
    const heads = page.getByRole('textbox', { name: '用抄在别处的封存值一起核对' })
    await heads.fill('不是封存值')
    await page.getByText('封存值是 70 位数字和字母').waitFor()
    expect(await page.getByRole('button', { name: '核对整条记录链' }).isDisabled()).toBe(true)
    await heads.fill('')
    await page.getByRole('button', { name: '核对整条记录链' }).click()
    await page.getByText('段封存都对得上').waitFor()
    await page.getByText('上次核对').waitFor()
    // an end that this chain never had
    await heads.fill('0'.repeat(70))
    await page.getByRole('button', { name: '核对整条记录链' }).click()
    await page.getByText('链上没有这个封存值').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('combobox', { name: '动作' }).click()
    await page.keyboard.type('核对审计')
    await page.keyboard.press('Enter')
    await page.locator('tbody tr').getByText('查完：是').first().waitFor()
    expect(new Set(await page.locator('tbody tr td:nth-child(3)').allInnerTexts())).toEqual(new Set(['核对审计']))
    await page.context().close()
  })

  it('never broke a script', () => {
    expect(its.errors).toEqual([])
  })
})
