import { z } from 'zod'
import { civilDate } from '../../kernel/calendar/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { findAccountByLogin } from '../../store/identity/accounts.ts'
import { listPositions } from '../../store/identity/positions.ts'
import { homePage } from '../../web/public/home/page.ts'
import { addressOf } from '../identity/address.ts'
import { sessionCookie } from '../identity/cookie.ts'
import { open } from '../identity/signIn.ts'
import { faceOf, loadDemo } from '../publication/demoHome.ts'
import { readForm, textOf } from '../publication/form.ts'
import { publishedPages } from '../publication/pages.ts'
import { htmlReply, seeOther, viewOf } from '../publication/reply.ts'
import { defineRoute, type Reply } from '../route.ts'

const home = defineRoute({
  method: 'get',
  path: '/',
  who: 'public',
  tag: 'pages',
  summary: 'The start page; in a demo the way of one request through all roles',
  run: async ({ program, request }) => {
    const view = viewOf(program, request)
    const county = await publishedPages(program).data(program.county, view.words.language)
    const below = county?.below ?? []
    const page = homePage(view, {
      county: { code: program.county, name: county?.region.name ?? program.county },
      phone: county?.phone || (county?.hotline ?? ''),
      figures: { villages: below.length, towns: new Set(below.map(({ code }) => code.slice(0, 9))).size },
      demo: program.demo ? await loadDemo(program, request, view.words) : null,
    })
    return accept({ response: await htmlReply(program, request, page) })
  },
})

/** An address of this site; nothing that a browser would take for another one. */
const Inside = z.string().regex(/^\/(?:console|field)(?:\/[\w/-]{0,80})?$/)

const enter = defineRoute({
  method: 'post',
  path: '/demo/enter',
  who: 'public',
  tag: 'pages',
  summary: 'Demo only: enter as anybody with one click',
  limit: 16 * 1024,
  run: async ({ program, request }): Promise<Result<Reply>> => {
    if (!program.demo) return refuse('absent', 'absent')
    const form = await readForm(request, 16 * 1024)
    if (!form.ok) return form
    const account = await findAccountByLogin(program.database.app, textOf(form.value, 'login').slice(0, 64))
    if (account === undefined || account.county !== program.county || account.disabledAt !== null)
      return refuse('absent', 'absent')
    const today = civilDate(program.now().toISOString())
    const held = await listPositions(program.database.app, account.id)
    const role = held.find((one) => one.from <= today && (one.to === null || one.to > today))?.role ?? ''
    const opened = await open(program, account, 'full', addressOf(request))
    const asked = Inside.safeParse(textOf(form.value, 'to'))
    const to = asked.success ? asked.data : faceOf(program, role)
    return accept({ response: seeOther(to, [sessionCookie(program, opened.token, opened.seconds)]) })
  },
})

export const routes = [home, enter]
