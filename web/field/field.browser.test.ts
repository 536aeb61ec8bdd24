import type { BrowserContextOptions, Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../../server/identity/password.ts'
import { noBrowser } from '../../test/support/browser.ts'
import { act, lodge } from '../../test/support/requests.ts'
import { axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

const PASSWORD = 'Rook-takes-e4'
const GROUP = '99010100120100101'
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 } }

describe.skipIf(noBrowser)('the phone of a grid worker, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  const doors = new Map<string, string>()
  beforeAll(async () => {
    its = await openScreens()
    const { system } = its.database
    await system`update account set password_hash = ${await hashPassword(PASSWORD)}, totp_confirmed_at = null where login = 'worker'`
    for (const door of ['1号', '2号', '3号']) {
      const id = uuidv7()
      doors.set(door, id)
      await system`insert into household (county, id, region, door, head_name, phone_cipher, persons)
        values ('990101', ${id}, ${GROUP}, ${door}, '王小明', ${its.program.crypto.encrypt('phone', '13900001234')}, 3)`
    }
  }, 180_000)
  afterAll(() => its?.drop())
  afterEach(() => expect(its.errors).toEqual([]))

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
  const next = (page: Page) => button(page, '下一步').click()
  const matters = async (body: string): Promise<number> => {
    const [row] = await its.database.system<{ n: number }[]>`
      select count(*)::int as n from matter where body = ${body}`
    return row?.n ?? 0
  }

  it('signs in, sees the households, reports for a resident; the village finds it on the phone and answers', async () => {
    const page = await its.stranger('/field/households', PHONE)
    await page.getByLabel('用户名').fill('worker')
    await page.getByLabel('密码').fill('wrong-word')
    await button(page, '登录').click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('密码').fill(PASSWORD)
    await button(page, '登录').click()
    // back where one wanted to go
    await page.getByRole('heading', { name: '住户' }).waitFor()
    await page.getByText('共 3 户').waitFor()
    await page.getByRole('link', { name: /2号/ }).click()
    await page.getByRole('link', { name: '为这户登记' }).click()
    await button(page, /信息上报/).click()
    await next(page)
    await page.getByText('请再写几个字').waitFor()
    await page.getByLabel('什么事', { exact: true }).fill('门口的路灯坏了一个星期。')
    // each key is kept: a phone that dies loses nothing
    await page.reload()
    await next(page)
    await button(page, /用住户登记的/).click()
    await expect.poll(() => page.getByLabel('群众的手机号').inputValue()).toBe('13900001234')
    await next(page)
    await button(page, '发送').click()
    await page.getByRole('heading', { name: '登记好了' }).waitFor()
    await page.getByRole('img', { name: '查询进度的二维码' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    const code = await page.locator('.code').textContent()
    expect((await its.app.request(`http://lingyan.test/t/${code}`)).status).toBe(200)
    const [audit] = await its.database.system<{ n: number }[]>`
      select count(*)::int as n from audit where action = 'household.reveal'`
    expect(audit?.n).toBe(1)
    await page.context().close()

    const village = await its.open('secretary', '/field/', PHONE)
    await village.getByRole('link', { name: /门口的路灯坏了/ }).click()
    await village.getByText('王*').waitFor()
    await button(village, /还能做的/).click()
    await village.getByRole('link', { name: '直接答复' }).click()
    const form = village.getByRole('dialog')
    await form.getByRole('textbox').fill('已经修好，请晚上看看。')
    await next(village)
    await form.getByRole('radio').first().check()
    await form.locator('.primary').click()
    await village.getByText('已完成：直接答复').waitFor()
    await village.context().close()
  })

  it('notes a task of its own and does it from the list of today', async () => {
    const page = await its.open('worker', '/field/record', PHONE)
    await button(page, /政策宣传/).click()
    await next(page)
    await page.getByLabel('做什么').fill('给三户送医保缴费通知')
    await next(page)
    await button(page, '发送').click()
    await page.getByRole('heading', { name: '登记好了' }).waitFor()
    await page.getByRole('link', { name: '今日' }).click()
    const card = page.locator('.card', { hasText: '给三户送医保缴费通知' })
    await card.locator('.card-act').click()
    const form = page.getByRole('dialog')
    await form.getByRole('textbox').fill('三户都送到了。')
    await next(page)
    await next(page)
    await form.locator('.primary').click()
    await page.getByText(/^已完成：/).waitFor()
    await page.getByRole('link', { name: '今日' }).click()
    await page.getByText('手上没有待办').waitFor()
    await page.context().close()
  })

  it('keeps what can’t be sent, says so, and sends it once when the network is back', async () => {
    const body = '桥头护栏松了，请加固。'
    const page = await its.open('worker', '/field/record', PHONE)
    await button(page, /信息上报/).click()
    await next(page)
    await page.getByLabel('什么事', { exact: true }).fill(body)
    await next(page)
    await next(page)
    // every page is fetched ahead, so that it opens without a network too
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /MePage/.test(name)))
    await page.context().setOffline(true)
    await page.getByText(/现在没有网络/).waitFor()
    await button(page, '发送').click()
    await page.getByText(/没有网络，没有发出去/).waitFor()
    await page.getByRole('link', { name: '我的' }).click()
    await page.getByText(/有 1 条没发出/).waitFor()
    expect(await matters(body)).toBe(0)
    await page.context().setOffline(false)
    await page.getByText('网络恢复，1 条已经发出').waitFor()
    expect(await matters(body)).toBe(1)
    await page.getByRole('link', { name: '登记' }).click()
    await page.getByText('已经发出', { exact: true }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: '看查询码' }).click()
    await page.getByRole('heading', { name: '登记好了' }).waitFor()
    const code = await page.locator('.code').textContent()
    expect((await its.app.request(`http://lingyan.test/t/${code}`)).status).toBe(200)
    await page.getByRole('link', { name: '已交给群众，从手机上去掉' }).click()
    await page.getByText('已经发出', { exact: true }).waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('shows what happened meanwhile where somebody was quicker, and keeps what was typed', async () => {
    const secretary = await its.as('secretary')
    const { id } = await lodge(secretary, { subject: '水沟堵了', body: '村口水沟堵了三天，请来清理。' })
    const page = await its.open('secretary', `/field/matters/${id}?act=note`, PHONE)
    await page.getByRole('dialog').getByRole('textbox').fill('周三去看')
    await act(secretary, id, 1, 'send-to-town')
    await page.getByRole('dialog').locator('.primary').click()
    await page.getByText(/打开以后有人先办了一步/).waitFor()
    expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('周三去看')
    await page.context().close()
  })

  it('shows both versions of a household that two people corrected', async () => {
    const id = doors.get('3号')
    const page = await its.open('worker', `/field/households/${id}`, PHONE)
    await button(page, '修改人口和备注').click()
    await page.getByRole('textbox', { name: '备注' }).fill('老人独居，雨天去看')
    const other = await (await its.as('secretary')).send('PATCH', `/api/v1/households/${id}`, {
      version: 1,
      note: '已搬走',
    })
    expect(other.status).toBe(200)
    await button(page, '保存').click()
    await page.getByText('现在是：3 人；备注：已搬走').waitFor()
    await button(page, '用我写的').click()
    await page.getByText('已保存').waitFor()
    await page.getByText('老人独居，雨天去看').waitFor()
    await page.context().close()
  })

  it('says how many changed, and fetches them on a tap', async () => {
    const page = await its.open('secretary', '/field/', PHONE)
    await page.getByRole('heading', { name: '今日', exact: true }).waitFor()
    const live = page
      .waitForResponse((response) => response.url().endsWith('/events'), { timeout: 15_000 })
      .catch(() => null)
    await page.reload()
    await live
    const news = button(page, /件有新变化/)
    // a stream that was cut off and made again asks for everything anew: then the next one is told
    for (let n = 0; n < 3 && !(await news.isVisible()); n += 1) {
      await lodge(await its.as('leader'), {
        region: '990101001201001',
        subject: '新来的一件',
        body: '刚刚收到的一件事。',
      })
      await news.waitFor({ timeout: 9000 }).catch(() => null)
    }
    await news.click()
    await page
      .getByRole('link', { name: /新来的一件/ })
      .first()
      .waitFor()
    await page.context().close()
  })

  it('has only what the position may use', async () => {
    const office = await its.open('office', '/field/households', PHONE)
    await office.getByRole('heading', { name: '没有这一页' }).waitFor()
    expect(await office.getByRole('navigation', { name: '主要位置' }).getByRole('link').allTextContents()).toEqual([
      '今日',
      '我的',
    ])
    await office.context().close()
    const audit = await its.open('audit', '/field/', PHONE)
    await audit.getByText('这个岗位在手机上没有待办').waitFor()
    await audit.context().close()
  })

  const PAGES = ['/field/', '/field/households', '/field/record', '/field/me'] as const
  it.each([
    ['light', 390, 'normal'],
    ['dark', 320, 'normal'],
    ['light', 320, 'large'],
    ['light', 1440, 'normal'],
  ] as const)('can be used with any aid: %s, %i wide, %s text', async (colorScheme, width, text) => {
    const page = await its.open('worker', '/field/me', { viewport: { width, height: 740 }, colorScheme })
    if (text === 'large') await page.getByRole('switch', { name: '大字' }).check()
    for (const path of PAGES) {
      await page.goto(its.origin + path)
      await page.locator('main h1').waitFor()
      await page.locator('[aria-busy]').waitFor({ state: 'detached' })
      expect.soft(await axeFindings(page), path).toEqual([])
      expect.soft(await sideways(page), path).toBeLessThanOrEqual(0)
      const small = await page.evaluate(
        (least) => {
          const shown = [...document.querySelectorAll('main button, main .button, main summary, nav.bar a')]
          return shown.filter((one) => one.getBoundingClientRect().height < least).map((one) => one.textContent)
        },
        text === 'large' ? 60 : 44,
      )
      expect.soft(small, path).toEqual([])
    }
    await page.context().close()
  })

  it('speaks English by a switch', async () => {
    const page = await its.open('worker', '/field/me', PHONE)
    await button(page, 'English').click()
    await page.getByRole('navigation', { name: 'Main places' }).getByText('Today').click()
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    await page.context().close()
  })
})
