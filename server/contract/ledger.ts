import { z } from 'zod'
import { ClosingBody } from './ledgerPeriod.ts'
import { Source } from './source.ts'

const Code = z.string().regex(/^\d{2,24}$/)
/** Text, number, yes or no, ids of files, longitude and latitude; null where nothing is known. */
const CellBody = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()])), z.null()])
const Period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)

export const LedgerFieldBody = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum([
    'text',
    'integer',
    'decimal',
    'money',
    'yes-no',
    'date',
    'month',
    'year',
    'code',
    'region',
    'organisation',
    'record',
    'point',
    'files',
  ]),
  unit: z.string().optional(),
  places: z.number().int().optional(),
  least: z.number().optional(),
  most: z.number().optional().describe('characters of a text, files of files, or the greatest number'),
  options: z.array(z.object({ value: z.string(), title: z.string(), parent: z.string().optional() })).optional(),
  levels: z.array(z.number().int()).optional(),
  negative: z.boolean().optional().describe('money that may be below zero'),
  ledger: z.string().optional().describe('ledger of the record that it names'),
  required: z.boolean(),
  requiredWhen: z.string().optional().describe('CEL over the fields'),
  rules: z
    .array(z.object({ when: z.string(), otherwise: z.string() }))
    .optional()
    .describe('CEL over the fields that must be true, and what is said otherwise'),
  sensitive: z.boolean(),
  disclosed: z.boolean(),
})
/** GET /api/v1/ledgers: what is kept, by whom, and what the caller may do with it. */
export const LedgerBody = z.object({
  key: z.string(),
  title: z.string(),
  about: z.string(),
  pack: z.string(),
  levels: z.array(z.number().int()),
  grain: z.array(z.string()).nullable(),
  period: z.string().nullable(),
  keeper: z
    .string()
    .describe('key of the role, and after a colon the office that keeps it: `department-handler:civil`'),
  keeperTitle: z.string(),
  freshDays: z.number().int().nullable(),
  basis: z.array(z.string()),
  sources: z.array(Source).describe('the same for people to read'),
  fields: z.array(LedgerFieldBody),
  may: z.object({ keep: z.boolean(), close: z.boolean().describe('close a period, and open it again') }),
})
export const LedgerList = z.object({ items: z.array(LedgerBody) })

/** A file of a record: a photo as we made it anew, or a document as it came. */
export const LedgerFileBody = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  url: z.string(),
})

/** Money in 分, decimals as text, dates YYYY-MM-DD; sensitive cells masked. */
export const RecordRow = z.object({
  id: z.string(),
  region: z.string(),
  regionName: z.string(),
  above: z.string().describe('name of the region above it; empty where nobody knows one'),
  version: z.number().int(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  confirmedAt: z.string(),
  fresh: z.boolean(),
  closed: z.boolean().describe('its period is closed: nothing of it may be changed'),
  source: z.string(),
  reason: z.string(),
  until: z.string().optional().describe('when it stopped standing'),
  cells: z.record(z.string(), CellBody),
  names: z
    .record(z.string(), z.string())
    .describe(
      'what regions, organisations and other records in the cells are called; of a record that one may not see, why',
    ),
})
export const RecordPage = z.object({
  items: z.array(RecordRow),
  next: z.string().nullable(),
  total: z.number().int().describe('counted no further than 10,000'),
})
export const RecordBody = RecordRow.extend({
  past: z.array(RecordRow),
  files: z.array(LedgerFileBody).describe('those of all versions; empty where one may not open them'),
  closing: ClosingBody.nullable().describe('by what its period is closed'),
  closings: z.array(ClosingBody).describe('when its period was closed and opened again, newest first'),
  may: z.object({ keep: z.boolean(), reveal: z.boolean() }),
})
export const RecordQuery = z.object({
  region: Code.optional(),
  period: Period.optional(),
  equal: z
    .string()
    .max(200)
    .regex(/^[a-z][a-z0-9_]*:[^,]*(,[a-z][a-z0-9_]*:[^,]*)*$/)
    .optional()
    .describe('field:value,field:value'),
  stale: z.enum(['true']).optional().describe('only what should be confirmed again'),
  after: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
/** GET /api/v1/ledger-states?region=: how much is kept of each ledger, what grows old, and which period is due. */
export const LedgerStates = z.object({
  items: z.array(
    z.object({
      ledger: z.string(),
      records: z.number().int().describe('counted no further than 10,000'),
      stale: z.number().int().describe('should be confirmed again; counted no further than 10,000'),
      due: z
        .object({
          period: z.string().nullable().describe('the last one that is over; null for a ledger without periods'),
          expected: z.number().int().describe('regions that should have a record'),
          kept: z.number().int().describe('regions that have one'),
        })
        .nullable()
        .describe('null where nobody can say how many there should be'),
    }),
  ),
})
export const LackingQuery = z.object({
  region: Code.optional(),
  period: Period.optional().describe('default: the last one that is over'),
  after: z.string().max(24).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
/** GET /api/v1/ledgers/{ledger}/lacking: regions that have no record of the period yet. */
export const LackingPage = z.object({
  period: z.string().nullable(),
  items: z.array(z.object({ region: z.string(), name: z.string(), above: z.string() })),
  next: z.string().nullable(),
})
const Cells = z.record(z.string().max(40), CellBody)
export const AddRecord = z.strictObject({ region: Code, cells: Cells })
export const CorrectRecord = z.strictObject({
  version: z.number().int().min(1),
  reason: z.string().trim().min(2).max(200),
  cells: Cells,
})
export const ConfirmRecord = z.strictObject({ version: z.number().int().min(1) })
export const RemoveRecord = z.strictObject({
  version: z.number().int().min(1),
  reason: z.string().trim().min(2).max(200),
})
export const RevealRecord = z.strictObject({ reason: z.string().trim().min(2).max(200) })
export const RevealedRecord = z.object({ cells: z.record(z.string(), z.string().nullable()) })
/**
 * POST /api/v1/ledgers/{ledger}/bulk: up to 2,000 rows at once; a row whose grain is known corrects what stands, unless it says the same.
 * `right` keeps the right rows of a sheet with wrong ones, `all` keeps none then.
 */
export const BulkRecords = z.strictObject({
  keep: z.enum(['all', 'right']).default('all'),
  dryRun: z.boolean().default(false),
  reason: z.string().trim().max(200).default(''),
  rows: z
    .array(z.strictObject({ region: Code, cells: Cells }))
    .min(1)
    .max(2000),
})
export const BulkReport = z.object({
  added: z.number().int(),
  corrected: z.number().int(),
  same: z.number().int(),
  refused: z.number().int(),
  problems: z.array(z.object({ row: z.number().int(), path: z.string(), code: z.string(), message: z.string() })),
})
export type LedgerBody = z.infer<typeof LedgerBody>
export type LedgerFieldBody = z.infer<typeof LedgerFieldBody>
export type LedgerFileBody = z.infer<typeof LedgerFileBody>
export type RecordRow = z.infer<typeof RecordRow>
export type LedgerState = z.infer<typeof LedgerStates>['items'][number]
export type LackingPage = z.infer<typeof LackingPage>
export type RecordBody = z.infer<typeof RecordBody>
export type RecordPage = z.infer<typeof RecordPage>
export type BulkReport = z.infer<typeof BulkReport>
