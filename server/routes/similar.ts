import { z } from 'zod'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { SimilarPage } from '../contract/matter.ts'
import { scopeCovers } from '../matters/context.ts'
import { similarTo } from '../publication/report.ts'
import { defineRoute } from '../route.ts'

const VILLAGE = 12

/**
 * What the village has open already in the same words, of the whole village though the caller may serve ten households of it:
 * no more of it than a resident sees who lodges there.
 */
const similar = defineRoute({
  method: 'post',
  path: '/api/v1/regions/{code}/similar',
  who: 'matters.lodge',
  tag: 'matters',
  summary: 'Open requests of the village like one that is being written: a hint before it is lodged twice',
  params: z.object({ code: z.string().regex(/^\d{2,24}$/) }),
  body: z.object({ body: z.string().trim().max(2000), address: z.string().trim().max(120).default('') }),
  reply: SimilarPage,
  scoped: { param: 'code', kind: 'region' },
  run: async ({ program, caller, params: { code }, body }) => {
    const mine = code.startsWith(program.county) && scopeCovers(caller.acting.scope, code)
    if (!mine) return refuse('absent', 'absent')
    return accept({ body: { items: [...(await similarTo(program, code.slice(0, VILLAGE), body, caller.language))] } })
  },
})

export const routes = [similar]
