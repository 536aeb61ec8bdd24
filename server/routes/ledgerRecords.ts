import { z } from 'zod'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope, type Tx } from '../../store/database.ts'
import { countRecords, findRecord, listPast, listRecords } from '../../store/ledger/records.ts'
import { appendAudit } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import {
  AddRecord,
  ConfirmRecord,
  CorrectRecord,
  RecordBody,
  RecordPage,
  RecordQuery,
  RemoveRecord,
  RevealedRecord,
  RevealRecord,
} from '../contract/ledger.ts'
import { opened } from '../ledger/cells.ts'
import { closingsAt, closingsOver } from '../ledger/closing.ts'
import type { Kept } from '../ledger/definitions.ts'
import { filesOf, presentFile } from '../ledger/files.ts'
import { filterOf } from '../ledger/filter.ts'
import { addTo, confirmIn, correctIn, removeFrom } from '../ledger/keep.ts'
import { mayKeep, openLedger } from '../ledger/keeper.ts'
import type { Keeping } from '../ledger/keeping.ts'
import { namesIn } from '../ledger/names.ts'
import { newestKey, pageKey, readPageKey } from '../ledger/pageKey.ts'
import { presentClosing } from '../ledger/periods.ts'
import { closingOf, presentRecord } from '../ledger/present.ts'
import { pageOf } from '../places.ts'
import type { Program } from '../program.ts'
import { type Call, defineRoute, type Reply } from '../route.ts'
import { write } from '../write.ts'

const Named = z.object({ ledger: z.string().max(64) })
const One = Named.extend({ id: z.uuid() })
const MOST_COUNTED = 10_000

/** The whole record as it is shown: with what stood before it, and what may be done. */
const bodyOf = async (
  program: Program,
  caller: StaffCaller,
  kept: Kept,
  tx: Tx,
  id: string,
): Promise<Result<Reply<z.input<typeof RecordBody>>>> => {
  const found = await findRecord(tx, kept.ledger, program.county, id)
  const past = await listPast(tx, kept.ledger, program.county, id)
  const standing = found ?? past[0]
  if (!standing) return refuse('absent', 'absent')
  const keep = found !== undefined && mayKeep(program, caller, kept)
  const sensitive = kept.ledger.fields.some((field) => field.sensitive !== undefined)
  const [names, files, closings] = await Promise.all([
    namesIn({ program, tx, language: caller.language }, kept, [standing, ...past]),
    filesOf(program, tx, kept.ledger, [standing, ...past]),
    closingsOver(program, tx, kept, standing),
  ])
  const closing = closingOf(kept, standing, closings)
  const open = closing === undefined
  const beside = { names, closings }
  return accept({
    body: {
      ...presentRecord(program, kept, standing, beside),
      past: past.filter((one) => one !== standing).map((one) => presentRecord(program, kept, one, beside)),
      files: sensitive && !mayKeep(program, caller, kept) ? [] : files.map(presentFile),
      closing: closing ? presentClosing(program, closing, caller.language) : null,
      closings: closings.toReversed().map((entry) => presentClosing(program, entry, caller.language)),
      may: { keep: keep && open, reveal: keep && sensitive },
    },
  })
}

const list = defineRoute({
  method: 'get',
  path: '/api/v1/ledgers/{ledger}/records',
  who: 'ledgers',
  tag: 'ledgers',
  summary: 'Records of a ledger in a region, a page at a time',
  params: Named,
  query: RecordQuery,
  scoped: { param: 'region', kind: 'region' },
  reply: RecordPage,
  run: async ({ program, caller, params, query }) => {
    const kept = openLedger(program, caller, params.ledger)
    if (!kept.ok) return kept
    const filter = filterOf(program, caller, kept.value, query)
    if (!filter.ok) return filter
    const { ledger } = kept.value
    const last = readPageKey(query.after)
    if (!last.ok) return last
    const { period, staleBefore } = filter.value
    const newest = ledger.period !== undefined && period === undefined && staleBefore === undefined
    return inScope(program.database, caller.acting, async (tx) => {
      const [rows, total] = await Promise.all([
        listRecords(tx, ledger, filter.value, { after: last.value, limit: query.limit + 1, newest }),
        countRecords(tx, ledger, filter.value, MOST_COUNTED),
      ])
      const page = pageOf(rows, query.limit, newest ? newestKey(ledger) : pageKey)
      const [names, closings] = await Promise.all([
        namesIn({ program, tx, language: caller.language }, kept.value, page.rows),
        closingsAt(program, tx, kept.value, filter.value.region),
      ])
      const items = page.rows.map((row) => presentRecord(program, kept.value, row, { names, closings }))
      return accept({ body: { items, next: page.next, total } })
    })
  },
})

