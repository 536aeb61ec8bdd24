import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskOf, NOTHING, scopeOf } from '../../kernel/access/index.ts'
import { inScope } from '../../store/database.ts'
import { searchMatters } from '../../store/matter/search.ts'
import { searchQuery } from '../../store/matter/words.ts'
import type { Client } from '../../test/support/client.ts'
import { deskName, makeProgram, POSTS, type Post, type TestProgram } from '../../test/support/program.ts'
import { act, lodge } from '../../test/support/requests.ts'
import type { MatterPage } from '../contract/matter.ts'

const SEERS = [
  'worker',
  'leader',
  'secretary',
  'neighbour',
  'town',
  'otherTown',
  'office',
  'county',
  'water',
  'supervisor',
  'discipline',
  'chief',
] as const satisfies Post[]
const PLACES = [
  ['secretary', '990101001201'],
  ['worker', '99010100120100101'],
  ['leader', '990101001201001'],
  ['neighbour', '990101001202'],
  ['otherTown', '990101002201'],
  ['town', '990101001'],
] as const
const WORDS = ['路灯不亮', '水管漏水', '垃圾没人清', '井盖不见了', '噪声扰民']

const HOUR = 3_600_000
/** Between lodgings, in milliseconds. */
const GAPS = [61_000, 5 * HOUR, 3 * 24 * HOUR, 12 * 24 * HOUR, 26 * 24 * HOUR, 40 * 24 * HOUR]

let it: TestProgram
const browsers = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = browsers.get(post) ?? (await it.as(post))
  browsers.set(post, known)
  return known
}

beforeAll(async () => {
  it = await makeProgram()
  let n = 0
  for (const words of WORDS) {
    for (const [post, region] of PLACES) {
      n += 1
      // several in one instant: a page must not lose or repeat those that tie; and over years: a search looks at one stretch after the other
      if (n % 4 === 0) it.clock.pass(GAPS[n / 4 - 1] ?? 61_000)
      const held = await lodge(await it.as(post), { region, subject: '', body: `${words}，第${n}件，请来看看。` })
      if (post !== 'secretary') continue
      await act(await it.as('secretary'), held.id, 1, 'send-to-town')
      if (n % 2 === 0) await act(await it.as('town'), held.id, 2, 'assign', { desk: deskName('office') })
      else await act(await it.as('town'), held.id, 2, 'send-to-county', { reason: '需要部门来办' })
    }
  }
  const county = await it.as('county')
  const waiting = (await county.send('GET', '/api/v1/matters?view=inbox')).body as MatterPage
  for (const row of waiting.items.slice(0, 2)) {
    await act(county, row.id, row.version, 'assign-department', { desk: deskName('water') })
  }
  await lodge(await it.as('secretary'), { body: '村干部贪污集体资金，路灯的钱也被私分。' })
  // seen by village and town first, then by nobody but the discipline body; and one that came back
  for (const [n, back] of [false, true].entries()) {
    const held = await lodge(await it.as('secretary'), { subject: '', body: `灌渠漏水，第${n}件，说是有人收了好处。` })
    await act(await it.as('secretary'), held.id, 1, 'send-to-town')
    await act(await it.as('town'), held.id, 2, 'hand-to-discipline', { reason: '像是干部的线索' })
    if (back) await act(await it.as('discipline'), held.id, 3, 'not-a-clue', { consent: true })
  }
})
afterAll(() => it.drop())

const pages = async (browser: Client, query: string, limit = 4): Promise<readonly MatterPage['items'][number][]> => {
  const found: MatterPage['items'][number][] = []
  let after: string | null = ''
  while (after !== null) {
    const reply = await browser.send('GET', `/api/v1/matters?${query}&limit=${limit}${after && `&after=${after}`}`)
    expect(reply.status).toBe(200)
    const page = reply.body as MatterPage
    expect(page.items.length).toBeLessThanOrEqual(limit)
    found.push(...page.items)
    after = page.next
  }
  return found
}

