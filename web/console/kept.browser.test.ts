import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from '../../test/support/browser.ts'
import { axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

const PHONE = { viewport: { width: 390, height: 844 } }
const LEDGER = '/console/ledgers/village-environment'

describe.skipIf(noBrowser)('a ledger that a department keeps, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  beforeAll(async () => {
    its = await openScreens()
  }, 180_000)
  afterAll(() => its?.drop())

  it('the department has its ledgers in its menu, and nothing else of the county’s', async () => {
    const page = await its.open('housing', '/console/ledgers')
    await page.getByRole('heading', { name: /您维护的/ }).waitFor()
    expect(await page.locator('.ledger-list tbody th[scope=row]').allTextContents()).toEqual(['人居环境'])
    const menu = page.getByRole('navigation').first()
    await menu.getByRole('link', { name: '台账' }).waitFor()
    for (const name of ['数据项', '报表申请', '填报负担', '看板', '住户'])
      expect([name, await menu.getByRole('link', { name }).count()]).toEqual([name, 0])
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
    // one that keeps none has no such place
    const other = await its.open('water', '/console/inbox')
    const theirs = other.getByRole('navigation').first()
    await theirs.getByRole('link', { name: '工作台' }).waitFor()
    expect(await theirs.getByRole('link', { name: '台账' }).count()).toBe(0)
    await other.context().close()
  })

  it('it begins a record where one is lacking, in any town; the village reads it and is offered nothing', async () => {
    const page = await its.open('housing', LEDGER)
    await page.getByText('由您的单位维护').waitFor()
    await page.getByText('2025年还缺 3 个地方').click()
    await page.getByRole('button', { name: '石桥村', exact: true }).click()
    const form = page.getByRole('dialog')
    for (const [label, value] of [
      [/^自然村/, '3'],
      [/生活污水已治理/, '2'],
      [/^存量农房/, '9'],
      [/已微改造/, '4'],
    ] as const)
      await form.getByLabel(label).fill(value)
    await form.getByText('是', { exact: true }).click()
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('button', { name: '石桥村 2025年' }).waitFor()
    const rows = await its.database.system`select region, hamlets_treated, version from ledger_village_environment`
    expect(rows.map((row) => ({ ...row }))).toEqual([{ region: '990101002201', hamlets_treated: '2', version: 1 }])
    await page.context().close()

    const town = await its.open('otherTown', LEDGER, PHONE)
    await town.getByText('由县住建局维护，您可以查看。').waitFor()
    await town.getByRole('button', { name: '石桥村 2025年' }).click()
    await town.getByRole('dialog').getByRole('heading', { name: '历史' }).waitFor()
    for (const name of ['更正', '记一条', '还对'])
      expect([name, await town.getByRole('button', { name }).count()]).toEqual([name, 0])
    expect([await axeFindings(town), await sideways(town)]).toEqual([[], 0])
    await town.context().close()
    expect(its.errors).toEqual([])
  })

  it('an office of a town keeps its own, town by town, and the town reads it', async () => {
    const page = await its.open('building', '/console/ledgers')
    await page.getByRole('heading', { name: /您维护的/ }).waitFor()
    expect(await page.locator('.ledger-list tbody th[scope=row]').allTextContents()).toEqual(['村庄规划'])
    await page.getByRole('link', { name: '村庄规划' }).click()
    await page.getByRole('button', { name: '记一条' }).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel(/^规划名称/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
    const town = await its.open('town', '/console/ledgers/village-plans', PHONE)
    await town.getByText('由镇规划建设办维护，您可以查看。').waitFor()
    expect(await sideways(town)).toBe(0)
    await town.context().close()
    expect(its.errors).toEqual([])
  })
})
