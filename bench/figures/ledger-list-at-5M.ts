import { call, callJson, closeConnections, drive } from '../client.ts'
import { beside, cookieFor, serve } from '../county.ts'
import { type Figure, median, percentile, print } from '../figure.ts'
import { BY_DAY, BY_NUMBER, prepareRecords } from '../records.ts'

/**
 * Lists of ledgers of five million records in one county, for each role that may read them: first page, next ones, inside a region, of a
 * year and of a month, and by each field that has an index: by a frequent value, a seldom one, one that a single village has, and one that
 * nobody has. `ledger-list-at-5M` is the worst p95 of all pages over all roles, `ledger-list-first-read` the slowest of their first calls, which
 * read from the disk what nobody has asked for before, `ledger-list-role-tax` the slowest role's median against the fastest's over the same pages. `node bench/figures/ledger-list-at-5M.ts 100000` for a shorter look.
 */
const ROWS = Number(process.argv[2] ?? 5_000_000)
const USERS = 4
const SECONDS = 1
const PAGES = 5
const ROLES = [
  'village-secretary',
  'town-dispatcher',
  'county-dispatcher',
  'county-supervisor',
  'county-leader',
  'analyst',
] as const

const equal = (...pairs: readonly string[]): string => `equal=${encodeURIComponent(pairs.join(','))}`

/** What each list is asked for, by the name that the report says. */
const ASKED: readonly (readonly [name: string, ledger: string, query: string])[] = [
  ['first page', BY_DAY, ''],
  ['of a year', BY_DAY, 'period=2024'],
  ['of a month', BY_DAY, 'period=2023-07'],
  ['of a year without any', BY_DAY, 'period=2009'],
  ['frequent code', BY_DAY, equal('burden_kind:meeting')],
  ['seldom code', BY_DAY, equal('asked_by:province')],
  ['code of one village', BY_DAY, equal('burden_kind:ledger')],
  ['code of none', BY_DAY, equal('asked_by:city')],
  ['two codes', BY_DAY, equal('burden_kind:form', 'asked_by:province')],
  ['code and month', BY_DAY, `${equal('burden_kind:form')}&period=2023-07`],
  ['first page, by number', BY_NUMBER, ''],
  ['frequent code, by number', BY_NUMBER, equal('state:running')],
  ['seldom code, by number', BY_NUMBER, equal('party:company')],
  ['code of one village, by number', BY_NUMBER, equal('kind:shares')],
  ['frequent yes', BY_NUMBER, equal('tendered:true')],
  ['seldom no', BY_NUMBER, equal('voted:false')],
  ['to be confirmed', BY_NUMBER, 'stale=true'],
]

interface Page {
  readonly name: string
  readonly paths: readonly string[]
}

const pathOf = (ledger: string, query: string): string => `/api/v1/ledgers/${ledger}/records?${query}`

/** The first pages that follow each other. */
const following = async (origin: string, cookie: string, path: string): Promise<readonly string[]> => {
  const paths: string[] = []
  let next: string | null = ''
  for (let page = 0; page < PAGES && next !== null; page += 1) {
    const body: { next: string | null } = await callJson(origin, 'GET', `${path}&after=${next}`, { cookie })
    next = body.next
    if (next !== null) paths.push(`${path}&after=${next}`)
  }
  return paths
}

const pagesFor = async (origin: string, cookie: string, below: readonly string[]): Promise<readonly Page[]> => {
  const pages = ASKED.map(([name, ledger, query]): Page => ({ name, paths: [pathOf(ledger, query)] }))
  const next = await following(origin, cookie, pathOf(BY_DAY, ''))
  const filtered = await following(origin, cookie, pathOf(BY_DAY, equal('burden_kind:meeting')))
  const within = below.map((region) => pathOf(BY_DAY, `region=${region}`))
  const pagesMore = [
    { name: 'next pages', paths: next },
    { name: 'next pages of a code', paths: filtered },
    { name: 'inside a region', paths: within },
    {
      name: 'code inside a region',
      paths: below.map((region) => pathOf(BY_DAY, `region=${region}&${equal('asked_by:province')}`)),
    },
  ]
  return [...pages, ...pagesMore].filter(({ paths }) => paths.length > 0)
}

