import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ErrorBody } from '../../server/contract/errors.ts'
import type { Route } from '../../server/route.ts'
import { loadRoutes } from '../../server/routes.ts'
import { type Asked, ask, sessionOfResident, sessionOfStaff, type Told } from './ask.ts'
import { type County, makeCounty, POST_NAMES } from './county.ts'
import { addressOf, formOf, nameOf, type Sample, samplesOf } from './samples.ts'
import { roleOfPost } from './sight.ts'
import { placesIn, RAW_JSON, WRONG_JSON, WRONG_TEXT, withAt } from './wrong.ts'

const ROUTES = await loadRoutes()
const named = (which: (route: Route) => boolean) => ROUTES.filter(which).map((route) => [nameOf(route), route] as const)
const SLOWEST_MS = 5000
const DEFAULT_LIMIT = 256 * 1024

let its: County
let samples: Readonly<Record<string, Sample>>
let cases = 0
beforeAll(async () => {
  its = await makeCounty()
  samples = samplesOf(its.things)
})
afterAll(async () => {
  process.stdout.write(`bad-input: ${cases} requests\n`)
  await its.drop()
})

/** Somebody who may call the route, with the sample's records in sight. */
const tokenFor = async (route: Route): Promise<string | undefined> => {
  if (route.who === 'resident' || route.path.startsWith('/my/{id}'))
    return sessionOfResident(its, its.things.residents.mine.id)
  if (route.who === 'public') return undefined
  const order = ['town', 'county', ...POST_NAMES] as const
  const post = order.find((one) => ['session', 'staff', ...roleOfPost(its, one).abilities].includes(route.who))
  return sessionOfStaff(its, post ?? 'town')
}

interface Try extends Partial<Asked> {
  readonly what: string
  readonly params?: Readonly<Record<string, string>>
  /** Field that is wrong; where the schemas refuse it, the reply must name it. */
  readonly at?: string
}

const sampleOf = (route: Route): Sample => samples[nameOf(route)] ?? {}

const attempt = async (route: Route, token: string | undefined, one: Try): Promise<Told> => {
  cases += 1
  const sample = sampleOf(route)
  const told = await ask(its, {
    method: route.method,
    path: addressOf(route.path, one.params ?? sample.params),
    query: sample.query ?? {},
    body: sample.form ? formOf(sample.form) : sample.body,
    ...(token && { token }),
    ...one,
  })
  const label = `${nameOf(route)} ${one.what}: ${told.status} ${told.text.slice(0, 300)}`
  expect(told.status, label).toBeLessThan(500)
  expect(told.milliseconds, label).toBeLessThan(SLOWEST_MS)
  if (
    told.status >= 400 &&
    told.headers.get('content-type')?.startsWith('application/json') &&
    route.tag !== 'open311'
  ) {
    expect(ErrorBody.strict().safeParse(told.body).success, label).toBe(true)
    expect(told.text, label).not.toMatch(/\bat .*\.ts:|node_modules|select |insert |PostgresError/)
  }
  return told
}

const lengthOf = (body: unknown): number => (body === undefined ? 0 : Buffer.byteLength(JSON.stringify(body)))

const refusedBy = (schema: z.ZodType | undefined, value: unknown): boolean =>
  schema !== undefined && !schema.safeParse(value).success

const problemsOf = (told: Told): readonly string[] =>
  ((told.body as { problems?: readonly { path: string }[] } | null)?.problems ?? []).map(({ path }) => path)

/** Tries what the schemas refuse first: that must all be 400, name the field, and leave the database as it was. */
const tryAll = async (route: Route, tries: readonly (Try & { readonly refused: boolean })[]): Promise<void> => {
  const token = await tokenFor(route)
  const before = await its.ledger.read()
  for (const { refused, ...one } of tries.filter((each) => each.refused)) {
    const told = await attempt(route, token, one)
    const label = `${nameOf(route)} ${one.what}: ${told.text.slice(0, 300)}`
    // what is longer than the whole body may be is not read any further
    expect(told.status, label).toBe(
      typeof one.body !== 'string' && lengthOf(one.body) > (route.limit ?? DEFAULT_LIMIT) ? 413 : 400,
    )
    if (told.status === 400 && one.at !== undefined) {
      const { at } = one
      expect(
        problemsOf(told).some(
          (path) => path === at || path.startsWith(`${at}.`) || at.startsWith(`${path}.`) || path === '',
        ),
        label,
      ).toBe(true)
    }
  }
  expect(await its.ledger.read()).toEqual(before)
  // the same list as a spreadsheet reads the same query as the one before it in CSV: a few show that it is told alike
  const most = route.path.endsWith('.xlsx') ? 10 : tries.length
  for (const { refused, ...one } of tries.filter((each) => !each.refused).slice(0, most))
    await attempt(route, token, one)
}

