import type { Wrong } from './format.ts'

const DAY_MS = 86_400_000
const SPAN_DAYS = 90
export const MOST_ROWS = 1000
/** Deeper pages would only be read and thrown away; a client that follows goes by dates. */
const MOST_PAGES = 1000

/** A question about requests, as the standard puts it. */
export interface Asked {
  readonly numbers?: readonly string[]
  readonly services?: readonly string[]
  /** Absent: both. */
  readonly state?: 'open' | 'closed'
  readonly since: Date
  readonly until: Date
  readonly page: number
  readonly size: number
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/
/** A `+` that a client left unescaped arrives as a blank. */
const instantOf = (text: string): Date | undefined => {
  const written = text.trim().replace(/ (\d{2}:?\d{2})$/, '+$1')
  const at = new Date(written.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  if (!INSTANT.test(written) || Number.isNaN(at.getTime())) return undefined
  // 30 February is no date, whatever a parser makes of it
  const [, month, day] = /^\d{4}-(\d{2})-(\d{2})/.exec(written) ?? []
  const days = new Date(Date.UTC(Number(written.slice(0, 4)), Number(month), 0)).getUTCDate()
  return Number(day) <= days ? at : undefined
}

const whole = (text: string | null, fallback: number, most: number): number | undefined => {
  if (text === null || text === '') return fallback
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0
  return value >= 1 && value <= most ? value : undefined
}

const listOf = (text: string | null): readonly string[] | undefined => {
  const items = (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
  return items.length > 0 ? items : undefined
}

interface Window {
  readonly since: Date
  readonly until: Date
}

/** The last 90 days; with one end given, 90 days from it. */
const windowOf = (start: Date | undefined, end: Date | undefined, now: Date): Window => {
  const span = SPAN_DAYS * DAY_MS
  if (start === undefined) return { since: new Date((end ?? now).getTime() - span), until: end ?? now }
  return { since: start, until: end ?? new Date(Math.min(start.getTime() + span, now.getTime())) }
}

const wrong = (description: string): Wrong => ({ status: 400, description })

/** Everything that is wrong with a question, or the question. */
export const readAsked = (query: URLSearchParams, now: Date): Asked | readonly Wrong[] => {
  const start = query.get('start_date')
  const end = query.get('end_date')
  const [from, to] = [start, end].map((text) => (text ? instantOf(text) : undefined))
  const { since, until } = windowOf(from, to, now)
  const numbers = listOf(query.get('service_request_id'))
  const services = listOf(query.get('service_code'))
  const states = [...new Set(listOf(query.get('status')) ?? [])]
  const page = whole(query.get('page'), 1, MOST_PAGES)
  const size = whole(query.get('page_size'), MOST_ROWS, MOST_ROWS)
  const problems = [
    ...(start && !from ? [wrong('start_date: ISO 8601 with an offset, 2026-01-01T00:00:00+08:00')] : []),
    ...(end && !to ? [wrong('end_date: ISO 8601 with an offset, 2026-01-01T00:00:00+08:00')] : []),
    ...(since > until ? [wrong('start_date lies after end_date')] : []),
    ...(until.getTime() - since.getTime() > SPAN_DAYS * DAY_MS
      ? [wrong(`start_date to end_date: at most ${SPAN_DAYS} days`)]
      : []),
    ...(states.every((state) => state === 'open' || state === 'closed') ? [] : [wrong('status: open, closed')]),
    ...(page === undefined ? [wrong(`page: 1 to ${MOST_PAGES}`)] : []),
    ...(size === undefined ? [wrong(`page_size: 1 to ${MOST_ROWS}`)] : []),
    ...((numbers?.length ?? 0) > MOST_ROWS ? [wrong(`service_request_id: at most ${MOST_ROWS}`)] : []),
  ]
  if (problems.length > 0 || page === undefined || size === undefined) return problems
  const [only] = states
  return {
    ...(numbers && { numbers }),
    ...(services && { services }),
    ...(states.length === 1 && { state: only as 'open' | 'closed' }),
    since,
    until,
    page,
    size,
  }
}
