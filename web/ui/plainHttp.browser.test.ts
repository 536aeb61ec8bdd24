import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from '../../test/support/browser.ts'
import { act, lodge } from '../../test/support/requests.ts'
import { openScreens, type Screens } from '../../test/support/screens.ts'

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 } }

// an office's own net has no certificate: there browsers leave out randomUUID, the clipboard and Sec-Fetch-Site
describe.skipIf(noBrowser)('the programs on plain HTTP by a name of the office net', { timeout: 120_000 }, () => {
  let its: Screens
  beforeAll(async () => {
    its = await openScreens('lan.test')
  }, 180_000)
  afterAll(() => its?.drop())
  afterEach(() => expect(its.errors).toEqual([]))

  const stepOf = async (id: string): Promise<string> => {
    const answer = await (await its.as('county')).send('GET', `/api/v1/matters/${id}`)
    return (answer.body as { step: string }).step
  }
  const trusted = (page: Page): Promise<boolean> =>
    page.evaluate(() => isSecureContext || 'randomUUID' in crypto || 'clipboard' in navigator)
  /** What was copied, as a paste into a field of the page shows it. */
  const pasted = async (page: Page): Promise<string> => {
    await page.evaluate(() => {
      const field = document.createElement('textarea')
      document.body.append(field)
      field.focus()
    })
    await page.keyboard.press('Control+V')
    return page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)
  }

  it('the console takes down, acts and copies', async () => {
    const page = await its.open('town', '/console/lodge')
    expect(await trusted(page)).toBe(false)
    await page.getByLabel('居民电话').fill('13900000000')
    await page.getByLabel('哪个村').click()
    await page
      .getByRole('button', { name: /和平村/ })
      .first()
      .click()
    await page.getByLabel('什么事').fill('村口老樟树断枝，压在电线上，怕出事。')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('请把查询码告诉居民').waitFor()

    const secretary = await its.as('secretary')
    const { id } = await lodge(secretary, { subject: '水塔漏水' })
    await act(secretary, id, 1, 'send-to-town')
    await page.goto(`${its.origin}/console/matters/${id}?act=ask-more`)
    const form = page.getByRole('dialog')
    await form.getByRole('textbox').first().fill('请说说是哪一座水塔。')
    await form.locator('.ant-btn-primary').click()
    await form.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '立即发出' }).click()
    await expect.poll(() => stepOf(id)).not.toBe('dispatch')

    await page.getByRole('button', { name: '复制链接' }).click()
    await page.getByText('链接已复制').waitFor()
    expect(await pasted(page)).toContain(`/console/matters/${id}`)
    await page.context().close()
  })

  it('the console says how to copy or paste where it can do neither itself', async () => {
    const { id } = await lodge(await its.as('secretary'), { subject: '路灯不亮' })
    const page = await its.open('secretary', `/console/matters/${id}`)
    await page.evaluate(() => Object.assign(document, { execCommand: () => false }))
    await page.getByRole('button', { name: '复制链接' }).click()
    await page.getByText(/请选中这一行再复制.*路灯不亮/).waitFor()
    await page.context().close()
    const sheet = await its.open('town', '/console/ledgers/village-income/paste')
    await sheet.getByRole('button', { name: '粘贴', exact: true }).click()
    await sheet.getByText(/按 Ctrl V 就能粘贴/).waitFor()
    await sheet.context().close()
  })

  it('the phone records, gives the code and acts', async () => {
    const page = await its.open('worker', '/field/record', PHONE)
    expect(await trusted(page)).toBe(false)
    await page.getByRole('button', { name: /信息上报/ }).click()
    const next = () => page.getByRole('button', { name: '下一步' }).click()
    await next()
    await page.getByLabel('什么事', { exact: true }).fill('桥头护栏松了，请加固。')
    await next()
    await next()
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByRole('heading', { name: '登记好了' }).waitFor()
    const code = (await page.locator('.code').textContent()) ?? ''
    await page.getByRole('button', { name: '复制编号和查询码' }).click()
    await page.getByText('已复制', { exact: true }).waitFor()
    expect(await pasted(page)).toContain(code)
    await page.context().close()

    const { id } = await lodge(await its.as('secretary'), { subject: '门口的路灯坏了' })
    const village = await its.open('secretary', `/field/matters/${id}`, PHONE)
    await village.getByRole('button', { name: /还能做的/ }).click()
    await village.getByRole('link', { name: '直接答复' }).click()
    const form = village.getByRole('dialog')
    await form.getByRole('textbox').fill('已经修好，请晚上看看。')
    await village.getByRole('button', { name: '下一步' }).click()
    await form.getByRole('radio').first().check()
    await form.locator('.primary').click()
    await village.getByText('已完成：直接答复').waitFor()
    await village.context().close()
  })
})
