import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopeOf } from '../kernel/access/index.ts'
import type { MatterPage } from '../server/contract/matter.ts'
import { connect } from '../store/connect.ts'
import { inScope } from '../store/database.ts'
import { plant } from './support/bulk.ts'
import type { Client } from './support/client.ts'
import { makeProgram, POSTS, type Post, type TestProgram } from './support/program.ts'

/** A county that has worked for thirteen years: what is looked for among much that says the same, and long ago. */
const YEARS = 13
const DAY = 86_400_000
const FIRST = Date.parse('2013-03-01T04:00:00Z')
const MANY = 3300
const PLACES = [
  ['secretary', '990101001201'],
  ['neighbour', '990101001202'],
  ['otherTown', '990101002201'],
] as const
const SEERS = ['secretary', 'worker', 'town', 'otherTown', 'county', 'water'] as const satisfies Post[]
const SPANS = [
  ['2013-01-01', '2026-12-31'],
  ['2016-02-29', '2019-10-01'],
  ['2017-06-15', '2017-06-15'],
  ['2018-12-31', '2019-01-01'],
  ['', '2015-12-31'],
  ['2024-01-01', ''],
  ['2030-01-01', '2031-01-01'],
  ['2020-01-01', '2019-01-01'],
] as const

let it: TestProgram
beforeAll(async () => {
  it = await makeProgram()
  const step = (YEARS * 365.25 * DAY) / MANY
  await plant(
    it,
    Array.from({ length: MANY }, (_, n) => {
      const [by, region] = PLACES[n % PLACES.length] ?? PLACES[0]
      // one in each year's spring is of another kind, some lie at the very edge of a day in China
      const at = new Date(n % 50 === 7 ? Math.floor((FIRST + n * step) / DAY) * DAY + 16 * 3_600_000 : FIRST + n * step)
      const kind = n % 300 === 5 ? 'land' : 'neighbours'
      const body = n % 300 === 5 ? `田界不清，第${n}起，请人劝一劝。` : `院墙滴水，第${n}起，请人劝一劝。`
      return { process: 'dispute-mediation', region, by, at, body, data: { kind, risk: 'watch' } }
    }),
  )
}, 120_000)
afterAll(() => it.drop())

const all = async (browser: Client, query: string, limit = 100): Promise<{ ids: string[]; requests: number }> => {
  const ids: string[] = []
  let requests = 0
  for (let after = ''; ; ) {
    const { status, body } = await browser.send('GET', `/api/v1/matters?view=scope&limit=${limit}&${query}${after}`)
    expect(status).toBe(200)
    requests += 1
    const page = body as MatterPage
    ids.push(...page.items.map(({ id }) => id))
    if (page.next === null) return { ids, requests }
    after = `&after=${encodeURIComponent(page.next)}`
  }
}

/** What the row policies let the post see, by plain SQL. */
const seen = async (post: Post, like: string, [from, to]: readonly [string, string], kind = ''): Promise<string[]> => {
  const role = it.program.packs.role(POSTS[post].role)
  if (!role) throw new Error(post)
  const acting = { county: '990101', scope: scopeOf({ id: post, ...POSTS[post] }, role) }
  return inScope(it.database, acting, async (tx) => {
    const rows = await tx<{ id: string }[]>`select id from matter where body like ${`%${like}%`}
      and (${from} = '' or (lodged_at at time zone 'Asia/Shanghai')::date >= nullif(${from}, '')::date)
      and (${to} = '' or (lodged_at at time zone 'Asia/Shanghai')::date <= nullif(${to}, '')::date)
      and (${kind} = '' or data ->> 'kind' = ${kind}) order by lodged_at desc, id desc`
    return rows.map(({ id }) => id)
  })
}

const spanned = ([from, to]: readonly [string, string]): string => `${from && `&from=${from}`}${to && `&to=${to}`}`

