import { z } from 'zod'
import { EVERY } from '../../kernel/burden/index.ts'
import { REQUEST_ACTS, REQUEST_STATES } from '../../kernel/element/index.ts'
import { PERIOD } from '../../kernel/indicator/period.ts'

const Code = z.string().regex(/^\d{2,24}$/)
const Words = (least: number, most: number) => z.string().trim().min(least).max(most)

/** How much is there of a ledger, in the part of the tree that was asked about. */
export const FreshBody = z.object({
  period: z.string().nullable().describe('the last period that is over; null for what has none'),
  of: z.number().int().describe('regions that might have a record'),
  kept: z.number().int().describe('regions that have one'),
  fresh: z.number().int().describe('of these, those that were written or confirmed recently enough'),
})
/** What fills a column: a fact of a ledger, an indicator, or what the tree itself knows. */
export const SourceBody = z.object({
  id: z.string(),
  kind: z.enum(['held', 'derived', 'frame']),
  title: z.string(),
  element: z.string().nullable().describe('the fact, `subject.fact`'),
  ledger: z.string().nullable(),
  ledgerTitle: z.string().describe('ledger, or pack of an indicator'),
  keeperTitle: z.string().describe('who keeps it; empty where it is computed'),
  levels: z.array(z.number().int()),
  grain: z.array(z.string()).nullable().describe('titles of what tells records apart; null: any number of records'),
  sensitive: z.boolean(),
  fresh: FreshBody.nullable(),
})
export const MatchBody = SourceBody.extend({
  score: z.number().describe('0 to 1; 1 is the same title'),
  why: z.enum(['same', 'contains', 'near']),
  shared: z.string().describe('the signs that both titles have'),
})
/** GET /api/v1/elements?q= */
export const ElementQuery = z.object({
  q: z.string().trim().max(60).default(''),
  region: Code.optional(),
  after: z.string().max(100).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const ElementPage = z.object({
  items: z.array(MatchBody.partial({ score: true, why: true, shared: true })),
  total: z.number().int(),
  next: z.string().nullable(),
})

const ColumnBody = z.strictObject({
  title: Words(1, 60),
  pick: z.string().max(100).optional().describe('id of what is meant, or `none`; absent: the nearest'),
  need: Words(2, 200).optional().describe('why a sensitive fact is needed: document and purpose'),
})
/** POST /api/v1/form-requests */
export const DraftRequest = z.strictObject({
  title: Words(2, 100),
  basis: Words(2, 200),
  asker: Words(2, 60).describe('in whose name'),
  region: Code.optional().describe('which part of the tree; one’s own by default'),
  level: z.number().int().min(3).max(5).describe('who must fill it: 3 county, 4 township, 5 village'),
  every: z.enum(EVERY),
  last: z.iso.date().describe('until when'),
  period: z
    .string()
    .min(1)
    .regex(PERIOD)
    .optional()
    .describe('which period it is about: 2025, 2025-H1, 2025-Q1, 2025-03; absent: the latest of each ledger'),
  columns: z.array(ColumnBody).min(1).max(60),
})
/** PUT /api/v1/form-requests/{request} */
export const RedraftRequest = DraftRequest.omit({ region: true }).extend({ version: z.number().int().min(1) })
/** POST /api/v1/form-requests/{request}/acts */
export const ActOnRequest = z.strictObject({
  version: z.number().int().min(1),
  act: z.enum(REQUEST_ACTS).exclude(['redraft']),
  asks: z
    .array(z.strictObject({ column: z.string().max(8), reason: Words(2, 200), need: Words(2, 200).optional() }))
    .max(60)
    .default([])
    .describe('of `ask`: which missing columns, and why'),
})
export const AnswerBody = z.object({
  key: z.string(),
  title: z.string(),
  pick: z.string().nullable(),
  need: z.string().nullable(),
  state: z.enum(['held', 'derived', 'frame', 'missing']),
  by: MatchBody.nullable(),
  others: z.array(MatchBody),
  sensitive: z.boolean(),
  owner: z.string().nullable().describe('who would be asked, in words; of a missing one'),
  ofOffice: z.boolean().describe('that is a department or an office: asking it burdens no village'),
  asked: z.string().nullable().describe('why it is asked'),
})
const RequestLine = z.object({
  id: z.string(),
  version: z.number().int(),
  state: z.enum(REQUEST_STATES),
  title: z.string(),
  asker: z.string(),
  region: z.string(),
  regionName: z.string(),
  level: z.number().int(),
  every: z.enum(EVERY),
  last: z.string(),
  period: z.string().nullable().describe('which period it is about; null: the latest of each ledger'),
  columns: z.number().int(),
  byName: z.string(),
  changedAt: z.string(),
})
export const RequestBody = RequestLine.extend({
  basis: z.string(),
  createdAt: z.string(),
  regions: z.number().int().describe('regions of the level'),
  answers: z.array(AnswerBody),
  asks: z.object({ sent: z.number().int(), answered: z.number().int() }),
  may: z.array(z.enum(REQUEST_ACTS)),
})
export const RequestQuery = z.object({
  state: z.enum(REQUEST_STATES).optional(),
  asker: Words(2, 60).optional().describe('only what was asked in this name'),
  after: z.union([z.literal(''), z.uuid()]).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const RequestPage = z.object({
  items: z.array(RequestLine),
  next: z.string().nullable(),
  may: z.object({ ask: z.boolean() }),
})
/** GET /api/v1/form-requests/{request}/table: the form as it is filled; each cell with where it is from and of when. */
export const FilledTable = z.object({
  columns: z.array(z.object({ key: z.string(), title: z.string() })),
  rows: z.array(
    z.object({
      region: z.string(),
      name: z.string(),
      cells: z.array(z.object({ text: z.string(), source: z.string(), date: z.string() })),
    }),
  ),
  total: z.number().int(),
})
/** GET /api/v1/form-asks: what the caller’s role is still to answer. */
export const AskQuery = z.object({
  region: Code.optional(),
  after: z.union([z.literal(''), z.uuid()]).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const AskBody = z.object({
  id: z.string(),
  region: z.string(),
  regionName: z.string(),
  title: z.string(),
  basis: z.string(),
  asker: z.string(),
  every: z.enum(EVERY),
  last: z.string(),
  fields: z.array(z.object({ key: z.string(), title: z.string(), reason: z.string() })),
  askedAt: z.string(),
})
export const AskPage = z.object({ items: z.array(AskBody), next: z.string().nullable() })
/** POST /api/v1/form-asks/{ask}/answers: by column; an empty one says that nobody knows. */
export const AnswerAsk = z.strictObject({ cells: z.record(z.string().max(8), z.string().trim().max(200)) })
export const AnsweredAsk = z.object({ id: z.string(), answeredAt: z.string() })

const Load = { forms: z.number().int(), fields: z.number().int(), minutes: z.number().int() }
/** GET /api/v1/burden?region=&month= */
export const BurdenQuery = z.object({
  region: Code.optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
})
export const BurdenBody = z.object({
  region: z.object({ code: z.string(), name: z.string() }),
  month: z.string(),
  quota: z.object({
    forms: z.number().int().nullable(),
    fields: z.number().int().nullable(),
    minutes: z.number().int().nullable(),
  }),
  villages: z.number().int(),
  whole: z.object({ ...Load, noted: z.number().int(), notedMinutes: z.number().int() }),
  trend: z.array(z.object({ month: z.string(), ...Load, noted: z.number().int(), notedMinutes: z.number().int() })),
  askers: z.array(
    z.object({
      asker: z.string(),
      ...Load,
      noted: z.number().int(),
      notedMinutes: z.number().int(),
      trend: z.array(z.number().int()).describe('minutes of each month of the trend, noted ones too'),
    }),
  ),
  kinds: z
    .array(z.object({ title: z.string(), times: z.number().int(), minutes: z.number().int() }))
    .describe('what villages noted themselves'),
  forms: z.array(z.object({ title: z.string(), asker: z.string(), regions: z.number().int(), ...Load })),
  offices: z
    .array(z.object({ name: z.string(), ...Load }))
    .describe('departments and offices that are asked in the place of villages, for what they keep'),
  regions: z.array(
    z.object({
      region: z.string(),
      name: z.string(),
      ...Load,
      noted: z.number().int(),
      notedMinutes: z.number().int(),
      full: z.boolean().describe('the quota leaves no room'),
    }),
  ),
})
export type FreshBody = z.infer<typeof FreshBody>
export type SourceBody = z.infer<typeof SourceBody>
export type MatchBody = z.infer<typeof MatchBody>
export type ElementPage = z.infer<typeof ElementPage>
export type DraftRequest = z.infer<typeof DraftRequest>
export type ActOnRequest = z.infer<typeof ActOnRequest>
export type AnswerBody = z.infer<typeof AnswerBody>
export type RequestLine = z.infer<typeof RequestLine>
export type RequestBody = z.infer<typeof RequestBody>
export type RequestPage = z.infer<typeof RequestPage>
export type FilledTable = z.infer<typeof FilledTable>
export type AskBody = z.infer<typeof AskBody>
export type AskPage = z.infer<typeof AskPage>
export type BurdenBody = z.infer<typeof BurdenBody>
