import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ABILITIES } from '../../kernel/access/index.ts'
import type { Route } from '../../server/route.ts'
import { loadRoutes } from '../../server/routes.ts'
import type { Post } from '../support/program.ts'
import { ask, sessionOfResident, sessionOfStaff, type Told } from './ask.ts'
import { type County, makeCounty, POST_NAMES } from './county.ts'
import { PLAIN, PUBLIC, UNSCOPED } from './public.ts'
import { addressOf, asks, formOf, nameOf, type Sample, samplesOf } from './samples.ts'
import { hasPeriods, ledgerOfPost, neverOf, roleOfPost, sightOf } from './sight.ts'

const ROUTES = await loadRoutes()
const NAMED = ROUTES.map((route) => [nameOf(route), route] as const)
const isAbility = (who: string): boolean => (ABILITIES as readonly string[]).includes(who)

let its: County
let samples: Readonly<Record<string, Sample>>
/** Sessions for what is refused; whoever is let in gets a new one each time, since some calls end it. */
const tokens = new Map<string, string>()
beforeAll(async () => {
  its = await makeCounty()
  samples = samplesOf(its.things)
  for (const post of POST_NAMES) tokens.set(post, await sessionOfStaff(its, post))
  tokens.set('resident', await sessionOfResident(its, its.things.residents.mine.id))
})
afterAll(() => its.drop())

const send = (
  route: Route,
  token: string | undefined,
  more: { value?: string; headers?: Record<string, string>; ledger?: string } = {},
) => {
  const sample = samples[nameOf(route)] ?? {}
  const given = (of: Sample['params'], has: boolean): Record<string, string> => ({
    ...of,
    ...(of?.ledger !== undefined && more.ledger !== undefined && { ledger: more.ledger }),
    ...(has && more.value !== undefined && route.scoped && { [route.scoped.param]: more.value }),
  })
  const inPath = route.path.includes(`{${route.scoped?.param}}`)
  return ask(its, {
    method: route.method,
    path: addressOf(route.path, given(sample.params, inPath)),
    query: given(sample.query, route.scoped !== undefined && !inPath),
    body: sample.form ? formOf(sample.form) : sample.body,
    ...(token && { token }),
    ...(more.headers && { headers: more.headers }),
  })
}

const codeOf = ({ body }: Told): unknown => (body as { code?: unknown } | null)?.code
const shown = ({ status, text }: Told): readonly unknown[] => [status, text]

/** Whether the post may call the route at all. */
const isLetIn = (route: Route, post: Post): boolean =>
  ['public', 'session', 'staff'].includes(route.who) ||
  (isAbility(route.who) && (roleOfPost(its, post).abilities as readonly string[]).includes(route.who))

describe('the table itself', () => {
  const paramsOf = (schema: z.ZodType | undefined): readonly string[] =>
    schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  const SCOPED_NAMES = /^(id|code|region|parent|matter|position|photo|org|organisation|household|account|attachment)$/
  const pathParams = (path: string): readonly string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')

  test('every route is there once', () => {
    expect(new Set(NAMED.map(([name]) => name)).size).toBe(ROUTES.length)
  })
  test('whoever may be called by anybody says why, here', () => {
    expect(
      ROUTES.filter(({ who }) => who === 'public')
        .map(nameOf)
        .sort(),
    ).toEqual(Object.keys(PUBLIC).sort())
  })
  test('every parameter that could name something scoped is declared, or stands on the list with a reason', () => {
    const named = ROUTES.flatMap((route) =>
      [...new Set([...pathParams(route.path), ...paramsOf(route.query).filter((name) => SCOPED_NAMES.test(name))])]
        .filter((name) => !PLAIN.has(name) && route.scoped?.param !== name)
        .map((name) => `${nameOf(route)} ${name}`),
    )
    expect(named.filter((name) => !name.startsWith('GET /look/')).sort()).toEqual(Object.keys(UNSCOPED).sort())
  })
  test('what is declared as scoped is a parameter of the route', () => {
    const wrong = ROUTES.filter(
      ({ scoped, path, query }) => scoped && ![...pathParams(path), ...paramsOf(query)].includes(scoped.param),
    )
    expect(wrong.map(nameOf)).toEqual([])
  })
  test('every route that asks for anything has a sample here, right by its own schemas', () => {
    const missing = ROUTES.filter((route) => asks(route) && samples[nameOf(route)] === undefined)
    expect(missing.map(nameOf)).toEqual([])
    const wrong = ROUTES.flatMap((route) => {
      const { params, query, body } = samples[nameOf(route)] ?? {}
      const parts = [
        [route.params, params ?? {}] as const,
        [route.query, query ?? {}] as const,
        [route.body, body] as const,
      ]
      return parts.flatMap(([schema, value]) => {
        const parsed = schema?.safeParse(value)
        return parsed?.error ? [`${nameOf(route)}: ${parsed.error.message}`] : []
      })
    })
    expect(wrong).toEqual([])
  })
})

