import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from '../../test/support/browser.ts'
import { plant } from '../../test/support/bulk.ts'
import { axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

const DAY = 86_400_000
const FIRST = Date.parse('2016-01-01T04:00:00Z')
/** More than one search looks through at a time. */
const MANY = 2300

describe.skipIf(noBrowser)('the list of all matters over ten years, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  beforeAll(async () => {
    its = await openScreens()
    const one = (n: number, body: string) => ({
      ...{ process: 'dispute-mediation', region: '990101001201', by: 'secretary' as const, body },
      ...{ at: new Date(FIRST + (n * 3650 * DAY) / MANY), data: { kind: 'neighbours', risk: 'watch' } },
    })
    await plant(
      its,
      Array.from({ length: MANY }, (_, n) => one(n, `院墙滴水，第${n}起，请人劝一劝。`)),
    )
    const { system } = its.database
    await system`update matter set late = (body like '%第3起%')`
  }, 180_000)
  afterAll(() => its?.drop())
  afterEach(() => expect(its.errors).toEqual([]))

  it('narrows to a span of years typed in, with words, and clears it again', async () => {
    const page = await its.open('secretary', `/console/matters?q=${encodeURIComponent('滴水')}`)
    await page.getByRole('link', { name: /第2299起/ }).waitFor()
    const [from, to] = [page.locator('.filters-dates input').first(), page.locator('.filters-dates input').last()]
    await from.fill('2017-01-01')
    await from.press('Enter')
    await to.fill('2017-01-09')
    await to.press('Enter')
    await page.waitForURL(/to=2017-01-09/)
    expect(new URL(page.url()).searchParams.get('from')).toBe('2017-01-01')
    // the list from before stands until the answer is here
    await page.locator('.table tbody tr').nth(5).waitFor({ state: 'detached' })
    const days = await page.locator('.table tbody tr td:nth-child(4)').allTextContents()
    expect(days.length).toBe(5)
    for (const day of days) expect(day).toMatch(/2017年1月/)
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: '清除条件' }).click()
    await page.getByRole('link', { name: /第2299起/ }).waitFor()
    await page.context().close()
  })

  it('goes on by itself to what meets another filter behind thousands that do not', async () => {
    const page = await its.open('secretary', `/console/matters?late=true&q=${encodeURIComponent('滴水')}`)
    await page.getByRole('link', { name: /第3起/ }).waitFor()
    expect(await page.locator('.table tbody tr').count()).toBe(1)
    await page.context().close()
  })
})