const show = defineRoute({
  method: 'get',
  path: '/api/v1/ledgers/{ledger}/records/{id}',
  who: 'ledgers',
  tag: 'ledgers',
  summary: 'A record with every version that stood before',
  params: One,
  scoped: { param: 'id', kind: 'record' },
  reply: RecordBody,
  run: async ({ program, caller, params }) => {
    const kept = openLedger(program, caller, params.ledger)
    if (!kept.ok) return kept
    return inScope(program.database, caller.acting, (tx) => bodyOf(program, caller, kept.value, tx, params.id))
  },
})

type Writes<B> = Call<'ledgers', { readonly ledger: string; readonly id?: string }, unknown, B>

/** One writing transaction on a ledger, answered with the record as it stands then. */
const writing = <B>(
  call: Writes<B>,
  work: (keeping: Keeping) => Promise<Result<{ readonly id: string } | null>>,
): Promise<Result<Reply<z.input<typeof RecordBody>>>> =>
  write(call as never, async (tx) => {
    const { program, caller, params } = call
    const kept = openLedger(program, caller, params.ledger)
    if (!kept.ok) return kept
    const done = await work({ program, caller, kept: kept.value, tx, source: 'hand' })
    if (!done.ok) return done
    return bodyOf(program, caller, kept.value, tx, done.value?.id ?? params.id ?? '')
  })

const add = defineRoute({
  method: 'post',
  path: '/api/v1/ledgers/{ledger}/records',
  who: 'ledgers',
  tag: 'ledgers',
  summary: 'A new record; all that is wrong in it is told at once',
  params: Named,
  body: AddRecord,
  reply: RecordBody,
  status: 201,
  run: (call) => writing(call, (keeping) => addTo(keeping, call.body)),
})

const correct = defineRoute({
  method: 'put',
  path: '/api/v1/ledgers/{ledger}/records/{id}',
  who: 'ledgers',
  tag: 'ledgers',
  summary: 'A correction: a new version with its reason; cells left out stay',
  params: One,
  body: CorrectRecord,
  scoped: { param: 'id', kind: 'record' },
  reply: RecordBody,
  run: (call) => writing(call, (keeping) => correctIn(keeping, call.params.id, call.body)),
})

const confirm = defineRoute({
  method: 'post',
  path: '/api/v1/ledgers/{ledger}/records/{id}/confirm',
  who: 'ledgers',
  tag: 'ledgers',
  summary: 'Still right: fresh again, nothing is typed',
  params: One,
  body: ConfirmRecord,
  scoped: { param: 'id', kind: 'record' },
  reply: RecordBody,
  run: (call) => writing(call, (keeping) => confirmIn(keeping, call.params.id, call.body.version)),
})

const remove = defineRoute({
  method: 'post',
  path: '/api/v1/ledgers/{ledger}/records/{id}/remove',
  who: 'ledgers',
  tag: 'ledgers',
  summary: 'It should not have stood: out of every number, kept among what stood',
  params: One,
  body: RemoveRecord,
  scoped: { param: 'id', kind: 'record' },
  reply: RecordBody,
  run: (call) => writing(call, (keeping) => removeFrom(keeping, call.params.id, call.body)),
})

const reveal = defineRoute({
  method: 'post',
  path: '/api/v1/ledgers/{ledger}/records/{id}/reveal',
  who: 'ledgers',
  tag: 'ledgers',
  summary: 'Sensitive cells in clear, to the keeper alone; kept in the audit with the reason',
  params: One,
  body: RevealRecord,
  scoped: { param: 'id', kind: 'record' },
  reply: RevealedRecord,
  run: (call) =>
    write({ ...call, idempotencyKey: null }, async (tx) => {
      const { program, caller, params } = call
      const kept = openLedger(program, caller, params.ledger)
      if (!kept.ok) return kept
      const found = await findRecord(tx, kept.value.ledger, program.county, params.id)
      if (!found) return refuse('absent', 'absent')
      if (!mayKeep(program, caller, kept.value)) return refuse('rules', 'not-the-keeper', { params: { keeper: '' } })
      appendAudit(program, tx, caller, {
        action: 'ledger.reveal',
        object: { kind: 'record', id: found.id },
        region: found.region,
        detail: { ledger: params.ledger, reason: call.body.reason },
      })
      return accept({ body: { cells: opened(program.crypto, kept.value.ledger, found.cells) } })
    }),
})

export const routes = [list, show, add, correct, confirm, remove, reveal]
