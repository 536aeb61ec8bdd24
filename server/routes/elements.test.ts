import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import type { BurdenBody, ElementPage, FilledTable, RequestBody, RequestPage } from '../contract/element.ts'

const VILLAGE = POSTS.secretary.region
const MONEY = ['sales', 'rent', 'investment', 'subsidy', 'other_income', 'operating_cost', 'taxes', 'administration']
const income = (sales: number) => ({
  ...Object.fromEntries([...MONEY, 'welfare', 'other_cost', 'income_tax'].map((key) => [key, 0])),
  ...{ year: 2025, audited: true, sales },
})
const FORMS = '/api/v1/form-requests'
const draft = (columns: readonly object[], more: object = {}) => ({
  ...{ title: '集体收入统计', basis: '云雁农〔2026〕1号', asker: '县农业农村局', level: 5, every: 'month' },
  ...{ last: '2026-12-31', columns, ...more },
})

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
  const town = await its.as('town')
  for (const [region, sales] of [
    [VILLAGE, 12_345_678],
    [POSTS.neighbour.region, 500],
  ] as const) {
    const added = await town.send('POST', '/api/v1/ledgers/village-income/records', { region, cells: income(sales) })
    expect(added.status).toBe(201)
  }
})
afterAll(() => its?.drop())

const body = async <T>(post: keyof typeof POSTS, method: string, path: string, sent?: unknown) => {
  const { status, body: got } = await (await its.as(post)).send(method, path, sent)
  return { status, body: got as T & { code: string; message: string; problems: { path: string; code: string }[] } }
}
const ask = (post: keyof typeof POSTS, columns: readonly object[], more?: object) =>
  body<RequestBody>(post, 'POST', FORMS, draft(columns, more))
/** What is asked of villages says which item of their list it is (server/routes/lists.test.ts). */
const LISTED = { list: 'yunyan-village-duties', item: 'statistics' }
const act = async (
  post: keyof typeof POSTS,
  request: Pick<RequestBody, 'id' | 'version'>,
  name: string,
  asks: unknown = [],
) => {
  if (name === 'ask') await body(post, 'PUT', `${FORMS}/${request.id}/admission`, LISTED)
  return actOn(post, request, name, asks)
}
const actOn = (post: keyof typeof POSTS, request: Pick<RequestBody, 'id' | 'version'>, name: string, asks: unknown) =>
  body<RequestBody>(post, 'POST', `${FORMS}/${request.id}/acts`, { version: request.version, act: name, asks })

