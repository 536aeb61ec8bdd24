import { civilDate } from '../../kernel/calendar/index.ts'
import { listOf } from '../../kernel/pack/index.ts'
import { after } from '../../kernel/place/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Filter, Key } from '../../store/matter/page.ts'
import { looksLikeNumber } from '../../store/matter/words.ts'
import type { MatterQuery } from '../contract/matter.ts'
import type { Program } from '../program.ts'

const DAY_MS = 86_400_000
/** First instant of a day in China. */
export const dayStart = (day: string): Date => new Date(Date.parse(`${day}T00:00:00+08:00`))
/** First instant after today in China. */
export const endOfToday = (now: Date): Date => new Date(dayStart(civilDate(now.toISOString())).getTime() + DAY_MS)

/** The filter that a query states; `now` parts late from due. */
export const filterOf = (program: Program, query: MatterQuery, now: Date): Filter => ({
  ...(query.process !== undefined && { process: query.process }),
  ...(query.state !== 'all' && { state: query.state }),
  ...(query.from !== undefined && { since: dayStart(query.from) }),
  ...(query.to !== undefined && { until: new Date(dayStart(query.to).getTime() + DAY_MS) }),
  ...(query.org !== undefined && { responsible: query.org }),
  ...(query.category !== undefined && { categories: categoriesBelow(program, query.process, query.category) }),
  ...(query.step !== undefined && { step: query.step, ...openStep(program, query) }),
  ...(query.late !== undefined && { late: query.late === 'true' }),
  ...(query.verdict !== undefined && { verdict: query.verdict }),
  ...(query.kind !== undefined && { kind: query.kind }),
  ...(query.region !== undefined && { range: rangeOf(query.region, query.here === 'true') }),
  ...(query.q !== undefined && looksLikeNumber(query.q) && { number: query.q }),
  ...bucketOf(query.bucket, now),
})

/** Codes below `code` begin with it and a digit, so that those before `code0` are itself alone. */
const rangeOf = (code: string, itself: boolean) => ({ lo: code, hi: itself ? `${code}0` : after(code) })

const bucketOf = (bucket: MatterQuery['bucket'], now: Date): Pick<Filter, 'dueFrom' | 'dueUntil' | 'state'> => {
  if (bucket === 'late') return { state: 'open', dueUntil: now }
  if (bucket === 'today') return { state: 'open', dueFrom: now, dueUntil: endOfToday(now) }
  return bucket === 'later' ? { state: 'open', dueFrom: endOfToday(now) } : {}
}

/** A step that is not the end holds open matters only: they are few, and have indexes of their own. */
const openStep = (program: Program, { step, process, state }: MatterQuery): Pick<Filter, 'state'> => {
  const processes = program.packs.set.packs.flatMap((pack) => pack.processes ?? [])
  const found = processes
    .filter((one) => process === undefined || one.key === process)
    .map((one) => one.steps[step ?? ''])
  return state === 'all' && found.some(Boolean) && found.every((one) => one === undefined || !one.final)
    ? { state: 'open' }
    : {}
}

/** The category and all below it; itself alone where no list knows it. */
const categoriesBelow = (
  program: Program,
  process: string | undefined,
  category: string,
): readonly string[] | 'none' => {
  if (category === 'none') return 'none'
  const keys =
    process === undefined
      ? program.packs.set.packs.flatMap((pack) => pack.processes ?? []).map((one) => one.key)
      : [process]
  const items = keys.flatMap((key) => listOf(program.packs.set, key, 'category')?.items ?? [])
  const found = new Set([category])
  for (let size = 0; size !== found.size; ) {
    size = found.size
    for (const item of items) if (item.parent !== undefined && found.has(item.parent)) found.add(item.code)
  }
  return [...found]
}

/** Key of a page as it goes out; nobody but us reads it. */
export const writeKey = ({ at, id }: Key): string =>
  Buffer.from(`${at?.toISOString() ?? ''} ${id}`).toString('base64url')

const KEY = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)? ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export const readKey = (text: string | undefined): Result<Key | undefined> => {
  if (text === undefined) return accept(undefined)
  const [, at, id] = KEY.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? []
  if (id === undefined || (at !== undefined && Number.isNaN(Date.parse(at)))) {
    return refuse('input', 'invalid-input', {
      problems: [{ path: 'after', code: 'invalid_format' }],
      params: { count: 1 },
    })
  }
  return accept({ at: at === undefined ? null : new Date(at), id })
}
