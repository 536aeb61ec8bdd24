import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import type { LedgerBody, RecordBody, RecordPage } from '../contract/ledger.ts'

type Kept = z.output<typeof RecordBody>
type Page = z.output<typeof RecordPage>

const VILLAGE = POSTS.secretary.region
const PATH = '/api/v1/ledgers/village-income/records'
const MONEY = ['sales', 'rent', 'investment', 'subsidy', 'other_income', 'operating_cost', 'taxes', 'administration']
const cells = (more: Readonly<Record<string, unknown>> = {}) => ({
  ...Object.fromEntries([...MONEY, 'welfare', 'other_cost', 'income_tax'].map((key) => [key, 0])),
  year: 2025,
  audited: true,
  ...more,
})

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
})
afterAll(() => its?.drop())

const codes = (body: unknown) =>
  (body as { problems: readonly { path: string; code: string }[] }).problems.map(({ path, code }) => `${path} ${code}`)

describe('what is kept', () => {
  it('each ledger says who keeps it, what it asks for, and whether one may write', async () => {
    const town = await its.as('town')
    const list = (await town.send('GET', '/api/v1/ledgers')).body as { items: LedgerBody[] }
    const income = list.items.find(({ key }) => key === 'village-income')
    expect(income).toMatchObject({ keeper: 'town-dispatcher', may: { keep: true }, period: 'year', levels: [5] })
    expect(income?.fields.find(({ key }) => key === 'sales')).toMatchObject({ kind: 'money', required: true })
    const first = list.items.findIndex(({ may }) => !may.keep)
    expect(list.items.slice(first).some(({ may }) => may.keep)).toBe(false)
    const secretary = await its.as('secretary')
    const seen = (await secretary.send('GET', '/api/v1/ledgers/village-income')).body as LedgerBody
    expect(seen.may.keep).toBe(false)
    expect((await secretary.send('GET', '/api/v1/ledgers/none-such')).status).toBe(404)
  })

  it('a record is written once, corrected with a reason, and every version stays', async () => {
    const town = await its.as('town')
    const added = await town.send('POST', PATH, { region: VILLAGE, cells: cells({ sales: 1_234_500 }) })
    expect(added.status).toBe(201)
    const record = added.body as Kept
    expect(record).toMatchObject({ version: 1, regionName: '和平村', recordedBy: 'town某', past: [] })
    expect(record.cells.sales).toBe(1_234_500)
    const again = await town.send('POST', PATH, { region: VILLAGE, cells: cells() })
    expect([again.status, (again.body as { may: string[] }).may]).toEqual([409, [record.id]])

    const put = (version: number, more: Readonly<Record<string, unknown>>) =>
      town.send('PUT', `${PATH}/${record.id}`, { version, reason: '凭证更正', cells: more })
    const corrected = (await put(1, { sales: 2_000_000 })).body as Kept
    expect(corrected).toMatchObject({ version: 2, reason: '凭证更正', cells: { sales: 2_000_000, audited: true } })
    expect(corrected.past.map(({ version, cells: old }) => [version, old.sales])).toEqual([[1, 1_234_500]])
    const late = await put(1, { sales: 3 })
    expect([late.status, (late.body as { code: string }).code]).toEqual([409, 'stale-version'])
    // the second is told by whom and what was changed, and which version to look at
    const { message, may } = late.body as { message: string; may: string[] }
    expect([may, message]).toEqual([['2'], expect.stringMatching(/^town某.*（改了：经营收入[^；]*）/)])
    expect(((await put(2, { sales: 2_000_000 })).body as Kept).version).toBe(2)

    const gone = await town.send('POST', `${PATH}/${record.id}/remove`, { version: 2, reason: '重复登记' })
    expect((gone.body as Kept).until).toBeTruthy()
    expect(((await town.send('GET', `${PATH}?region=${VILLAGE}`)).body as Page).items).toEqual([])
    const seen = (await town.send('GET', `${PATH}/${record.id}`)).body as Kept
    expect([seen.may.keep, seen.past.map(({ version }) => version)]).toEqual([false, [1]])
  })

  it('pages by region, by period, by a field, and only what is not fresh', async () => {
    const town = await its.as('town')
    for (const region of [VILLAGE, POSTS.neighbour.region])
      for (const year of [2022, 2023])
        await town.send('POST', PATH, { region, cells: cells({ year, audited: year === 2022 }) })
    const all: string[] = []
    let after = ''
    do {
      const page = (await town.send('GET', `${PATH}?limit=3&after=${after}`)).body as Page
      expect(page.total).toBe(4)
      all.push(...page.items.map(({ id }) => id))
      after = page.next ?? ''
    } while (after !== '')
    expect(new Set(all).size).toBe(4)
    const one: unknown[] = []
    const pages = [`${PATH}?limit=1&region=${VILLAGE}`]
    for (const path of pages) {
      const page = (await town.send('GET', path)).body as Page
      one.push(...page.items.map(({ cells: { year } }) => year))
      if (page.next) pages.push(`${pages[0]}&after=${page.next}`)
    }
    // of one place the newest comes first
    expect(one).toEqual([2023, 2022])
    const astray = `990101001201.01900000-0000-7000-8000-000000000000.2024-13-45`
    expect((await town.send('GET', `${PATH}?after=${astray}`)).status).toBe(200)
    const of = async (query: string) => ((await town.send('GET', `${PATH}?${query}`)).body as Page).items.length
    expect(await of('period=2022')).toBe(2)
    expect(await of('equal=audited:true')).toBe(2)
    expect(await of(`region=${VILLAGE}&equal=year:2023`)).toBe(1)
    expect((await town.send('GET', `${PATH}?equal=colour:red`)).status).toBe(400)
    expect((await town.send('GET', `${PATH}?after=nonsense`)).status).toBe(400)
  })
})

