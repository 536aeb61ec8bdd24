import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringUpSums, followSums } from '../../server/derive/sums.ts'
import { incomeOf } from '../../test/routes/county.ts'
import { noBrowser } from '../../test/support/browser.ts'
import { POSTS } from '../../test/support/program.ts'
import { axeFindings, openScreens, type Screens, sideways } from '../../test/support/screens.ts'

const [HERE, THERE] = [POSTS.secretary.region, POSTS.neighbour.region]
const PHONE = { viewport: { width: 390, height: 844 } }

describe.skipIf(noBrowser)('numbers on the screen, in a browser', { timeout: 120_000 }, () => {
  let its: Screens
  const kept = new Map<string, string>()
  const keep = async (post: 'town' | 'otherTown', region: string, year: number, yuan: number): Promise<void> => {
    const cells = { ...incomeOf(year), sales: yuan * 100 }
    const told = await (await its.as(post)).send('POST', '/api/v1/ledgers/village-income/records', { region, cells })
    expect(told.status, JSON.stringify(told.body)).toBe(201)
    kept.set(`${region} ${year}`, (told.body as { id: string }).id)
  }
  beforeAll(async () => {
    its = await openScreens()
    await bringUpSums(its.program)
    await keep('town', HERE, 2023, 100_000)
    await keep('town', HERE, 2024, 120_000)
    await keep('town', THERE, 2023, 30_000)
    await keep('otherTown', '990101002201', 2024, 50_000)
    await followSums(its.program)
  }, 180_000)
  afterAll(() => its?.drop())

  it('opens from the list down to the village and its record', async () => {
    const page = await its.open('county', '/console/indicators')
    await page.getByRole('searchbox', { name: /找指标/ }).fill('经营性收入')
    await page.keyboard.press('Enter')
    await page.getByText(/^找到 \d+ 个$/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: '经营性收入', exact: true }).click()
    await page.getByTestId('value').getByText('17.00').waitFor()
    await page.getByText('已填 2/3 村').waitFor()
    await page.getByText('不含补助收入（503）').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('table').getByRole('link', { name: '云雁镇' }).click()
    await page.getByTestId('value').getByText('12.00').waitFor()
    await page.locator('.indicator-parts').getByRole('link', { name: '和平村' }).click()
    await page.getByText('由这些记录算出').waitFor()
    await page.locator('.indicator-parts').waitFor({ state: 'detached' })
    await page.locator('section', { hasText: '由这些记录算出' }).getByRole('link', { name: '和平村' }).click()
    await page.waitForURL((url) => url.pathname === '/console/ledgers/village-income')
    expect(new URL(page.url()).searchParams.get('record')).toBe(kept.get(`${HERE} 2024`))
    await page.context().close()
  })

  it('leads back up, to another period, and to the numbers that a formula reads', async () => {
    const page = await its.open('county', `/console/indicators/operating-income-growth?region=${HERE}`)
    await page.getByTestId('value').getByText('20.0').waitFor()
    await page.locator('.indicator-reads').getByRole('link', { name: '经营性收入' }).click()
    await page.getByTestId('value').getByText('12.00').waitFor()
    await page.getByLabel('期间').click()
    await page.getByTitle('2023年').click()
    await page.getByTestId('value').getByText('10.00').waitFor()
    await page.getByRole('navigation', { name: '逐级往上' }).getByRole('link', { name: '云雁镇' }).click()
    await page.getByTestId('value').getByText('13.00').waitFor()
    await page.context().close()
  })

  it('no value is a dash with its reason, never a nought; a nought is a nought', async () => {
    const page = await its.open('county', `/console/indicators/operating-income?region=${THERE}&period=2024`)
    await page.getByTestId('value').getByText('—').waitFor()
    await page.getByText('还没有登记').waitFor()
    expect(await page.getByTestId('value').innerText()).toBe('—')
    await page.goto(`${its.origin}/console/indicators/empty-shell-villages`)
    await page.getByTestId('value').getByText('0', { exact: true }).waitFor()
    await page.getByText('已达到').waitFor()
    await page.goto(`${its.origin}/console/indicators?q=书记平均年龄`)
    await page
      .getByRole('row', { name: /书记平均年龄/ })
      .getByText('还没有登记')
      .waitFor()
    await page.context().close()
  })

  it('of a past day says so, carries it along, and leads back', async () => {
    const page = await its.open('county', '/console/indicators?q=经营性收入&on=2026-03-01')
    await page.getByText('您在看 2026年3月1日周日 当天结束时的数').waitFor()
    await page
      .getByRole('row', { name: /经营性收入 .*还没有登记/ })
      .first()
      .waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: '经营性收入', exact: true }).click()
    await page.getByTestId('value').getByText('—').waitFor()
    await page.getByText('您在看 2026年3月1日周日 当天结束时的数').waitFor()
    expect(new URL(page.url()).searchParams.get('on')).toBe('2026-03-01')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: '回到现在' }).click()
    await page.getByTestId('value').getByText('17.00').waitFor()
    await page.getByText('您在看').waitFor({ state: 'detached' })
    await page.getByPlaceholder('截至哪天').fill('2026-02-28')
    await page.keyboard.press('Enter')
    await page.getByTestId('value').getByText('—').waitFor()
    await page.context().close()
  })

  it('shows how records lie in bands', async () => {
    const page = await its.open('county', '/console/indicators/operating-income-bands')
    await page.locator('.spread li').first().waitFor()
    expect(await page.locator('.spread li').evaluateAll((all) => all.map((one) => one.textContent))).toEqual([
      '5万元以下0 个 0.0%',
      '5万—10万元1 个 50.0%',
      '10万—20万元1 个 50.0%',
      '20万—50万元0 个 0.0%',
      '50万—100万元0 个 0.0%',
      '100万元以上0 个 0.0%',
    ])
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })

  it('follows a write by itself', async () => {
    const page = await its.open('county', '/console/indicators/operating-income?region=990101002')
    await page.getByTestId('value').getByText('5.00').waitFor()
    const path = `/api/v1/ledgers/village-income/records/${kept.get('990101002201 2024')}`
    const body = { version: 1, reason: '决算更正', cells: { sales: 8_000_000 } }
    expect((await (await its.as('otherTown')).send('PUT', path, body)).status).toBe(200)
    await followSums(its.program)
    await page.getByTestId('value').getByText('8.00').waitFor()
    await page.locator('section', { hasText: '由这些记录算出' }).getByRole('cell', { name: '8.00' }).waitFor()
    await page.context().close()
  })

  it('stands side by side, sorted, kept under a name, exported', async () => {
    const page = await its.open(
      'town',
      '/console/indicators/compare?keys=operating-income,secretary-age&periods=2024,2023',
      {
        acceptDownloads: true,
      },
    )
    const names = () => page.locator('.compare-table tbody th').evaluateAll((all) => all.map((one) => one.textContent))
    await page.getByRole('row', { name: /和平村 12.00 10.00/ }).waitFor()
    // what has no period stands once
    expect(await page.getByRole('button', { name: /书记平均年龄/ }).count()).toBe(1)
    expect(await axeFindings(page)).toEqual([])
    await page
      .getByRole('button', { name: /经营性收入/ })
      .nth(1)
      .click()
    await page.locator('th[aria-sort=descending]').waitFor()
    expect(await names()).toEqual(['和平村', '柳河村'])
    await page.locator('th[aria-sort=descending] button').click()
    await page.locator('th[aria-sort=ascending]').waitFor()
    expect(await names()).toEqual(['柳河村', '和平村'])
    await page.getByRole('button', { name: '存为报表' }).click()
    await page.getByLabel('报表名称').fill('每月一看')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('link', { name: '每月一看' }).waitFor()
    await page.goto(`${its.origin}/console/indicators/compare`)
    await page.getByText('先在上面选指标').waitFor()
    await page.getByRole('link', { name: '每月一看' }).click()
    await page.getByRole('row', { name: /和平村 12.00 10.00/ }).waitFor()
    await page.getByRole('button', { name: '导出' }).click()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'CSV 表格' }).getByRole('link').click(),
    ])
    const rows = parse(readFileSync(await saved.path()), { bom: true }) as string[][]
    expect(rows.find(([code]) => code === HERE)?.slice(2, 6)).toEqual(['和平村', '12.00', '1/1', '10.00'])
    await page.context().close()
  })

  it('is put together as a report: growth, distribution, some regions, heading, shared, as a document', async () => {
    const page = await its.open('county', '/console/indicators/compare?keys=operating-income&periods=2024&level=5', {
      acceptDownloads: true,
    })
    await page.getByRole('row', { name: /和平村 云雁镇 12.00/ }).waitFor()
    await page.getByLabel('增减：跟哪期比').click()
    await page.getByTitle('比上期').click()
    await page.getByRole('row', { name: /和平村 云雁镇 12.00 \+20.0%/ }).waitFor()
    await page.getByRole('row', { name: /云雁县（全部）.*两期都不全/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByLabel('只看这些地区').click()
    await page.getByTitle('和平村 云雁镇').click()
    await page.getByRole('row', { name: /石桥村/ }).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '抬头' }).click()
    await page.getByLabel('填报单位').fill('云雁县农业农村局')
    await page.getByRole('button', { name: '用这个抬头' }).click()
    await page.waitForURL((url) => url.searchParams.get('office') === '云雁县农业农村局')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: '导出' }).click()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: '文件稿（Word）' }).getByRole('link').click(),
    ])
    expect(saved.suggestedFilename()).toBe('云雁县经营性收入情况表.docx')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '存为报表' }).click()
    await page.getByLabel('报表名称').fill('全县收入')
    await page.getByLabel('分享给谁').click()
    await page.getByTitle('分享给云雁县的人').click()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已分享给云雁县').waitFor()
    await page.context().close()
    const reader = await its.open('otherTown', '/console/indicators/compare')
    await reader.getByRole('region', { name: '分享给我的' }).getByRole('link', { name: '全县收入' }).click()
    // his own town, all its villages: what was picked lies elsewhere
    await reader.getByRole('row', { name: /石桥村/ }).waitFor()
    expect(await reader.getByRole('row', { name: /和平村/ }).count()).toBe(0)
    await reader.goto(`${its.origin}/console/indicators/compare?keys=operating-income-bands&periods=2024`)
    await reader
      .getByRole('cell', { name: /5万—10万元 1 100.0%/ })
      .first()
      .waitFor()
    expect(await axeFindings(reader)).toEqual([])
    await reader.context().close()
  })

  it('nothing hangs over on a telephone', async () => {
    const page = await its.open('county', '/console/indicators', PHONE)
    await page.locator('.indicator-list tbody tr').nth(1).waitFor()
    expect(await sideways(page)).toBe(0)
    for (const path of [
      'operating-income',
      'operating-income-bands',
      'compare?keys=operating-income,secretary-age,operating-income-bands&level=5&growth=period,year',
    ]) {
      await page.goto(`${its.origin}/console/indicators/${path}`)
      await page.getByRole('table').first().waitFor()
      expect([path, await sideways(page), await axeFindings(page)]).toEqual([path, 0, []])
    }
    await page.context().close()
  })

  it('never broke a script', () => {
    expect(its.errors).toEqual([])
  })
})
