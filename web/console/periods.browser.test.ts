import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from '../../test/support/browser.ts'
import { POSTS } from '../../test/support/program.ts'
import { atRest, axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

const VILLAGE = POSTS.secretary.region
const LEDGER = '/console/ledgers/village-income'
const MONEY = ['sales', 'rent', 'investment', 'subsidy', 'other_income', 'operating_cost', 'taxes', 'administration']

describe.skipIf(noBrowser)('periods of a ledger, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  beforeAll(async () => {
    its = await openScreens()
    const cells = {
      ...Object.fromEntries([...MONEY, 'welfare', 'other_cost', 'income_tax'].map((key) => [key, 0])),
      ...{ year: 2025, audited: true },
    }
    const path = '/api/v1/ledgers/village-income/records'
    expect((await (await its.as('town')).send('POST', path, { region: VILLAGE, cells })).status).toBe(201)
  }, 180_000)
  afterAll(() => its?.drop())

  it('closed after a question that says what is missing; then it shows, and the keeper can change nothing', async () => {
    const page = await its.open('analyst', LEDGER)
    await page.getByRole('link', { name: /各期和关账/ }).click()
    const row = page.getByRole('row', { name: /2025年/ })
    await row.getByText('还缺 2 个（共 3 个）').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await row.getByRole('button', { name: '关账' }).click()
    const ask = page.getByRole('dialog')
    await ask.getByText('云雁县的2025年，现在关账？').waitFor()
    await ask.getByText(/还缺 2 个地方（共 3 个）/).waitFor()
    await ask.getByRole('button', { name: '关账' }).click()
    await row.getByText('已关账').waitFor()
    await page.context().close()

    const keeper = await its.open('town', `${LEDGER}?period=2025`)
    await keeper.getByRole('img', { name: '已关账，不能改' }).waitFor()
    await keeper.getByRole('button', { name: /和平村 2025年/ }).click()
    const record = keeper.getByRole('dialog')
    await record.getByText(/云雁县的2025年已由analyst某（县数据分析员）在.*关账，这条不能改/).waitFor()
    await record.getByText('云雁县 2025年关账').waitFor()
    expect(await record.getByRole('button', { name: '更正' }).count()).toBe(0)
    expect(await axeFindings(keeper)).toEqual([])
    await keeper.context().close()
  })

  it('the system administrator says by fields, not by code, when a ledger closes by itself', async () => {
    const page = await its.open('system', '/console/settings')
    const setting = page.locator('.setting', { has: page.locator('.close-after') })
    await setting.getByRole('combobox').fill('村集体收')
    const choices = page.locator('.ant-select-dropdown')
    await choices.locator('.ant-select-item-option').first().click()
    // the page is judged, not the list of choices on its way out
    await choices.waitFor({ state: 'hidden' })
    expect(await axeFindings(page)).toEqual([])
    await setting.getByRole('spinbutton').fill('45')
    await setting.getByRole('button', { name: /保\s*存/ }).click()
    const asked = page.getByRole('dialog', { name: '核对更改' })
    await asked.getByRole('row', { name: /按政策包的规定.*期满 45 天后/ }).waitFor()
    await atRest(page)
    await asked.getByRole('button', { name: '确认更改' }).click()
    await page.getByText('已保存，立即生效').waitFor()
    const told = (await (await its.as('system')).send('GET', '/api/v1/settings')).body as {
      items: { key: string; value: Record<string, { from: string; days: number }[]> }[]
    }
    const rules = Object.values(told.items.find(({ key }) => key === 'ledgers.close-after')?.value ?? {})
    expect(rules).toEqual([[{ from: expect.stringMatching(/^\d{4}-01-01$/), days: 45 }]])
    await setting.getByRole('button', { name: '恢复默认' }).click()
    await setting.getByRole('group').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('opened again with a reason, on a telephone too; the history says so', async () => {
    const page = await its.open('analyst', `${LEDGER}/periods?open=2025`, { viewport: { width: 390, height: 844 } })
    const period = page.getByRole('dialog').first()
    await period.getByRole('button', { name: '重新打开' }).click()
    const ask = page.getByRole('dialog', { name: '重新打开云雁县的2025年' })
    await ask.getByRole('button', { name: '重新打开' }).click()
    await ask.getByText('至少写 2 个字').waitFor()
    await ask.getByLabel(/为什么重新打开/).fill('漏报柳河村')
    await ask.getByRole('button', { name: '重新打开' }).click()
    await ask.waitFor({ state: 'detached' })
    await period.getByText('理由：漏报柳河村').waitFor()
    await period.getByText('town某', { exact: true }).waitFor()
    expect(await sideways(page)).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
    expect(its.errors).toEqual([])
  })
})
