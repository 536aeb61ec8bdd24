import { call, callJson, closeConnections, drive } from '../client.ts'
import { beside, cookieFor, serveBy } from '../county.ts'
import { type Figure, median, percentile, print } from '../figure.ts'
import { type Nation, prepareNation } from '../nationTree.ts'

/**
 * Pages of indicators over the whole nation, ten values of each village, as an analyst of a province, of a city in it, of a county in that,
 * of a town and of a village (of each the largest): a number with its parts and its course, all numbers of a region, regions side by side,
 * bands, the map, the records below a number. `indicator-page-at-6M` is the worst p95 of all pages at all levels.
 */
const SECONDS = 2
const INDICATORS = ['income', 'debt-of-income', 'helped-share', 'land', 'with-road', 'income-per-head'] as const
const LEVELS = ['province', 'city', 'county', 'town', 'village'] as const

interface Page {
  readonly name: string
  readonly paths: readonly string[]
}

/** Regions a click away from the reader's own: those right below. */
const belowOf = async (nation: Nation, cookie: string, region: string): Promise<readonly string[]> => {
  const path = `/api/v1/indicators/income?region=${region}&period=2025`
  const page = await callJson<{ below: { region: string }[] }>(nation.origin, 'GET', path, { cookie })
  return page.below.slice(0, 10).map((one) => one.region)
}

const pagesFor = async (nation: Nation, cookie: string, region: string): Promise<readonly Page[]> => {
  const regions = [region, ...(await belowOf(nation, cookie, region))]
  const of = (path: (region: string, key: string) => string): readonly string[] =>
    regions.flatMap((one, n) => [path(one, INDICATORS[n % INDICATORS.length] ?? 'income')])
  const records = (one: string): string => `/api/v1/indicators/income/records?region=${one}&period=2025`
  const first = await callJson<{ next: string | null }>(nation.origin, 'GET', records(region), { cookie })
  const all = 'income,operating,people,helped-share,income-per-head'
  return [
    { name: 'page', paths: INDICATORS.map((key) => `/api/v1/indicators/${key}?region=${region}`) },
    { name: 'pages of the parts', paths: of((one, key) => `/api/v1/indicators/${key}?region=${one}&period=2025`) },
    { name: 'bands', paths: of((one) => `/api/v1/indicators/income-bands?region=${one}`) },
    { name: 'all numbers', paths: of((one) => `/api/v1/indicator-values?region=${one}`) },
    ...(region.length < 12
      ? [
          {
            name: 'side by side',
            paths: of((one) => `/api/v1/indicator-comparison?keys=${all}&region=${one}`).slice(
              0,
              region.length < 9 ? undefined : 1,
            ),
          },
          {
            name: 'villages side by side',
            paths: [`/api/v1/indicator-comparison?keys=${all}&region=${region}&level=5`],
          },
        ]
      : []),
    { name: 'map', paths: [`/api/v1/map/${region}`] },
    {
      name: 'records',
      paths: [...of(records), ...(first.next === null ? [] : [`${records(region)}&after=${first.next}`])],
    },
  ]
}

const times = async (origin: string, cookie: string, { paths }: Page, users: number): Promise<readonly number[]> => {
  const taken: number[] = []
  let turn = 0
  await drive(users, SECONDS, async () => {
    const path = paths[turn % paths.length] ?? ''
    turn += 1
    const answered = await call(origin, 'GET', path, { cookie })
    if (answered.status !== 200) throw new Error(`${path}: ${answered.status} ${answered.body.slice(0, 200)}`)
    taken.push(answered.took)
  })
  return taken
}

const measure = async (nation: Nation, cookies: readonly string[], users: number): Promise<Figure> => {
  let [worst, n] = [0, 0]
  for (const [level, cookie] of cookies.entries()) {
    const told: string[] = []
    for (const page of await pagesFor(nation, cookie, nation.readers[level] ?? '')) {
      const taken = await times(nation.origin, cookie, page, users)
      const p95 = percentile(taken, 0.95)
      told.push(`${page.name} ${median(taken).toFixed(1)}/${p95.toFixed(1)}`)
      worst = Math.max(worst, p95)
      n += taken.length
    }
    process.stderr.write(`${users} at once, ${LEVELS[level]}: ${told.join(', ')} ms\n`)
  }
  const against = `the bar (p95, ${nation.villages} villages, ${users} at once)`
  const name = users === 1 ? 'indicator-page-at-6M-alone' : 'indicator-page-at-6M'
  return { name, value: worst, unit: 'ms', against, againstValue: 100, ratio: worst / 100, n }
}

const nation = await prepareNation(8308)
const county = nation.readers[2] ?? ''
const server = await serveBy(nation, ['bench/nationServer.ts'], county)
const here = await beside(nation)
try {
  const cookies: string[] = []
  for (const region of nation.readers) cookies.push(await cookieFor(here, `analyst@${region}`))
  print([await measure(nation, cookies, 4), await measure(nation, cookies, 1)])
} finally {
  closeConnections()
  await here.close()
  await server.stop()
}
