import { accept } from '../../kernel/refusal/index.ts'
import { VocabularyBody } from '../contract/vocabulary.ts'
import { presentVocabulary } from '../presenters/vocabulary.ts'
import { defineRoute } from '../route.ts'

export const routes = [
  defineRoute({
    method: 'get',
    path: '/api/v1/vocabulary',
    who: 'staff',
    tag: 'service',
    summary: 'Processes, steps, categories and roles in force, in words',
    reply: VocabularyBody,
    run: async ({ program, caller }) => {
      const body = await presentVocabulary(program, caller.language)
      // codes and titles change with a pack, not with a record
      return accept({ body, headers: { 'cache-control': 'private, max-age=300' } })
    },
  }),
]
