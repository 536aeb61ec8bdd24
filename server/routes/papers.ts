import { z } from 'zod'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { verifyPage } from '../../web/public/paper/verify.ts'
import { readMatter } from '../matters/read.ts'
import { findPaper } from '../paper/verify.ts'
import { maskName } from '../presenters/mask.ts'
import { showPaper } from '../publication/paperReply.ts'
import { askedFor, htmlReply, viewOf } from '../publication/reply.ts'
import { count, throttled } from '../publication/throttle.ts'
import { defineRoute, type Route } from '../route.ts'

const sheet = defineRoute({
  method: 'get',
  path: '/api/v1/matters/{id}/paper',
  who: 'matters',
  tag: 'matters',
  summary: 'The paper that a matter became, as a printable page',
  params: z.object({ id: z.uuid() }),
  scoped: { param: 'id', kind: 'matter' },
  run: async ({ program, request, caller, params }) => {
    const reading = await readMatter(program, caller, params.id)
    if (!reading.ok) return reading
    const at = { here: `/api/v1/matters/${params.id}/paper`, back: `/console/matters/${params.id}` }
    const response = await showPaper(program, request, reading.value, at)
    return response ? accept({ response }) : refuse('rules', 'no-paper')
  },
})

const verify = defineRoute({
  method: 'get',
  path: '/verify',
  who: 'public',
  tag: 'pages',
  summary: 'Whether a paper with this number was issued, and still holds',
  query: z.object({ number: z.string().trim().max(60).default('') }),
  run: async ({ program, request, query: { number } }) => {
    const view = viewOf(program, request)
    const show = (page: Parameters<typeof verifyPage>[1], status = 200) =>
      htmlReply(program, request, verifyPage(view, page), { status })
    if (number === '') return accept({ response: await show({ number, paper: null, problems: [] }) })
    const allowed = throttled(program, request, 'code')
    if (!allowed.ok) return allowed
    const paper = await findPaper(program, number, askedFor(program, request).language)
    if (paper) {
      const told = { ...paper, person: maskName(paper.person) }
      return accept({ response: await show({ number: paper.number, paper: told, problems: [] }) })
    }
    count(program, request, 'code')
    const problems = [{ field: 'number', message: view.words.t('paper.unknown') }]
    return accept({ response: await show({ number, paper: null, problems }, 404) })
  },
})

export const routes: readonly Route[] = [sheet, verify]
