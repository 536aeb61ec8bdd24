import { generateSync } from 'otplib'
import type { BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../../server/identity/password.ts'
import { noBrowser } from '../../test/support/browser.ts'
import { deskName } from '../../test/support/program.ts'
import { act, type Held, lodge } from '../../test/support/requests.ts'
import { axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

const PASSWORD = 'Rook-takes-e4'
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 } }
const STEP_MS = 30_000

/** A photo as a phone's camera writes it: where, when and with what it was taken. */
const photo = (width: number, height: number): Promise<Buffer> =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .withExif({
      IFD0: { Make: 'Chess Camera', Model: 'E4' },
      IFD3: { GPSLatitude: '25/1 0/1 0/1', GPSLatitudeRef: 'N' },
    })
    .jpeg({ quality: 90 })
    .toBuffer()

describe.skipIf(noBrowser)('the phone at work, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  beforeAll(async () => {
    its = await openScreens()
    await its.database.system`
      update account set password_hash = ${await hashPassword(PASSWORD)}, totp_confirmed_at = null where login = 'county'`
  }, 180_000)
  afterAll(() => its?.drop())
  afterEach(() => expect(its.errors).toEqual([]))

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
  const next = (page: Page) => button(page, '下一步').click()
  const clean = async (page: Page): Promise<void> => {
    expect(await axeFindings(page)).toEqual([])
    expect(await sideways(page)).toBeLessThanOrEqual(0)
  }
  /** Lodged, sent to the town and handed to its office: at version 3. */
  const withOffice = async (more: Record<string, unknown>): Promise<Held> => {
    const held = await lodge(await its.as('secretary'), more)
    await act(await its.as('secretary'), held.id, 1, 'send-to-town')
    await act(await its.as('town'), held.id, 2, 'assign', { desk: deskName('office') })
    return held
  }
  const begin = async (page: Page, body: string): Promise<void> => {
    await button(page, /信息上报/).click()
    await next(page)
    await page.getByLabel('什么事', { exact: true }).fill(body)
  }

  it('asks a county post for the second factor: bound once, wrong, right', async () => {
    const page = await its.stranger('/field/', PHONE)
    const signIn = async (): Promise<void> => {
      await page.getByLabel('用户名').fill('county')
      await page.getByLabel('密码').fill(PASSWORD)
      await button(page, '登录').click()
    }
    const code = (): string => generateSync({ secret, epoch: Math.floor(its.program.now().getTime() / 1000) })
    await signIn()
    await page.getByRole('img', { name: '绑定验证器的二维码' }).waitFor()
    await clean(page)
    const secret = (await page.locator('code').textContent()) ?? ''
    await page.getByLabel('6 位验证码').fill(code())
    await button(page, '继续').click()
    await page.getByRole('link', { name: '我的' }).click()
    await button(page, '退出登录').click()
    await signIn()
    await page.getByRole('heading', { name: '输入验证码' }).waitFor()
    await clean(page)
    its.clock.pass(STEP_MS)
    await page.getByLabel('6 位验证码').fill(code() === '000000' ? '111111' : '000000')
    await button(page, '继续').click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('6 位验证码').inputValue()).toBe('')
    await page.getByLabel('6 位验证码').fill(code())
    await button(page, '继续').click()
    await page.getByRole('heading', { name: '今日', exact: true }).waitFor()
    await page.context().close()
  })

  it('sends photos small and without what the camera wrote into them', async () => {
    const page = await its.open('worker', '/field/record', PHONE)
    const body = '桥面上有个大坑，骑车的人摔了。'
    await begin(page, body)
    const large = await photo(1800, 700)
    const small = await photo(200, 150)
    expect(large.length).toBeGreaterThan(400 * 1024)
    for (const sent of [large, small]) expect((await sharp(sent).metadata()).exif).toBeDefined()
    await page.locator('input[type=file]').setInputFiles([
      { name: 'large.jpg', mimeType: 'image/jpeg', buffer: large },
      { name: 'small.jpg', mimeType: 'image/jpeg', buffer: small },
    ])
    await page.getByRole('img', { name: '第 2 张照片' }).waitFor()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'no.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('e4') })
    await page.getByRole('alert').waitFor()
    await clean(page)
    await next(page)
    await next(page)
    await page.getByText('2 张').waitFor()
    await button(page, '发送').click()
    await page.getByRole('link', { name: '看这件事' }).click()
    await page.getByRole('button', { name: '第 1 张照片' }).waitFor()
    await clean(page)
    const shown = page.locator('.photo img')
    const addresses = await shown.evaluateAll((all: HTMLImageElement[]) => all.map(({ src }) => src))
    // fetched here with the page's own session: bytes out of a page go through text, number by number
    const kept = await Promise.all(addresses.map(async (address) => (await page.request.get(address)).body()))
    expect(kept).toHaveLength(2)
    for (const bytes of kept) {
      const about = await sharp(bytes).metadata()
      expect(about).not.toHaveProperty('exif')
      expect(Math.max(about.width, about.height)).toBeLessThanOrEqual(1600)
    }
    await page.context().close()
  })

  it('does not go on while a photo is on its way: it would be left behind', async () => {
    const page = await its.open('worker', '/field/record', PHONE)
    await begin(page, '水沟盖板断了一块，路过的人会踩空。')
    const { promise: allowed, resolve: allow } = Promise.withResolvers<void>()
    await page.route('**/api/v1/attachments**', async (route) => {
      await allowed
      await route.continue()
    })
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'drain.jpg', mimeType: 'image/jpeg', buffer: await photo(200, 150) })
    const waiting = button(page, '照片还在传，请等一下')
    await waiting.waitFor()
    expect(await waiting.isDisabled()).toBe(true)
    allow()
    await next(page)
    await next(page)
    await page.getByText('1 张').waitFor()
    await page.context().close()
  })

  it('gives back with a reason, and asks for more time in words to the resident', async () => {
    const [back, longer] = [
      await withOffice({ subject: '退回的一件', body: '这件事不归这个办公室管。' }),
      await withOffice({ subject: '延期的一件', body: '这件事要等雨停了才能修。' }),
    ]
    const page = await its.open('office', '/field/', PHONE)
    await page.getByRole('link', { name: /退回的一件/ }).click()
    await button(page, /还能做的/).click()
    await page.getByRole('link', { name: '退回', exact: true }).click()
    const form = page.getByRole('dialog')
    await form.locator('.primary').click()
    await page.getByText('这一项要填。').waitFor()
    await form.getByRole('textbox').fill('水利由村里管，清单第三项。')
    await form.locator('.primary').click()
    await page.getByText('已完成：退回').waitFor()
    const given = await (await its.as('town')).send('GET', `/api/v1/matters/${back.id}`)
    expect(given).toMatchObject({ body: { step: 'dispatch' } })

    await page.goto(`${its.origin}/field/matters/${longer.id}?act=extend`)
    const due = async (): Promise<string> => {
      const { body } = await (await its.as('office')).send('GET', `/api/v1/matters/${longer.id}`)
      return (body as { timeLeft: { dueAt: string } }).timeLeft.dueAt
    }
    const before = await due()
    await page.getByRole('dialog').getByRole('textbox').fill('要等雨停，下周五前修好。')
    await page.getByRole('dialog').locator('.primary').click()
    await page.getByText('已完成：请求延期').waitFor()
    expect((await due()) > before).toBe(true)
    // once only: it is no longer on offer
    await page.getByText('要等雨停，下周五前修好。').waitFor()
    await button(page, /还能做的/).click()
    expect(await page.getByRole('link', { name: '请求延期' }).count()).toBe(0)
    await page.context().close()
  })

  it('keeps the words of an act when the network goes away under it', async () => {
    const held = await withOffice({ subject: '断网的一件', body: '写到一半网络断了的一件事。' })
    const page = await its.open('office', `/field/matters/${held.id}?act=progress`, PHONE)
    await page.getByRole('dialog').getByRole('textbox').fill('师傅明天上午去。')
    await page.context().setOffline(true)
    await page.getByRole('dialog').locator('.primary').click()
    await page.getByText(/连不上网络/).waitFor()
    await button(page, '关闭').click()
    await page.context().setOffline(false)
    await page.goto(`${its.origin}/field/matters/${held.id}?act=progress`)
    await page.getByText('上次写到一半的内容已经填好。').waitFor()
    expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('师傅明天上午去。')
    await page.getByRole('dialog').locator('.primary').click()
    await page.getByText(/^已完成：/).waitFor()
    await page.context().close()
  })

  it('shows what is open already in the same words, and takes it as the same', async () => {
    const held = await lodge(await its.as('secretary'), {
      subject: '晒谷场积水',
      body: '晒谷场积水三天了，粮食没处晒。',
    })
    const page = await its.open('worker', '/field/record', PHONE)
    await begin(page, '晒谷场积水了，请来排一下。')
    await page.getByRole('group', { name: '村里正在办的，是同一件吗？' }).waitFor()
    await page.getByRole('checkbox', { name: new RegExp(held.number) }).check()
    await clean(page)
    await next(page)
    await next(page)
    await page.getByText(held.number).waitFor()
    await button(page, '发送').click()
    await page.getByRole('heading', { name: '登记好了' }).waitFor()
    const [row] = await its.database.system<{ same: string }[]>`
      select data ->> 'same-as' as same from matter where body = '晒谷场积水了，请来排一下。'`
    expect(row?.same).toBe(held.number)
    await page.context().close()
  })

  it('offers categories that fit the words, and sends the one that was ticked', async () => {
    const page = await its.open('worker', '/field/record', PHONE)
    const body = '自来水停了两天，一滴水都没有。'
    await begin(page, body)
    const offered = page.getByRole('group', { name: '是这一类吗？可以不选' })
    const first = offered.getByRole('checkbox').first()
    await first.check()
    await clean(page)
    // a second tap takes it back
    await first.uncheck()
    await first.check()
    const { items } = (
      await (await its.as('worker')).send('POST', '/api/v1/processes/resident-requests/suggestions', { body })
    ).body as { items: { category: string; title: string }[] }
    await next(page)
    await next(page)
    await page.getByText(items[0]?.title ?? 'none', { exact: true }).waitFor()
    await button(page, '发送').click()
    await page.getByRole('heading', { name: '登记好了' }).waitFor()
    const [row] = await its.database.system<{ category: string }[]>`select category from matter where body = ${body}`
    expect(row?.category).toBe(items[0]?.category)
    await page.context().close()
  })

  it('takes a complaint about the work itself as a matter with a number', async () => {
    const page = await its.open('worker', '/field/me', PHONE)
    await button(page, '关于工作安排').click()
    await next(page)
    await page.getByText('这一项要填。').waitFor()
    expect(await page.getByRole('radio').count()).toBe(2)
    await page.getByRole('radio', { name: '投诉' }).check()
    await next(page)
    await page.getByLabel('什么事', { exact: true }).fill('同一张表一个月要填三遍。')
    await next(page)
    await clean(page)
    await button(page, '发送').click()
    await page.getByRole('heading', { name: '登记好了' }).waitFor()
    const [row] = await its.database.system<{ nature: string; category: string; region: string }[]>`
      select data ->> 'nature' as nature, category, region from matter where body = '同一张表一个月要填三遍。'`
    expect(row).toEqual({ nature: 'complaint', category: '020103', region: '99010100120100101' })
    await page.context().close()
  })

  it('can be used by keyboard alone, from the kind to the code', async () => {
    const page = await its.open('worker', '/field/record', PHONE)
    const { keyboard } = page
    await button(page, /信息上报/).waitFor()
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    const tabTo = async (words: RegExp): Promise<void> => {
      for (let n = 0; n < 40; n += 1) {
        await keyboard.press('Tab')
        if (words.test(await focused())) return
      }
      throw new Error(`no way to ${words} by Tab`)
    }
    await tabTo(/^信息上报/)
    await keyboard.press('Enter')
    await page.getByText('第 1 步').waitFor()
    await tabTo(/^下一步$/)
    await keyboard.press('Enter')
    await page.getByText('第 2 步').waitFor()
    // the new question has the focus: its first field is the next stop
    await keyboard.press('Tab')
    await keyboard.type('老井的盖子裂了，怕有人掉下去。')
    await tabTo(/^下一步$/)
    await keyboard.press('Enter')
    await page.getByText('第 3 步').waitFor()
    await keyboard.press('Tab')
    await keyboard.type('13900005678')
    // Enter in a field goes on as the button does
    await keyboard.press('Enter')
    await page.getByText('13900005678').waitFor()
    await tabTo(/^发送$/)
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: '登记好了' }).waitFor()
    await page.context().close()
  })

  it('warns before the session ends for want of use', async () => {
    const page = await its.open('worker', '/field/', PHONE)
    await page.clock.install()
    await page.reload()
    await page.getByRole('heading', { name: '今日', exact: true }).waitFor()
    await page.clock.fastForward('29:00')
    const warning = page.getByRole('dialog', { name: '很久没有操作了' })
    await warning.waitFor()
    expect(await axeFindings(page)).toEqual([])
    await warning.getByRole('button', { name: '继续用' }).click()
    await warning.waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('says on each page that the network is away, and goes on when it is back', async () => {
    const page = await its.open('worker', '/field/', PHONE)
    await page.getByRole('heading', { name: '今日', exact: true }).waitFor()
    await page.route('**/api/v1/**', (route) => route.abort())
    for (const place of ['办过的', '住户', '登记']) {
      await page.getByRole('link', { name: place }).click()
      await page.getByText(/连不上网络|没有连上网络/).waitFor()
      await clean(page)
    }
    await page.unroute('**/api/v1/**')
    await button(page, '再试一次').click()
    await button(page, /信息上报/).waitFor()
    await page.context().close()
  })
})