interface Times {
  /** Of the slowest first call of a path, by one user. */
  readonly first: number
  readonly then: readonly number[]
}

const times = async (origin: string, cookie: string, { paths }: Page): Promise<Times> => {
  const ask = async (path: string): Promise<number> => {
    const answered = await call(origin, 'GET', path, { cookie })
    if (answered.status !== 200) throw new Error(`${path}: ${answered.status} ${answered.body.slice(0, 200)}`)
    return answered.took
  }
  let first = 0
  for (const path of paths) first = Math.max(first, await ask(path))
  const then: number[] = []
  let turn = 0
  await drive(USERS, SECONDS, async () => {
    const path = paths[turn % paths.length] ?? ''
    turn += 1
    then.push(await ask(path))
  })
  return { first, then }
}

const county = await prepareRecords(ROWS, 8307)
const server = await serve(county)
const here = await beside(county)
try {
  const people = []
  for (const role of ROLES) {
    const cookie = await cookieFor(here, `${role}@%`)
    const [held] = await here.program.database.system<{ region: string }[]>`
      select region from position where desk like ${`${role}@%`} and valid_to is null order by desk limit 1`
    const below = await here.program.database.system<{ code: string }[]>`
      select code from region where level in (4, 5) and code like ${`${held?.region}%`} and code <> ${held?.region ?? ''}
      and valid_to is null order by md5(code) limit 20`
    const pages = await pagesFor(
      county.origin,
      cookie,
      below.map(({ code }) => code),
    )
    people.push({ role, cookie, pages })
  }
  const taken = new Map<string, number[]>()
  let [worst, cold, lists, n] = [0, 0, 0, 0]
  // each page by all roles in turn, so that whatever else the machine does falls on all of them
  for (const name of new Set(people.flatMap(({ pages }) => pages.map((page) => page.name)))) {
    const told: string[] = []
    for (const { role, cookie, pages } of people) {
      const page = pages.find((one) => one.name === name)
      if (page === undefined) continue
      const { first, then: found } = await times(county.origin, cookie, page)
      cold = Math.max(cold, first)
      lists += 1
      taken.set(role, [...(taken.get(role) ?? []), median(found)])
      worst = Math.max(worst, percentile(found, 0.95))
      n += found.length
      told.push(`${role} ${median(found).toFixed(1)}/${percentile(found, 0.95).toFixed(1)} (first ${first.toFixed(0)})`)
    }
    process.stderr.write(`${name}: ${told.join(', ')} ms\n`)
  }
  const roles = [...taken]
    .map(([role, found]) => ({ role, typical: median(found) }))
    .sort((a, b) => a.typical - b.typical)
  const [fastest, slowest] = [roles.at(0)?.typical ?? Number.NaN, roles.at(-1)?.typical ?? Number.NaN]
  const asked = `${ROWS / 1_000_000} M rows, ${USERS} users`
  const figures: readonly Figure[] = [
    {
      name: 'ledger-list-at-5M',
      value: worst,
      unit: 'ms',
      against: `the bar (p95, ${asked})`,
      againstValue: 100,
      ratio: worst / 100,
      n,
    },
    {
      name: 'ledger-list-first-read',
      value: cold,
      unit: 'ms',
      against: `the bar of later ones (${asked})`,
      againstValue: 100,
      ratio: cold / 100,
      n: lists,
    },
    {
      name: 'ledger-list-role-tax',
      value: slowest,
      unit: 'ms',
      against: `the fastest role (${asked})`,
      againstValue: fastest,
      ratio: slowest / fastest,
      n,
    },
  ]
  print(figures)
} finally {
  closeConnections()
  await here.close()
  await server.stop()
}
