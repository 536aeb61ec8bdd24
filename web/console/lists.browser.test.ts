import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from '../../test/support/browser.ts'
import { axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

describe.skipIf(noBrowser)('lists, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  beforeAll(async () => {
    its = await openScreens()
  }, 180_000)
  afterAll(() => its?.drop())

  it('the county sees how lists stand, names a lead, publishes, and compares two versions', async () => {
    const page = await its.open('county', '/console/lists')
    await page.getByRole('row', { name: /云雁县十二条措施/ }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: '云雁县十二条措施（演示）' }).click()
    await page.getByRole('button', { name: '印发给下级签收' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /确\s*定|OK/ })
      .click()
    await page.getByText('5 个单位中 0 个已签收').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: '县领导同乡镇书记谈话' }).click()
    await page.getByRole('button', { name: '指定牵头和期限' }).click()
    await page.getByLabel('完成日期（不填按清单）').fill('2026-05-31')
    await page.getByRole('button', { name: '保存，请对方签收' }).click()
    await page.getByText('2026-05-31').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: '← 云雁县十二条措施（演示）' }).click()
    await page.getByRole('link', { name: '与上一版比较' }).click()
    await page.getByText('新增 6 项，取消 2 项，改动 6 项，不变 0 项').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })

  it('a list is found from everywhere by a word of its title', async () => {
    const page = await its.open('county', '/console/lists')
    await page.getByRole('row', { name: /云雁县十二条措施/ }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('十二条措施')
    await page.getByRole('option', { name: /云雁县十二条措施/ }).click()
    await page.waitForURL(/\/lists\/yunyan-measures$/)
    await page.getByRole('heading', { level: 1, name: /十二条措施/ }).waitFor()
    await page.context().close()
  })

  it('a village acknowledges, sees its own items, reports the one that no number proves; the town confirms', async () => {
    const phone = await its.open('secretary', '/console/lists/yunyan-measures', {
      viewport: { width: 390, height: 844 },
    })
    await phone.getByRole('button', { name: '签收这张清单' }).click()
    await phone.getByRole('button', { name: '签收这张清单' }).waitFor({ state: 'detached' })
    expect(await sideways(phone)).toBe(0)
    await phone.getByRole('link', { name: '办一次村务公开日' }).click()
    await phone.getByRole('button', { name: '报告完成' }).click()
    await phone.getByLabel('做了什么').fill('3月1日在村部办过')
    await phone.getByRole('button', { name: '报给上一级确认' }).click()
    await phone.getByText('待上级确认').waitFor()
    expect(await axeFindings(phone)).toEqual([])
    expect(await sideways(phone)).toBe(0)
    await phone.context().close()
    const town = await its.open('town', '/console/lists/yunyan-measures/open-day?region=990101001201')
    await town.getByRole('button', { name: '确认完成' }).click()
    await town.getByText('已确认').waitFor()
    expect(await axeFindings(town)).toEqual([])
    await town.context().close()
  })
})
