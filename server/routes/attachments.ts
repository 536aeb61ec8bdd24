import { z } from 'zod'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { findAttachment } from '../../store/attachment.ts'
import { inScope } from '../../store/database.ts'
import { readForm } from '../publication/form.ts'
import { type Call, defineRoute, type Reply } from '../route.ts'
import { claimOf, PHOTO_BYTES, serveAttachment, takeIn } from '../uploads/index.ts'

/** A form around one photo, with room for its frame. */
const LIMIT = PHOTO_BYTES + 64 * 1024

const add = defineRoute({
  method: 'post',
  path: '/api/v1/attachments',
  who: 'matters',
  tag: 'matters',
  summary: 'Send one photo (multipart, field `file`), to be named by an act within a day',
  limit: LIMIT,
  status: 201,
  reply: z.object({
    id: z.string(),
    mediaType: z.string(),
    bytes: z.number().int(),
    width: z.number().nullable(),
    height: z.number().nullable(),
  }),
  run: async ({ program, caller, request }) => {
    const form = await readForm(request, LIMIT)
    if (!form.ok) return form
    const file = form.value.get('file')
    if (file === null || typeof file === 'string') {
      return refuse('input', 'invalid-input', { problems: [{ path: 'file', code: 'required' }], params: { count: 1 } })
    }
    const taken = await takeIn(program, {
      bytes: Buffer.from(await file.arrayBuffer()),
      claim: claimOf(program, caller.key),
      region: caller.position?.region ?? program.county,
    })
    if (!taken.ok) return taken
    const { id, mediaType, bytes, width, height } = taken.value
    return accept({ body: { id, mediaType, bytes, width, height } })
  },
})

const Id = z.object({ id: z.uuid() })

/** A photo of a matter in the caller's sight. Residents see theirs below the page of their request. */
const serve = async ({ program, caller, params }: Call<'matters', z.output<typeof Id>>): Promise<Result<Reply>> => {
  const found = await inScope(program.database, caller.acting, (tx) => findAttachment(tx, program.county, params.id))
  const response = found && (await serveAttachment(program, found))
  return response ? accept({ response }) : refuse('absent', 'absent')
}

const shared = {
  method: 'get',
  who: 'matters',
  params: Id,
  scoped: { param: 'id', kind: 'attachment' },
  run: serve,
} as const

export const routes = [
  add,
  defineRoute({ ...shared, path: '/api/v1/attachments/{id}', tag: 'matters', summary: 'A photo of a matter in scope' }),
  defineRoute({ ...shared, path: '/media/{id}', tag: 'pages', summary: 'A photo of a matter in scope' }),
]
