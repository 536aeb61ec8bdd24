import { z } from 'zod'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import { readTrackingCode, showTrackingCode } from '../identity/tracking.ts'
import { discovery } from '../open311/discovery.ts'
import { errorReply, type Format, listReply, oneReply, splitName, type Wrong } from '../open311/format.ts'
import { integratorOf } from '../open311/key.ts'
import { postRequest, wrongOf } from '../open311/post.ts'
import { type Asked, readAsked } from '../open311/query.ts'
import { findOpen, isWrong } from '../open311/read.ts'
import { presentDefinition, presentService, servicesOf } from '../open311/services.ts'
import { openByCode } from '../publication/door.ts'
import { readForm, textOf } from '../publication/form.ts'
import { count, throttled } from '../publication/throttle.ts'
import { type Call, defineRoute, type Reply, type Route } from '../route.ts'
import { settingsOf } from '../settings.ts'
import { words } from '../words.ts'

type PublicCall = Call<'public'>
type Answer = (call: PublicCall, format: Format, query: URLSearchParams) => Promise<Response>

const ROOT = '/open311/v2'
const FORM_BYTES = 64 * 1024
/** Read by the route itself, so that what is too large is told in the form of the standard. */
const ANY_LENGTH = 1 << 30

/** The installation serves one jurisdiction; a client may name it. */
const jurisdictionWrong = ({ program }: PublicCall, id: string | null): readonly Wrong[] =>
  id === null || id === '' || id === program.county ? [] : [{ status: 404, description: 'jurisdiction_id not found' }]

const answered =
  (format: Format, answer: Answer) =>
  async (call: PublicCall): Promise<Result<Reply>> => {
    const query = new URL(call.request.url).searchParams
    const wrong = jurisdictionWrong(call, query.get('jurisdiction_id'))
    const response = wrong.length > 0 ? errorReply(format, wrong) : await answer(call, format, query)
    return accept({ response })
  }

/** The same resource in both formats. */
const inBoth = (name: string, summary: string, answer: Answer, method: 'get' | 'post' = 'get'): readonly Route[] =>
  (['xml', 'json'] as const).map((format) =>
    defineRoute({
      method,
      path: `${ROOT}/${name}.${format}`,
      who: 'public',
      tag: 'open311',
      summary,
      limit: ANY_LENGTH,
      run: answered(format, answer),
    }),
  )

/** One of many: `{id}.xml`, `{id}.json`. */
const named = (
  name: string,
  summary: string,
  answer: (call: PublicCall, id: string, format: Format, query: URLSearchParams) => Promise<Response>,
): Route =>
  defineRoute({
    method: 'get',
    path: `${ROOT}/${name}/{id}`,
    who: 'public',
    tag: 'open311',
    summary,
    params: z.object({ id: z.string() }),
    run: async (call) => {
      const parts = splitName(call.params.id)
      if (parts === undefined) return accept({ response: absent('xml', 'format: xml, json') })
      return answered(parts.format, (c, format, query) => answer(c, parts.name, format, query))(call)
    },
  })

const absent = (format: Format, description: string): Response => errorReply(format, [{ status: 404, description }])

const SERVICES = ['services', 'service'] as const
const REQUESTS = ['service_requests', 'request'] as const

const services: Answer = async ({ program, caller }, format) =>
  listReply(format, SERVICES, servicesOf(program, caller.language).map(presentService))

const list: Answer = async (call, format, query) => {
  const { program, caller } = call
  const asked = readAsked(query, program.now())
  if (isWrong(asked)) return errorReply(format, asked)
  return found(call, asked as Asked, format, query, (items) => listReply(format, REQUESTS, items), caller.language)
}

const found = async (
  { program, request }: PublicCall,
  asked: Asked,
  format: Format,
  query: URLSearchParams,
  present: (items: Parameters<typeof listReply>[2]) => Response,
  language: PublicCall['caller']['language'],
): Promise<Response> => {
  const integrator = await integratorOf(program, request, query.get('api_key') ?? '')
  if (!integrator.ok) return errorReply(format, wrongOf(integrator.refusal, language))
  const items = await findOpen(program, asked, { integrator: integrator.value, language })
  return isWrong(items) ? errorReply(format, items) : present(items)
}

