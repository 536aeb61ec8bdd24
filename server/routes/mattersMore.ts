import { z } from 'zod'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import { BatchAct } from '../contract/matter.ts'
import { actOnMatter } from '../matters/act.ts'
import { revealContact } from '../matters/reveal.ts'
import { presentTemplates } from '../presenters/matterOffers.ts'
import { type Call, defineRoute, type Reply, type Route } from '../route.ts'
import { refusalBody } from '../words.ts'
import { rehearse, write } from '../write.ts'

const ContactBody = z.object({ name: z.string(), phone: z.string() })
const BatchBody = z.object({
  done: z.number().int(),
  results: z.array(
    z.object({
      id: z.string(),
      ok: z.boolean(),
      version: z.number().int().nullable(),
      step: z.string().nullable(),
      error: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
})
const TemplatesBody = z.object({ items: z.array(z.object({ key: z.string(), title: z.string(), body: z.string() })) })

type Batch = Call<'matters', undefined, undefined, z.output<typeof BatchAct>>

/** One of a batch, in a transaction and under a key of its own: a repeated batch repeats none of its acts. */
const actOnOne = async (call: Batch, item: Batch['body']['items'][number]) => {
  const own = call.idempotencyKey === null ? null : `${call.idempotencyKey}/${item.id}`
  const input = { ...item, action: call.body.action, data: call.body.data }
  const result: Result<Reply<{ version: number; step: string }>> = await (call.body.check ? rehearse : write)(
    { ...call, idempotencyKey: own },
    async (tx) => {
      const acted = await actOnMatter(call.program, call.caller, input, tx)
      return acted.ok ? accept({ body: { version: acted.value.version, step: acted.value.step } }) : acted
    },
  )
  if (result.ok && 'body' in result.value) {
    return { id: item.id, ok: true, error: null, version: result.value.body.version, step: result.value.body.step }
  }
  const error = result.ok ? null : refusalBody(result.refusal, call.caller.language, call.program.packs)
  return {
    id: item.id,
    ok: false,
    version: null,
    step: null,
    error: error && { code: error.code, message: error.message },
  }
}

/** A few at a time, so that one batch does not hold every connection. */
const AT_ONCE = 4

const actOnAll = async (call: Batch) => {
  const results: Awaited<ReturnType<typeof actOnOne>>[] = []
  for (let at = 0; at < call.body.items.length; at += AT_ONCE) {
    results.push(...(await Promise.all(call.body.items.slice(at, at + AT_ONCE).map((item) => actOnOne(call, item)))))
  }
  return results
}

export const routes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/api/v1/matters/batch',
    who: 'matters',
    tag: 'matters',
    summary: 'Take the same act on many matters, each decided alone',
    body: BatchAct,
    reply: BatchBody,
    run: async (call) => {
      const results = await actOnAll(call)
      return accept({ body: { done: results.filter((one) => one.ok).length, results } })
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/v1/matters/{id}/contact',
    who: 'matters',
    tag: 'matters',
    summary: 'Name and phone in clear, with a reason that the audit keeps',
    params: z.object({ id: z.uuid() }),
    body: z.object({ reason: z.string().trim().min(4).max(200) }),
    reply: ContactBody,
    scoped: { param: 'id', kind: 'matter' },
    // never kept for a repeated key: personal data would lie in the table of replies
    run: (call) =>
      write({ ...call, idempotencyKey: null }, async (tx) => {
        const contact = await revealContact(call.program, call.caller, call.params.id, call.body.reason, tx)
        return contact.ok ? accept({ body: contact.value }) : contact
      }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/v1/reply-templates',
    who: 'matters',
    tag: 'matters',
    summary: 'Reply templates for an action and a category',
    query: z.object({
      process: z.string().max(64),
      action: z.string().max(64),
      category: z.string().max(32).optional(),
    }),
    reply: TemplatesBody,
    run: async ({ program, caller, query }) =>
      accept({ body: { items: presentTemplates({ program, language: caller.language }, query) } }),
  }),
]
