import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../../server/identity/password.ts'
import { noBrowser } from '../../test/support/browser.ts'
import { act, lodge } from '../../test/support/requests.ts'
import { axeFindings, openScreens, type Screens } from '../../test/support/screens.ts'

const PASSWORD = 'Rook-takes-e4'
/** What waits to go out goes out. */
const sendNow = (page: Page): Promise<void> => page.getByRole('button', { name: '立即发出' }).click()

describe.skipIf(noBrowser)('the work of a dispatcher, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  beforeAll(async () => {
    its = await openScreens()
    const hash = await hashPassword(PASSWORD)
    await its.database.system`update account set password_hash = ${hash}, totp_confirmed_at = null where login = 'town'`
  }, 180_000)
  afterAll(() => its?.drop())

  /** Matters that wait for the town to assign them. */
  const waiting = async (...subjects: readonly string[]): Promise<readonly string[]> => {
    const secretary = await its.as('secretary')
    const ids: string[] = []
    for (const subject of subjects) {
      const { id } = await lodge(secretary, { subject, body: `${subject}，已经一个星期了，请来看看。` })
      await act(secretary, id, 1, 'send-to-town')
      ids.push(id)
    }
    return ids
  }
  const stepOf = async (id: string | undefined): Promise<string> => {
    const answer = await (await its.as('county')).send('GET', `/api/v1/matters/${id}`)
    return (answer.body as { step: string }).step
  }

  const versionOf = async (id: string | undefined): Promise<number> => {
    const answer = await (await its.as('county')).send('GET', `/api/v1/matters/${id}`)
    return (answer.body as { version: number }).version
  }

  it('signs in by password, after a wrong one was refused in words, and finds what is on the desk', async () => {
    await waiting('水塔漏水')
    const page = await its.stranger('/console/inbox?bucket=today')
    await page.getByLabel('账号').fill('town')
    await page.getByLabel('密码').fill('wrong-word')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('密码').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '工作台', exact: true }).waitFor()
    // back where one wanted to go
    expect(new URL(page.url()).search).toBe('?bucket=today')
    await page.getByRole('link', { name: '水塔漏水' }).first().waitFor()
    await page.getByRole('button', { name: /岗位和账号/ }).click()
    await page.getByText('退出登录').click()
    await page.getByLabel('账号').waitFor()
    await page.goto(`${its.origin}/console/inbox`)
    await page.getByLabel('账号').waitFor()
    await page.context().close()
  })

  it('assigns by keyboard alone: down, act, choose, send; the matter moves on', async () => {
    const [first, second] = await waiting('键盘之一', '键盘之二')
    const page = await its.open('town', '/console/inbox?q=键盘之')
    await page.locator('.row').nth(1).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await page.getByRole('dialog').getByLabel('派给谁').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'data_desk')
    await page.keyboard.type('agriculture')
    await page.getByRole('option').first().waitFor({ state: 'attached' })
    await page.locator('.desk').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').locator('.ant-btn-primary').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await sendNow(page)
    await page.locator('.row').nth(1).waitFor({ state: 'detached' })
    expect((await Promise.all([stepOf(first), stepOf(second)])).sort()).toEqual(['dispatch', 'handle'])
    await page.context().close()
  })

  it('what others are told of waits, can be taken back by a key, goes out by itself, and is not lost when the page is closed', async () => {
    const [first, second] = await waiting('反悔之一', '反悔之二')
    const page = await its.open('town', `/console/matters/${first}?act=ask-more`)
    const form = page.getByRole('dialog')
    const fillIn = async (): Promise<void> => {
      await form.getByRole('textbox').first().fill('请说说是哪一盏路灯。')
      await form.locator('.ant-btn-primary').click()
      await form.waitFor({ state: 'detached' })
    }
    await fillIn()
    await page.getByText(/秒后发出/).waitFor()
    // nothing else may be done to it meanwhile
    await page.locator('.present').getByText('马上发出').waitFor()
    expect(await page.locator('.present').getByRole('button').count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('z')
    await page.getByText('已撤回，没有发出').waitFor()
    expect(await versionOf(first)).toBe(2)
    // what was typed is still there
    await page.getByRole('button', { name: '接着填' }).click()
    expect(await form.getByRole('textbox').first().inputValue()).toBe('请说说是哪一盏路灯。')
    await form.locator('.ant-btn-primary').click()
    // it goes on counting elsewhere, and goes out by itself
    await page.getByRole('link', { name: '工作台', exact: true }).click()
    await page.getByText('已办好').waitFor({ timeout: 20_000 })
    expect(await versionOf(first)).toBe(3)
    await page.goto(`${its.origin}/console/matters/${second}?act=ask-more`)
    await fillIn()
    await page.getByText(/秒后发出/).waitFor()
    await page.goto(`${its.origin}/`)
    await expect.poll(() => versionOf(second)).toBe(3)
    await page.context().close()
  })

  it('says in the form what would be refused, before anything waits; and later where somebody was quicker', async () => {
    const [id] = await waiting('快人一步')
    const page = await its.open('town', `/console/matters/${id}?act=ask-more`)
    const form = page.getByRole('dialog')
    await form.getByRole('textbox').first().fill('请说说具体在哪里。')
    await form.locator('.ant-btn-primary').click()
    await page.getByText(/秒后发出/).waitFor()
    await act(await its.as('town'), id ?? '', 2, 'note', { note: '同事先记了一笔' })
    await sendNow(page)
    await page.getByText(/没有办成/).waitFor()
    await page.getByRole('button', { name: '接着填' }).click()
    expect(await form.getByRole('textbox').first().inputValue()).toBe('请说说具体在哪里。')
    await act(await its.as('town'), id ?? '', 3, 'note', { note: '又记了一笔' })
    await form.locator('.ant-btn-primary').click()
    await form.getByRole('alert').getByText('又记了一笔').waitFor()
    expect(await page.getByText(/秒后发出/).count()).toBe(0)
    await page.context().close()
  })

  it('assigns many at once', async () => {
    const ids = await waiting('一批甲', '一批乙', '一批丙')
    const page = await its.open('town', '/console/inbox?q=一批')
    await page.locator('.row').nth(2).waitFor()
    const bar = page.getByRole('region', { name: '一起办' })
    // by mouse, one after the other, and let go again
    for (const nth of [0, 1]) await page.locator('.row').nth(nth).getByRole('checkbox').click()
    await bar.getByText('已选 2 件').waitFor()
    await bar.getByRole('button', { name: '取消勾选' }).click()
    await bar.waitFor({ state: 'detached' })
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Shift+X')
    await bar.getByText('已选 3 件').waitFor()
    await bar.locator('.ant-btn-primary').click()
    const form = page.getByRole('dialog')
    await form.getByLabel('派给谁').click()
    await page.locator('.desk').filter({ hasText: 'office某' }).first().click()
    await form.locator('.ant-btn-primary').click()
    await form.waitFor({ state: 'detached' })
    expect(await Promise.all(ids.map(stepOf))).toEqual(['dispatch', 'dispatch', 'dispatch'])
    // taken back, all of it, and chosen again with what was filled in
    await page.getByRole('button', { name: '撤回' }).click()
    await bar.getByText('已选 3 件').waitFor()
    await bar.locator('.ant-btn-primary').click()
    await form.locator('.ant-select-content-has-value').first().waitFor()
    await form.locator('.ant-btn-primary').click()
    await form.waitFor({ state: 'detached' })
    await sendNow(page)
    await page.getByText('这些条件下没有要办的事').waitFor()
    // what one does oneself is no news
    expect(await page.getByRole('button', { name: /新变化/ }).count()).toBe(0)
    expect(await Promise.all(ids.map(stepOf))).toEqual(['handle', 'handle', 'handle'])
    await page.context().close()
  })

  it('is told what changed meanwhile, and keeps what was typed', async () => {
    const [id] = await waiting('两人同办')
    const page = await its.open('town', `/console/matters/${id}?act=note`)
    const text = page.getByRole('dialog').getByRole('textbox')
    await text.fill('我写了一半')
    await act(await its.as('town'), id ?? '', 2, 'note', { note: '同事先记了一笔' })
    await page.getByRole('dialog').locator('.ant-btn-primary').click()
    const notice = page.getByRole('dialog').getByRole('alert')
    await notice.getByText('同事先记了一笔').waitFor()
    expect(await text.inputValue()).toBe('我写了一半')
    await page.getByRole('dialog').locator('.ant-btn-primary').click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.locator('.story').getByText('我写了一半').waitFor()
    await page.context().close()
  })

  it('keeps a half-written form on this computer until it is sent', async () => {
    const [id] = await waiting('写到一半')
    const page = await its.open('town', `/console/matters/${id}?act=note`)
    await page.getByRole('dialog').getByRole('textbox').fill('先放着')
    await page.reload()
    await page.getByText('已经填好的内容还在').waitFor()
    expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('先放着')
    await page.context().close()
  })

  it('hears of news without the list moving, until it asks for them', async () => {
    await waiting('先来的事')
    const page = await its.open('town', '/console/inbox?q=来的事')
    await page.locator('.row').first().waitFor()
    await page.getByText('实时').waitFor()
    await waiting('后来的事')
    const news = page.getByRole('button', { name: /新变化/ })
    await news.waitFor()
    expect(await page.locator('.row').count()).toBe(1)
    await news.click()
    await page.locator('.row').nth(1).waitFor()
    await page.context().close()
  })

  it('takes down what a resident calls about, and is given the code once', async () => {
    const page = await its.open('town', '/console/lodge')
    await page.getByLabel('居民电话').fill('13900000000')
    await page.getByLabel('哪个村').click()
    await page
      .getByRole('button', { name: /和平村/ })
      .first()
      .click()
    await page.getByLabel('什么事').fill('村口老樟树断枝，压在电线上，怕出事。')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('请把查询码告诉居民').waitFor()
    expect(await page.locator('.lodge-code').innerText()).toMatch(/[A-Z0-9]{8,}/)
    await page.context().close()
  })

  it('is offered categories by what was said, none filled in by itself', async () => {
    const page = await its.open('town', '/console/lodge')
    await page.getByLabel('哪个村').click()
    await page
      .getByRole('button', { name: /和平村/ })
      .first()
      .click()
    await page.getByLabel('什么事').fill('家里停水两天了，自来水公司一直没有人来修。')
    const offered = page.getByRole('group', { name: '按内容推荐' })
    const first = offered.getByRole('button').first()
    await first.waitFor()
    expect(await first.getAttribute('title')).toContain('停水')
    expect(await offered.getByRole('button', { pressed: true }).count()).toBe(0)
    expect(await page.locator('.ant-cascader').innerText()).toContain('请选择')
    await first.click()
    expect(await first.getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('请把查询码告诉居民').waitFor()
    const [row] = await its.database.system`select category from matter order by id desc limit 1`
    expect(row?.category).toBe('010216')
    await page.context().close()
    // in the form of an act, by the words of the matter that it is on
    const { id } = await lodge(await its.as('secretary'), { body: '村口路灯不亮，晚上看不见路。' })
    const acting = await its.open('secretary', `/console/matters/${id}?act=send-to-town`)
    await acting.getByRole('dialog').getByRole('group', { name: '按内容推荐' }).getByRole('button').first().waitFor()
    await acting.context().close()
  })

  it('sees on the board as many as the list behind the number shows', async () => {
    const page = await its.open('county', '/console/board')
    const number = page.locator('.number').first().getByRole('link')
    const said = Number(await number.innerText())
    expect(said).toBeGreaterThan(5)
    await number.click()
    await page.getByText(`共 ${said} 条`).waitFor()
    expect(await page.locator('.table tbody tr').count()).toBe(said)
    await page.context().close()
  })

  it('never broke a script', () => {
    expect(its.errors).toEqual([])
  })
})
