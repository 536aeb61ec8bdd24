import { deskOf } from '../../kernel/access/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope, type Tx } from '../../store/database.ts'
import { listByIds } from '../../store/matter/byIds.ts'
import { countInbox, type InboxCounts, listDone, listInbox } from '../../store/matter/inbox.ts'
import { listScope, type Page } from '../../store/matter/list.ts'
import type { Filter, Key } from '../../store/matter/page.ts'
import type { ListedMatter } from '../../store/matter/record.ts'
import { searchMatters } from '../../store/matter/search.ts'
import { searchQuery } from '../../store/matter/words.ts'
import type { Caller } from '../caller.ts'
import type { MatterQuery } from '../contract/matter.ts'
import type { Program } from '../program.ts'
import { positioned } from './context.ts'
import { endOfToday, filterOf, readKey, writeKey } from './query.ts'

export interface Listed {
  readonly rows: readonly ListedMatter[]
  /** Key of the next page; null at the end. */
  readonly next: string | null
  /** Of the whole inbox, on its first page; null elsewhere. */
  readonly counts: InboxCounts | null
}

/** One page of a list. Refusals: `invalid-input` for a key that is none of ours; `absent` for staff without a position. */
export const listMatters = async (program: Program, caller: Caller, query: MatterQuery): Promise<Result<Listed>> => {
  const seated = positioned(caller)
  if (!seated.ok) return seated
  const key = readKey(query.after)
  if (!key.ok) return key
  const now = program.now()
  const filter = filterOf(program, query, now)
  // one more than a page tells whether there is a next
  const page: Page = { limit: query.limit + 1, ...(key.value && { after: key.value }) }
  const desk = caller.kind === 'staff' && caller.position ? deskOf(caller.position) : undefined
  if (query.view !== 'scope' && desk === undefined) return refuse('absent', 'absent')
  const found = await inScope(program.database, caller.acting, async (tx) => {
    const counting =
      query.view === 'inbox' && desk !== undefined && key.value === undefined
        ? countInbox(tx, program.county, desk, now, endOfToday(now))
        : null
    // both at once, and heard together: where the connection is lost, neither failure goes unheard
    const [rows, counts] = await Promise.all([
      pageOf(program, caller, tx, { query, filter, page, desk: desk ?? '' }),
      counting,
    ])
    return { rows, counts }
  })
  const rows = found.rows.slice(0, query.limit)
  const last = rows.at(-1)
  const next = found.rows.length > query.limit && last ? writeKey({ at: last.sort, id: last.id }) : null
  return accept({ rows, next, counts: found.counts })
}

interface Asked {
  readonly query: MatterQuery
  readonly filter: Filter
  readonly page: Page
  readonly desk: string
}

const pageOf = (program: Program, caller: Caller, tx: Tx, asked: Asked): Promise<readonly ListedMatter[]> => {
  const { query, page, desk } = asked
  const typed = query.q && asked.filter.number === undefined ? query.q : undefined
  const filter = { ...asked.filter, ...(typed && query.view !== 'scope' && { like: typed }) }
  if (query.view === 'inbox') return listInbox(tx, program.county, desk, filter, page)
  if (query.view === 'done') return listDone(tx, program.county, desk, filter, page)
  return typed === undefined ? listScope(tx, caller.acting, filter, page) : searched(tx, caller, typed, filter, page)
}

/** How many matches are looked through for those that meet the other filters. */
const ROUNDS = 8
const BATCH = 250

const searched = async (
  tx: Tx,
  caller: Caller,
  typed: string,
  filter: Filter,
  page: Page,
): Promise<readonly ListedMatter[]> => {
  const words = searchQuery(typed)
  if (words === undefined) return []
  const filtered = Object.values(filter).some((value) => value !== undefined)
  const limit = filtered ? BATCH : page.limit
  const rows: ListedMatter[] = []
  let after: Key | undefined = page.after
  for (let round = 0; round < ROUNDS && rows.length < page.limit; round += 1) {
    const found = await searchMatters(tx, caller.acting, words, { limit, ...(after && { after }) })
    if (found.length > 0)
      rows.push(
        ...(await listByIds(
          tx,
          caller.acting.county,
          found.map((one) => one.matter),
          filter,
        )),
      )
    const last = found.at(-1)
    if (last === undefined || found.length < limit) break
    after = { at: last.lodged_at, id: last.matter }
  }
  return rows.slice(0, page.limit)
}

/** The whole list, page after page, for exports: constant memory, no page held open in the database. */
export async function* eachMatter(
  program: Program,
  caller: Caller,
  query: MatterQuery,
): AsyncGenerator<ListedMatter, void> {
  let after: string | null | undefined = query.after
  while (after !== null) {
    const page: Result<Listed> = await listMatters(program, caller, { ...query, limit: 500, after })
    if (!page.ok) return
    yield* page.value.rows
    after = page.value.next
  }
}
