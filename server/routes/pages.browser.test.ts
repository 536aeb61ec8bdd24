import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putContact } from '../../store/publication/contact.ts'
import { noBrowser, openBrowser } from '../../test/support/browser.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { type Served, serveProgram } from '../../test/support/serve.ts'

const VILLAGE = '990101001201'
const LONG = '990101002201'
const AXE = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')

describe.skipIf(noBrowser)('the public pages in a browser', { timeout: 120_000 }, () => {
  let its: TestProgram
  let served: Served
  let browser: Browser
  beforeAll(async () => {
    its = await makeProgram()
    const { system } = its.database
    await putContact(
      system,
      { subject: '990101', phone: '0199-6000000', hotline: '0199-6000001', area: '' },
      its.clock.now,
    )
    await putContact(system, { subject: VILLAGE, phone: '0199-6001201', hotline: '', area: '' }, its.clock.now)
    await putContact(
      system,
      { subject: `${VILLAGE}001`, phone: '0199-6001202', hotline: '', area: '村小学以东至河边，一组、二组' },
      its.clock.now,
    )
    // the longest name there is: 33 signs
    await system`update region set name = ${'芦溪镇国营红旗农场第三分场生活区管理委员会第十一居民小组社区居民委员会'.slice(0, 33)} where code = ${LONG}`
    served = await serveProgram({ ...its.program, demo: true, sender: { send: async () => {} } } as never)
    browser = await openBrowser()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
    await its?.drop()
  })

  const open = async (options: {
    width: number
    senior?: boolean
    scripts?: boolean
    lang?: 'en'
  }): Promise<BrowserContext> => {
    const { width, senior = false, scripts = true, lang } = options
    const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: scripts })
    // below the test's own limit: what was waited for is then named
    context.setDefaultTimeout(30_000)
    const cookies = [...(senior ? [['lingyan_senior', '1']] : []), ...(lang ? [['lingyan_lang', lang]] : [])]
    await context.addCookies(
      cookies.map(([name, value]) => ({ name: name ?? '', value: value ?? '', url: served.origin })),
    )
    return context
  }
  const visit = async (page: Page, path: string): Promise<void> => {
    await page.goto(served.origin + path)
  }
  /** The receipt; what is like it already was asked about first, or not. */
  const received = async (page: Page): Promise<void> => {
    const got = page.getByRole('heading', { name: '已经收到' })
    const asked = page.getByRole('button', { name: '不是，单独提交我的' })
    await got.or(asked).waitFor()
    if (await asked.isVisible()) await asked.click()
    await got.waitFor()
  }
  /** Lodges with scripts off; the address of the request's page. */
  const lodge = async (page: Page, words: string): Promise<string> => {
    await visit(page, `/v/${VILLAGE}`)
    await page.getByRole('link', { name: '我要反映' }).click()
    await page.getByLabel('什么事').fill(words)
    await page.getByRole('button', { name: '提交' }).click()
    await received(page)
    await page.getByRole('link', { name: '看办理进度' }).click()
    await page.getByRole('heading', { name: '办理经过' }).waitFor()
    return new URL(page.url()).pathname
  }
  const answer = async (at: string): Promise<void> => {
    const [row] = await its.database.system<
      { id: string; entries: number }[]
    >`select id, entries from matter order by lodged_at desc, id desc limit 1`
    const staff = await its.as('secretary')
    const done = await staff.send('POST', `/api/v1/matters/${row?.id}/actions/answer`, {
      version: row?.entries,
      data: { nature: 'enquiry', reply: `已经修好了（${at}）。` },
    })
    expect(done.status).toBe(200)
  }

  it('tells, follows and judges with scripts off, in large text on a small phone', async () => {
    const context = await open({ width: 360, senior: true, scripts: false })
    const page = await context.newPage()
    await visit(page, `/v/${VILLAGE}`)
    await page.getByRole('link', { name: '我要反映' }).click()
    await page.getByLabel('什么事').fill('路')
    await page.getByLabel('怎么称呼您').fill('王建国')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByRole('heading', { name: '有 1 处需要改一下' }).waitFor()
    expect(await page.getByLabel('怎么称呼您').inputValue()).toBe('王建国')
    await page.getByRole('link', { name: '请写下是什么事，至少 5 个字。' }).click()
    await page.getByLabel('什么事').fill('三组晒谷场旁边的路灯三天不亮了。')
    const photo = await sharp({ create: { width: 200, height: 150, channels: 3, background: '#567' } })
      .jpeg()
      .toBuffer()
    await page.getByLabel('照片').setInputFiles({ name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByRole('heading', { name: '已经收到' }).waitFor()
    expect(await page.locator('.code').textContent()).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    await page.getByRole('link', { name: '看办理进度' }).click()
    await page.getByRole('heading', { name: '办理经过' }).waitFor()
    const at = new URL(page.url()).pathname
    expect(await page.getByRole('img', { name: '您传的照片 1' }).count()).toBe(1)
    await answer(at)
    await page.reload()
    await page.getByRole('heading', { name: '请您评价' }).waitFor()
    await page.getByLabel('联系过', { exact: true }).check()
    await page.getByLabel('解决了', { exact: true }).check()
    await page.getByLabel('满意', { exact: true }).check()
    await page.getByRole('button', { name: '选好了，提交' }).click()
    await page.getByText('已提交：评价').waitFor()
    await context.close()
  })

  it('makes photos small before they are sent, where scripts run', async () => {
    const context = await open({ width: 390 })
    const page = await context.newPage()
    await visit(page, `/v/${VILLAGE}/report`)
    const noise = { type: 'gaussian', mean: 120, sigma: 30 } as const
    const large = await sharp({ create: { width: 1800, height: 1200, channels: 3, background: '#456', noise } })
      .jpeg({ quality: 90 })
      .toBuffer()
    expect(large.length).toBeGreaterThan(400 * 1024)
    await page.getByLabel('照片').setInputFiles({ name: 'big.jpg', mimeType: 'image/jpeg', buffer: large })
    const input = page.locator('input[type=file]')
    await expect.poll(() => input.evaluate((one: HTMLInputElement) => one.files?.[0]?.name)).toBe('photo.jpg')
    const size = await input.evaluate((one: HTMLInputElement) => one.files?.[0]?.size ?? 0)
    expect(size).toBeLessThan(large.length)
    await context.close()
  })

  it('says the code of the demo, signs in and lists one’s own', async () => {
    const context = await open({ width: 390, scripts: false })
    const page = await context.newPage()
    await visit(page, '/my')
    await page.getByLabel('手机号').fill('139 0000 7777')
    await page.getByRole('button', { name: '发验证码' }).click()
    const code = (await page.locator('.box .number').textContent()) ?? ''
    await page.getByLabel('验证码').fill(code)
    await page.getByRole('button', { name: '进入' }).click()
    await page.getByText('这个手机号还没有反映过事情').waitFor()
    await context.close()
  })

  it('the demo’s start page shows the way on, once something is lodged', async () => {
    const context = await open({ width: 390, scripts: false })
    const page = await context.newPage()
    await visit(page, '/')
    await page.getByRole('link', { name: '以居民身份进入' }).click()
    expect(await page.getByLabel('什么事').inputValue()).toContain('路灯')
    await page.getByRole('button', { name: '提交' }).click()
    await received(page)
    await visit(page, '/')
    await page.getByText('您刚才反映的').waitFor()
    expect(await page.locator('.way > .now h3').textContent()).toContain('村里先看')
    // whoever has it later can't see it yet: the way there is not offered
    expect(await page.locator('.way').getByRole('button').count()).toBe(0)
    await page.getByRole('button', { name: '以村书记身份进入' }).click()
    await page.waitForURL(/\/console\/matters\/[0-9a-f-]{36}$/)
    expect((await context.cookies()).some(({ name }) => name === 'lingyan_session')).toBe(true)
    await context.close()
  })

  const PAGES = [
    `/v/${VILLAGE}`,
    `/v/${LONG}`,
    '/v/990101001',
    '/v/990101',
    '/v/990101?q=x',
    `/v/${VILLAGE}/report`,
    `/v/${VILLAGE}/poster`,
    '/',
    '/t',
    '/my',
    '/privacy',
    '/no-such-page',
  ]
  /** What axe finds on the page. */
  const violations = async (page: Page): Promise<readonly string[]> => {
    await page.evaluate(AXE)
    return page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await axe.run()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      )
    })
  }
  describe.each([{ width: 320 }, { width: 1440 }, { width: 320, senior: true }, { width: 320, lang: 'en' as const }])(
    'at %o',
    (how) => {
      let context: BrowserContext
      let own: string
      beforeAll(async () => {
        context = await open(how)
        const page = await (await open({ width: 390, scripts: false })).newPage()
        own = await lodge(
          page,
          `第${how.width}件${how.senior ?? ''}${how.lang ?? ''}事情：${'河道里的垃圾没有人清理。'.repeat(160)}`,
        )
        await page.context().close()
      })
      afterAll(() => context?.close())

      it.each([...PAGES, 'own', 'own/receipt', 'own/contact'])(
        '%s: axe finds nothing, nothing is cut off',
        async (path) => {
          const page = await context.newPage()
          await visit(page, path.replace(/^own/, own))
          expect(await violations(page)).toEqual([])
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
          ).toBeLessThanOrEqual(0)
          expect(await page.locator('body').textContent()).not.toMatch(/undefined|\{\w+\}|\bNaN\b/)
          await page.close()
        },
      )
    },
  )

  it('in large text everything to press is 60 px high and wide, body text 24 px', async () => {
    const context = await open({ width: 360, senior: true })
    const page = await context.newPage()
    for (const path of [`/v/${VILLAGE}`, `/v/${VILLAGE}/report`, '/t', '/my']) {
      await visit(page, path)
      const small = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            '.button, button, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), select, textarea, nav a, summary, .choice, .tel',
          ),
        ]
          .filter((one) => one.getClientRects().length > 0)
          .filter((one) => {
            const { width, height } = one.getBoundingClientRect()
            return height < 59.5 || width < 59.5
          })
          .map((one) => one.outerHTML.slice(0, 120)),
      )
      expect(small, path).toEqual([])
      expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('24px')
    }
    await context.close()
  })

  it('by keyboard alone: what is wrong is named and led to, then it is sent', async () => {
    const context = await open({ width: 320 })
    const page = await context.newPage()
    const { keyboard } = page
    const tabTo = async (words: string): Promise<void> => {
      for (let n = 0; n < 40; n += 1) {
        await keyboard.press('Tab')
        const now = await page.evaluate(() => {
          const { activeElement: one } = document
          return one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement
            ? one.id
            : one?.textContent?.trim()
        })
        if (now === words) return
      }
      throw new Error(`no way to ${words} by Tab`)
    }
    await visit(page, `/v/${VILLAGE}`)
    await tabTo('我要反映')
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: '我要反映' }).waitFor()
    await tabTo('contactPhone')
    await keyboard.type('12')
    await tabTo('提交')
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: '有 2 处需要改一下' }).waitFor()
    expect(await violations(page)).toEqual([])
    await tabTo('请写下是什么事，至少 5 个字。')
    await keyboard.press('Enter')
    // the link of the problem leads into its field
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('body')
    await keyboard.type('渡口的栏杆断了两根，小孩会掉下去。')
    await tabTo('contactPhone')
    await keyboard.press('Control+A')
    await keyboard.type('13900000007')
    await tabTo('提交')
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: '已经收到' }).waitFor()
    await context.close()
  })

  it.each([VILLAGE, LONG])('the poster fits on one sheet of A4: %s', async (village) => {
    const context = await open({ width: 1440 })
    const page = await context.newPage()
    await visit(page, `/v/${village}/poster`)
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
    await context.close()
  })

  it('a first visit loads at most 100 KB, and nothing from elsewhere', async () => {
    const context = await open({ width: 360 })
    const page = await context.newPage()
    let bytes = 0
    const others: string[] = []
    page.on('response', async (response) => {
      if (!response.url().startsWith(served.origin)) others.push(response.url())
      const { responseBodySize, responseHeadersSize } = await response.request().sizes()
      bytes += responseBodySize + responseHeadersSize
    })
    await page.goto(`${served.origin}/v/${VILLAGE}`, { waitUntil: 'networkidle' })
    expect(bytes).toBeGreaterThan(1000)
    expect(bytes).toBeLessThan(100 * 1024)
    expect(others).toEqual([])
    await context.close()
  })
})