describe('wrong values in a body', () => {
  test.each(named(({ body }) => body !== undefined))('%s', async (_, route) => {
    const { body } = sampleOf(route)
    const tries = placesIn(body).flatMap((place) => {
      const at = place.join('.')
      const values = Object.entries({ ...WRONG_JSON, missing: undefined }).map(([what, put]) => {
        const wrong = withAt(body, place, put)
        const gone = JSON.parse(JSON.stringify(wrong)) as unknown
        return { what: `${at} ${what}`, at, body: wrong, refused: refusedBy(route.body, gone) }
      })
      const raws = Object.entries(RAW_JSON).map(([what, raw]) => {
        const text = JSON.stringify(withAt(body, place, '@@')).replace('"@@"', raw)
        return {
          what: `${at} ${what}`,
          body: text,
          refused: /u0000|ud800/.test(raw) || refusedBy(route.body, JSON.parse(text)),
        }
      })
      return [...values, ...raws]
    })
    await tryAll(route, tries)
  })
})

describe('wrong values in a query', () => {
  test.each(named(({ query }) => query !== undefined))('%s', async (_, route) => {
    const { query = {} } = sampleOf(route)
    const names = route.query instanceof z.ZodObject ? Object.keys(route.query.shape) : Object.keys(query)
    const tries = names.flatMap((name) => [
      ...Object.entries(WRONG_TEXT).map(([what, put]) => {
        const wrong = { ...query, [name]: put }
        // an address carries no half characters: the browser has put U+FFFD in its place
        const kept = { ...query, [name]: put.toWellFormed() }
        return {
          what: `${name} ${what}`,
          at: name,
          query: wrong,
          refused: put.includes('\0') || refusedBy(route.query, kept),
        }
      }),
      ...[
        `${name}=%ff%fe`,
        `${name}=%`,
        `${name}=%zz`,
        `${name}[]=1`,
        `${name}=a&${name}=b`,
        `${name}`,
        `=${name}`,
      ].map((text) => ({ what: text, query: text, refused: false })),
    ])
    await tryAll(route, tries)
  })
})

describe('wrong values in a path', () => {
  test.each(named(({ path }) => path.includes('{')))('%s', async (_, route) => {
    const { params = {} } = sampleOf(route)
    const token = await tokenFor(route)
    for (const name of Object.keys(params)) {
      for (const [what, put] of Object.entries(WRONG_TEXT)) {
        if (put === '' || put.trim() === '') continue
        const wrong = { ...params, [name]: put.toWellFormed() }
        const told = await attempt(route, token, { what: `${name} ${what}`, params: wrong })
        if (refusedBy(route.params, wrong)) expect([400, 404]).toContain(told.status)
      }
      for (const raw of ['%', '%zz', '%ff%fe', '%c0%ae%c0%ae', '%2e%2e%2f', '%00', '.', 'a%2Fb']) {
        const path = addressOf(route.path, { ...params, [name]: '@@' }).replace('%40%40', raw)
        await attempt(route, token, { what: `${name} ${raw}`, path })
      }
    }
  })
})

describe('wrong values in a form', () => {
  const forms = (route: Route): boolean => route.method === 'post' && route.tag === 'pages'
  test.each(named(forms))('%s', async (_, route) => {
    const { form = {} } = sampleOf(route)
    const token = await tokenFor(route)
    for (const name of [...Object.keys(form), 'never-asked', '__proto__']) {
      for (const [what, put] of Object.entries(WRONG_TEXT))
        await attempt(route, token, { what: `${name} ${what}`, body: formOf({ ...form, [name]: put }) })
      const file = formOf(form)
      file.set(name, new Blob(['<svg onload=alert(1)>'], { type: 'image/svg+xml' }), '../../x.svg')
      await attempt(route, token, { what: `${name} as a file`, body: file })
    }
  })
})

