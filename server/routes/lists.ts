import { z } from 'zod'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { appendAudit } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import {
  DiffBody,
  DiffQuery,
  ItemPage,
  ItemQuery,
  ListBody,
  ListFileQuery,
  ListQuery,
  ListsBody,
  ListsQuery,
} from '../contract/list.ts'
import { listFile } from '../exchange/lists.ts'
import { getList, type HeldList, heldLists } from '../list/declared.ts'
import { diffBody } from '../list/difference.ts'
import { itemPage } from '../list/item.ts'
import { listBody, listsBody } from '../list/page.ts'
import { listsActing, type Reading } from '../list/reading.ts'
import type { Program } from '../program.ts'
import { defineRoute, type Reply, type Route } from '../route.ts'
import { tableResponse } from '../table.ts'

const common = { who: 'lists', tag: 'lists' } as const
const here = { scoped: { param: 'region', kind: 'region' } } as const
const Key = z.string().max(64)
const One = z.object({ list: Key })

interface Asking {
  readonly program: Program
  readonly caller: StaffCaller
}

const reading = async <T>({ program, caller }: Asking, work: (reading: Reading) => Promise<T>): Promise<T> => {
  const directory = await program.directory()
  return inScope(program.database, listsActing(caller), (tx) => work({ program, caller, tx, directory }))
}

/** With the list that is named, as the county holds it. Refusal: `absent`. */
const withList = async <T>(
  asking: Asking,
  key: string,
  work: (reading: Reading, list: HeldList) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const list = await getList(asking.program, key, asking.caller.language)
  return list.ok ? reading(asking, (now) => work(now, list.value)) : list
}

const bodyOf = <T>(made: Result<T>): Result<{ readonly body: T }> => (made.ok ? accept({ body: made.value }) : made)

const all = defineRoute({
  ...common,
  ...here,
  method: 'get',
  path: '/api/v1/lists',
  summary: 'Numbered lists in force, with how many items are met, late, near their date, and one’s own',
  query: ListsQuery,
  reply: ListsBody,
  run: async ({ program, caller, query }) => {
    const lists = await heldLists(program, caller.language)
    return bodyOf(await reading({ program, caller }, (now) => listsBody(now, lists, query)))
  },
})

const show = defineRoute({
  ...common,
  ...here,
  method: 'get',
  path: '/api/v1/lists/{list}',
  summary: 'One list: each item with who leads it here, by when, how it stands and what proves it',
  params: One,
  query: ListQuery,
  reply: ListBody,
  run: async ({ program, caller, params, query }) =>
    bodyOf(await withList({ program, caller }, params.list, (now, list) => listBody(now, list, query))),
})

const item = defineRoute({
  ...common,
  ...here,
  method: 'get',
  path: '/api/v1/lists/{list}/items/{item}',
  summary: 'One item: its proof, what was reported, and how the level below stands',
  params: z.object({ list: Key, item: Key }),
  query: ItemQuery,
  reply: ItemPage,
  run: async ({ program, caller, params, query }) =>
    bodyOf(
      await withList({ program, caller }, params.list, (now, list) =>
        itemPage(now, list, { item: params.item, ...query }),
      ),
    ),
})

const difference = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/lists/{list}/diff',
  summary: 'One version against another: added, removed, renumbered, reworded, another lead, another date',
  params: One,
  query: DiffQuery,
  reply: DiffBody,
  run: async ({ program, caller, params, query }) => {
    const list = await getList(program, params.list, caller.language)
    return list.ok ? bodyOf(diffBody(program, list.value, query, caller.language)) : list
  },
})

const file = (format: 'csv' | 'xlsx'): Route =>
  defineRoute({
    ...common,
    ...here,
    method: 'get',
    path: `/api/v1/lists/{list}/items.${format}`,
    summary: 'The items of a list under the same filters, as a file',
    params: One,
    query: ListFileQuery,
    run: async ({ program, caller, params, query }): Promise<Result<Reply>> => {
      const made = await withList({ program, caller }, params.list, async (now, list) => {
        const body = await listBody(now, list, query)
        if (body.ok) {
          const object = { kind: 'list', id: params.list }
          appendAudit(program, now.tx, caller, { action: 'list.export', object, detail: { ...query, format } })
        }
        return body
      })
      if (!made.ok) return made
      return accept({ response: tableResponse(format, listFile(caller, made.value)) })
    },
  })

export const routes: readonly Route[] = [all, show, item, difference, file('csv'), file('xlsx')]