describe.each(SEERS)('%s', (post) => {
  test.each(SPANS)('from %s to %s: a list, and a search for a frequent and a rare word', async (...span) => {
    const browser = await it.as(post)
    expect((await all(browser, spanned(span))).ids).toEqual(await seen(post, '', span))
    for (const word of ['滴水', '田界', '没有这样的话']) {
      const found = await all(browser, `q=${encodeURIComponent(word)}${spanned(span)}`)
      expect(found.ids).toEqual(await seen(post, word, span))
    }
  })
})

test('what meets another filter is found behind thousands that do not, and an export has it too', async () => {
  // all are open still; those of this village are asked for by a word that each of them has
  const county = await it.as('county')
  const none = await all(county, `q=${encodeURIComponent('请人')}&state=closed`)
  expect(none.ids).toEqual([])
  // told where to go on rather than that there is nothing
  expect(none.requests).toBeGreaterThan(1)
  const [last] = (await seen('county', '', ['', ''])).slice(-1)
  await it.database.system`update matter set late = not late where id = ${last ?? ''}`
  const [row] = await it.database.system<{ late: boolean }[]>`select late from matter where id = ${last ?? ''}`
  const found = await all(county, `q=${encodeURIComponent('请人')}&late=${row?.late}`)
  expect(found.ids).toEqual([last])
  const purpose = encodeURIComponent('核对数字')
  const file = await county.send(
    'GET',
    `/api/v1/matters.csv?view=scope&q=${encodeURIComponent('请人')}&late=${row?.late}&purpose=${purpose}`,
  )
  expect(file.status).toBe(200)
  expect(String(file.body).trim().split('\n')).toHaveLength(2)
})

test('a search is whole and says nothing twice, wherever its looks into time end and whatever reaches a desk from elsewhere', async () => {
  // thick and thin days, the last one just begun; every seventh lies in the other town and has reached the desk
  const end = Date.parse('2026-02-27T17:00:00Z')
  const hours = [
    0, 30, 31, 32, 33, 60, 90, 91, 92, 93, 94, 95, 96, 120, 150, 170, 190, 210, 240, 300, 400, 401, 700, 800,
  ]
  const spread = hours.flatMap((hour) => [hour, hour + 0.3, hour + 0.6])
  await plant(
    it,
    spread.map((hour, n) => ({
      process: 'dispute-mediation',
      region: n % 7 === 3 ? '990101002201' : '990101001201',
      by: n % 7 === 3 ? ('otherTown' as const) : ('secretary' as const),
      at: new Date(end - hour * 3_600_000),
      body: `水渠改道，第${n}起，请人劝一劝。`,
      data: { kind: 'neighbours', risk: 'watch' },
    })),
    MANY,
  )
  const { role, region, org } = POSTS.town
  const desk = `${role}@${org ?? region}`
  const owner = connect(it.database.ownerUrl, { max: 1 })
  const rows = await owner<{ id: string }[]>`
    select id from matter where body like '水渠改道%' and region = '990101002201'`
  const elsewhere = rows.map(({ id }) => id)
  await owner`update matter set orgs = orgs || ${desk}::text where id = any (${elsewhere})`
  await owner`insert into matter_reach (county, org, matter, lodged_at, outside, closed)
    select county, ${desk}, id, lodged_at, true, false from matter where id = any (${elsewhere})`
  await owner`update matter_text t set words = t.words || array_to_tsvector(text_marks(m)) from matter m
    where m.county = t.county and m.id = t.matter and m.id = any (${elsewhere})`
  await owner.end()
  for (const post of ['town', 'county', 'secretary', 'otherTown'] as const) {
    const right = await seen(post, '改道', ['', ''])
    expect(right.length, post).toBeGreaterThan(9)
    for (const limit of [1, 7, 30, 100])
      expect([post, (await all(await it.as(post), `q=${encodeURIComponent('改道')}`, limit)).ids]).toEqual([
        post,
        right,
      ])
  }
})
