import type { z } from 'zod'
import { matcher } from '../../kernel/element/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { BurdenBody, BurdenQuery, ElementPage, ElementQuery } from '../contract/element.ts'
import { burdenOf } from '../element/burden.ts'
import { candidatesOf } from '../element/candidates.ts'
import { freshnessOf, ledgersAmong, presentMatch, presentSource } from '../element/sources.ts'
import { inTree } from '../places.ts'
import type { Program } from '../program.ts'
import { defineRoute } from '../route.ts'

/** All of them in the order of the packs; under a search, the nearest first. */
const foundOf = (program: Program, q: string) => {
  const held = candidatesOf(program).filter(({ kind }) => kind === 'held')
  const found = q === '' ? [] : matcher(held)(q)
  const byFact = held.filter(({ id }) => q !== '' && id.includes(q.toLowerCase()))
  return q === '' || found.length + byFact.length === 0
    ? (q === '' ? held : []).map((candidate) => ({ candidate, match: undefined }))
    : [
        ...found.map((match) => ({ candidate: match.candidate, match })),
        ...byFact
          .filter(({ id }) => !found.some(({ candidate }) => candidate.id === id))
          .map((candidate) => ({ candidate, match: undefined })),
      ]
}

const list = defineRoute({
  method: 'get',
  path: '/api/v1/elements',
  who: 'forms',
  tag: 'ledgers',
  summary:
    'Every fact that a ledger keeps: who keeps it, of what, and how fresh it is in a region; searched by titles that come near',
  query: ElementQuery,
  scoped: { param: 'region', kind: 'region' },
  reply: ElementPage,
  run: async ({ program, caller, query }): Promise<Result<{ body: z.input<typeof ElementPage> }>> => {
    const root = inTree(caller, query.region)
    if (!root.ok) return root
    const all = foundOf(program, query.q)
    const at = query.after === '' ? 0 : all.findIndex(({ candidate }) => candidate.id === query.after) + 1
    if (query.after !== '' && at === 0) return refuse('absent', 'absent')
    const page = all.slice(at, at + query.limit)
    const candidates = page.map(({ candidate }) => candidate)
    return inScope(program.database, caller.acting, async (tx) => {
      const fresh = await freshnessOf(program, tx, root.value, ledgersAmong(program, candidates))
      const items = page.map(({ candidate, match }) =>
        match
          ? presentMatch(program, match, caller.language, fresh)
          : presentSource(program, candidate, caller.language, fresh),
      )
      const next = at + page.length < all.length ? (candidates.at(-1)?.id ?? null) : null
      return accept({ body: { items, total: all.length, next } })
    })
  },
})

const burden = defineRoute({
  method: 'get',
  path: '/api/v1/burden',
  who: 'forms',
  tag: 'ledgers',
  summary:
    'Forms, fields and minutes asked of the villages of a region in a month: by whom, of which village, over twelve months',
  query: BurdenQuery,
  scoped: { param: 'region', kind: 'region' },
  reply: BurdenBody,
  run: async ({ program, caller, query }) => {
    const found = await burdenOf(program, caller, query)
    return found.ok ? accept({ body: found.value }) : found
  },
})

export const routes = [list, burden]
