import { z } from 'zod'
import type { Role } from '../access/index.ts'
import { ABILITIES } from '../access/index.ts'
import type { DatedQuota } from '../burden/index.ts'
import type { Limit } from '../calendar/index.ts'
import type { GridScheme } from '../place/index.ts'
import type { Action, DeskRule, Field, NoticeRule, ParameterSet, Process, Route, Step } from '../workflow/index.ts'
import type { Finding } from './finding.ts'
import { indicatorShape, ledgerShape } from './ledgerShape.ts'
import { numberedListShape } from './numberedListShape.ts'
import type {
  CodeList,
  DutyReminder,
  LedgerReminder,
  Pack,
  PaperRule,
  Programme,
  ProgrammeItem,
  ReachRule,
  ReplyTemplate,
  ServiceItem,
} from './types.ts'

/**
 * The types of a pack once more, for packs that no compiler has read: what Node runs it does not check. Not part of the door: the
 * screens, which read packs that were checked, need not carry it.
 */
const exactly =
  <T>() =>
  <Shape extends Record<keyof Required<T>, z.ZodType>>(shape: Shape) =>
    z.strictObject(shape)

const text = z.string()
const texts = z.array(text)
const mapOf = <Value extends z.ZodType>(value: Value) => z.record(text, value)

const limit = z.strictObject({
  unit: z.enum(['hours', 'natural-days', 'working-days'] satisfies Limit['unit'][]),
  amount: z.number(),
})
const most = z.number().nullable().optional()
const quota = exactly<DatedQuota>()({
  ...{ from: text, until: text.optional(), basis: text },
  ...{ forms: most, fields: most, minutes: most },
})
const deskRule = exactly<DeskRule>()({
  role: text,
  at: z.union([
    z.number(),
    z.enum(['here', 'inside', 'county', 'sender', 'self', 'resident']),
    z.strictObject({ ledAt: text }),
  ]),
})
const notice = exactly<NoticeRule>()({
  to: z.enum(['resident', 'holder', 'sender', 'helpers', 'supervisor']),
  template: text,
})
const field = exactly<Field>()({
  key: text,
  title: text,
  type: z.enum([
    'text',
    'long-text',
    'choice',
    'yes-no',
    'date',
    'integer',
    'region',
    'desk',
    'desks',
    'matter',
    'files',
  ] satisfies Field['type'][]),
  required: z.boolean().optional(),
  max: z.number().optional(),
  list: text.optional(),
  toResident: z.boolean().optional(),
  need: text.optional(),
})
const route = exactly<Route>()({
  when: text,
  to: text,
  outcome: text.optional(),
  notices: z.array(notice).optional(),
})
const effect = z.enum([
  'advance',
  'assign',
  'return',
  'extend',
  'invite',
  'inform',
  'assist',
  'merge',
  'judge',
  'reopen',
  'note',
  'supervise',
  'call-back',
  'stand-in',
  'close',
] satisfies Action['effect'][])
const action = exactly<Action>()({
  title: text,
  effect,
  to: text.optional(),
  routes: z.array(route).optional(),
  desks: z.array(deskRule).optional(),
  within: text.optional(),
  answers: z.boolean().optional(),
  binding: z.boolean().optional(),
  helpLimit: text.optional(),
  seal: z.enum(['shut', 'lift']).optional(),
  by: z.array(
    z.union([z.enum(['holder', 'helper', 'resident', 'supervisor', 'system']), z.strictObject({ role: text })]),
  ),
  fields: z.array(field),
  targets: z.array(deskRule).optional(),
  when: text.optional(),
  otherwise: text.optional(),
  outcome: text.optional(),
  consequence: text.optional(),
  notices: z.array(notice).optional(),
  primary: z.boolean().optional(),
  basis: text.optional(),
})
const step = exactly<Step>()({
  title: text,
  stage: text,
  desks: z.array(deskRule),
  limit: text.nullable(),
  unlimited: text.optional(),
  limits: z.array(z.strictObject({ when: text, limit: text })).optional(),
  clock: z.enum(['step', 'matter']),
  responsible: z.boolean().optional(),
  actions: mapOf(action),
  final: z.boolean().optional(),
  onLapse: text.optional(),
})
const process = exactly<Process>()({
  key: text,
  version: text,
  from: text.optional(),
  until: text.optional(),
  title: text,
  stages: texts,
  start: text,
  starts: z.array(z.strictObject({ when: text, step: text, sealed: z.boolean().optional() })).optional(),
  steps: mapOf(step),
  fields: z.array(field),
  lodgedBy: z.literal('staff').optional(),
  notices: z.array(notice).optional(),
  refuse: z.array(z.strictObject({ when: text, code: text, basis: text })).optional(),
  basis: texts,
})
const parameters = exactly<ParameterSet>()({
  key: text,
  title: text,
  process: text,
  from: text,
  until: text.optional(),
  basis: text,
  bases: mapOf(text).optional(),
  limits: mapOf(limit),
  returns: z.number(),
  extension: limit.optional(),
  reopenWindow: limit,
  supervision: z.array(
    z.strictObject({ after: limit, line: z.boolean(), block: z.boolean(), desks: z.array(deskRule).optional() }),
  ),
  callBackShare: z.number(),
  values: mapOf(z.union([z.number(), text, z.boolean(), texts])),
})
const role = exactly<Role>()({
  key: text,
  title: text,
  reach: z.enum(['region', 'organisation', 'none']),
  levels: z.array(z.number()),
  abilities: z.array(z.enum(ABILITIES)),
  secondFactor: z.boolean(),
  offices: z.array(z.strictObject({ key: text, title: text })).optional(),
  reportsTo: text.optional(),
})
const list = exactly<CodeList>()({
  key: text,
  title: text,
  items: z.array(z.strictObject({ code: text, title: text, parent: text.optional() })),
})
const replyTemplate = exactly<ReplyTemplate>()({
  key: text,
  title: text,
  body: text,
  actions: texts,
  categories: texts.optional(),
})
const service = exactly<ServiceItem>()({
  code: text,
  title: text,
  kind: text,
  materials: texts,
  steps: texts,
  days: z.number(),
  at: z.literal([3, 4, 5]),
})
const grid = exactly<GridScheme>()({
  key: text,
  title: text,
  layers: z.array(z.strictObject({ key: text, digits: z.number(), title: text })),
  types: z.array(z.strictObject({ key: text, title: text })).optional(),
  balance: z.strictObject({ target: z.number(), low: z.number(), high: z.number() }),
  leaders: z.array(z.strictObject({ role: text, holds: texts, basis: text })),
  basis: text,
})
const paper = exactly<PaperRule>()({
  ...{ process: text, outcomes: texts, withdrawn: texts, action: text, says: text, filledBy: text },
  ...{ kind: text, person: text, door: text.optional(), validDays: text },
})
const asking = { from: text, days: z.array(z.number()), template: text, basis: text }
const reminder = z.union([
  exactly<LedgerReminder>()({ ledger: text, ...asking }),
  exactly<DutyReminder>()({
    ...{ indicator: text, role: text, ...asking },
    every: z.enum(['month', 'quarter', 'half', 'year'] satisfies DutyReminder['every'][]),
  }),
])
const reach = exactly<ReachRule>()({
  from: z.strictObject({ ledger: text, point: text }),
  to: z.strictObject({ ledger: text, point: text, where: text }),
  into: z.strictObject({
    ...{ ledger: text, within: text, outside: text, unknown: text },
    ...{ minutes: text, metresPerMinute: text, detour: text },
  }),
  walks: z.array(
    z.strictObject({ from: text, minutes: z.number(), metresPerMinute: z.number(), detour: z.number(), basis: text }),
  ),
})
const PackShape: z.ZodType<Pack> = exactly<Pack>()({
  key: text,
  version: text,
  title: text,
  basis: z.array(z.strictObject({ document: text, clause: text.optional() })),
  roles: z.array(role).optional(),
  processes: z.array(process).optional(),
  parameters: z.array(parameters).optional(),
  lists: z.array(list).optional(),
  ledgers: z.array(ledgerShape).optional(),
  indicators: z.array(indicatorShape).optional(),
  replyTemplates: z.array(replyTemplate).optional(),
  grids: z.array(grid).optional(),
  burden: z.array(quota).optional(),
  suggest: z.custom<NonNullable<Pack['suggest']>>((value) => typeof value === 'function').optional(),
  services: z.array(service).optional(),
  reminders: z.array(reminder).optional(),
  papers: z.array(paper).optional(),
  reaches: z.array(reach).optional(),
  published: z.array(z.strictObject({ process: text, outcome: text, fields: texts })).optional(),
})

