import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../test/support/client.ts'
import { lodgeByForm, type Pages, pagesOf, tokenIn } from '../../test/support/pages.ts'
import { makeProgram, type Post, type TestProgram } from '../../test/support/program.ts'
import { lapseMatter } from '../matters/lapse.ts'

const VILLAGE = '990101001201'
let its: TestProgram
let pages: Pages
beforeAll(async () => {
  its = await makeProgram()
  pages = pagesOf(its)
})
afterAll(() => its.drop())

interface Known {
  readonly id: string
  readonly version: number
}
const newest = async (): Promise<Known> => {
  const [row] = await its.database.system<
    Known[]
  >`select id, entries "version" from matter order by lodged_at desc, id desc limit 1`
  return row as Known
}
const act = async (post: Post, id: string, action: string, data: object = {}): Promise<void> => {
  const staff: Client = await its.as(post)
  const [row] = await its.database.system<{ entries: number }[]>`select entries from matter where id = ${id}`
  const done = await staff.send('POST', `/api/v1/matters/${id}/actions/${action}`, { version: row?.entries, data })
  if (done.status !== 200) throw new Error(JSON.stringify(done.body))
}
/** Lodged, and answered by the village: the resident's turn. */
const answered = async (words: string): Promise<{ at: string; id: string }> => {
  const at = await lodgeByForm(pages, VILLAGE, { body: words })
  const { id } = await newest()
  await act('secretary', id, 'answer', { nature: 'enquiry', reply: '明天上午就修好。' })
  return { at, id }
}
const versionIn = (html: string): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''

