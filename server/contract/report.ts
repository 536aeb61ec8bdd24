import { z } from 'zod'
import { Code, ComparisonFileQuery, GrowthOver, MOST_LINES, Period } from './indicator.ts'

const Words = (most: number) => z.string().trim().max(most).default('')
/** What stands above a report that is printed or sent: title, who reports, who made it. */
const Heading = { title: Words(60), office: Words(60), maker: Words(30) }

const Asked = z.object({
  keys: z.array(z.string().min(1).max(64)).min(1).max(20),
  region: Code.nullable(),
  level: z.number().int().min(1).max(9).nullable(),
  periods: z.array(Period).max(12).describe('none: the latest, whenever it is opened'),
  growth: z.array(GrowthOver).max(2).default([]),
  only: z.array(Code).max(MOST_LINES).default([]).describe('lines of these regions alone'),
  ...Heading,
})
/** PUT /api/v1/reports/{name}: what to compare, kept under a name. */
export const ReportName = z.string().trim().min(1).max(40)
export const SaveReport = Asked.extend({
  sharedWith: Code.nullable()
    .default(null)
    .describe('county or town, one’s own, whose people see it too; each sees the numbers of his own part of the tree'),
})
export const ReportBody = Asked.extend({
  name: z.string(),
  savedAt: z.string(),
  mine: z.boolean(),
  byName: z.string().describe('who keeps it'),
  sharedWith: z.object({ code: z.string(), name: z.string() }).nullable(),
})
export const ReportList = z.object({
  items: z.array(ReportBody),
  mayShareWith: z.array(z.object({ code: z.string(), name: z.string() })),
})
/** GET /api/v1/indicator-report.docx|xlsx */
export const ReportFileQuery = ComparisonFileQuery.extend(Heading)

export type SaveReport = z.infer<typeof SaveReport>
export type ReportBody = z.infer<typeof ReportBody>
export type ReportList = z.infer<typeof ReportList>
export type ReportFileQuery = z.infer<typeof ReportFileQuery>
