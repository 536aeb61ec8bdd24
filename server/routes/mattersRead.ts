import { z } from 'zod'
import { accept } from '../../kernel/refusal/index.ts'
import { MatterBody, MatterPage, MatterQuery } from '../contract/matter.ts'
import { listMatters } from '../matters/list.ts'
import { permittedOf } from '../matters/offered.ts'
import { readMatter } from '../matters/read.ts'
import { voiceOf } from '../matters/voice.ts'
import { prefilled } from '../paper/prefill.ts'
import { presentMatter } from '../presenters/matter.ts'
import { presentPage } from '../presenters/matterRow.ts'
import { defineRoute, type Route } from '../route.ts'

export const routes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/v1/matters',
    who: 'matters',
    tag: 'matters',
    summary: 'Matters on my desk, in my scope, or dealt with; paged by key',
    query: MatterQuery,
    reply: MatterPage,
    run: async ({ program, caller, query }) => {
      const listed = await listMatters(program, caller, query)
      if (!listed.ok) return listed
      const [voice, permitted] = await Promise.all([
        voiceOf(program, caller.language),
        permittedOf(program, caller, listed.value.rows),
      ])
      return accept({ body: presentPage(voice, listed.value, permitted) })
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/v1/matters/{id}',
    who: 'matters',
    tag: 'matters',
    summary: 'One matter: its story, who has it, what may be done now',
    params: z.object({ id: z.uuid() }),
    reply: MatterBody,
    scoped: { param: 'id', kind: 'matter' },
    run: async ({ program, caller, params }) => {
      const reading = await readMatter(program, caller, params.id)
      if (!reading.ok) return reading
      const voice = await voiceOf(program, caller.language)
      return accept({ body: await prefilled(voice, caller, reading.value, presentMatter(voice, reading.value)) })
    },
  }),
]
