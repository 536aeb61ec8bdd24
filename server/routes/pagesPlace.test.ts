import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putContact } from '../../store/publication/contact.ts'
import { lodgeByForm, type Pages, pagesOf } from '../../test/support/pages.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { publishedPages } from '../publication/pages.ts'

const VILLAGE = '990101001201'
let its: TestProgram
let pages: Pages
beforeAll(async () => {
  its = await makeProgram()
  const { database, clock } = its
  const contact = (subject: string, more: object) =>
    putContact(database.system, { subject, phone: '', hotline: '', area: '', ...more }, clock.now)
  await contact('990101', { hotline: '0999-1234500' })
  await contact(VILLAGE, { phone: '0999-1234501' })
  await contact(`${VILLAGE}001`, { phone: '0999-1234502', area: '村小学以东，一组和二组' })
  pages = pagesOf(its)
})
afterAll(() => its.drop())

describe('a village’s page', () => {
  it('publishes what must be published of its grids, and who answers', async () => {
    const html = await pages.html(`/v/${VILLAGE}`)
    for (const words of [
      '和平村',
      '第一网格',
      '村小学以东，一组和二组',
      'leader某',
      'worker某',
      '0999-1234502',
      '0999-1234500',
      'secretary某',
      'town某',
    ])
      expect(html).toContain(words)
    expect(html).toContain(`href="/v/${VILLAGE}/report"`)
    expect(html).toContain('001201')
    expect(html).toContain('数据截至')
    expect(html).not.toContain('undefined')
  })

  it('has large text as its first link, and says nothing that it asks for', async () => {
    const html = await pages.html(`/v/${VILLAGE}`)
    expect(/<a [^>]*>([^<]+)<\/a>/.exec(html)?.[1]).toBe('大字版')
  })

  it('names no one’s private number, and no resident', async () => {
    const to = await lodgeByForm(pages, VILLAGE, {
      body: '李小明家门口的路灯坏了。',
      contactName: '李小明',
      contactPhone: '13912345678',
    })
    expect(to).toMatch(/^\/t\//)
    const html = await pages.html(`/v/${VILLAGE}`)
    expect(html).not.toContain('李小明')
    expect(html).not.toContain('13912345678')
  })

  it('shows a new request in the numbers at once, small numbers hidden', async () => {
    expect(await pages.html(`/v/${VILLAGE}`)).toContain('收到不足 5 件')
    for (let n = 0; n < 5; n += 1) await lodgeByForm(pages, VILLAGE, { body: `第${n}件各不相同的事情` })
    const html = await pages.html(`/v/${VILLAGE}`)
    expect(html).toContain('收到 6 件')
    expect(await pages.html('/v/990101001202')).not.toContain('收到 6 件')
  })

  it('never counts what went the closed route', async () => {
    const before = await pages.html('/v/990101002201')
    await lodgeByForm(pages, '990101002201', { body: '村干部虚报冒领补贴款，请查一查。' })
    const asOf = /数据截至[^<]*/
    expect((await pages.html('/v/990101002201')).replace(asOf, '')).toBe(before.replace(asOf, ''))
  })

  it('is not sent again while it is the same', async () => {
    const first = await pages.get(`/v/${VILLAGE}`)
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const again = await pages.get(`/v/${VILLAGE}`, { 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  it.each(['br', 'gzip', 'identity'])('comes in the encoding asked for: %s', async (encoding) => {
    const answer = await pages.get(`/v/${VILLAGE}`, { 'accept-encoding': encoding })
    expect(answer.headers.get('content-encoding') ?? 'identity').toBe(encoding)
    expect(answer.headers.get('vary')).toContain('accept-encoding')
  })

  it('is small: page, style and mark under 100 KB gzip', async ({ annotate }) => {
    const html = await pages.html(`/v/${VILLAGE}`)
    const linked = [...html.matchAll(/(?:href|src)="(\/look\/[^"]+)"/g)].map((match) => match[1] ?? '')
    expect(linked.length).toBeGreaterThan(0)
    const parts = await Promise.all(linked.map((path) => pages.html(path)))
    const bytes = [html, ...parts].map((text) => gzipSync(text).length).reduce((a, b) => a + b)
    await annotate(`first load of a village: ${(bytes / 1024).toFixed(1)} KB gzip in ${parts.length + 1} files`, 'size')
    expect(bytes).toBeLessThan(100 * 1024)
  })

  it('lets nothing run and nothing frame it', async () => {
    const { headers } = await pages.get(`/v/${VILLAGE}`)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(await pages.html(`/v/${VILLAGE}`)).not.toMatch(/<script|style="|onclick=/)
  })
})

describe('ledgers that their packs publish', () => {
  const PLAN = {
    plan: '和平村<i>村庄</i>规划（2021—2035年）',
    planned_until: 2035,
    plan_state: 'agreed',
    proposed_on: '2025-01-10',
    consulted_on: '2025-02-01',
    public_from: '2025-06-01',
    reviewed_on: '2025-06-20',
    decided_on: '2025-07-05',
    people_due: 45,
    people_present: 40,
    people_agreed: 38,
  }
  const keep = async (region: string, cells: object) => {
    const clerk = await its.as('building')
    const told = await clerk.send('POST', '/api/v1/ledgers/village-plans/records', { region, cells })
    expect(told.status, JSON.stringify(told.body)).toBe(201)
    return told.body as { id: string }
  }
  /** Without what was kept in memory before. */
  const fresh = async (region: string, query = '') => {
    publishedPages(its.program).changed(region)
    return pages.html(`/v/${region}${query}`)
  }

  it('000-MS-10: the plan of the village stands there as its office keeps it, of no other village, and goes when it is withdrawn', async () => {
    expect(await fresh(VILLAGE)).not.toContain('村庄规划')
    const { id } = await keep(VILLAGE, PLAN)
    await keep('990101001202', { ...PLAN, plan: '柳河村规划' })
    const html = await fresh(VILLAGE)
    for (const words of ['和平村&lt;i&gt;村庄&lt;/i&gt;规划（2021—2035年）', '2035', '2025年6月1日', '38人'])
      expect(html).toContain(words)
    for (const words of ['柳河村规划', '<i>', 'undefined', '000-MS-10']) expect(html).not.toContain(words)
    expect(gzipSync(html).length).toBeLessThan(30 * 1024)
    expect(await fresh('990101001202')).toContain('柳河村规划')
    expect(await fresh(VILLAGE, '?lang=en')).toContain('Kept by')
    await pages.html(`/v/${VILLAGE}?lang=zh-CN`)
    const clerk = await its.as('building')
    const gone = { version: 1, reason: '重做' }
    const removed = await clerk.send('POST', `/api/v1/ledgers/village-plans/records/${id}/remove`, gone)
    expect(removed.status, JSON.stringify(removed.body)).toBeLessThan(300)
    expect(await fresh(VILLAGE)).not.toContain('规划（2021')
  })

  it('by the disclosed fields of published ledgers alone', async () => {
    const { set } = its.program.packs
    const published = set.packs.flatMap(({ ledgers }) => (ledgers ?? []).filter((ledger) => ledger.published))
    expect(published.map(({ key }) => key)).toContain('village-plans')
    for (const { key, fields } of published) {
      const open = fields.filter(({ disclosed }) => disclosed)
      expect(open.length, key).toBeGreaterThan(0)
      expect(open.filter(({ sensitive }) => sensitive !== undefined)).toEqual([])
    }
  })
})

describe('the ways to show it', () => {
  it('large text and English stay for the next page, and can be left again', async () => {
    const reader = pagesOf(its)
    expect(await reader.html(`/v/${VILLAGE}?senior=1`)).toContain('<html lang="zh-CN" class="senior">')
    expect(await reader.html(`/v/${VILLAGE}`)).toContain('class="senior"')
    expect(await reader.html('/t?lang=en')).toContain('<html lang="en" class="senior">')
    expect(await reader.html(`/v/${VILLAGE}`)).toContain('Grids and grid workers')
    expect(await reader.html(`/v/${VILLAGE}?senior=0&lang=zh-CN`)).toContain('<html lang="zh-CN">')
  })
})

describe('a town’s and a county’s page', () => {
  it.each(['990101', '990101001'])('%s lists its villages with a search', async (code) => {
    const html = await pages.html(`/v/${code}`)
    expect(html).toContain('href="/v/990101001202"')
    expect(html).toContain('role="search"')
    // a county has too many villages to look through: folded by town, by the browser itself
    expect(html.match(/<details class="town">/g)?.length ?? 0).toBe(code === '990101' ? 2 : 0)
    const found = await pages.html(`/v/${code}?q=${encodeURIComponent('柳河')}`)
    expect(found).toContain('href="/v/990101001202"')
    expect(found).not.toContain('href="/v/990101001201"')
    expect(found.slice(0, found.indexOf('href="/v/990101001202"'))).not.toContain('<details')
    expect(await pages.html(`/v/${code}?q=${encodeURIComponent('"><script>')}`)).not.toContain('<script>')
    expect(await pages.html(`/v/${code}?q=%E4%B8%8D%E5%AD%98%E5%9C%A8`)).toContain('没有找到')
  })
})

describe('what is not there', () => {
  it.each([
    '/v/990101009999',
    '/v/990102001201',
    '/v/888888',
    '/v/abc',
    '/v/99',
    '/v/990101001201/nothing',
    '/no-such-page',
    '/v/990101/poster',
  ])('%s is a page that says so', async (path) => {
    const answer = await pages.get(path)
    expect([400, 404]).toContain(answer.status)
    expect(answer.headers.get('content-type')).toContain('text/html')
    const text = await answer.text()
    expect(text).toContain('<h1>')
    expect(text).not.toContain('undefined')
  })
  it('a program that asks gets JSON', async () => {
    const answer = await pages.get('/v/990101009999', { accept: 'application/json' })
    expect(await answer.json()).toMatchObject({ code: 'absent' })
  })
})

describe('the poster', () => {
  it('has the code, the short number and the phone', async () => {
    const html = await pages.html(`/v/${VILLAGE}/poster`)
    expect(html).toContain('<svg')
    expect(html).toContain('001201')
    expect(html).toContain('0999-1234501')
    expect(html).toContain('http://lingyan.test/v/990101001201')
  })
  it('the code can be taken as PNG and SVG', async () => {
    const png = await pages.get(`/v/${VILLAGE}/code.png`)
    expect(png.headers.get('content-type')).toBe('image/png')
    expect((await sharp(Buffer.from(await png.arrayBuffer())).metadata()).width).toBe(1200)
    const svg = await pages.get(`/v/${VILLAGE}/code.svg`)
    expect(svg.headers.get('content-disposition')).toContain('attachment')
    expect(await svg.text()).toContain('<svg')
  })
})