/** What the row policies alone let the post see, newest first. */
const seen = async (post: Post, like = ''): Promise<readonly string[]> => {
  const role = it.program.packs.role(POSTS[post].role)
  if (!role) throw new Error(post)
  const acting = { county: '990101', scope: scopeOf({ id: post, ...POSTS[post] }, role) }
  return inScope(it.database, acting, async (tx) => {
    const rows = await tx<{ id: string }[]>`select id from matter where subject || body || address like ${`%${like}%`}
      order by lodged_at desc, id desc`
    return rows.map((row) => row.id)
  })
}

describe.each(SEERS)('%s', (post) => {
  test('lists exactly what the policies show, in order, none lost and none twice', async () => {
    const found = await pages(await as(post), 'view=scope')
    expect(found.map((row) => row.id)).toEqual(await seen(post))
  })

  test.each(['漏水', '灯', '垃圾', '路灯不亮', '没有这样的话', '第'])(
    'finds %s where the policies show it',
    async (words) => {
      const found = await pages(await as(post), `view=scope&q=${encodeURIComponent(words)}`)
      expect(found.map((row) => row.id)).toEqual(await seen(post, words))
    },
  )

  test.each(['漏水', '灯', '路灯不亮', '第'])('finds %s a few at a time as well', async (words) => {
    const role = it.program.packs.role(POSTS[post].role)
    const acting = { county: '990101', scope: role ? scopeOf({ id: post, ...POSTS[post] }, role) : NOTHING }
    const found: string[] = []
    let after: { at: Date; id: string } | undefined
    for (let rows = 3; rows === 3; ) {
      const page = await inScope(it.database, acting, (tx) =>
        searchMatters(tx, acting, searchQuery(words) ?? '', { limit: 3, ...(after && { after }) }),
      )
      found.push(...page.map((row) => row.matter))
      rows = page.length
      const last = page.at(-1)
      if (last) after = { at: last.lodged_at, id: last.matter }
    }
    expect(found).toEqual(await seen(post, words))
  })

  test('open and closed are the whole, the open ones by deadline', async () => {
    const browser = await as(post)
    const open = await pages(browser, 'view=scope&state=open')
    const closed = await pages(browser, 'view=scope&state=closed')
    expect([...open, ...closed].map((row) => row.id).sort()).toEqual([...(await seen(post))].sort())
    const due = open.map((row) => row.timeLeft?.dueAt ?? '9999')
    expect(due).toEqual([...due].sort())
  })

  test('its inbox is its open tasks, most urgent first', async () => {
    const found = await pages(await as(post), 'view=inbox')
    const desk = deskOf({ ...POSTS[post] })
    const rows = await it.database
      .system`select matter from matter_task where desk = ${desk} and done_at is null order by due_at, matter`
    expect(found.map((row) => row.id)).toEqual(rows.map((row) => row.matter))
  })
})

test('filters meet: place, category, step, organisation, number', async () => {
  const county = await as('county')
  const all = await pages(county, 'view=scope')
  const inVillage = all.filter((row) => row.region.code.startsWith('990101001201'))
  expect((await pages(county, 'view=scope&region=990101001201')).map((row) => row.id)).toEqual(
    inVillage.map((row) => row.id),
  )
  const handled = all.filter((row) => row.step === 'handle')
  expect(handled.length).toBeGreaterThan(0)
  expect((await pages(county, 'view=scope&step=handle')).map((row) => row.id).sort()).toEqual(
    handled.map((row) => row.id).sort(),
  )
  const [some] = all
  expect((await pages(county, `view=scope&q=${some?.number}`)).map((row) => row.id)).toEqual([some?.id])
  const day = some?.number.slice(0, 6)
  expect((await pages(county, `view=scope&q=${day}`)).length).toBe(
    all.filter((row) => row.number.startsWith(day ?? '')).length,
  )
  const water = await pages(county, 'view=scope&org=dept-990101-water')
  expect(water.map((row) => row.holder)).toEqual(water.map(() => expect.stringContaining('部门')))
  expect(water).toHaveLength(2)
  const both = await pages(county, `view=scope&q=${encodeURIComponent('漏水')}&region=990101001201&state=open`)
  expect(both.every((row) => row.region.code.startsWith('990101001201') && row.subject.includes('漏水'))).toBe(true)
})
