import { z } from 'zod'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import {
  AssignItem,
  DecideItem,
  ItemPage,
  Published,
  PublishList,
  Received,
  ReceiveList,
  ReportItem,
} from '../contract/list.ts'
import { assignItem, decideItem, publishList, receiveItem, receiveList, reportItem } from '../list/acts.ts'
import { getList, type HeldList } from '../list/declared.ts'
import { listsActing, type Reading } from '../list/reading.ts'
import { type Call, defineRoute, type Reply } from '../route.ts'
import { write } from '../write.ts'

const common = { who: 'lists', tag: 'lists' } as const
const Key = z.string().max(64)
const One = z.object({ list: Key })
const Here = One.extend({ item: Key, region: z.string().regex(/^\d{2,24}$/) })
const inRegion = { scoped: { param: 'region', kind: 'region' } } as const
const AT = '/api/v1/lists/{list}/items/{item}/regions/{region}'

type Acting = Pick<Call<'lists'>, 'program' | 'caller' | 'idempotencyKey' | 'request'> & {
  readonly params: { readonly list: string }
  readonly body: unknown
}

/** Does something to a list in one transaction, and answers with what came of it. */
const acted = async <T>(
  call: Acting,
  work: (reading: Reading, list: HeldList) => Promise<Result<T>>,
): Promise<Result<Reply<T>>> => {
  const { program, caller, params } = call
  // before the transaction: it is read in one of its own
  const list = await getList(program, params.list, caller.language)
  if (!list.ok) return list
  const directory = await program.directory()
  return write<T>(
    call,
    async (tx) => {
      const done = await work({ program, caller, tx, directory }, list.value)
      return done.ok ? accept({ body: done.value }) : done
    },
    listsActing(caller),
  )
}

const assign = defineRoute({
  ...common,
  ...inRegion,
  method: 'put',
  path: `${AT}/assignment`,
  summary: 'Names who leads an item in a region, and what of it is handed down there by when',
  params: Here,
  body: AssignItem,
  reply: ItemPage,
  run: async (call) => acted(call, (reading, list) => assignItem(reading, list, call.params, call.body)),
})

const take = defineRoute({
  ...common,
  ...inRegion,
  method: 'post',
  path: `${AT}/receipt`,
  summary: 'The region has received what was handed down to it',
  params: Here,
  reply: ItemPage,
  run: async (call) => acted(call, (reading, list) => receiveItem(reading, list, call.params)),
})

const report = defineRoute({
  ...common,
  ...inRegion,
  method: 'post',
  path: `${AT}/report`,
  summary: 'The lead says that an item is done; refused where a number proves it',
  params: Here,
  body: ReportItem,
  reply: ItemPage,
  run: async (call) => acted(call, (reading, list) => reportItem(reading, list, call.params, call.body)),
})

const decide = defineRoute({
  ...common,
  ...inRegion,
  method: 'post',
  path: `${AT}/decision`,
  summary: 'The level above confirms what was reported, or sends it back with a reason',
  params: Here,
  body: DecideItem,
  reply: ItemPage,
  run: async (call) => acted(call, (reading, list) => decideItem(reading, list, call.params, call.body)),
})

const publish = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/lists/{list}/publication',
  summary: 'Asks the levels below to acknowledge a version of a list',
  params: One,
  body: PublishList,
  reply: Published,
  run: async (call) => acted(call, (reading, list) => publishList(reading, list, call.body)),
})

const receipt = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/lists/{list}/receipt',
  summary: 'One’s own region has received a version that was published to it',
  params: One,
  body: ReceiveList,
  reply: Received,
  run: async (call) => acted(call, (reading, list) => receiveList(reading, list, call.body.edition)),
})

export const routes = [assign, take, report, decide, publish, receipt]
