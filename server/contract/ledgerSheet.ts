import { z } from 'zod'

/** Fields of the form beside `file`; `keep: right` takes the right rows of a sheet with wrong ones, `all` none then. */
export const SheetForm = z.object({
  dryRun: z.enum(['true', 'false']).default('false'),
  keep: z.enum(['all', 'right']).default('all'),
  reason: z.string().trim().max(200).default(''),
  mapping: z.string().max(60_000).optional().describe('JSON: field → heading; `region` for the place'),
})
/** The last line of an import; the lines before it are `{ read, step }`. */
export const SheetReport = z.object({
  dryRun: z.boolean(),
  read: z.number().int().describe('rows below the heading'),
  added: z.number().int(),
  corrected: z.number().int(),
  same: z.number().int().describe('rows that say what stands already'),
  refused: z.number().int().describe('rows with anything wrong'),
  headingRow: z.number().int(),
  columns: z.array(
    z.object({ field: z.string(), title: z.string(), required: z.boolean(), heading: z.string().nullable() }),
  ),
  ignored: z.array(z.string()).describe('headings that nothing was taken from'),
  problems: z
    .array(
      z.object({
        row: z.number().int().describe('as the spreadsheet counts'),
        column: z.string().describe('letter of the column; empty for the whole row'),
        heading: z.string(),
        field: z.string(),
        value: z.string(),
        code: z.string(),
        message: z.string(),
      }),
    )
    .describe('of the first thousand wrong rows'),
})
export type SheetReport = z.infer<typeof SheetReport>
