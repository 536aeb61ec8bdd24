import { type Context, Hono } from 'hono'
import type { Refusal } from '../kernel/refusal/index.ts'
import { awayReason } from '../store/away.ts'
import { type Caller, may } from './caller.ts'
import { STATUS } from './contract/errors.ts'
import { noteAddress } from './identity/address.ts'
import { resolveCaller } from './identity/caller.ts'
import { isForeign } from './identity/origin.ts'
import { readInput, readKey } from './input.ts'
import { openApi } from './openapi.ts'
import type { Program } from './program.ts'
import { refusalAsPage, wantsPage } from './publication/refusal.ts'
import type { Reply, Route } from './route.ts'
import { type Language, refusalBody } from './words.ts'

const SPECIAL: Readonly<Record<string, number>> = {
  'too-large': 413,
  'foreign-origin': 403,
  'database-away': 503,
  internal: 500,
  'storage-full': 503,
  'disk-full': 503,
}

/** The HTTP application over a route table (`loadRoutes()`); testable without a socket by `app.request()`. */
export const createApp = (program: Program, routes: readonly Route[]): Hono => {
  const app = new Hono()
  for (const route of routes) app.on(route.method.toUpperCase(), honoPath(route.path), serve(program, route))
  let document: object | undefined
  app.get('/api/openapi.json', (c) => {
    document ??= openApi(routes, program.origin)
    return c.json(document)
  })
  app.notFound((c) => refusal(program, c.req.raw, { kind: 'absent', code: 'no-route' }))
  app.onError((error, c) => failure(program, error, c.req.raw))
  return app
}

const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1')

const serve = (program: Program, route: Route) => async (c: Context) => {
  const request = c.req.raw
  noteAddress(request, socketAddress(c))
  const caller = await resolveCaller(program, request)
  const barred = bar(route, caller, request, program)
  if (barred) return refusal(program, request, barred, caller.language)
  const input = await readInput(route, {
    params: c.req.param() as Record<string, string>,
    query: c.req.query(),
    request,
  })
  if (!input.ok) return refusal(program, request, input.refusal, caller.language)
  const key = readKey(request)
  if (!key.ok) return refusal(program, request, key.refusal, caller.language)
  const call = { program, caller, ...input.value, request, idempotencyKey: key.value }
  const result = await route.run(call as never)
  return result.ok ? answer(route, result.value) : refusal(program, request, result.refusal, caller.language)
}

/** Where the connection comes from; undefined in tests, which have no socket. */
const socketAddress = (c: Context): string | undefined =>
  (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress

/** Why this caller may not call this route; undefined where he may. */
const bar = (route: Route, caller: Caller, request: Request, program: Program): Refusal | undefined => {
  if (route.method !== 'get' && isForeign(request, program)) return { kind: 'rules', code: 'foreign-origin' }
  if (route.who === 'public') return undefined
  if (route.who === 'resident')
    return caller.kind === 'resident' ? undefined : { kind: 'identity', code: 'not-signed-in' }
  if (caller.kind !== 'staff') return { kind: 'identity', code: 'not-signed-in' }
  if (route.who === 'session') return undefined
  if (caller.strength !== 'full') return { kind: 'identity', code: 'second-factor-due' }
  // a position that has ended, or whose role no pack declares any more, opens nothing
  if (route.who === 'staff') return caller.role ? undefined : { kind: 'absent', code: 'absent' }
  // what one may not see does not exist
  return may(caller, route.who) ? undefined : { kind: 'absent', code: 'absent' }
}

const answer = (route: Route, reply: Reply): Response =>
  'response' in reply
    ? reply.response
    : json(reply.body ?? null, reply.status ?? route.status ?? 200, { 'cache-control': 'no-store', ...reply.headers })

/** As `Response.json` answers, but as text in one piece: a stream around it costs more than all else that an answer needs. */
const json = (body: unknown, status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

/** A refusal as JSON; as a page where a person's browser asked for one. */
const refusal = async (
  program: Program,
  request: Request,
  refused: Refusal,
  language: Language = 'zh-CN',
): Promise<Response> => {
  const status = SPECIAL[refused.code] ?? STATUS[refused.kind]
  return wantsPage(request)
    ? refusalAsPage(program, request, refused, status)
    : json(refusalBody(refused, language, program.packs), status)
}

const failure = async (program: Program, error: unknown, request: Request): Promise<Response> => {
  const away = awayReason(error)
  if (away) {
    const response = await refusal(program, request, { kind: 'limit', code: away })
    response.headers.set('retry-after', away === 'disk-full' ? '60' : '2')
    return response
  }
  const reference = crypto.randomUUID().slice(0, 8)
  console.error(
    JSON.stringify({
      at: new Date().toISOString(),
      reference,
      method: request.method,
      path: new URL(request.url).pathname,
      error: String(error),
      stack: error instanceof Error ? error.stack : undefined,
    }),
  )
  const refused: Refusal = { kind: 'limit', code: 'internal', params: { reference } }
  return refusal(program, request, refused)
}