const ProgrammeShape: z.ZodType<Programme> = exactly<Programme>()({
  key: text,
  title: text,
  document: text,
  regions: texts,
  packs: texts,
  parameters: mapOf(texts),
  grid: text.optional(),
  burden: z.array(quota).optional(),
  lists: z.array(numberedListShape).optional(),
  items: z.array(exactly<ProgrammeItem>()({ row: text, pack: text, test: text.optional(), lacks: text.optional() })),
})

type Issue = z.core.$ZodIssue

const partOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined

/** Elements by their key or code, as every other finding names them; by their number where they have none. */
const pathOf = (value: unknown, path: readonly PropertyKey[]): string => {
  let at = value
  return path
    .map((key) => {
      const inList = Array.isArray(at)
      at = partOf(at, key)
      const name = inList ? (partOf(at, 'key') ?? partOf(at, 'code')) : undefined
      return typeof name === 'string' ? name : String(key)
    })
    .join('.')
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

const found = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((at: unknown, key) => partOf(at, key), value)

const ofIssue = (folder: string, value: unknown, issue: Issue): readonly Finding[] => {
  const at = found(value, issue.path)
  const report = (code: string, params: Finding['params'], path = issue.path): Finding => ({
    severity: 'error',
    pack: folder,
    path: pathOf(value, path),
    code,
    params,
  })
  const key = String(issue.path.at(-1) ?? 'pack')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => report('unknown-key', { key: name }, [...issue.path, name]))
  if (at === undefined) return [report('missing', { key })]
  // a kind that there is none of: what else the thing holds can't be judged
  if (issue.code === 'invalid_union' && 'options' in issue && typeof at !== 'object')
    return [report('not-one-of', { key, value: String(at), allowed: (issue.options ?? []).join(', ') })]
  if (issue.code === 'invalid_value' && typeof at !== 'object')
    return [report('not-one-of', { key, value: String(at), allowed: issue.values.join(', ') })]
  const expected = issue.code === 'invalid_type' ? issue.expected : 'other'
  return [report('wrong-type', { key, expected, found: kindOf(at) })]
}

/**
 * What of a value is not as a pack (or a programme) is made: missing, unknown or of a wrong type; all of it at once. `folder` is where
 * it was read, and the `pack` of the findings.
 */
export const shapeFindings = (
  folder: string,
  value: unknown,
  of: 'pack' | 'programme' = 'pack',
): readonly Finding[] => {
  const parsed = (of === 'pack' ? PackShape : ProgrammeShape).safeParse(value)
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => ofIssue(folder, value, issue))
}