describe('what is no such body at all', () => {
  const reads = named(({ method }) => method !== 'get')
  test.each(reads)('%s', async (_, route) => {
    const token = await tokenFor(route)
    const before = await its.ledger.read()
    const types = [
      'application/json',
      'text/plain',
      'application/xml',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'nonsense',
      '',
    ]
    const bodies = [
      '{',
      '{"a":1,}',
      '[1,2',
      'null',
      '1',
      '"text"',
      '[]',
      '\ufeff{}',
      'a=b&c=%zz',
      '<a/>',
      '--x\r\n\r\n',
      '',
    ]
    const hasForm = sampleOf(route).form !== undefined || route.tag === 'open311'
    // where nothing is read, a few show that nothing falls
    const some = route.body || hasForm ? bodies : bodies.slice(0, 2)
    for (const body of some)
      for (const type of route.body || hasForm ? types : types.slice(0, 2)) {
        const told = await attempt(route, token, { what: `${type} ${body}`, body, headers: { 'content-type': type } })
        if (route.body && refusedBy(route.body, {})) expect(told.status, `${type} ${body}`).toBe(400)
      }
    if (route.body && refusedBy(route.body, {})) expect(await its.ledger.read()).toEqual(before)
    const limit = Math.min(route.limit ?? DEFAULT_LIMIT, 64 * 1024 * 1024)
    if (route.body) {
      const body = JSON.stringify({ text: 'x'.repeat(limit) })
      expect((await attempt(route, token, { what: 'too large', body })).status).toBe(413)
      const wide = JSON.stringify({ text: '长'.repeat(limit / 2) })
      expect((await attempt(route, token, { what: 'too large in bytes', body: wide })).status).toBe(413)
    }
    if (route.body || !hasForm) {
      const headers = { 'content-length': String((route.limit ?? DEFAULT_LIMIT) + 1) }
      expect((await attempt(route, token, { what: 'said to be too large', body: '{}', headers })).status).toBe(413)
    }
  })
})

describe('everything wrong at once is told at once', () => {
  test.each(named(({ body, query }) => body !== undefined || query !== undefined))('%s', async (_, route) => {
    const { params = {}, query = {}, body } = sampleOf(route)
    // the kind of a union decides what else is asked for
    const kind = body && typeof body === 'object' && 'kind' in body ? ['kind'] : []
    const inBody = Object.keys((body as object | undefined) ?? {}).filter(
      (name) => !kind.includes(name) && refusedBy(route.body, { ...(body as object), [name]: [{}] }),
    )
    const inQuery = Object.keys(query).filter((name) =>
      refusedBy(route.query, { ...query, [name]: '\u202e'.repeat(600) }),
    )
    const inPath = Object.keys(params).filter((name) => refusedBy(route.params, { ...params, [name]: '-'.repeat(600) }))
    const wrong = [...inBody, ...inQuery, ...inPath]
    if (wrong.length === 0) return
    const put = (names: readonly string[], value: unknown) => Object.fromEntries(names.map((name) => [name, value]))
    const told = await attempt(route, await tokenFor(route), {
      what: 'all wrong',
      params: { ...params, ...(put(inPath, '-'.repeat(600)) as Record<string, string>) },
      query: { ...query, ...put(inQuery, '\u202e'.repeat(600)) },
      ...(body !== undefined && { body: { ...(body as object), ...put(inBody, [{}]) } }),
    })
    expect(told.status).toBe(400)
    expect([...new Set(problemsOf(told).map((path) => path.split('.')[0]))]).toEqual(expect.arrayContaining(wrong))
    const messages = (told.body as ErrorBody).problems.map(({ message }) => message)
    expect(messages.filter((message) => message === '' || /undefined|\{\w+\}/.test(message))).toEqual([])
  })
})

describe('any JSON and any address', () => {
  test.each(named(({ body }) => body !== undefined))('%s', async (_, route) => {
    const token = await tokenFor(route)
    const { body } = sampleOf(route)
    const near = fc.dictionary(fc.constantFrom(...Object.keys(body as object), 'x'), fc.jsonValue({ maxDepth: 3 }))
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          near,
          near.map((some) => ({ ...(body as object), ...some })),
          fc.jsonValue(),
        ),
        async (value) => {
          await attempt(route, token, { what: JSON.stringify(value), body: JSON.stringify(value) })
        },
      ),
      { seed: 20260302, numRuns: 25 },
    )
  })
  test('addresses', async () => {
    const parts = fc.array(
      fc.oneof(
        fc.constantFrom('api', 'v1', 'v', 't', 'my', 'matters', '..', '%', '%00', 'open311', 'v2', '*'),
        fc.string({ unit: 'binary', maxLength: 12 }),
      ),
      { maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(parts, async (some) => {
        cases += 1
        const path = `/${some.join('/')}`.toWellFormed().replaceAll('#', '').replaceAll('\\', '')
        const told = await ask(its, { method: 'get', path })
        expect(told.status, path).toBeLessThan(500)
      }),
      { seed: 20260302, numRuns: 300 },
    )
  })
})
