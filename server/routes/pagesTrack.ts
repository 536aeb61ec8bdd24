import { z } from 'zod'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { enterPage } from '../../web/public/track/enter.ts'
import { contactReply, showContact } from '../publication/contactReply.ts'
import { type Door, openByCode, openOwn } from '../publication/door.ts'
import { FORM_BYTES, readForm, textOf } from '../publication/form.ts'
import { showPaper } from '../publication/paperReply.ts'
import { htmlReply, seeOther, viewOf } from '../publication/reply.ts'
import { count, throttled } from '../publication/throttle.ts'
import { showPhoto, showReceipt, showTrack, takeAct } from '../publication/trackReply.ts'
import { type Call, defineRoute, type Reply, type Route } from '../route.ts'

const SMALL_FORM = 64 * 1024

const enter = defineRoute({
  method: 'get',
  path: '/t',
  who: 'public',
  tag: 'pages',
  summary: 'Where a tracking code is typed in',
  run: async ({ program, request }) => {
    const page = enterPage(viewOf(program, request), { code: '', problems: [] })
    return accept({ response: await htmlReply(program, request, page) })
  },
})

const find = defineRoute({
  method: 'post',
  path: '/t',
  who: 'public',
  tag: 'pages',
  summary: 'Open a request by its tracking code',
  limit: SMALL_FORM,
  run: async ({ program, request, caller }) => {
    const form = await readForm(request, SMALL_FORM)
    if (!form.ok) return form
    const typed = textOf(form.value, 'code').slice(0, 100)
    const door = await openByCode(program, request, caller, typed)
    if (door.ok) return accept({ response: seeOther(door.value.at) })
    if (door.refusal.kind !== 'absent') return door
    const view = viewOf(program, request)
    const problems = [{ field: 'code', message: view.words.t('problem.code') }]
    const page = enterPage({ ...view, here: '/t' }, { code: typed, problems })
    return accept({ response: await htmlReply(program, request, page, { status: 404 }) })
  },
})

const Id = z.string().max(100)

/** The two ways to one's own request, with the same pages below each. */
const WAYS = [
  {
    root: '/t/{code}',
    key: 'code',
    schema: z.object({ code: Id }),
    scoped: undefined,
    open: (call: Call<'public', Record<string, string>>): Promise<Result<Door>> =>
      openByCode(call.program, call.request, call.caller, call.params.code ?? ''),
  },
  {
    root: '/my/{id}',
    key: 'id',
    schema: z.object({ id: z.uuid() }),
    scoped: { param: 'id', kind: 'matter' },
    open: (call: Call<'public', Record<string, string>>): Promise<Result<Door>> =>
      openOwn(call.program, call.caller, call.params.id ?? ''),
  },
] as const

type Way = (typeof WAYS)[number]
type WayCall = Call<'public', Record<string, string>>
type Answer = (call: WayCall, door: Door) => Promise<Result<Reply>>

const route = (
  { root, schema, scoped, open }: Way,
  method: 'get' | 'post',
  below: string,
  summary: string,
  answer: Answer,
  more: { readonly limit?: number; readonly params?: Readonly<Record<string, z.ZodType>> } = {},
): Route =>
  defineRoute({
    method,
    path: `${root}${below}`,
    who: 'public',
    tag: 'pages',
    summary,
    params: z.object({ ...schema.shape, ...more.params }) as unknown as z.ZodType<Record<string, string>>,
    ...(scoped && { scoped }),
    ...(more.limit && { limit: more.limit }),
    run: async (call): Promise<Result<Reply>> => {
      const door = await open(call)
      if (door.ok) return answer(call, door.value)
      return door.refusal.kind === 'identity' ? accept({ response: seeOther('/my?due=1') }) : door
    },
  })

const act: Answer = async ({ program, request, params }, door) => {
  const allowed = throttled(program, request, 'form')
  if (!allowed.ok) return allowed
  count(program, request, 'form')
  const form = await readForm(request)
  return form.ok ? takeAct(program, request, door, { action: params.action ?? '', form: form.value }) : form
}

const changeContact: Answer = async ({ program, request }, door) => {
  const form = await readForm(request, SMALL_FORM)
  return form.ok ? contactReply(program, request, door, form.value) : form
}

const ownPaper: Answer = async ({ program, request }, { at, reading }) => {
  const response = await showPaper(program, request, reading, { here: `${at}/paper`, back: at })
  return response ? accept({ response }) : refuse('rules', 'no-paper')
}

const pagesOf = (way: Way): readonly Route[] => [
  route(
    way,
    'get',
    '',
    'One’s own request: who has it, until when, what happened',
    async ({ program, request }, door) => accept({ response: await showTrack(program, request, door) }),
  ),
  route(way, 'get', '/contact', 'Correct or withdraw name and phone', async ({ program, request }, door) =>
    accept({ response: await showContact(program, request, door) }),
  ),
  route(way, 'get', '/paper', 'The paper that one’s own request became, as a printable page', ownPaper),
  route(way, 'post', '/contact', 'Correct or withdraw name and phone', changeContact, { limit: SMALL_FORM }),
  route(
    way,
    'get',
    '/photos/{photo}',
    'One of one’s own photos',
    ({ program, params }, door) => showPhoto(program, door, params.photo ?? ''),
    { params: { photo: z.uuid() } },
  ),
  route(way, 'post', '/{action}', 'Add, judge, or ask to take it up again', act, {
    limit: FORM_BYTES,
    params: { action: z.string().regex(/^[a-z-]{1,64}$/) },
  }),
]

const receipt = route(WAYS[0], 'get', '/receipt', 'Number and code to take home', async ({ program, request }, door) =>
  accept({ response: await showReceipt(program, request, door) }),
)

export const routes = [enter, find, receipt, ...WAYS.flatMap(pagesOf)]
