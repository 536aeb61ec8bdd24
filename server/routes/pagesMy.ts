import { z } from 'zod'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import { isResidents } from '../../kernel/workflow/index.ts'
import type { ListedMatter } from '../../store/matter/record.ts'
import type { FieldProblem } from '../../web/public/form.ts'
import { codePage, type MyRequest, myPage, phonePage } from '../../web/public/my/pages.ts'
import { MatterQuery } from '../contract/matter.ts'
import { addressOf } from '../identity/address.ts'
import { readCookie, SESSION_COOKIE, sessionCookie } from '../identity/cookie.ts'
import { signOut } from '../identity/own.ts'
import { sendCode, signInResident } from '../identity/resident.ts'
import { sessionOf } from '../identity/sessions.ts'
import { listMatters } from '../matters/list.ts'
import { maskPhone } from '../presenters/mask.ts'
import type { Program } from '../program.ts'
import { readForm, textOf } from '../publication/form.ts'
import { htmlReply, seeOther, viewOf } from '../publication/reply.ts'
import { readPhone, subjectOf } from '../publication/report.ts'
import { defineRoute, type Reply } from '../route.ts'
import { refusalBody } from '../words.ts'

const SMALL_FORM = 16 * 1024
const PAGE = 20

const askPhone = async (
  program: Program,
  request: Request,
  form: { phone: string; due: boolean; problems: readonly FieldProblem[] },
): Promise<Reply> => {
  const view = { ...viewOf(program, request), here: '/my' }
  return {
    response: await htmlReply(program, request, phonePage(view, form), { status: form.problems.length ? 400 : 200 }),
  }
}

const mine = defineRoute({
  method: 'get',
  path: '/my',
  who: 'public',
  tag: 'pages',
  summary: 'One’s own requests; who is not signed in is asked for a phone',
  query: z.object({ after: z.string().max(200).optional(), due: z.string().max(10).optional() }),
  run: async ({ program, request, caller, query: { due, ...query } }): Promise<Result<Reply>> => {
    if (caller.kind !== 'resident')
      return accept(await askPhone(program, request, { phone: '', due: due !== undefined, problems: [] }))
    const listed = await listMatters(program, caller, MatterQuery.parse({ view: 'scope', limit: PAGE, ...query }))
    if (!listed.ok) return listed
    const view = viewOf(program, request)
    const requests = listed.value.rows.map((row) => presentMine(program, row, view.words.language))
    const page = myPage(view, { requests, next: listed.value.next, asOf: program.now().toISOString() })
    return accept({ response: await htmlReply(program, request, page) })
  },
})

const presentMine = ({ packs, now }: Program, row: ListedMatter, language: 'zh-CN' | 'en'): MyRequest => {
  const processes = packs.set.packs.flatMap((pack) => pack.processes ?? [])
  const step = processes.find(({ key }) => key === row.process)?.steps[row.step]
  const state = (): MyRequest['state'] => {
    if (row.closed_at !== null) return 'closed'
    if (step && isResidents(step)) return 'turn'
    return row.due_at !== null && row.due_at < now() ? 'late' : 'open'
  }
  return {
    id: row.id,
    number: row.number,
    subject: row.subject || subjectOf(row.body),
    lodgedAt: row.lodged_at.toISOString(),
    stepTitle: packs.words(step?.title ?? row.step, language),
    state: state(),
  }
}

const code = defineRoute({
  method: 'post',
  path: '/my/code',
  who: 'public',
  tag: 'pages',
  summary: 'Send a code to one’s phone, by a form',
  limit: SMALL_FORM,
  run: async ({ program, request }): Promise<Result<Reply>> => {
    const form = await readForm(request, SMALL_FORM)
    if (!form.ok) return form
    const view = { ...viewOf(program, request), here: '/my' }
    const { t, language } = view.words
    const typed = textOf(form.value, 'phone').slice(0, 40)
    const phone = readPhone(typed)
    const wrong = (message: string) =>
      askPhone(program, request, { phone: typed, due: false, problems: [{ field: 'phone', message }] })
    if (phone === undefined) return accept(await wrong(t('problem.phoneDue')))
    const sent = await sendCode(program, { phone, address: addressOf(request), language })
    const masked = maskPhone(phone)
    if (!sent.ok) {
      const { message } = refusalBody(sent.refusal, language)
      if (sent.refusal.code !== 'too-often') return accept(await wrong(message))
      // asked twice within the minute: the code that came first can still be typed in
      const problems = [{ field: 'code', message: t('my.tooOften', { message }) }]
      const page = codePage(view, { phone, masked, sent: false, shown: null, problems })
      return accept({ response: await htmlReply(program, request, page, { status: 429 }) })
    }
    const shown = sent.value.demoCode ?? null
    const page = codePage(view, { phone, masked, sent: true, shown, problems: [] })
    return accept({ response: await htmlReply(program, request, page) })
  },
})

const signIn = defineRoute({
  method: 'post',
  path: '/my/sign-in',
  who: 'public',
  tag: 'pages',
  summary: 'Sign in by the code that was sent, by a form',
  limit: SMALL_FORM,
  run: async ({ program, request }): Promise<Result<Reply>> => {
    const form = await readForm(request, SMALL_FORM)
    if (!form.ok) return form
    const phone = readPhone(textOf(form.value, 'phone'))
    if (phone === undefined) return accept({ response: seeOther('/my') })
    const typed = textOf(form.value, 'code').normalize('NFKC').replaceAll(/\s/g, '').slice(0, 12)
    const opened = await signInResident(program, { phone, code: typed, address: addressOf(request) })
    if (opened.ok) {
      const { token, seconds } = opened.value
      return accept({ response: seeOther('/my', [sessionCookie(program, token, seconds)]) })
    }
    if (opened.refusal.kind !== 'input') return opened
    const view = { ...viewOf(program, request), here: '/my' }
    const problems = [{ field: 'code', message: view.words.t('problem.signInCode') }]
    const page = codePage(view, { phone, masked: maskPhone(phone), sent: true, shown: null, problems })
    return accept({ response: await htmlReply(program, request, page, { status: 400 }) })
  },
})

const leave = defineRoute({
  method: 'post',
  path: '/my/sign-out',
  who: 'public',
  tag: 'pages',
  summary: 'Sign out, by a form',
  limit: SMALL_FORM,
  run: async ({ program, request }) => {
    const token = readCookie(request, SESSION_COOKIE)
    const session = token === undefined ? undefined : await sessionOf(program, token)
    if (session?.resident) await signOut(program, session)
    return accept({ response: seeOther('/my', session?.resident ? [sessionCookie(program, '', 0)] : []) })
  },
})

export const routes = [mine, code, signIn, leave]
