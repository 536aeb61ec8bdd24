import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { act, lodge } from '../../test/support/requests.ts'

const VILLAGE = '990101001201'
let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
})
afterAll(() => its.drop())

const ask = (path: string, init: RequestInit = {}) =>
  its.app.request(`http://lingyan.test${path}`, {
    redirect: 'manual',
    ...init,
    headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...init.headers },
  })
const post = (path: string, fields: Readonly<Record<string, string | Blob | readonly Blob[]>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one as string)
  return ask(path, { method: 'POST', body: form })
}
const tokenIn = (html: string): string => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
const counted = async (): Promise<{ matters: number; photos: number; replies: number }> => {
  const [row] = await its.database.system`select (select count(*)::int from matter) matters,
    (select count(*)::int from attachment where matter is not null) photos, (select count(*)::int from idempotency) replies`
  return row as never
}
const photo = async (color: string) =>
  new Blob([
    new Uint8Array(
      await sharp({ create: { width: 90, height: 60, channels: 3, background: color } })
        .jpeg()
        .toBuffer(),
    ),
  ])

describe('telling what is wrong', () => {
  it('without an account, a name or a script: number, code and what comes next', async () => {
    const form = await ask(`/v/${VILLAGE}/report`)
    expect(form.status).toBe(200)
    const html = await form.text()
    expect(html).toContain('enctype="multipart/form-data"')
    const sent = await post(`/v/${VILLAGE}/report`, {
      token: tokenIn(html),
      body: '晒谷场旁边的路灯三天不亮了，晚上接孩子看不见路。',
      address: '村小学西门',
      photos: [await photo('#aa3311'), await photo('#1133aa')],
    })
    expect(sent.status).toBe(303)
    const to = sent.headers.get('location') ?? ''
    expect(to).toMatch(/^\/t\/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\/receipt$/)
    const receipt = await (await ask(to)).text()
    expect(receipt).toContain('晒谷场旁边的路灯三天不亮了')
    expect(receipt).toContain('<svg')
    expect(receipt).toContain('最晚')
    expect((await counted()).photos).toBe(2)
    const track = await (await ask(to.replace('/receipt', ''))).text()
    expect(track).toContain('村小学西门')
    const picture = /src="(\/t\/[^"]+\/photos\/[^"]+)"/.exec(track)?.[1] ?? ''
    const shown = await ask(picture)
    expect(shown.headers.get('content-type')).toBe('image/jpeg')
    expect(shown.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('sent twice is one request with one code; with other words it is another', async () => {
    const token = tokenIn(await (await ask(`/v/${VILLAGE}/report`)).text())
    const before = await counted()
    const say = (body: string) => post(`/v/${VILLAGE}/report`, { token, body, same: 'none' })
    const [one, two] = await Promise.all([say('村口水井的井盖不见了，很危险。'), say('村口水井的井盖不见了，很危险。')])
    expect(one.status).toBe(303)
    expect(two.headers.get('location')).toBe(one.headers.get('location'))
    const other = await say('文化广场的健身器材坏了两件。')
    expect(other.headers.get('location')).not.toBe(one.headers.get('location'))
    expect((await counted()).matters).toBe(before.matters + 2)
  })

  it('the code lies nowhere in clear', async () => {
    const token = tokenIn(await (await ask(`/v/${VILLAGE}/report`)).text())
    const sent = await post(`/v/${VILLAGE}/report`, { token, body: '二组后山的排水沟堵住了。', same: 'none' })
    const code = (sent.headers.get('location') ?? '').split('/')[2]?.replaceAll('-', '') ?? ''
    const [found] = await its.database
      .system`select count(*)::int n from idempotency where response::text like ${`%${code}%`}`
    expect(found).toEqual({ n: 0 })
  })

  it('asks whether it is the same thing, and both answers lead on', async () => {
    const page = await post(`/v/${VILLAGE}/report`, { body: '晒谷场旁边的路灯不亮，晚上看不见路。' })
    const html = await page.text()
    expect(html).toContain('是不是同一件事')
    // its lodger did not allow the subject to be shown
    expect(html).not.toContain('接孩子')
    const number = /name="same" value="(\d[^"]+)"/.exec(html)?.[1] ?? ''
    const joined = await post(`/v/${VILLAGE}/report`, {
      token: tokenIn(html),
      body: '晒谷场旁边的路灯不亮，晚上看不见路。',
      same: number,
    })
    expect(joined.status).toBe(303)
    const [row] = await its.database.system`select data from matter order by lodged_at desc, id desc limit 1`
    expect(row?.data).toMatchObject({ 'same-as': number })
  })

  it('says on both requests, and to whoever tells it again, that others have said the same', async () => {
    const secretary = await its.as('secretary')
    const [lead, other] = [
      await lodge(secretary, { subject: '水管爆了', body: '学校门口的水管爆了，水流了一路。' }),
      await lodge(secretary, { subject: '路上有水', body: '路上都是水，走不过去。' }),
    ]
    const page = async (code: string) => (await ask(`/t/${code}`)).text()
    expect(await page(lead.trackingCode)).not.toContain('反映了同一件事')
    await act(secretary, other.id, 1, 'merge', { matter: lead.id })
    for (const { trackingCode } of [lead, other])
      expect(await page(trackingCode)).toContain('还有别人反映了同一件事，一起办理。')
    const again = await post(`/v/${VILLAGE}/report`, { body: '学校门口的水管爆了，快来修。' })
    expect(await again.text()).toContain('不止一个人反映过')
    for (let n = 0; n < 4; n += 1) {
      const more = await lodge(secretary, { subject: '又说一次', body: `水管爆了没人管，说了${n}次。` })
      await act(secretary, more.id, 1, 'merge', { matter: lead.id })
    }
    expect(await page(other.trackingCode)).toContain('另有 5 人反映了同一件事，一起办理。')
    const many = await post(`/v/${VILLAGE}/report`, { body: '学校门口的水管爆了，快来修。' })
    expect(await many.text()).toContain('已有 6 人反映过')
  })
})

describe('text in another encoding', () => {
  const gbk = Buffer.from([0xc2, 0xb7, 0xb5, 0xc6, 0xbb, 0xb5, 0xc1, 0xcb, 0xa3, 0xac])
  const form = (boundary: string, body: Buffer) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="body"\r\n\r\n`),
      body,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
  const send = (type: string, body: Buffer) =>
    ask(`/v/${VILLAGE}/report`, { method: 'POST', body: new Uint8Array(body), headers: { 'content-type': type } })
  const BOUNDARY = 'multipart/form-data; boundary=chess'
  const LINES = 'application/x-www-form-urlencoded'

  it.each([
    ['a form with files', () => send(BOUNDARY, form('chess', gbk))],
    ['a form without', () => send(LINES, Buffer.concat([Buffer.from('body='), gbk]))],
    ['a form with escapes', () => send(LINES, Buffer.from('body=%C2%B7%B5%C6%BB%B5%C1%CB'))],
    ['an address', () => ask(`/v/990101?q=%C2%B7%B5%C6`)],
    ['a path', () => ask('/t/%FF%FE')],
  ])('is refused and not kept as question marks: %s', async (_, sent) => {
    const before = await counted()
    const told = await sent()
    expect(told.status).toBe(400)
    expect(await told.text()).toContain('文字编码不对')
    expect(await counted()).toEqual(before)
  })

  it('is not suspected where somebody really wrote the sign', async () => {
    const body = '原文里有一个�号，照抄下来的。'
    for (const [type, bytes] of [
      [BOUNDARY, form('chess', Buffer.from(body))],
      [LINES, Buffer.from(new URLSearchParams({ body }).toString())],
    ] as const)
      expect([200, 303]).toContain((await send(type, bytes)).status)
  })

  it('is refused in JSON too', async () => {
    const told = await its.app.request('http://lingyan.test/api/v1/requests', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Uint8Array(Buffer.concat([Buffer.from('{"region":"990101001201","body":"'), gbk, Buffer.from('"}')])),
    })
    expect(told.status).toBe(400)
    expect(await told.json()).toMatchObject({ code: 'not-utf8' })
  })
})

describe('what is refused, with everything kept', () => {
  const wrong: readonly (readonly [string, Record<string, string>, string])[] = [
    ['nothing said', { body: '' }, '请写下是什么事'],
    ['too little said', { body: '灯' }, '请写下是什么事'],
    ['too much said', { body: '灯'.repeat(2001) }, '最多 2000'],
    ['a place as long as a story', { body: '路灯坏了好几天', address: '东'.repeat(121) }, '最多 120'],
    ['a phone that is none', { body: '路灯坏了好几天', contactPhone: '12345' }, '请填 11 位手机号'],
    ['somebody else’s grid', { body: '路灯坏了好几天', grid: '990101002201001' }, '请从列表里选网格'],
    ['a class that is none', { body: '路灯坏了好几天', category: 'zz' }, '请从列表里选类别'],
    ['a name as long as a list', { body: '路灯坏了好几天', contactName: '王'.repeat(41) }, '姓名太长'],
  ]
  it.each(wrong)('%s', async (_, fields, message) => {
    const before = await counted()
    const answer = await post(`/v/${VILLAGE}/report`, { address: '村口大樟树下', ...fields })
    expect(answer.status).toBe(400)
    const html = await answer.text()
    expect(html).toContain(message)
    expect(html).toContain('role="alert"')
    expect(html).toContain(fields.address ?? '村口大樟树下')
    expect(await counted()).toEqual(before)
  })

  it('a file that is no photo, while the photo beside it stays', async () => {
    const svg = new Blob(['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'], {
      type: 'image/jpeg',
    })
    const answer = await post(`/v/${VILLAGE}/report`, { body: '路灯坏了好几天', photos: [await photo('#00ff00'), svg] })
    const html = await answer.text()
    expect(answer.status).toBe(400)
    expect(html).toContain('不是照片')
    expect(html).toMatch(/name="photo" value="[0-9a-f-]{36}" checked/)
    expect(html).not.toContain('<script>alert')
  })

  it('words that are a script are shown as words', async () => {
    const answer = await post(`/v/${VILLAGE}/report`, { body: '"><script>alert(1)</script>', contactPhone: 'x' })
    expect(await answer.text()).not.toContain('<script>alert')
  })

  it.each([true, false])('more than 24 MB, its length told: %s', async (told) => {
    const body = Buffer.alloc(25 << 20)
    const headers = {
      'content-type': 'multipart/form-data; boundary=x',
      ...(told && { 'content-length': String(body.length) }),
    }
    const answer = await ask(`/v/${VILLAGE}/report`, { method: 'POST', body, headers })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('照片加起来超过 24 MB')
  })

  it('a form that is none', async () => {
    expect(
      (
        await ask(`/v/${VILLAGE}/report`, {
          method: 'POST',
          body: '{}',
          headers: { 'content-type': 'application/json' },
        })
      ).status,
    ).toBe(400)
    expect(
      (
        await ask(`/v/${VILLAGE}/report`, {
          method: 'POST',
          body: 'x',
          headers: { 'content-type': 'multipart/form-data; boundary=a' },
        })
      ).status,
    ).toBe(400)
  })

  it('a form from another site', async () => {
    const answer = await ask(`/v/${VILLAGE}/report`, {
      method: 'POST',
      body: new FormData(),
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('content-type')).toContain('text/html')
  })

  it.each(['990101', '990101001', '990101009999', '999999999999', 'x'])(
    'a place that is no village: %s',
    async (code) => {
      expect((await ask(`/v/${code}/report`)).status).toBeGreaterThanOrEqual(400)
    },
  )

  it('too many from one address, until some time has passed', async () => {
    const say = (n: number) => post(`/v/${VILLAGE}/report`, { body: `第${n}次说同样的话`, same: 'none' })
    let last = await say(0)
    for (let n = 1; n < 60 && last.status === 303; n += 1) last = await say(n)
    expect(last.status).toBe(429)
    expect(await last.text()).toContain('请稍等')
    its.clock.pass(11 * 60_000)
    expect((await say(99)).status).toBe(303)
  })
})
