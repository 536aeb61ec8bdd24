import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from '../../test/support/browser.ts'
import { atRest, axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

describe.skipIf(noBrowser)('settings with parts, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  beforeAll(async () => {
    its = await openScreens()
  }, 180_000)
  afterAll(() => its?.drop())

  const storedOf = async (key: string): Promise<unknown> => {
    const { items } = (await (await its.as('system')).send('GET', '/api/v1/settings')).body as {
      items: { key: string; value: unknown; set: boolean }[]
    }
    const found = items.find((one) => one.key === key)
    return found?.set ? found.value : undefined
  }
  const settingOf = (page: Page, title: RegExp) =>
    page.locator('.setting', { has: page.getByRole('heading', { name: title }) })

  it('a holiday is added by typing its days, looked over, saved and taken back', async () => {
    const page = await its.open('system', '/console/settings')
    const days = settingOf(page, /另行公布的放假和调休/)
    await days.getByRole('button', { name: '加入' }).click()
    await days.getByText('先选从哪天起').waitFor()
    await days.getByLabel('从', { exact: true }).fill('2031-01-22')
    await page.keyboard.press('Enter')
    await days.getByLabel('到', { exact: true }).fill('2031-01-24')
    await page.keyboard.press('Enter')
    await days.getByRole('button', { name: '加入' }).click()
    await days.getByText('2031年1月24日周五').waitFor()
    await days
      .getByRole('radiogroup', { name: /1月23日/ })
      .getByText('上班')
      .click()
    await days.getByText('本来就上班').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await days.getByRole('button', { name: '保存' }).click()
    const ask = page.getByRole('dialog', { name: '核对更改' })
    await ask.getByRole('row', { name: /1月22日.*按原来的（上班）.*休息/ }).waitFor()
    await ask.getByRole('row', { name: /1月23日.*按原来的（上班）.*上班/ }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await ask.getByRole('button', { name: '取消' }).click()
    expect(await storedOf('calendar.notices')).toBeUndefined()
    await days.getByRole('button', { name: '保存' }).click()
    await ask.getByRole('button', { name: '确认更改' }).waitFor()
    await atRest(page)
    await ask.getByRole('button', { name: '确认更改' }).click()
    await page.getByText('已保存，立即生效').waitFor()
    expect(await storedOf('calendar.notices')).toEqual({
      '2031-01-22': 'rest',
      '2031-01-23': 'work',
      '2031-01-24': 'rest',
    })
    await days.getByRole('button', { name: '撤销这次更改' }).click()
    await page.getByText('已撤销，恢复原样').waitFor()
    expect(await storedOf('calendar.notices')).toBeUndefined()
    await page.context().close()
  })

  it('JSON is a second view: what is no day is refused in words, and can be dropped', async () => {
    const page = await its.open('system', '/console/settings')
    const days = settingOf(page, /另行公布的放假和调休/)
    await days.getByRole('button', { name: /JSON/ }).click()
    await days.getByRole('textbox').fill('{"2031-02-30": "off"}')
    await days.getByText('JSON 写得不对').waitFor()
    await days.getByRole('button', { name: '保存' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认更改' }).waitFor()
    await atRest(page)
    await page.getByRole('dialog').getByRole('button', { name: '确认更改' }).click()
    await days.getByRole('alert').waitFor()
    expect(await storedOf('calendar.notices')).toBeUndefined()
    await days.getByRole('button', { name: '放弃更改' }).click()
    await days.getByRole('button', { name: /按表单编辑/ }).click()
    await days.getByText('没有另外补充的日子').waitFor()
    await page.context().close()
  })

  it('time limits are chosen by their names and shown in hours and working days', async () => {
    const page = await its.open('system', '/console/settings', { viewport: { width: 390, height: 844 } })
    const limits = settingOf(page, /各流程的办理时限/)
    const requests = limits.getByRole('group', { name: '居民诉求' })
    await requests.getByText(/今天登记的按/).click()
    await requests.getByRole('row', { name: /突发紧急的，办理 2 小时（自然小时）/ }).waitFor()
    await requests.getByRole('row', { name: /一般的，办理 10 个工作日/ }).waitFor()
    await requests.getByRole('combobox').fill('济南')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    expect(await sideways(page)).toBe(0)
    await limits.getByRole('button', { name: '保存' }).click()
    const ask = page.getByRole('dialog', { name: '核对更改' })
    await ask.getByRole('row', { name: /居民诉求：一般的，办理 10 个工作日 5 个工作日/ }).waitFor()
    expect(await sideways(page)).toBe(0)
    // somebody else is quicker
    await (await its.as('system')).send('PUT', '/api/v1/settings/matters.parameters', {
      value: { 'resident-requests': ['beijing-2021'] },
    })
    await ask.getByRole('button', { name: '确认更改' }).waitFor()
    await atRest(page)
    await ask.getByRole('button', { name: '确认更改' }).click()
    await limits.getByText('这一项刚被别人改过').waitFor()
    expect(await storedOf('matters.parameters')).toEqual({ 'resident-requests': ['beijing-2021'] })
    await limits.getByRole('button', { name: '保存' }).click()
    await ask.getByRole('button', { name: '确认更改' }).waitFor()
    await atRest(page)
    await ask.getByRole('button', { name: '确认更改' }).click()
    await page.getByText('已保存，立即生效').waitFor()
    expect(await storedOf('matters.parameters')).toEqual({ 'resident-requests': ['jinan-2018'] })
    await limits.getByRole('button', { name: '恢复默认' }).click()
    await page.getByText('已恢复默认').waitFor()
    await page.context().close()
  })

  it('a key is made, shown once, works, and is revoked after a question', async () => {
    const page = await its.open('system', '/console/settings')
    const keys = settingOf(page, /Open311/)
    await keys.getByText('还没有密钥').waitFor()
    await keys.getByLabel(/给谁用/).fill('热线')
    await keys.getByRole('button', { name: '新建密钥' }).click()
    await keys.getByText('名称只用字母').waitFor()
    await keys.getByLabel(/给谁用/).fill('hotline-1')
    await page.keyboard.press('Enter')
    const shown = page.getByRole('dialog', { name: /hotline-1/ })
    await shown.waitFor()
    expect(await axeFindings(page)).toEqual([])
    const secret = (await shown.locator('.setting-key').innerText()).trim()
    expect(await storedOf('open311.keys')).toBeUndefined()
    await shown.getByRole('button', { name: '已保存好，启用' }).click()
    await shown.waitFor({ state: 'detached' })
    const row = keys.getByRole('row', { name: /hotline-1/ })
    await row.getByText('还没有').waitFor()
    expect(await storedOf('open311.keys')).toEqual({
      'hotline-1': createHash('sha256').update(secret).digest('hex'),
    })
    expect(await row.innerText()).not.toContain('不是在这里建的')
    expect(await page.content()).not.toContain(secret)
    await row.getByRole('button', { name: '停用 hotline-1' }).click()
    const ask = page.getByRole('dialog')
    await ask.getByText(/马上就不能再反映问题/).waitFor()
    await ask.getByRole('button', { name: '停用' }).click()
    await keys.getByText('还没有密钥').waitFor()
    expect(await storedOf('open311.keys')).toEqual({})
    await keys.getByRole('button', { name: '撤销这次更改' }).click()
    await keys.getByRole('row', { name: /hotline-1/ }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
    expect(its.errors).toEqual([])
  })
})
