import { z } from 'zod'
import { OfferBody, RegionRef, TimeLeft, TimelineItem } from './matter.ts'

/** POST /api/v1/requests: what a resident says, from any client. */
export const LodgeRequest = z.strictObject({
  region: z
    .string()
    .regex(/^\d{12,24}$/)
    .describe('village, or a grid in it'),
  body: z.string().trim().min(5).max(2000),
  subject: z.string().trim().max(60).default('').describe('the first words of the body where it is left out'),
  category: z.string().max(32).nullish(),
  address: z.string().trim().max(120).default(''),
  lon: z.number().min(73).max(136).nullish(),
  lat: z.number().min(3).max(54).nullish(),
  contactName: z.string().trim().max(40).nullish(),
  contactPhone: z.string().trim().max(30).nullish().describe('a mobile number of China; read as people write it'),
  publish: z.boolean().default(false).describe('the subject may stand on the village’s public page'),
  sameAs: z.string().max(32).nullish().describe('number of an open request of the village that says the same'),
})
export const LodgedRequest = z.object({
  number: z.string(),
  code: z.string().describe('shown once; opens the request'),
  url: z.string().describe('GET it to follow'),
  page: z.string().describe('the same for people'),
})
/** GET /api/v1/requests/{code}: what the public page of the code shows. */
export const RequestBody = z.object({
  number: z.string(),
  version: z.number().int(),
  region: RegionRef,
  category: z.object({ code: z.string(), title: z.string() }).nullable(),
  subject: z.string(),
  body: z.string(),
  address: z.string(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  lodgedAt: z.string(),
  asOf: z.string(),
  stages: z.array(z.object({ key: z.string(), title: z.string(), state: z.enum(['done', 'now', 'todo']) })),
  step: z.string(),
  stepTitle: z.string(),
  yourTurn: z.boolean().describe('it waits for the resident'),
  holder: z.string().nullable().describe('office that has it; null on the closed route'),
  timeLeft: TimeLeft.nullable(),
  closedAt: z.string().nullable(),
  outcome: z.string().nullable(),
  contact: z.object({ name: z.string(), phone: z.string() }).nullable().describe('masked'),
  timeline: z.array(TimelineItem),
  photos: z.array(z.object({ url: z.string() })),
  may: z.record(z.string(), OfferBody).describe('acts that are open to the resident now'),
})
/** POST /api/v1/requests/{code}/actions/{action} */
export const ActOnRequest = z.strictObject({
  version: z.number().int().min(0).describe('the one that was seen'),
  data: z.record(z.string(), z.unknown()).default({}),
})
export const ActedOnRequest = z.object({
  number: z.string(),
  version: z.number().int(),
  step: z.string(),
  closedAt: z.string().nullable(),
})

/** What can be imported. */
export const ImportKind = z.enum(['matters', 'households', 'grids', 'organisations'])
/** POST /api/v1/imports, multipart: `file` and these as text fields. */
export const ImportForm = z.object({
  kind: ImportKind,
  dryRun: z.enum(['true', 'false']).default('true'),
  /** `all`: one wrong row and nothing is written; `right`: the right rows are written, the wrong ones reported. */
  take: z.enum(['all', 'right']).default('all'),
  /** JSON: field → heading of the file's column; empty leaves the field out. What is not named is matched by heading. */
  mapping: z.string().max(8000).optional(),
})
export const ImportProblem = z.object({
  row: z.number().int().describe('as the spreadsheet counts: the heading is row 1'),
  column: z.string().describe('heading of the column; empty for the whole row'),
  field: z.string(),
  value: z.string().describe('as read, shortened'),
  code: z.string(),
  message: z.string(),
})
/**
 * Reply of POST /api/v1/imports, and the last line of its progress. With `Accept: application/x-ndjson` each line is
 * `{"read": n}` while it goes on, and the last one this.
 */
export const ImportReport = z.object({
  kind: ImportKind,
  dryRun: z.boolean(),
  read: z.number().int().describe('rows with anything in them, without headings'),
  written: z.number().int().describe('in a dry run: those that would be'),
  known: z.number().int().describe('imported before under the same external number; left as they are'),
  refused: z.number().int().describe('rows with at least one problem'),
  columns: z.array(
    z.object({ field: z.string(), title: z.string(), required: z.boolean(), heading: z.string().nullable() }),
  ),
  problems: z.array(ImportProblem).describe('at most 1000; `refused` counts all'),
  wrong: z
    .array(z.object({ row: z.number().int(), values: z.record(z.string(), z.string()) }))
    .describe('refused rows as read, field → text, to be mended and sent again; at most 1000'),
})
/** POST /api/v1/imports/columns, multipart: `file` and this as a text field. */
export const ColumnsForm = z.object({ kind: ImportKind })
/** What a table looks like before anything is checked: for a person who says which column is what. */
export const ImportColumns = z.object({
  kind: ImportKind,
  headingRow: z.number().int().describe('as the spreadsheet counts; the row that names most fields'),
  headings: z.array(
    z.object({ heading: z.string(), examples: z.array(z.string()).describe('first cells below it, shortened') }),
  ),
  fields: z.array(
    z.object({
      field: z.string(),
      title: z.string(),
      required: z.boolean(),
      heading: z.string().nullable().describe('column known by its name; null where there is none'),
    }),
  ),
})
export type LodgeRequest = z.infer<typeof LodgeRequest>
export type RequestBody = z.infer<typeof RequestBody>
export type ImportKind = z.infer<typeof ImportKind>
export type ImportProblem = z.infer<typeof ImportProblem>
export type ImportReport = z.infer<typeof ImportReport>
export type ImportColumns = z.infer<typeof ImportColumns>
