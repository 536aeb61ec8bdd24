import { z } from 'zod'
import { packOf } from '../../kernel/pack/index.ts'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { SuggestFor, Suggestions } from '../contract/suggestion.ts'
import type { Program } from '../program.ts'
import { defineRoute } from '../route.ts'
import type { Language } from '../words.ts'

/** Titles from the top of the tree down to a code; undefined where the process has no such code. */
const pathOf = (
  { packs }: Program,
  process: string,
  code: string,
  language: Language,
): readonly string[] | undefined => {
  const items = new Map((packs.list(process, 'category')?.items ?? []).map((item) => [item.code, item]))
  const path: string[] = []
  for (let item = items.get(code); item && path.length < items.size; item = items.get(item.parent ?? ''))
    path.unshift(packs.words(item.title, language))
  return path.length > 0 ? path : undefined
}

const suggest = defineRoute({
  method: 'post',
  path: '/api/v1/processes/{key}/suggestions',
  who: 'staff',
  tag: 'matters',
  summary: 'Categories that fit a text, with the words that speak for them; nothing is decided or kept',
  params: z.object({ key: z.string().max(64) }),
  body: SuggestFor,
  reply: Suggestions,
  run: async ({ program, caller, params, body }) => {
    const pack = packOf(program.packs.set, params.key)
    if (pack === undefined) return refuse('absent', 'absent')
    const items = (pack.suggest?.(body) ?? []).flatMap(({ code, words }) => {
      const path = pathOf(program, params.key, code, caller.language)
      return path ? [{ category: code, title: path.at(-1) ?? code, path: [...path], words: [...words] }] : []
    })
    return accept({ body: { items } })
  },
})

export const routes = [suggest]
