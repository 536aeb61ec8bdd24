import { z } from 'zod'
import { keeperOfOrganisation } from '../../kernel/ledger/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { answerAsk, asksOf, findAsk, listOpenAsks } from '../../store/element/asks.ts'
import { findRequest, listRequests } from '../../store/element/requests.ts'
import { namesOf } from '../../store/place/regions.ts'
import { appendAudit } from '../audit.ts'
import {
  ActOnRequest,
  AnswerAsk,
  AnsweredAsk,
  AskPage,
  AskQuery,
  DraftRequest,
  FilledTable,
  RedraftRequest,
  RequestBody,
  RequestPage,
  RequestQuery,
} from '../contract/element.ts'
import { sealedAnswers } from '../element/answers.ts'
import { filledRows } from '../element/fill.ts'
import {
  type Asking,
  actOnRequest,
  answersOf,
  draftRequest,
  mayAsk,
  presentLine,
  redraftRequest,
  requestBody,
} from '../element/requests.ts'
import { keeperTitle } from '../ledger/keeper.ts'
import { permitting } from '../list/declared.ts'
import { inTree, pageOf, todayOf } from '../places.ts'
import { type Call, defineRoute, type Reply } from '../route.ts'
import { tableResponse } from '../table.ts'
import { words } from '../words.ts'
import { write } from '../write.ts'

const common = { who: 'forms', tag: 'ledgers' } as const
/** Whoever keeps a ledger may be asked. */
const keepers = { ...common, who: 'ledgers' } as const
const One = z.object({ request: z.uuid() })
const form = { param: 'request', kind: 'form' } as const

const list = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/form-requests',
  summary: 'Forms that somebody asks for, in one’s own part of the tree, newest first; of one asker where he is named',
  query: RequestQuery,
  reply: RequestPage,
  run: async ({ program, caller, query }) =>
    inScope(program.database, caller.acting, async (tx) => {
      const { lo, hi } = caller.acting.scope
      const { state, asker, after, limit } = query
      const asked = { lo, hi, after, limit: limit + 1, ...(state && { state }), ...(asker && { asker }) }
      const page = pageOf(await listRequests(tx, program.county, asked), limit, ({ id }) => id)
      const names = await namesOf(tx, [...new Set(page.rows.map(({ region }) => region))], todayOf(program))
      const items = page.rows.map((one) => presentLine(one, names))
      return accept({ body: { items, next: page.next, may: { ask: mayAsk({ program, caller }) } } })
    }),
})

type Written = Result<Reply<z.input<typeof RequestBody>>>

/** Does it, and answers with the whole request as it now is. */
const written = async (asking: Asking, done: Result<string>, status = 200): Promise<Written> => {
  if (!done.ok) return done
  const body = await requestBody(asking, done.value)
  return body.ok ? accept({ status, body: body.value }) : body
}

const draft = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/form-requests',
  summary: 'Asks for a form: its columns are answered at once by what is held already',
  body: DraftRequest,
  reply: RequestBody,
  status: 201,
  run: async (call) =>
    write(call, async (tx): Promise<Written> => {
      const asking = { program: call.program, caller: call.caller, tx }
      return written(asking, await draftRequest(asking, call.body), 201)
    }),
})

const show = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/form-requests/{request}',
  summary: 'One request: of each column, whether it is held, computed or missing, by whom, how fresh',
  params: One,
  scoped: form,
  reply: RequestBody,
  run: async ({ program, caller, params }) =>
    inScope(program.database, caller.acting, async (tx) => {
      const body = await requestBody({ program, caller, tx }, params.request)
      return body.ok ? accept({ body: body.value }) : body
    }),
})

const redraft = defineRoute({
  ...common,
  method: 'put',
  path: '/api/v1/form-requests/{request}',
  summary: 'Other columns, other matches, other words, as long as nobody was asked',
  params: One,
  scoped: form,
  body: RedraftRequest,
  reply: RequestBody,
  run: async (call) =>
    write(call, async (tx): Promise<Written> => {
      const asking = { program: call.program, caller: call.caller, tx }
      return written(asking, await redraftRequest(asking, call.params.request, call.body))
    }),
})

const act = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/form-requests/{request}/acts',
  summary: 'Answers it from what is held, asks the owners for the rest, ends or withdraws it',
  params: One,
  scoped: form,
  body: ActOnRequest,
  reply: RequestBody,
  run: async (call) => {
    const { program, caller, params, body } = call
    // before the transaction: lists are read in one of their own
    const levels = body.act === 'ask' ? [3, 4, 5] : []
    const permits = new Map(
      await Promise.all(
        levels.map(async (level) => [level, await permitting(program, level, caller.language)] as const),
      ),
    )
    return write(call, async (tx): Promise<Written> => {
      const asking = { program, caller, tx }
      const done = await actOnRequest(asking, params.request, body, (level) => permits.get(level) ?? [])
      return written(asking, done)
    })
  },
})

type Filling = Pick<Call<'forms'>, 'program' | 'caller'> & { readonly params: z.output<typeof One> }