describe('by day', () => {
  it('records of one day after the other come newest first, a page at a time', async () => {
    const secretary = await its.as('secretary')
    const path = '/api/v1/ledgers/good-deeds/records'
    const days = ['2025-03-09', '2025-03-10', '2024-12-31', '2025-03-10']
    for (const done_on of days) {
      const deed = { done_on, deed_kind: 'volunteering', deed: '清理水渠', households_served: 3 }
      expect((await secretary.send('POST', path, { region: VILLAGE, cells: deed })).status).toBe(201)
    }
    const seen: unknown[] = []
    const pages = [`${path}?limit=1`]
    for (const one of pages) {
      const page = (await secretary.send('GET', one)).body as Page
      seen.push(...page.items.map(({ cells: { done_on } }) => done_on))
      if (page.next) pages.push(`${path}?limit=1&after=${page.next}`)
    }
    expect(seen).toEqual(days.toSorted().toReversed())
    const astray = `${VILLAGE}.01900000-0000-7000-8000-000000000000.2024-13-45`
    expect((await secretary.send('GET', `${path}?after=${astray}`)).status).toBe(200)
  })
})

describe('what is refused', () => {
  it('everything wrong in a row at once, in words', async () => {
    const town = await its.as('town')
    const wrong = await town.send('POST', PATH, {
      region: '990101002201',
      cells: { ...cells({ year: '二零二五', sales: 1.5, rent: -1 }), colour: 'red', audited: undefined },
    })
    expect(wrong.status).toBe(400)
    expect(codes(wrong.body).toSorted()).toEqual([
      'cells.audited required',
      'cells.colour unknown-field',
      'cells.rent too-small',
      'cells.sales wanted-money',
      'cells.year wanted-year',
      'region unknown-region',
    ])
    const messages = (wrong.body as { problems: { message: string }[] }).problems.map(({ message }) => message)
    expect(messages.filter((message) => message.startsWith('problem.'))).toEqual([])
  })

  it('a rule of the pack in the pack’s words', async () => {
    const town = await its.as('town')
    const wrong = await town.send('POST', PATH, { region: VILLAGE, cells: cells({ year: 2025, rent: 100 }) })
    const { problems } = wrong.body as { problems: { path: string; message: string }[] }
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toMatch(/[一-龥]/)
    expect(problems[0]?.path).toBe('cells.rent')
  })

  it('a region of another level, another town’s village, and whoever does not keep the ledger', async () => {
    const town = await its.as('town')
    const level = await town.send('POST', PATH, { region: '990101001', cells: cells() })
    expect(codes(level.body)).toEqual(['region region-level'])
    const other = await its.as('otherTown')
    const there = await other.send('POST', PATH, { region: '990101002201', cells: cells({ year: 2021 }) })
    const { id } = there.body as Kept
    expect((await town.send('GET', `${PATH}/${id}`)).status).toBe(404)
    expect((await town.send('PUT', `${PATH}/${id}`, { version: 1, reason: '更正', cells: {} })).status).toBe(404)
    const secretary = await its.as('secretary')
    const refused = await secretary.send('POST', PATH, { region: VILLAGE, cells: cells() })
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([409, 'not-the-keeper'])
  })

  it('a second writer at the same moment is told so, and one record stands', async () => {
    const town = await its.as('town')
    const both = await Promise.all(
      [1, 2].map((sales) => town.send('POST', PATH, { region: VILLAGE, cells: cells({ year: 2019, sales }) })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  })

  it('a repeated key gets the first answer', async () => {
    const town = await its.as('town')
    const send = () =>
      town.send('POST', PATH, { region: VILLAGE, cells: cells({ year: 2018 }) }, { 'idempotency-key': 'ledger-1' })
    const [first, second] = [await send(), await send()]
    expect([first.status, second.status]).toEqual([201, 201])
    expect((second.body as Kept).id).toBe((first.body as Kept).id)
  })
})
