import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from '../../test/support/browser.ts'
import type { Post } from '../../test/support/program.ts'
import { answer, lodge } from '../../test/support/requests.ts'
import { axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

const LONG_NAME = '芦溪镇国营红旗农场第三分场生活区管理委员会第十一居民小组社区居民委员会'.slice(0, 33)
/** Who opens what, and what must be on it before it is looked at. */
const PAGES: readonly (readonly [Post, string, string])[] = [
  ['secretary', '/console/inbox', '.row'],
  ['secretary', '/console/matters', '.table tbody tr'],
  ['secretary', '/console/lodge', '.ant-form'],
  ['county', '/console/board', '.chart svg'],
  ['county', '/console/places', '.below li'],
  ['secretary', '/console/households', '.ant-empty'],
  ['secretary', '/console/imports', '.drop'],
  ['security', '/console/people', '.table tbody tr'],
  ['system', '/console/settings', '.setting'],
  ['audit', '/console/audit', '.table tbody tr'],
]
const SIZES = [
  [390, 844],
  [1366, 768],
  [1440, 900],
] as const

describe.skipIf(noBrowser)('the screens of the console', { timeout: 120_000 }, () => {
  let its: Screens
  let matter = ''
  let held = ''
  beforeAll(async () => {
    its = await openScreens()
    const secretary = await its.as('secretary')
    await its.database.system`update region set name = ${LONG_NAME} where code = '990101001202'`
    held = (await lodge(secretary, { subject: '一'.repeat(60), body: '很长的话，没有标点'.repeat(220).slice(0, 2000) }))
      .id
    await lodge(await its.as('neighbour'), { region: '990101001202', subject: '长村名' })
    matter = (await answer(its, { category: '010101' })).id
  }, 180_000)
  afterAll(() => its?.drop())

  it.each(PAGES)('%s may work on %s with any aid: axe finds nothing, light or dark', async (post, path, ready) => {
    const page = await its.open(post, path)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.reload()
      await page.locator(ready).first().waitFor()
      expect.soft(await axeFindings(page), colorScheme).toEqual([])
    }
    await page.context().close()
  })

  it.each(PAGES)('%s needs not scroll sideways on %s, at any size, in either language', async (post, path, ready) => {
    const page = await its.open(post, path)
    for (const language of ['zh-CN', 'en']) {
      await page.evaluate((chosen) => localStorage.setItem('lingyan.language', chosen), language)
      await page.reload()
      await page.locator(ready).first().waitFor()
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height })
        expect.soft(await sideways(page), `${width} ${language}`).toBe(0)
      }
      expect.soft(await page.locator('main').innerText(), language).not.toMatch(/undefined|\[object/)
    }
    await page.context().close()
  })

  it('the board is no wider than the window while its drawings have not followed yet', async () => {
    const page = await its.open('county', '/console/board')
    await page.addInitScript(() => {
      window.ResizeObserver = class {
        observe() {}
        unobserve() {}
        disconnect() {}
      }
    })
    await page.reload()
    await page.locator('.chart svg').first().waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await sideways(page)).toBe(0)
    await page.context().close()
  })

  it('a matter, its form and the sign-in are clean as well', async () => {
    const page = await its.open('secretary', `/console/matters/${held}`)
    await page.locator('.story').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    await page.goto(`${its.origin}/console/matters/${held}?act=note`)
    await page.getByRole('dialog').getByRole('textbox').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    await page.getByRole('listbox').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
    const stranger = await its.stranger('/console/sign-in')
    await stranger.getByLabel('账号').waitFor()
    expect(await axeFindings(stranger)).toEqual([])
    await stranger.context().close()
  })

  it.each([
    ['secretary', '/console/matters', '流程'],
    ['county', '/console/board', '流程'],
    ['system', '/console/settings', '加一个台账'],
  ] as const)('%s opens a choice on %s, and the list is called as its field is', async (post, path, name) => {
    const page = await its.open(post, path)
    await page.getByRole('combobox', { name }).click()
    await page.getByRole('listbox', { name, includeHidden: true }).waitFor({ state: 'attached' })
    // the list is judged where it stands, not on its way in
    await page.locator('.ant-select-dropdown').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })

  it.each([390, 360])('at %d pixels the choice of a region stands within the window', async (width) => {
    const page = await its.open('county', '/console/board', { viewport: { width, height: 844 } })
    await page.locator('.crumbs-now').click()
    await page.getByLabel('按名称或代码找地区').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    const box = await page.locator('.ant-popover').boundingBox()
    expect((box?.x ?? -1) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
    await page.context().close()
  })

  it('on paper there is nothing to press, and a report is as wide as its heading', async () => {
    const page = await its.open('county', '/console/board')
    await page.locator('.chart svg').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    for (const tools of ['.why', '.chart-tools', '.head-actions', '.filters', '.nav'])
      expect(await page.locator(tools).first().isVisible(), tools).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    await page.goto(`${its.origin}/console/indicators/compare?keys=villages-ranked`)
    await page.locator('.compare-table tbody tr').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    const wide = async (what: string): Promise<number> => (await page.locator(what).first().boundingBox())?.width ?? 0
    expect(await wide('.compare-table')).toBeCloseTo(await wide('.paper-head'), 0)
    await page.context().close()
  })

  it('what a position may not use is neither in the navigation nor behind its address', async () => {
    const page = await its.open('audit', '/console/inbox')
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
    expect(await page.getByRole('navigation', { name: '主导航' }).getByRole('listitem').allInnerTexts()).toEqual([
      '审计',
    ])
    await page.getByText('这一页不归您现在的岗位').waitFor()
    await page.context().close()
  })

  it('an address that leads nowhere, and a matter out of sight, say so', async () => {
    const page = await its.open('otherTown', `/console/matters/${matter}`)
    await page.getByRole('alert').getByText('没有找到').first().waitFor()
    await page.goto(`${its.origin}/console/no-such-page`)
    await page.getByText('没有这个页面').waitFor()
    await page.context().close()
  })

  it('without a network a page says so, and goes on when it is back', async () => {
    const page = await its.open('secretary', '/console/inbox')
    await page.locator('.row').first().waitFor()
    await page.context().setOffline(true)
    await page.getByRole('link', { name: '事项', exact: true }).click()
    await page.getByRole('alert').getByText('这里没能显示出来').waitFor({ timeout: 20_000 })
    await page.context().setOffline(false)
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.locator('.table tbody tr').first().waitFor()
    await page.context().close()
  })

  it('never broke a script', () => {
    expect(its.errors).toEqual([])
  })
})
