import { call, callJson, closeConnections, drive } from '../client.ts'
import { type BenchCounty, type Beside, beside, cookieFor, prepareCounty, serve } from '../county.ts'
import { type Figure, median, percentile, print } from '../figure.ts'

/**
 * Inbox, list, search and matter page at a million matters, 32 users at once, for each role. `inbox-p95-at-1M` is the worst of
 * the pages over all roles; `role-tax` the slowest role's median list against the fastest's.
 */
const USERS = 32
const SECONDS = 6
/** Seconds until the server's code is compiled as it will stay, on the pages of one role. */
const WARM_UP = 20
const ROLES = [
  'village-secretary',
  'town-dispatcher',
  'town-office',
  'department-handler',
  'county-dispatcher',
  'county-supervisor',
] as const
const WORDS = ['路灯', '垃圾', '自来水', '低保', '噪音扰民'] as const

interface Page {
  readonly name: string
  readonly paths: readonly string[]
}

const pagesOf = async (origin: string, cookie: string): Promise<readonly Page[]> => {
  const { items } = await callJson<{ items: { id: string }[] }>(origin, 'GET', '/api/v1/matters?view=scope', { cookie })
  return [
    { name: 'inbox', paths: ['/api/v1/matters?view=inbox'] },
    { name: 'list', paths: ['/api/v1/matters?view=scope&state=all', '/api/v1/matters?view=scope&state=open'] },
    { name: 'search', paths: WORDS.map((word) => `/api/v1/matters?view=scope&q=${encodeURIComponent(word)}`) },
    { name: 'matter', paths: items.slice(0, 20).map(({ id }) => `/api/v1/matters/${id}`) },
  ]
}

const times = async (
  origin: string,
  cookies: readonly string[],
  paths: readonly string[],
  seconds = SECONDS,
): Promise<readonly number[]> => {
  const taken: number[] = []
  let turn = 0
  await drive(USERS, seconds, async (worker) => {
    turn += 1
    const answered = await call(origin, 'GET', paths[turn % paths.length] as string, {
      cookie: cookies[worker % cookies.length],
    })
    if (answered.status !== 200)
      throw new Error(`${paths[turn % paths.length]}: ${answered.status} ${answered.body.slice(0, 200)}`)
    taken.push(answered.took)
  })
  return taken
}

const measure = async (county: BenchCounty, here: Beside): Promise<readonly Figure[]> => {
  let worst = 0
  let n = 0
  const lists = new Map<string, number>()
  const warm = await cookieFor(here, `${ROLES[0]}@%`)
  const every = (await pagesOf(county.origin, warm)).flatMap(({ paths }) => paths)
  await times(county.origin, [warm], every, WARM_UP)
  for (const role of ROLES) {
    const cookie = await cookieFor(here, `${role}@%`)
    for (const page of await pagesOf(county.origin, cookie)) {
      if (page.paths.length === 0) continue
      const taken = await times(county.origin, [cookie], page.paths)
      const p95 = percentile(taken, 0.95)
      process.stderr.write(
        `${role} ${page.name}: median ${median(taken).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, n ${taken.length}\n`,
      )
      worst = Math.max(worst, p95)
      n += taken.length
      if (page.name === 'list') lists.set(role, median(taken))
    }
  }
  const slowest = Math.max(...lists.values())
  const fastest = Math.min(...lists.values())
  return [
    { name: 'inbox-p95-at-1M', value: worst, unit: 'ms', against: 'the bar', againstValue: 100, ratio: worst / 100, n },
    {
      name: 'role-tax',
      value: slowest,
      unit: 'ms',
      against: 'the fastest role',
      againstValue: fastest,
      ratio: slowest / fastest,
      n,
    },
  ]
}

const county = await prepareCounty(1_000_000, 8302)
const server = await serve(county)
const here = await beside(county)
try {
  print(await measure(county, here))
} finally {
  closeConnections()
  await here.close()
  await server.stop()
}