/** A draft is not filled yet: sensitive columns may still lack their need. */
const filled = ({ program, caller, params }: Filling, kept: boolean) =>
  inScope(program.database, caller.acting, async (tx) => {
    const request = await findRequest(tx, program.county, params.request)
    if (!request) return refuse('absent', 'absent')
    if (request.state === 'drafted') return refuse('rules', 'not-answered', { may: ['answer'] })
    const answers = answersOf(program, request)
    const asks = await asksOf(tx, program.county, request.id)
    const rows = await filledRows(program, tx, { request, answers, asks, language: caller.language })
    if (kept) {
      const object = { kind: 'form', id: request.id }
      appendAudit(program, tx, caller, { action: 'form.export', object, region: request.region })
    }
    return accept({ request, columns: answers.map(({ column: { key, title } }) => ({ key, title })), rows })
  })

const PREVIEW = 6

const table = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/form-requests/{request}/table',
  summary: 'The first rows of the form as it is filled, each cell with where it is from and of when',
  params: One,
  scoped: form,
  reply: FilledTable,
  run: async (call) => {
    const made = await filled(call, false)
    if (!made.ok) return made
    const { columns, rows } = made.value
    const shown = rows.slice(0, PREVIEW).map((row) => ({ ...row, cells: [...row.cells] }))
    return accept({ body: { columns, rows: shown, total: rows.length } })
  },
})

const file = (format: 'csv' | 'xlsx') =>
  defineRoute({
    ...common,
    method: 'get',
    path: `/api/v1/form-requests/{request}/table.${format}`,
    summary: 'The whole form as it is filled, with source and date beside each cell',
    params: One,
    scoped: form,
    run: async (call): Promise<Result<Reply>> => {
      const made = await filled(call, true)
      if (!made.ok) return made
      const { request, columns, rows } = made.value
      const said = (key: string) => words(`element.column.${key}`, call.caller.language)
      const header = [
        said('code'),
        said('name'),
        ...columns.flatMap(({ title }) => [title, `${title}·${said('source')}`, `${title}·${said('date')}`]),
      ]
      const lines = async function* () {
        for (const { region, name, cells } of rows)
          yield [region, name, ...cells.flatMap(({ text, source, date }) => [text, source, date])]
      }
      return accept({ response: tableResponse(format, { name: request.title, header, rows: lines() }) })
    },
  })

const asks = defineRoute({
  ...keepers,
  method: 'get',
  path: '/api/v1/form-asks',
  summary: 'What one’s own role, or one’s own organisation, is still asked for, oldest first',
  query: AskQuery,
  scoped: { param: 'region', kind: 'region' },
  reply: AskPage,
  run: async ({ program, caller, query }) => {
    const root = inTree(caller, query.region)
    if (!root.ok) return root
    return inScope(program.database, caller.acting, async (tx) => {
      const asked = {
        region: root.value,
        role: caller.position?.role ?? '',
        after: query.after,
        limit: query.limit + 1,
      }
      const page = pageOf(await listOpenAsks(tx, program.county, asked), query.limit, ({ id }) => id)
      const names = await namesOf(tx, [...new Set(page.rows.map(({ region }) => region))], todayOf(program))
      const items = page.rows.map(({ id, region, title, basis, asker, every, last, fields, asked_at }) => ({
        ...{ id, region, title, basis, asker, every, last, fields: [...fields] },
        regionName: names.get(region) ?? region,
        askedAt: asked_at.toISOString(),
      }))
      return accept({ body: { items, next: page.next } })
    })
  },
})

const answer = defineRoute({
  ...keepers,
  method: 'post',
  path: '/api/v1/form-asks/{ask}/answers',
  summary: 'Answers what nobody holds, once; a column left empty says that nobody knows',
  params: z.object({ ask: z.uuid() }),
  scoped: { param: 'ask', kind: 'form-ask' },
  body: AnswerAsk,
  reply: AnsweredAsk,
  run: async (call) =>
    write(call, async (tx): Promise<Result<Reply<z.input<typeof AnsweredAsk>>>> => {
      const { program, caller, params, body } = call
      const ask = await findAsk(tx, program.county, params.ask)
      if (!ask) return refuse('absent', 'absent')
      const keeper = keeperTitle(program.packs, keeperOfOrganisation(ask.role, ask.org), caller.language)
      const { position } = caller
      if (position?.role !== ask.role || (ask.org !== '' && ask.org !== position.org))
        return refuse('rules', 'not-the-keeper', { params: { keeper } })
      const known = new Set(ask.fields.map(({ key }) => key))
      const problems = Object.keys(body.cells)
        .filter((key) => !known.has(key))
        .map((key) => ({ path: `cells.${key}`, code: 'unknown-column' }))
      if (problems.length > 0) return refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
      const at = program.now()
      const given = { answers: sealedAnswers(program, body.cells), by: keeper, at }
      if (!(await answerAsk(tx, program.county, ask.id, given))) return refuse('rules', 'answered-already')
      appendAudit(program, tx, caller, {
        action: 'form.reply',
        object: { kind: 'form', id: ask.request },
        region: ask.region,
      })
      return accept({ body: { id: ask.id, answeredAt: at.toISOString() } })
    }),
})

export const routes = [list, draft, show, redraft, act, table, file('csv'), file('xlsx'), asks, answer]