describe('who may not call it is turned away, and nothing changes', () => {
  test.each(NAMED)('%s', async (_, route) => {
    const before = await its.ledger.read()
    if (route.who !== 'public') {
      const nobody = await send(route, undefined)
      expect([nobody.status, codeOf(nobody)]).toEqual([401, 'not-signed-in'])
      const strange = await send(route, 'x'.repeat(43))
      expect([strange.status, codeOf(strange)]).toEqual([401, 'not-signed-in'])
    }
    if (route.who !== 'public' && route.who !== 'resident') {
      const resident = await send(route, tokens.get('resident'))
      expect([resident.status, codeOf(resident)]).toEqual([401, 'not-signed-in'])
    }
    for (const post of POST_NAMES.filter((one) => !isLetIn(route, one))) {
      const told = await send(route, tokens.get(post))
      expect([post, told.status, codeOf(told)]).toEqual([
        post,
        ...(route.who === 'resident' ? [401, 'not-signed-in'] : [404, 'absent']),
      ])
    }
    expect(await its.ledger.read()).toEqual(before)
  })
})

describe('what lies outside one’s scope is as if it never was', () => {
  const scoped = NAMED.filter(([, { scoped: one, who }]) => one && who !== 'public')
  test.each(scoped)('%s', async (_, route) => {
    const kind = route.scoped?.kind ?? 'matter'
    const before = await its.ledger.read()
    for (const post of POST_NAMES.filter((one) => isLetIn(route, one))) {
      const { outside } = await sightOf(its, post, kind)
      expect(outside.length, `nothing is outside the sight of ${post}`).toBeGreaterThan(0)
      const ledger = ledgerOfPost(its, post)
      const never = await send(route, tokens.get(post), { value: neverOf(kind), ledger })
      expect([post, never.status]).toEqual([post, 404])
      for (const value of outside) {
        const told = await send(route, tokens.get(post), { value, ledger })
        expect([post, value, ...shown(told)]).toEqual([post, value, ...shown(never)])
      }
    }
    expect(await its.ledger.read()).toEqual(before)
  })
})

const FOREIGN: readonly Readonly<Record<string, string>>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': '', origin: 'http://elsewhere.test' },
]

describe('another site may write nothing in one’s name', () => {
  test.each(NAMED.filter(([, { method }]) => method !== 'get'))('%s', async (_, route) => {
    const before = await its.ledger.read()
    for (const headers of FOREIGN) {
      for (const post of POST_NAMES.filter((one) => isLetIn(route, one)).slice(0, 3)) {
        expect((await send(route, tokens.get(post), { headers })).status).toBe(403)
      }
      expect((await send(route, tokens.get('resident'), { headers })).status).toBe(403)
      expect((await send(route, undefined, { headers })).status).toBe(403)
    }
    expect(await its.ledger.read()).toEqual(before)
  })
})

describe('half signed in, or without a position', () => {
  const beyond = NAMED.filter(([, { who }]) => who !== 'public' && who !== 'session')
  let half: readonly string[]
  let expired: string
  beforeAll(async () => {
    const { database } = its
    const { system } = database
    await system`update account set totp_confirmed_at = null where login in ('chief', 'analyst')`
    half = [
      // a second factor that was not given, one that was never set up, and an initial password
      await sessionOfStaff(its, 'county', 'password'),
      await sessionOfStaff(its, 'supervisor', 'password'),
      await sessionOfStaff(its, 'chief', 'password'),
      await sessionOfStaff(its, 'analyst', 'sso'),
      await sessionOfStaff(its, 'security', 'password'),
      await sessionOfStaff(its, 'worker', 'password'),
    ]
    await system`update position set valid_to = '2026-03-01' where account = (select id from account where login = 'water')`
    expired = await sessionOfStaff(its, 'water')
  })
  afterAll(async () => {
    await its.database
      .system`update account set totp_confirmed_at = password_changed_at where login in ('chief', 'analyst')`
    await its.database
      .system`update position set valid_to = null where account = (select id from account where login = 'water')`
  })
  test.each(beyond)('%s', async (_, route) => {
    const before = await its.ledger.read()
    for (const token of half) {
      const told = await send(route, token)
      expect([told.status, codeOf(told)]).toEqual(
        route.who === 'resident' ? [401, 'not-signed-in'] : [401, 'second-factor-due'],
      )
    }
    const told = await send(route, expired)
    expect([told.status, codeOf(told)]).toEqual(route.who === 'resident' ? [401, 'not-signed-in'] : [404, 'absent'])
    expect(await its.ledger.read()).toEqual(before)
  })
})

