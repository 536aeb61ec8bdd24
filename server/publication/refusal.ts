import type { Refusal } from '../../kernel/refusal/index.ts'
import { type RefusalStatus, refusalPage } from '../../web/public/refusal.ts'
import type { Program } from '../program.ts'
import { refusalBody } from '../words.ts'
import { htmlReply, viewOf } from './reply.ts'

const STATUSES: readonly number[] = [400, 403, 404, 409, 413, 429, 500, 503] satisfies readonly RefusalStatus[]

/** Refusals whose own words help a person more than the general ones of their status. */
const SAID: ReadonlySet<string> = new Set(['not-utf8', 'disk-full'])

/** Whether a person with a browser asked, and not a program: refusals then are pages. */
export const wantsPage = (request: Request): boolean =>
  (request.headers.get('accept') ?? '').includes('text/html') &&
  !/^\/(?:api|open311)\//.test(new URL(request.url).pathname)

/** A refusal as a page in the reader's language. What the rules say is told in their own words. */
export const refusalAsPage = (
  program: Pick<Program, 'origin' | 'demo' | 'packs'>,
  request: Request,
  refused: Refusal,
  status: number,
): Promise<Response> => {
  const view = viewOf(program, request)
  const { language } = view.words
  const shown = (STATUSES.includes(status) ? status : status === 401 ? 403 : 400) as RefusalStatus
  const params = { seconds: 60, reference: '', ...(refused.params as Record<string, string | number>) }
  const message =
    (refused.kind === 'rules' && status === 409) || SAID.has(refused.code)
      ? refusalBody(refused, language, program.packs).message
      : undefined
  const again = status === 503 && request.method === 'GET' ? view.here : undefined
  return htmlReply(program, request, refusalPage(view, shown, params, { message, again }), { status })
}
