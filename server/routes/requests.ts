import { z } from 'zod'
import { accept } from '../../kernel/refusal/index.ts'
import { ActedOnRequest, ActOnRequest, LodgedRequest, LodgeRequest, RequestBody } from '../contract/exchange.ts'
import { lodgeSent } from '../exchange/lodging.ts'
import { readTrackingCode, showTrackingCode } from '../identity/tracking.ts'
import { actOnMatter } from '../matters/act.ts'
import { voiceOf } from '../matters/voice.ts'
import { presentRequest } from '../presenters/request.ts'
import { keyByCode, openByCode } from '../publication/door.ts'
import { count, throttled } from '../publication/throttle.ts'
import { defineRoute } from '../route.ts'
import { write } from '../write.ts'

const common = { who: 'public', tag: 'exchange' } as const
/** Longer than any way to write a code; what is none opens nothing. */
const Code = z.object({ code: z.string().max(64) })

const lodge = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/requests',
  summary: 'Tell what is wrong, from any client; limited like the form',
  body: LodgeRequest,
  reply: LodgedRequest,
  status: 201,
  limit: 32 * 1024,
  run: async (call) => {
    const { program, request, body } = call
    const allowed = throttled(program, request, 'lodge')
    if (!allowed.ok) return allowed
    const { publish, ...rest } = body
    const sent = {
      ...rest,
      category: body.category ?? null,
      lon: body.lon ?? null,
      lat: body.lat ?? null,
      contactName: body.contactName || null,
      contactPhone: body.contactPhone || null,
      sameAs: body.sameAs ?? null,
      data: publish ? { publish } : {},
      channel: 'web',
    }
    count(program, request, 'lodge')
    const done = await lodgeSent(call, sent)
    if (!done.ok) return done
    const code = showTrackingCode(done.value.code)
    const { origin } = program
    return accept({
      status: 201,
      body: { number: done.value.number, code, url: `${origin}/api/v1/requests/${code}`, page: `${origin}/t/${code}` },
    })
  },
})

const follow = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/requests/{code}',
  summary: 'One request, to whoever holds its code',
  params: Code,
  reply: RequestBody,
  run: async ({ program, request, caller, params }) => {
    const door = await openByCode(program, request, caller, params.code)
    if (!door.ok) return door
    const code = readTrackingCode(params.code) ?? ''
    return accept({ body: presentRequest(await voiceOf(program, caller.language), door.value.reading, code) })
  },
})

const act = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/requests/{code}/actions/{action}',
  summary: 'Judge, add, reopen: an act of the resident’s on one’s own request',
  params: Code.extend({ action: z.string().max(64) }),
  body: ActOnRequest,
  reply: ActedOnRequest,
  run: async (call) => {
    const { program, request, params, body } = call
    const allowed = throttled(program, request, 'form')
    if (!allowed.ok) return allowed
    count(program, request, 'form')
    const key = keyByCode(program, request, call.caller, params.code)
    if (!key.ok) return key
    const { caller, code, find } = key.value
    // a repeated act is known by the request, not by the address it comes from: phones change networks
    const own = program.crypto.mac('tracking', code).toString('hex', 3, 19)
    const keyed = { ...call, caller: { ...caller, key: `request:${own}` } }
    return write(
      keyed,
      async (tx) => {
        const found = await find(tx)
        if (!found.ok) return found
        const acted = await actOnMatter(program, caller, { id: found.value, action: params.action, ...body }, tx)
        if (!acted.ok) return acted
        const { number, version, step, closedAt } = acted.value
        return accept({ body: { number, version, step, closedAt } })
      },
      caller.acting,
    )
  },
})

export const routes = [lodge, follow, act]