test('of many matters named in one body, those outside one’s scope are as if they never were', async () => {
  const act = async (ids: readonly string[]) => {
    const body = { action: 'note', items: ids.map((id) => ({ id, version: 1 })), data: { text: '看过了。' } }
    const told = await ask(its, {
      method: 'post',
      path: '/api/v1/matters/batch',
      body,
      token: tokens.get('neighbour') ?? '',
    })
    return (told.body as { results: readonly { id: string; error: unknown }[] }).results.map(({ error }) => error)
  }
  const before = await its.ledger.read()
  const { outside } = await sightOf(its, 'neighbour', 'matter')
  const [never] = await act([neverOf('matter')])
  expect(never).toMatchObject({ code: 'absent' })
  expect(await act(outside)).toEqual(outside.map(() => never))
  expect(await its.ledger.read()).toEqual(before)
})

describe('one’s own requests', () => {
  const own = NAMED.filter(([, { scoped, who }]) => scoped && who === 'public')
  test.each(own)('%s', async (_, route) => {
    const { mine, other } = its.things.residents
    const before = await its.ledger.read()
    const never = await send(route, tokens.get('resident'), { value: neverOf('matter') })
    expect(never.status).toBe(404)
    for (const value of [other.matter, ...Object.values(its.things.matters)]) {
      expect(shown(await send(route, tokens.get('resident'), { value }))).toEqual(shown(never))
    }
    for (const token of [undefined, ...POST_NAMES.map((post) => tokens.get(post))]) {
      const told = await send(route, token, { value: mine.matter })
      expect([told.status, told.headers.get('location')]).toEqual([303, '/my?due=1'])
    }
    expect(await its.ledger.read()).toEqual(before)
    if (!route.path.includes('photos')) {
      const told = await send(route, tokens.get('resident'), { value: mine.matter })
      expect([401, 404].includes(told.status)).toBe(false)
      expect(told.status).toBeLessThan(500)
    }
  })
})

/** Absent for another reason too: the desks of an act that is not on offer. */
const MAY_BE_ABSENT: ReadonlySet<string> = new Set(['GET /api/v1/desks'])

describe('who may call it, within scope, is let in', () => {
  test.each(NAMED)('%s', async (_, route) => {
    const { scoped } = route
    const posts = route.who === 'public' ? (['town'] as const) : POST_NAMES.filter((one) => isLetIn(route, one))
    const isScoped = scoped !== undefined && route.who !== 'public'
    const barred = [
      'not-signed-in',
      'second-factor-due',
      ...(isScoped && !MAY_BE_ABSENT.has(nameOf(route)) ? ['absent'] : []),
    ]
    for (const post of posts) {
      const inside = isScoped ? (await sightOf(its, post, scoped.kind)).inside.slice(0, 4) : [undefined]
      // below the village there are no organisations
      if (scoped?.kind !== 'organisation')
        expect(inside.length, `nothing is in the sight of ${post}`).toBeGreaterThan(0)
      for (const value of inside) {
        const ledger = ledgerOfPost(its, post)
        // a roster has no periods to look through
        if (route.path.includes('{period}') && !hasPeriods(its, ledger)) continue
        const told = await send(
          route,
          await sessionOfStaff(its, post),
          value === undefined ? { ledger } : { value, ledger },
        )
        expect(told.status, told.text).toBeLessThan(500)
        expect(barred).not.toContain(codeOf(told))
      }
    }
    if (route.who === 'public' || route.who === 'resident') {
      const told = await send(route, await sessionOfResident(its, its.things.residents.mine.id))
      expect(told.status, told.text).toBeLessThan(500)
      expect(codeOf(told)).not.toBe('not-signed-in')
    }
  })
})
