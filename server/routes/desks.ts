import { z } from 'zod'
import { accept } from '../../kernel/refusal/index.ts'
import { DeskPage } from '../contract/place.ts'
import { choicesOf } from '../matters/desks.ts'
import { voiceOf } from '../matters/voice.ts'
import { deskTitle } from '../presenters/matterWords.ts'
import { defineRoute } from '../route.ts'

export const routes = [
  defineRoute({
    method: 'get',
    path: '/api/v1/desks',
    who: 'matters',
    tag: 'matters',
    summary: 'Desks that may be chosen for an act on a matter, with what lies there already',
    query: z.object({ matter: z.uuid(), action: z.string().max(64), q: z.string().trim().max(40).optional() }),
    reply: DeskPage,
    scoped: { param: 'matter', kind: 'matter' },
    run: async ({ program, caller, query }) => {
      const voice = await voiceOf(program, caller.language)
      const choices = await choicesOf(program, caller, query, (desk) => deskTitle(voice, desk))
      if (!choices.ok) return choices
      const items = choices.value.map(({ desk, title, people, open, suggested }) => ({
        desk,
        title,
        people: [...people],
        open,
        suggested,
      }))
      return accept({ body: { items } })
    },
  }),
]