describe('the page of a code', () => {
  it('says who has it, until when, and what happened, in seven stages', async () => {
    const at = await lodgeByForm(pages, VILLAGE, {
      body: '村口的水管漏水，路面结冰。',
      contactName: '王建国',
      contactPhone: '13900001111',
    })
    const html = await pages.html(at)
    for (const words of [
      '汇集',
      '研判',
      '交办',
      '跟踪',
      '督办',
      '反馈',
      '评价',
      '村口的水管漏水',
      '王*',
      '139****1111',
      '在谁手里',
    ])
      expect(html).toContain(words)
    expect(html).not.toContain('13900001111')
    expect(html).not.toContain('王建国')
    expect(html).not.toContain('undefined')
  })

  it('tells what is meant for the resident, and not what staff tell each other', async () => {
    const { at, id } = await answered('医保怎么交，在哪里办？')
    await act('supervisor', id, 'order', { ground: 'other', note: '内部督办意见' }).catch(() => {})
    const html = await pages.html(at)
    expect(html).toContain('明天上午就修好。')
    expect(html).not.toContain('内部督办意见')
  })

  it('shows no draft: an answer is there once the town has let it through', async () => {
    const at = await lodgeByForm(pages, VILLAGE, { body: '村道上的窨井盖松动，骑车危险。' })
    const { id } = await newest()
    await act('secretary', id, 'send-to-town')
    await act('town', id, 'assign', { desk: 'town-office@office-990101001-agriculture' })
    expect(await pages.html(at)).toContain('单位agriculture')
    await act('office', id, 'reply', { reply: '第一稿：我们看看再说。', solved: true })
    expect(await pages.html(at)).not.toContain('第一稿')
    await act('town', id, 'back', { reason: '请写清楚什么时候修好' })
    await act('office', id, 'reply', { reply: '第二稿：井盖今天已经换好。', solved: true })
    await act('town', id, 'release')
    const html = await pages.html(at)
    expect(html).toContain('给您的答复')
    expect(html).toContain('第二稿')
    expect(html).not.toContain('第一稿')
    expect(html).not.toContain('请写清楚什么时候修好')
  })

  it('of a request merged into another hears the same answer, and judges for itself', async () => {
    const first = await lodgeByForm(pages, VILLAGE, { body: '村卫生室星期天不开门，看病要跑镇上。' })
    const { id: main } = await newest()
    const second = await lodgeByForm(pages, VILLAGE, { body: '我家老人星期天看病，卫生室没有人。' })
    const { id: same } = await newest()
    await act('secretary', same, 'merge', { matter: main })
    expect(await pages.html(second)).toContain('随同类事项办理')
    await act('secretary', main, 'answer', { nature: 'enquiry', reply: '从下个星期天起有人值班。' })
    await lapseMatter(its.program, same)
    const html = await pages.html(second)
    expect(html).toContain('从下个星期天起有人值班。')
    expect(html).toContain('您满意吗')
    expect(html).not.toContain('看病要跑镇上')
    expect(await pages.html(first)).not.toContain('我家老人')
  })

  it('opens with the code as people write it', async () => {
    const at = await lodgeByForm(pages, VILLAGE, { body: '公厕的门坏了，关不上。' })
    const code = at.slice(3)
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `
    const sent = await pages.post('/t', { code: typed })
    expect(sent.headers.get('location')).toBe(at)
  })

  it('hears the resident’s verdict, once, and ends with it', async () => {
    const { at, id } = await answered('孩子上学的校车几点到村口？')
    const html = await pages.html(at)
    expect(html).toContain('您满意吗')
    const verdict = {
      token: tokenIn(html),
      version: versionIn(html),
      contacted: 'yes',
      resolved: 'yes',
      satisfaction: '3',
    }
    const [one, two] = await Promise.all([pages.post(`${at}/judge`, verdict), pages.post(`${at}/judge`, verdict)])
    expect([one.status, two.status]).toEqual([303, 303])
    expect(await pages.html(one.headers.get('location') ?? '')).toContain('已提交：评价')
    const [row] = await its.database.system`select resolved, satisfaction, closed_at from matter where id = ${id}`
    expect(row).toMatchObject({ resolved: true, satisfaction: 3 })
    expect(row?.closed_at).not.toBeNull()
    const late = await pages.post(`${at}/judge`, { ...verdict, token: `${verdict.token}x` })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('现在不能办了')
  })

  it('takes it up again within the window', async () => {
    const { at } = await answered('巷子里的积水怎么处理？')
    const html = await pages.html(at)
    await pages.post(`${at}/judge`, {
      token: tokenIn(html),
      version: versionIn(html),
      contacted: 'yes',
      resolved: 'yes',
      satisfaction: '2',
    })
    const closed = await pages.html(at)
    expect(closed).toContain('问题又出现了')
    const reopened = await pages.post(`${at}/reopen`, {
      token: tokenIn(closed),
      version: versionIn(closed),
      news: '下雨又积水了。',
    })
    expect(reopened.status).toBe(303)
    expect(await pages.html(at)).toContain('下雨又积水了。')
  })

  it('adds a word with a photo, seen by the holder and by the resident alone of residents', async () => {
    const at = await lodgeByForm(pages, VILLAGE, { body: '健身器材的螺丝松了。' })
    const { id } = await newest()
    const html = await pages.html(at)
    const photo = new Blob([
      new Uint8Array(
        await sharp({ create: { width: 40, height: 40, channels: 3, background: '#777' } })
          .png()
          .toBuffer(),
      ),
    ])
    const sent = await pages.post(`${at}/say`, {
      token: tokenIn(html),
      version: versionIn(html),
      said: '又松了一颗。',
      photos: photo,
    })
    expect(sent.status).toBe(303)
    const after = await pages.html(at)
    expect(after).toContain('又松了一颗。')
    const picture = /src="([^"]+\/photos\/[^"]+)"/.exec(after)?.[1] ?? ''
    expect((await pages.get(picture)).status).toBe(200)
    const photoId = picture.split('/').at(-1) ?? ''
    const other = await lodgeByForm(pages, VILLAGE, { body: '另一件完全不同的事情。' })
    expect((await pages.get(`${other}/photos/${photoId}`)).status).toBe(404)
    const media = async (post: Post) => (await (await its.as(post)).send('GET', `/media/${photoId}`)).status
    expect(await media('secretary')).toBe(200)
    expect(await media('otherTown')).toBe(404)
    expect(await media('system')).toBe(404)
    expect((await (await its.as('town')).send('GET', `/api/v1/matters/${id}`)).status).toBe(200)
  })

  it.each([
    ['nothing chosen', {}, '请选择'],
    ['a choice that is none', { contacted: 'yes', resolved: 'yes', satisfaction: '9' }, '请选择“您满意吗”'],
    [
      'words without end',
      { contacted: 'yes', resolved: 'yes', satisfaction: '1', comment: '好'.repeat(501) },
      '太长了',
    ],
  ])('a verdict with %s comes back with what was given', async (_, given, message) => {
    const { at, id } = await answered(`${message}：怎么办理老年证？`)
    const html = await pages.html(at)
    const sent = await pages.post(`${at}/judge`, { token: tokenIn(html), version: versionIn(html), ...given })
    expect(sent.status).toBe(400)
    expect(await sent.text()).toContain(message)
    const [row] = await its.database.system`select closed_at, resolved from matter where id = ${id}`
    expect(row).toEqual({ closed_at: null, resolved: null })
  })

  it('on what has changed meanwhile says so and keeps the words', async () => {
    const at = await lodgeByForm(pages, VILLAGE, { body: '河边的护栏断了一截。' })
    const { id } = await newest()
    const html = await pages.html(at)
    await act('secretary', id, 'send-to-town')
    const sent = await pages.post(`${at}/say`, {
      token: tokenIn(html),
      version: versionIn(html),
      said: '旁边还有一截快断了。',
    })
    expect(sent.status).toBe(409)
    const again = await sent.text()
    expect(again).toContain('刚才有了新进展')
    expect(again).toContain('旁边还有一截快断了。')
    const saved = await pages.post(`${at}/say`, {
      token: tokenIn(again),
      version: versionIn(again),
      said: '旁边还有一截快断了。',
    })
    expect(saved.status).toBe(303)
  })

  it.each(['assign', 'send-to-town', 'escalate', 'constructor', '__proto__', 'no-such-act'])(
    'lets nobody take the act %s with a code',
    async (action) => {
      const at = await lodgeByForm(pages, VILLAGE, { body: `${action}这件事谁能办？` })
      const { version } = await newest()
      const sent = await pages.post(`${at}/${action}`, {
        version: String(version),
        desk: 'grid-worker@99010100120100101',
      })
      expect([400, 404, 409]).toContain(sent.status)
      expect((await newest()).version).toBe(version)
    },
  )
})

describe('name and phone', () => {
  it('can be corrected and withdrawn; what waits for the old phone is taken back', async () => {
    const at = await lodgeByForm(pages, VILLAGE, {
      body: '水表箱的盖子碎了。',
      contactName: '李桂花',
      contactPhone: '13900002222',
    })
    const { id } = await newest()
    const kept = async () => {
      const [row] = await its.database.system`select contact_phone_cipher phone, contact_name_cipher name,
        (select count(*)::int from outbox where matter = ${id} and channel = 'sms' and sent_at is null) waiting from matter where id = ${id}`
      return row as { phone: Buffer | null; name: Buffer | null; waiting: number }
    }
    expect((await kept()).waiting).toBeGreaterThan(0)
    expect(await pages.html(`${at}/contact`)).not.toContain('13900002222')
    expect((await pages.post(`${at}/contact`, { do: 'correct', contactName: '', contactPhone: '' })).status).toBe(400)
    expect((await pages.post(`${at}/contact`, { do: 'correct', contactPhone: '123' })).status).toBe(400)
    expect((await pages.post(`${at}/contact`, { do: 'correct', contactPhone: '+86 139-0000-3333' })).status).toBe(303)
    expect(await pages.html(at)).toContain('139****3333')
    expect((await kept()).name).toBeNull()
    expect((await pages.post(`${at}/contact`, { do: 'withdraw' })).status).toBe(303)
    expect(await kept()).toEqual({ phone: null, name: null, waiting: 0 })
    expect(await pages.html(at)).toContain('没有留')
  })
})

describe('a code that opens nothing', () => {
  it('gets one answer, whatever is wrong with it, and soon none', async () => {
    const guesser = pagesOf(its, '10.9.9.9')
    const plain = async (path: string) => {
      const answer = await guesser.get(path)
      return { status: answer.status, text: (await answer.text()).replaceAll(/href="[^"]*"/g, '') }
    }
    const unknown = await plain('/t/3333-4444-6666')
    expect(unknown.status).toBe(404)
    expect(await plain('/t/not-a-code')).toEqual(unknown)
    expect(await plain('/t/%27%20or%201%3D1')).toEqual(unknown)
    let last = unknown
    for (let n = 0; n < 30 && last.status === 404; n += 1) last = await plain(`/t/ACDE-FGHJ-KM${34 + n}`)
    expect(last.status).toBe(429)
    expect(last.text).toContain('请稍等')
    its.clock.pass(11 * 60_000)
    expect((await plain('/t/not-a-code')).status).toBe(404)
  })
})

describe('one’s own requests, by phone', () => {
  const signIn = async (browser: Pages, phone: string): Promise<void> => {
    const demo = /<strong class="number">(\d{6})<\/strong>/
    const sent = await (await browser.post('/my/code', { phone })).text()
    const code = demo.exec(sent)?.[1] ?? ''
    expect((await browser.post('/my/sign-in', { phone, code })).headers.get('location')).toBe('/my')
  }

  it('phone, code, list, page; nobody else’s', async () => {
    const demo = await makeProgram()
    const app = demoApp(demo)
    const mine = pagesOf(await app)
    await signIn(mine, '13900004444')
    expect(await mine.html('/my')).toContain('还没有反映过事情')
    await lodgeByForm(mine, VILLAGE, { body: '登录以后反映的第一件事。' })
    const list = await mine.html('/my')
    expect(list).toContain('登录以后反映的第一件事')
    const path = /href="(\/my\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? ''
    expect(await mine.html(path)).toContain('登录以后反映的第一件事')
    const other = pagesOf(await app)
    expect((await other.get(path)).headers.get('location')).toBe('/my?due=1')
    expect(await other.html('/my?due=1')).toContain('要看这件事，请先用手机号验证')
    await signIn(other, '13900005555')
    expect((await other.get(path)).status).toBe(404)
    await mine.post('/my/sign-out', {})
    expect(await mine.html('/my')).toContain('发验证码')
    await demo.drop()
  })

  it('asked for a code twice within a minute, the first one can still be typed in', async () => {
    const demo = await makeProgram()
    const mine = pagesOf(await demoApp(demo))
    const code = /<strong class="number">(\d{6})<\/strong>/.exec(
      await (await mine.post('/my/code', { phone: '13900006666' })).text(),
    )?.[1]
    const again = await mine.post('/my/code', { phone: '13900006666' })
    expect(again.status).toBe(429)
    const html = await again.text()
    expect(html).toContain('刚才收到过验证码的，可以直接填')
    expect(html).toContain('action="/my/sign-in"')
    const opened = await mine.post('/my/sign-in', { phone: '13900006666', code: code ?? '' })
    expect(opened.headers.get('location')).toBe('/my')
    await demo.drop()
  })

  it.each(['', '123', 'phone', '1'.repeat(30)])('a phone that is none: %s', async (phone) => {
    const answer = await pages.post('/my/code', { phone })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('请填 11 位手机号')
  })
})

const demoApp = async (made: TestProgram) => {
  const { createApp } = await import('../app.ts')
  const { loadRoutes } = await import('../routes.ts')
  const sender = { send: async () => {} }
  return { app: createApp({ ...made.program, demo: true, sender } as never, await loadRoutes()) }
}