describe('the register', () => {
  it('finds a fact under another name, nearest first, and says what both names have', async () => {
    const { body: page } = await body<ElementPage>(
      'town',
      'GET',
      `/api/v1/elements?q=${encodeURIComponent('经营收入')}`,
    )
    expect(page.items.length).toBeGreaterThan(1)
    const scores = page.items.map(({ score = 0 }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(page.items[0]).toMatchObject({ kind: 'held', ledger: 'village-income' })
    expect(page.items[0]?.shared).toContain('收入')
  })
  it('says how fresh it is among one’s own villages, and of nobody else’s', async () => {
    const fresh = async (post: keyof typeof POSTS) =>
      (await body<ElementPage>(post, 'GET', '/api/v1/elements?q=village-income.sales')).body.items[0]?.fresh
    expect(await fresh('town')).toEqual({ period: '2025', of: 2, kept: 2, fresh: 2 })
    expect(await fresh('otherTown')).toEqual({ period: '2025', of: 1, kept: 0, fresh: 0 })
    expect(await fresh('county')).toEqual({ period: '2025', of: 3, kept: 2, fresh: 2 })
    const outside = await body('otherTown', 'GET', `/api/v1/elements?region=${VILLAGE}`)
    expect(outside.status).toBe(404)
  })
  it('pages through all of them, each once', async () => {
    const seen: string[] = []
    let after = ''
    for (;;) {
      const { body: page } = await body<ElementPage>('town', 'GET', `/api/v1/elements?limit=200&after=${after}`)
      seen.push(...page.items.map(({ id }) => id))
      if (page.next === null) {
        expect(seen.length).toBe(page.total)
        break
      }
      after = page.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect((await body('town', 'GET', '/api/v1/elements?after=none.such')).status).toBe(404)
    expect(
      (await body<ElementPage>('town', 'GET', `/api/v1/elements?q=${encodeURIComponent('月球')}`)).body.items,
    ).toEqual([])
  })
})

describe('a form', () => {
  const COLUMNS = [{ title: '村名' }, { title: '集体经济年度', pick: 'village-income.sales' }, { title: '路灯盏数' }]

  it('is filled from what is held, with source and date, and only the rest is asked, of its owner', async () => {
    const made = await ask('town', COLUMNS)
    expect([made.status, made.body.state]).toEqual([201, 'drafted'])
    expect(made.body.answers.map(({ state }) => state)).toEqual(['frame', 'held', 'missing'])
    expect(made.body.answers[1]?.by).toMatchObject({ ledger: 'village-income', fresh: { kept: 2 } })
    expect((await body('town', 'GET', `${FORMS}/${made.body.id}/table`)).body.code).toBe('not-answered')
    const answered = await act('town', made.body, 'answer')
    expect(answered.body.state).toBe('answered')
    const table = await body<FilledTable>('town', 'GET', `${FORMS}/${made.body.id}/table`)
    expect(table.body.total).toBe(2)
    expect(table.body.rows[0]?.cells.map(({ text }) => text)).toEqual(['和平村', '123456.78', ''])
    expect(table.body.rows[0]?.cells[1]).toMatchObject({ source: '村集体收支（元）', date: '2025' })
    // held already: nobody may be asked for it again
    const again = await act('town', answered.body, 'ask', [{ column: 'c2', reason: '再报一次' }])
    expect([again.status, again.body.problems[0]?.code]).toEqual([400, 'held-already'])
    const asked = await act('town', answered.body, 'ask', [{ column: 'c3', reason: '没有台账' }])
    expect(asked.body).toMatchObject({ state: 'asking', asks: { sent: 2, answered: 0 }, may: ['finish', 'withdraw'] })
    // nothing comes near it: whoever keeps what the other columns come from is asked
    expect(made.body.answers[2]?.owner).toBe('乡镇分办员')
    const open = await body<{ items: { id: string; region: string }[] }>('town', 'GET', '/api/v1/form-asks')
    expect(open.body.items.map(({ region }) => region)).toEqual([VILLAGE, POSTS.neighbour.region])
    const to = `/api/v1/form-asks/${open.body.items[0]?.id}/answers`
    expect((await body('secretary', 'POST', to, { cells: { c3: '12' } })).body.code).toBe('not-the-keeper')
    expect((await body('town', 'POST', to, { cells: { c9: '12' } })).body.problems[0]?.code).toBe('unknown-column')
    expect((await body('town', 'POST', to, { cells: { c3: '12' } })).status).toBe(200)
    expect((await body('town', 'POST', to, { cells: { c3: '13' } })).body.code).toBe('answered-already')
    const full = await body<FilledTable>('town', 'GET', `${FORMS}/${made.body.id}/table`)
    expect(full.body.rows[0]?.cells[2]).toMatchObject({ text: '12', source: expect.stringContaining('乡镇分办员') })
    const done = await act('town', asked.body, 'finish')
    expect([done.body.state, done.body.may]).toEqual(['done', []])
    expect((await act('town', done.body, 'withdraw')).body.code).toBe('no-such-act')
  })

  it('comes as CSV with the source and the date beside each cell; the audit keeps it', async () => {
    const made = await ask('town', COLUMNS)
    await act('town', made.body, 'answer')
    const before = await its.database.system`select count(*)::int n from audit where action = 'form.export'`
    expect(before[0]?.n).toBe(0)
    const { body: csv } = await body<string>('town', 'GET', `${FORMS}/${made.body.id}/table.csv`)
    const [head = '', first = ''] = String(csv).split('\r\n')
    expect(head).toContain('区划代码,名称,村名,村名·来源,村名·日期,集体经济年度')
    expect(first).toContain(`${VILLAGE},和平村,和平村,区划树`)
    const xlsx = await (await its.as('town')).send('GET', `${FORMS}/${made.body.id}/table.xlsx`)
    expect(String(xlsx.body).slice(0, 2)).toBe('PK')
    const [row] = await its.database.system`select count(*)::int n from audit where action = 'form.export'`
    expect(row?.n).toBe(2)
  })

  it('other matches may be chosen as long as nobody was asked; an older version is refused', async () => {
    const made = await ask('town', [{ title: '销售收入' }])
    const change = { ...draft([{ title: '销售收入', pick: 'none' }]), version: 1 }
    const none = await body<RequestBody>('town', 'PUT', `${FORMS}/${made.body.id}`, change)
    expect(none.body.answers[0]).toMatchObject({ state: 'missing', pick: 'none', owner: expect.stringMatching(/./) })
    expect((await body('town', 'PUT', `${FORMS}/${made.body.id}`, change)).body.code).toBe('stale-version')
    expect((await body('county', 'PUT', `${FORMS}/${made.body.id}`, { ...change, version: 2 })).body.code).toBe(
      'not-the-asker',
    )
    expect((await body('otherTown', 'PUT', `${FORMS}/${made.body.id}`, change)).status).toBe(404)
  })

  it('a sensitive fact needs a need, and is masked; what may not be asked is refused', async () => {
    const made = await ask('town', [{ title: '联系电话' }, { title: '点赞数' }])
    const phone = made.body.answers[0]
    expect(phone).toMatchObject({ sensitive: true })
    if (phone?.by)
      expect((await act('town', made.body, 'answer')).body.problems[0]).toMatchObject({ code: 'need-required' })
    const person = { name: '张三', since: '2025-01', consent: true, phone: '13912345678' }
    const codes = { returnee_kind: 'worker', returnee_state: 'away' }
    const told = { region: VILLAGE, cells: { ...person, ...codes } }
    expect((await body('secretary', 'POST', '/api/v1/ledgers/returnees/records', told)).status).toBe(201)
    const needed = {
      ...draft([{ title: '联系电话', pick: 'returnees.phone', need: '联系服务，经本人同意' }]),
      version: 1,
    }
    const second = await body<RequestBody>('town', 'PUT', `${FORMS}/${made.body.id}`, needed)
    expect((await act('town', second.body, 'answer')).body.state).toBe('answered')
    const table = await body<FilledTable>('town', 'GET', `${FORMS}/${made.body.id}/table`)
    expect(table.body.rows.map(({ cells }) => cells[0]?.text)).toEqual(['139****5678', ''])
    const plain = await ask('town', [{ title: '点赞数', pick: 'none' }])
    const answered = await act('town', plain.body, 'answer')
    const banned = await act('town', answered.body, 'ask', [{ column: 'c1', reason: '看看', need: '领导要求' }])
    expect(banned.body.problems[0]?.code).toBe('form-banned')
    expect((await act('town', answered.body, 'ask')).body.code).toBe('nothing-asked')
  })

  it('is asked for by town or county, of what lies below, until a day to come', async () => {
    expect((await ask('secretary', COLUMNS)).body.code).toBe('not-a-form-asker')
    expect((await ask('town', COLUMNS, { region: '990101002' })).status).toBe(404)
    const wrong = await ask('town', [{ title: '甲' }, { title: '甲' }], { level: 3, last: '2020-01-01' })
    expect(wrong.body.problems.map(({ path }) => path)).toEqual(['level', 'last', 'columns.1.title'])
    expect((await ask('town', COLUMNS, { last: '2099-01-01' })).body.problems[0]?.code).toBe('too-far-day')
    const list = await body<RequestPage>('county', 'GET', `${FORMS}?limit=2`)
    expect([list.body.items.length, list.body.may.ask]).toEqual([2, true])
    const next = await body<RequestPage>('county', 'GET', `${FORMS}?limit=2&after=${list.body.next}`)
    expect(next.body.items.some(({ id }) => list.body.items.some((one) => one.id === id))).toBe(false)
    expect((await body<RequestPage>('otherTown', 'GET', FORMS)).body.items).toEqual([])
    const of = async (name: string) =>
      (await body<RequestPage>('county', 'GET', `${FORMS}?asker=${encodeURIComponent(name)}`)).body.items.length
    expect([(await of('县农业农村局')) > 0, await of('县统计局')]).toEqual([true, 0])
  })
})

describe('the burden of a village', () => {
  it('a quota that would be passed is refused, saying what is in the way', async () => {
    const asking = async (n: number) => {
      const made = await ask('otherTown', [{ title: '水塔座数' }], { title: `第${n}份` })
      const answered = await act('otherTown', made.body, 'answer')
      return act('otherTown', answered.body, 'ask', [{ column: 'c1', reason: '没有台账' }])
    }
    for (const n of [1, 2, 3]) expect((await asking(n)).body.state).toBe('asking')
    const over = await asking(4)
    expect([over.status, over.body.code]).toEqual([409, 'quota-forms'])
    expect(over.body.message).toMatch(/石桥村2026-03.*3 份.*第1份；.*第2份；.*第3份/)
  })

  it('counts forms, fields and minutes by village and asker, over months, with what villages noted besides', async () => {
    const burden = async (query: string) => (await body<BurdenBody>('otherTown', 'GET', `/api/v1/burden${query}`)).body
    const now = await burden('')
    expect(now).toMatchObject({ month: '2026-03', villages: 1, whole: { forms: 3, fields: 3, minutes: 15 } })
    expect(now.regions[0]).toMatchObject({ name: '石桥村', full: true })
    expect(now.trend).toHaveLength(12)
    // every month until the end of the year, and no further
    expect((await burden('?month=2026-12')).whole.forms).toBe(3)
    expect((await burden('?month=2027-01')).whole.forms).toBe(0)
    const at = new Date('2026-03-02T01:00:00Z')
    await its.database.system`insert into ledger_burden_events ${its.database.system({
      ...{ county: '990101', id: uuidv7(), region: '990101002201', version: 1, recorded_at: at, confirmed_at: at },
      ...{ source: 'hand', happened_on: '2026-03-01', burden_kind: 'meeting', asked_by: 'town', asked_by_name: '镇办' },
      ...{ matter: '推进会', people: 2, minutes: 60 },
    })}`
    const noted = await burden('')
    expect(noted.whole).toMatchObject({ noted: 1, notedMinutes: 120 })
    expect(noted.kinds).toEqual([{ title: '参会', times: 1, minutes: 120 }])
    expect(noted.askers.map(({ asker }) => asker)).toEqual(['镇办', '县农业农村局'])
    const village = await body<BurdenBody>('secretary', 'GET', '/api/v1/burden')
    expect(village.body.regions.map(({ region }) => region)).toEqual([VILLAGE])
    expect((await body('secretary', 'GET', '/api/v1/burden?region=990101002201')).status).toBe(404)
  })

  it('what is withdrawn burdens nobody from the next month on', async () => {
    const list = await body<RequestPage>('otherTown', 'GET', `${FORMS}?state=asking`)
    for (const one of list.body.items) expect((await act('otherTown', one, 'withdraw')).body.state).toBe('withdrawn')
    const next = await body<BurdenBody>('otherTown', 'GET', '/api/v1/burden?month=2026-04')
    expect(next.body.whole.forms).toBe(0)
  })
})
