import { z } from 'zod'
import { accept } from '../../kernel/refusal/index.ts'
import { BoardBody } from '../contract/board.ts'
import { boardOf } from '../matters/board.ts'
import { voiceOf } from '../matters/voice.ts'
import { presentBoard } from '../presenters/board.ts'
import { defineRoute, type Route } from '../route.ts'

const Month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/)

export const routes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/v1/board',
    who: 'board',
    tag: 'board',
    summary: 'Volume, lateness and the three rates of a region by place, organisation, month, category and step',
    query: z.object({
      region: z
        .string()
        .regex(/^\d{2,24}$/)
        .optional(),
      from: Month.optional(),
      to: Month.optional(),
      process: z.string().max(64).optional(),
      parameters: z.string().max(64).optional().describe('weights of another parameter set than the one in force'),
    }),
    reply: BoardBody,
    scoped: { param: 'region', kind: 'region' },
    run: async ({ program, caller, query }) => {
      const board = await boardOf(program, caller, query)
      if (!board.ok) return board
      return accept({ body: presentBoard(await voiceOf(program, caller.language), board.value) })
    },
  }),
]
