import { deskOf } from '../../kernel/access/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope, type Tx } from '../../store/database.ts'
import { listByIds } from '../../store/matter/byIds.ts'
import { countInbox, type InboxCounts, listDone, listInbox } from '../../store/matter/inbox.ts'
import { listScope, type Page, plansFor } from '../../store/matter/list.ts'
import type { Filter, Key } from '../../store/matter/page.ts'
import type { ListedMatter } from '../../store/matter/record.ts'
import { listMatches, searchMatters } from '../../store/matter/search.ts'
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
  const asked: Page = { limit: query.limit + 1, ...(key.value && { after: key.value }) }
  const desk = caller.kind === 'staff' && caller.position ? deskOf(caller.position) : undefined
  if (query.view !== 'scope' && desk === undefined) return refuse('absent', 'absent')
  const found = await inScope(
    program.database,
    caller.acting,
    async (tx) => {
      const counting =
        query.view === 'inbox' && desk !== undefined && key.value === undefined
          ? countInbox(tx, program.county, desk, now, endOfToday(now))
          : null
      // both at once, and heard together: where the connection is lost, neither failure goes unheard
      const [page, counts] = await Promise.all([
        pageOf(program, caller, tx, { query, filter, page: asked, desk: desk ?? '' }),
        counting,
      ])
      return { page, counts }
    },
    plansFor(filter),
  )
  const { rows: looked, on } = found.page
  const rows = looked.slice(0, query.limit)
  const last = rows.at(-1)
  const next = looked.length > query.limit && last ? { at: last.sort, id: last.id } : on
  return accept({ rows, next: next ? writeKey(next) : null, counts: found.counts })
}

interface Asked {
  readonly query: MatterQuery
  readonly filter: Filter
  readonly page: Page
  readonly desk: string
}

interface Found {
  readonly rows: readonly ListedMatter[]
  /** Where the search left off, having looked through as many as one reply may, before the page was full. */
  readonly on?: Key
}

const pageOf = async (program: Program, caller: Caller, tx: Tx, asked: Asked): Promise<Found> => {
  const { query, page, desk } = asked
  const typed = query.q && asked.filter.number === undefined ? query.q : undefined
  const filter = { ...asked.filter, ...(typed && query.view !== 'scope' && { like: typed }) }
  if (query.view === 'inbox') return { rows: await listInbox(tx, program.county, desk, filter, page) }
  if (query.view === 'done') return { rows: await listDone(tx, program.county, desk, filter, page) }
  if (typed === undefined) return { rows: await listScope(tx, caller.acting, filter, page) }
  return searched(tx, caller, typed, filter, page)
}

/** How many matches are looked through for those that meet the other filters, before one is told where to go on. */
const ROUNDS = 8
const BATCH = 250
/** Before all others of an instant: what was lodged at it is not looked for. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** A search begins at the later end of the time asked for, and ends at the other. */
const beginOf = ({ until }: Filter, after: Key | undefined): Key | undefined =>
  until !== undefined && (after?.at == null || until < after.at) ? { at: until, id: FIRST_ID } : after

type Matches = Awaited<ReturnType<typeof listMatches>>

const filteredMatches = async (
  tx: Tx,
  { acting }: Caller,
  words: string,
  filter: Filter,
  page: Parameters<typeof searchMatters>[3],
): Promise<Matches> => {
  const found = await searchMatters(tx, acting, words, page)
  const ids = found.map((one) => one.matter)
  return { found, rows: ids.length > 0 ? await listByIds(tx, acting.county, ids, filter) : [] }
}

const searched = async (tx: Tx, caller: Caller, typed: string, filter: Filter, page: Page): Promise<Found> => {
  const words = searchQuery(typed)
  if (words === undefined) return { rows: [] }
  const { since, until, ...others } = filter
  const filtered = Object.values(others).some((value) => value !== undefined)
  const limit = filtered ? BATCH : page.limit
  const rows: ListedMatter[] = []
  let after = beginOf(filter, page.after)
  for (let round = 0; rows.length < page.limit; round += 1) {
    if (round === ROUNDS) return { rows, ...(after && { on: after }) }
    const part = { limit, ...(after && { after }), ...(since && { since }) }
    const { found, rows: listed } = filtered
      ? await filteredMatches(tx, caller, words, filter, part)
      : await listMatches(tx, caller.acting, words, part)
    rows.push(...listed)
    const last = found.at(-1)
    if (last === undefined || found.length < limit) break
    after = { at: last.lodged_at, id: last.matter }
  }
  return { rows: rows.slice(0, page.limit) }
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
