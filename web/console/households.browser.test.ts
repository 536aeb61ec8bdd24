import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noBrowser } from '../../test/support/browser.ts'
import { POSTS } from '../../test/support/program.ts'
import { axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

const GROUP = POSTS.worker.region
const sendNow = (page: Page): Promise<void> => page.getByRole('button', { name: '立即发出' }).click()

describe.skipIf(noBrowser)('who keeps contact with which households, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  let worker = ''
  beforeAll(async () => {
    its = await openScreens()
    const [row] = await its.database.system<{ id: string }[]>`select id from position where role = 'grid-worker'`
    worker = row?.id ?? ''
  }, 180_000)
  afterAll(() => its?.drop())
  // two without a worker, three with one
  beforeEach(async () => {
    await its.database.system`delete from household`
    await its.database.system`insert into household (county, id, region, door, head_name, persons, worker)
      select '990101', gen_random_uuid(), ${GROUP}, n || '号', '赵大', 3, case when n > 2 then ${worker}::uuid end
      from generate_series(1, 5) n`
  })

  const held = async (): Promise<Readonly<Record<string, string | null>>> => {
    const rows = await its.database.system<{ door: string; name: string | null }[]>`
      select h.door, a.name from household h left join position p on p.id = h.worker left join account a on a.id = p.account
      order by h.door`
    return Object.fromEntries(rows.map(({ door, name }) => [door, name]))
  }

  it('says who is left out, and gives them to somebody; for some seconds it can be taken back', async () => {
    const page = await its.open('secretary', '/console/households')
    const alert = page.getByRole('alert').filter({ hasText: '2 户还没有人联系' })
    await alert.getByRole('button', { name: '看这 2 户' }).click()
    await page.getByText('共 2 户').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('勾选列出的全部住户').check()
    await page.getByRole('button', { name: '交给…' }).click()
    const drawer = page.getByRole('dialog')
    expect(await drawer.getByRole('button', { name: '先选一个人' }).isDisabled()).toBe(true)
    await drawer.getByRole('radio', { name: /worker某/ }).check()
    await drawer.getByText('交接后worker某联系 5 户').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await drawer.getByRole('button', { name: '2 户交给worker某' }).click()
    await page.getByRole('button', { name: '撤回' }).click()
    await page.getByText('已撤回，没有发出').waitFor()
    expect(await held()).toMatchObject({ '1号': null, '2号': null })
    // what was chosen is chosen still
    await page.getByText('已选 2 户').waitFor()
    await page.getByRole('button', { name: '交给…' }).click()
    await drawer.getByRole('radio', { name: /worker某/ }).check()
    await drawer.getByRole('button', { name: '2 户交给worker某' }).click()
    await sendNow(page)
    await page.getByText('这里没有住户').waitFor()
    await alert.waitFor({ state: 'detached' })
    expect(await held()).toMatchObject({ '1号': 'worker某', '2号': 'worker某' })
    await page.context().close()
  })

  it('one at a time from its row, and only those of one worker by a press on his name', async () => {
    const page = await its.open('leader', '/console/households')
    const panel = page.locator('.workers')
    await panel.getByRole('button', { name: /worker某.*3 户/ }).click()
    await page.getByText('共 3 户').waitFor()
    await page.getByRole('row', { name: /4号/ }).getByRole('button', { name: 'worker某' }).click()
    await page.getByRole('dialog').getByText('4号换联系人').waitFor()
    await page
      .getByRole('dialog')
      .getByRole('radio', { name: /leader某/ })
      .check()
    await page.getByRole('button', { name: '1 户交给leader某' }).click()
    await page.getByRole('row', { name: /4号/ }).getByText('待发出').waitFor()
    await sendNow(page)
    await page.getByText('共 2 户').waitFor()
    await panel.getByRole('button', { name: /leader某.*1 户/ }).waitFor()
    expect(await held()).toMatchObject({ '3号': 'worker某', '4号': 'leader某' })
    await page.context().close()
  })

  it('what somebody else changed meanwhile is not written over, and it says so', async () => {
    const page = await its.open('secretary', '/console/households')
    await page.getByLabel('勾选 5号').check()
    await its.database.system`update household set version = version + 1 where door = '5号'`
    await page.getByRole('button', { name: '交给…' }).click()
    await page
      .getByRole('dialog')
      .getByRole('radio', { name: /leader某/ })
      .check()
    await page.getByRole('button', { name: '1 户交给leader某' }).click()
    await sendNow(page)
    await page.getByText('其中 1 户刚被别人改过').waitFor()
    expect(await held()).toMatchObject({ '5号': 'worker某' })
    await page.context().close()
  })

  it('on a telephone nothing hangs over, the chosen ones and their act included', async () => {
    const page = await its.open('secretary', '/console/households', { viewport: { width: 390, height: 844 } })
    await page.getByLabel('勾选 1号').check()
    expect(await sideways(page)).toBe(0)
    await page.getByText('联系人（1 人）').click()
    await page.locator('.worker').first().waitFor()
    expect(await sideways(page)).toBe(0)
    await page.getByRole('button', { name: '交给…' }).click()
    await page.getByRole('dialog').getByRole('radio').first().waitFor()
    expect(await sideways(page)).toBe(0)
    await page.context().close()
  })

  it('never broke a script', () => {
    expect(its.errors).toEqual([])
  })
})