const one = (call: PublicCall, id: string, format: Format, query: URLSearchParams): Promise<Response> => {
  const now = call.program.now()
  const asked: Asked = { numbers: [id.slice(0, 32)], since: now, until: now, page: 1, size: 1 }
  return found(
    call,
    asked,
    format,
    query,
    (items) =>
      items.length === 0 ? absent(format, 'service_request_id not found') : listReply(format, REQUESTS, items),
    call.caller.language,
  )
}

const definition = async ({ program, caller }: PublicCall, code: string, format: Format): Promise<Response> => {
  const service = servicesOf(program, caller.language).find((candidate) => candidate.code === code)
  if (service === undefined) return absent(format, 'service_code not found')
  return oneReply(format, 'service_definition', presentDefinition(program, service, caller.language))
}

/** The token is the code that opens the request: whoever has it may also follow it as its resident does. */
const token = async ({ program, request, caller }: PublicCall, id: string, format: Format): Promise<Response> => {
  const door = await openByCode(program, request, caller, id)
  if (!door.ok) {
    return door.refusal.kind === 'absent'
      ? absent(format, 'token not found')
      : errorReply(format, wrongOf(door.refusal, caller.language))
  }
  const shown = showTrackingCode(readTrackingCode(id) ?? '')
  return listReply(format, REQUESTS, [{ service_request_id: door.value.reading.matter.number, token: shown }])
}

const post: Answer = async (call, format) => {
  const { program, request, caller, idempotencyKey } = call
  const { language } = caller
  const form = await readForm(request, FORM_BYTES)
  if (!form.ok) return errorReply(format, wrongOf(form.refusal, language))
  const key = textOf(form.value, 'api_key') || (new URL(request.url).searchParams.get('api_key') ?? '')
  const integrator = await integratorOf(program, request, key)
  if (!integrator.ok) return errorReply(format, wrongOf(integrator.refusal, language))
  const wrong = jurisdictionWrong(call, textOf(form.value, 'jurisdiction_id'))
  if (wrong.length > 0) return errorReply(format, wrong)
  if (integrator.value === null) {
    const allowed = await anonymously(call)
    if (!allowed.ok) return errorReply(format, wrongOf(allowed.refusal, language))
  }
  const posting = { program, request, form: form.value, integrator: integrator.value, language, idempotencyKey }
  const done = await postRequest({ ...posting, key: caller.key })
  if (!done.ok) return errorReply(format, wrongOf(done.refusal, language))
  if (!('code' in done.value)) return errorReply(format, done.value)
  const { number, code } = done.value
  return listReply(
    format,
    REQUESTS,
    [
      {
        service_request_id: number,
        token: showTrackingCode(code),
        service_notice: words('open311.notice', language, { url: `${program.origin}/t/${showTrackingCode(code)}` }),
        account_id: null,
      },
    ],
    201,
  )
}

/** Without a key only where the county allows it, at the pace of the public form. */
const anonymously = async ({ program, request }: PublicCall): Promise<Result<null>> => {
  if (!(await settingsOf(program))['open311.anonymous'])
    return { ok: false, refusal: { kind: 'identity', code: 'api-key' } }
  const allowed = throttled(program, request, 'lodge')
  if (allowed.ok) count(program, request, 'lodge')
  return allowed
}

export const routes: readonly Route[] = [
  ...inBoth('discovery', 'Open311: where everything is', async ({ program, caller }, format) =>
    oneReply(format, 'discovery', discovery(program, caller.language)),
  ),
  ...inBoth('services', 'Open311: what may be asked for', services),
  named('services', 'Open311: what a service asks', definition),
  ...inBoth('requests', 'Open311: public requests, newest first', list),
  ...inBoth('requests', 'Open311: tell what is wrong', post, 'post'),
  named('requests', 'Open311: one public request', one),
  named('tokens', 'Open311: number of a request by the token of its posting', token),
]
