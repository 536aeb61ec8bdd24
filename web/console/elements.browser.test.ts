import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from '../../test/support/browser.ts'
import { POSTS } from '../../test/support/program.ts'
import { axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

const MONEY = ['sales', 'rent', 'investment', 'subsidy', 'other_income', 'operating_cost', 'taxes', 'administration']
const cells = {
  ...Object.fromEntries([...MONEY, 'welfare', 'other_cost', 'income_tax'].map((key) => [key, 0])),
  ...{ year: 2025, sales: 12_345_678, audited: true },
}

describe.skipIf(noBrowser)('fill once, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  beforeAll(async () => {
    its = await openScreens()
    const town = await its.as('town')
    const path = '/api/v1/ledgers/village-income/records'
    expect((await town.send('POST', path, { region: POSTS.secretary.region, cells })).status).toBe(201)
  }, 180_000)
  afterAll(() => its?.drop())

  it('a heading is pasted, what is held fills the form, the rest is asked of its owner, who answers it', async () => {
    const page = await its.open('town', '/console/forms/new')
    await page.getByLabel('栏目').fill('村名\t经营收入（元）\t路灯盏数')
    await page.getByText('读到 3 栏').waitFor()
    await page.getByLabel('报表名称').fill('村情统计')
    await page.getByLabel('依据的文件').fill('云雁农〔2026〕1号')
    await page.getByLabel('哪个单位要的').fill('县农业农村局')
    await page.getByLabel('到哪天为止').fill('2026-12-31')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: '看哪些已经有' }).click()
    await page.getByRole('heading', { name: '3 栏里有 2 栏不用填' }).waitFor()
    await page.getByRole('row', { name: /经营收入.*台账里有/ }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: '用已有数据填好' }).click()
    await page.getByText('123456.78').waitFor()
    await page.getByText('村集体收支（元） · 2025').waitFor()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.getByRole('button', { name: '导出' }).click()
        await page.getByRole('link', { name: /CSV/ }).click()
      })(),
    ])
    expect(saved.suggestedFilename()).toBe('村情统计.csv')
    const ask = page.getByRole('button', { name: '向负责岗位征集' })
    expect(await ask.isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: /路灯盏数/ }).check()
    await page.getByRole('textbox', { name: '为什么要“路灯盏数”' }).fill('亮化工程要核数')
    await ask.click()
    await page.getByText(/以外的事项不能要村里办（云雁县（虚构）村级事项清单 第三条）。请选清单里的一项/).waitFor()
    await page.getByRole('combobox', { name: '属于清单的哪一项' }).click()
    await page.locator('.ant-select-item-option', { hasText: '6. 路灯等公共设施管护' }).click()
    await page.getByText('属于：村级事项清单（演示） 6. 路灯等公共设施管护').waitFor()
    await ask.click()
    await page.getByText('发出 2 份，答复 0 份').waitFor()
    // what has scrolled half under the bar is not what is looked at
    await page.evaluate(() => scrollTo(0, 0))
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: '← 报表申请' }).click()
    const asked = page.getByRole('form', { name: '和平村 村情统计' })
    await asked.getByLabel('路灯盏数').fill('12')
    await asked.getByRole('button', { name: '答复' }).click()
    await asked.waitFor({ state: 'detached' })
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: '村情统计' }).click()
    await page.getByText('发出 2 份，答复 1 份').waitFor()
    expect(its.errors).toEqual([])
    await page.context().close()
  })

  it('a village looks facts up under other names, and sees what was asked of it, on a phone', async () => {
    const page = await its.open('secretary', '/console/elements', { viewport: { width: 390, height: 844 } })
    await page.getByRole('searchbox').fill('营业经营收入')
    await page.keyboard.press('Enter')
    await page.getByText('名称里有“经营收入”').first().waitFor()
    expect(await page.getByRole('button', { name: '申请报表' }).count()).toBe(0)
    expect([await axeFindings(page), await sideways(page)]).toEqual([[], 0])
    await page.goto(`${its.origin}/console/burden`)
    await page.getByRole('heading', { name: '谁要的' }).waitFor()
    await page.getByText('每村每月最多 3 份').waitFor()
    expect([await axeFindings(page), await sideways(page)]).toEqual([[], 0])
    expect(its.errors).toEqual([])
    await page.context().close()
  })

  it('what a department is asked is on no list of the villages: the form says who is asked, and offers no such choice', async () => {
    const page = await its.open('county', '/console/forms/new')
    await page.getByLabel('栏目').fill('村名\t生活污水管网长度')
    await page.getByLabel('报表名称').fill('污水管网统计')
    await page.getByLabel('依据的文件').fill('云建〔2026〕2号')
    await page.getByLabel('哪个单位要的').fill('县住建局')
    await page.getByLabel('到哪天为止').fill('2026-12-31')
    await page.getByText('缺的数据向谁要，下一步按栏说明').waitFor()
    await page.getByRole('button', { name: '看哪些已经有' }).click()
    await page.getByRole('button', { name: '用已有数据填好' }).click()
    await page.getByText('向县住建局征集，不向村里要').waitFor()
    await page.getByRole('checkbox', { name: /生活污水管网长度.*县住建局/ }).check()
    expect(await page.getByRole('heading', { name: '在不在村级事项清单里' }).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('textbox', { name: '为什么要“生活污水管网长度”' }).fill('编制管网规划')
    await page.getByRole('button', { name: '向负责岗位征集' }).click()
    await page.getByText('发出 3 份，答复 0 份').waitFor()
    expect(await page.getByRole('heading', { name: '在不在村级事项清单里' }).count()).toBe(0)
    await page.getByText('向县住建局征集，不向村里要').waitFor()
    expect(its.errors).toEqual([])
    await page.context().close()
  })
})
