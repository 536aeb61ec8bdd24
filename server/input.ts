import type { z } from 'zod'
import { accept, type Problem, type Result, refuse } from '../kernel/refusal/index.ts'
import { readBytes, tooLarge } from './body.ts'
import type { Route } from './route.ts'
import { isEncodedText, readUtf8 } from './text.ts'

export interface Input {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

const DEFAULT_LIMIT = 256 * 1024

/** Params, query and body of one request, all problems at once. */
export const readInput = async (
  route: Route,
  raw: { params: Record<string, string>; query: Record<string, string>; request: Request },
): Promise<Result<Input>> => {
  const limit = route.limit ?? DEFAULT_LIMIT
  if (Number(raw.request.headers.get('content-length') ?? 0) > limit) return tooLarge(limit)
  const json = route.body === undefined ? accept(undefined) : await readJson(raw.request, limit)
  if (!json.ok) return json
  if (!isEncodedText(raw.request.url)) return refuse('input', 'not-utf8')
  const params = check(route.params, raw.params, '')
  const query = check(route.query, raw.query, '')
  const body = check(route.body, json.value, '')
  const problems = [
    ...unkeepable(raw.params),
    ...unkeepable(raw.query),
    ...params.problems,
    ...query.problems,
    ...body.problems,
  ]
  if (problems.length > 0) return refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
  return accept({ params: params.value, query: query.value, body: body.value })
}

const readJson = async (request: Request, limit: number): Promise<Result<unknown>> => {
  const read = await readText(request, limit)
  if (!read.ok) return read
  const text = read.value
  if (text === undefined) return refuse('input', 'not-utf8')
  if (text === '') return accept({})
  try {
    // neither a NUL nor half a character (a surrogate without its other half) can be stored in PostgreSQL text; JSON can hold both
    if (text.includes('\\u0000') || text.includes('\0')) return refuse('input', 'not-json')
    const value: unknown = JSON.parse(text)
    return HALF.test(text) && hasHalves(value) ? refuse('input', 'not-json') : accept(value)
  } catch {
    return refuse('input', 'not-json')
  }
}

/** Longer keys than anybody makes would not fit the index that finds them. */
const LONGEST_KEY = 200

/** `Idempotency-Key`, where the client sent one: an empty or overlong one is told, not passed over. */
export const readKey = (request: Request): Result<string | null> => {
  const key = request.headers.get('idempotency-key')
  if (key === null || (key.length > 0 && key.length <= LONGEST_KEY)) return accept(key)
  const code = key === '' ? 'required' : 'too_big'
  const problems = [{ path: 'Idempotency-Key', code, params: { maximum: String(LONGEST_KEY) } }]
  return refuse('input', 'invalid-input', { problems, params: { count: 1 } })
}

/** A stated length was looked at already and binds the sender: such a body is read in one piece, which is quicker. */
const readText = async (request: Request, limit: number): Promise<Result<string | undefined>> => {
  if (request.headers.get('content-length') !== null)
    return accept(readUtf8(new Uint8Array(await request.arrayBuffer())))
  const bytes = await readBytes(request, limit)
  return bytes.ok ? accept(readUtf8(bytes.value)) : bytes
}

/** An escape that may be half a character: only then is it worth looking. */
const HALF = /\\u[dD][89a-fA-F]/

const hasHalves = (value: unknown): boolean => {
  if (typeof value === 'string') return !value.isWellFormed()
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => !key.isWellFormed() || hasHalves(inner))
}

/** NULs in an address. */
const unkeepable = (values: Readonly<Record<string, string>>): Problem[] =>
  Object.entries(values)
    .filter(([key, value]) => key.includes('\0') || value.includes('\0'))
    .map(([path]) => ({ path: path.replaceAll('\0', ''), code: 'bad-character' }))

const check = (schema: z.ZodType | undefined, value: unknown, at: string): { value: unknown; problems: Problem[] } => {
  if (schema === undefined) return { value: undefined, problems: [] }
  const parsed = schema.safeParse(value, { reportInput: true })
  return parsed.success
    ? { value: parsed.data, problems: [] }
    : { value: undefined, problems: problemsOf(parsed.error, at) }
}

/** What is wrong in an input, each with its place under `at`. Parsed with `reportInput`, so that what is missing is told as such. */
export const problemsOf = (error: z.ZodError, at: string): Problem[] =>
  error.issues.map((issue) => toProblem(issue, at))

const toProblem = (issue: z.core.$ZodIssue, at: string): Problem => {
  const path = [at, ...issue.path.map(String)].filter(Boolean).join('.')
  const missing = issue.code === 'invalid_type' && issue.input === undefined
  const params = Object.fromEntries(
    ['maximum', 'minimum'].filter((key) => key in issue).map((key) => [key, String((issue as never)[key])]),
  )
  return { path, code: missing ? 'required' : issue.code, params }
}
