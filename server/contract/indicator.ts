import { z } from 'zod'

const Code = z.string().regex(/^\d{2,24}$/)
const Period = z
  .string()
  .regex(/^(\d{4}(-(0[1-9]|1[0-2]))?)?$/)
  .describe('2025 or 2025-03; empty for what holds as it stands')

/** Null is no value, which is not zero. Numerator and denominator are exact decimals as text: money in 分, shares of 1. */
export const ValueBody = z.object({
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  value: z.number().nullable(),
})
const CoverageBody = z.object({
  level: z.number().int(),
  have: z.number().int(),
  of: z.number().int(),
})
/** What a number counts, in words and by rule, printed with every number. */
export const IndicatorBody = z.object({
  key: z.string(),
  title: z.string(),
  definition: z.string(),
  about: z.string().describe('the pack that declares it'),
  version: z.string(),
  unit: z.string(),
  scale: z
    .number()
    .describe('what a value is divided by to be shown in the unit: 1,000,000 for 分 in 万元, 0.01 for a share in %'),
  places: z.number().int(),
  basis: z.array(z.string()),
  kind: z.string(),
  rule: z.string().describe('how it is computed, as the pack writes it'),
  better: z.enum(['more', 'less']).nullable(),
  target: z.object({ value: z.number(), by: z.string().nullable(), basis: z.string() }).nullable(),
  ledger: z.string().nullable().describe('whose records it rests on'),
  reads: z.array(z.string()).describe('indicators that it rests on'),
  bands: z.array(z.object({ key: z.string(), title: z.string() })),
  by: z.enum(['year', 'month', 'none']),
})
export const IndicatorList = z.object({ items: z.array(IndicatorBody) })
export const ReadingBody = z.object({
  region: z.string(),
  regionName: z.string(),
  period: z.string(),
  value: ValueBody,
  parts: z.array(z.object({ key: z.string(), value: ValueBody })),
  coverage: CoverageBody.nullable(),
})
/** GET /api/v1/indicators/{indicator}?region=&period=: the number, its parts below, and how it went. */
export const IndicatorPage = z.object({
  indicator: IndicatorBody,
  here: ReadingBody,
  trend: z.array(ReadingBody),
  below: z.array(ReadingBody),
  path: z.array(z.object({ code: z.string(), name: z.string() })),
  periods: z.array(z.string()).describe('that have a value, newest first'),
  asOf: z.string().describe('everything written before this instant is in the numbers'),
})
export const IndicatorQuery = z.object({ region: Code.optional(), period: Period.optional() })
/** GET /api/v1/indicators/{indicator}/records: the records that the number rests on, with what each one adds to it. */
export const LineagePage = z.object({
  ledger: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      region: z.string(),
      regionName: z.string(),
      recordedAt: z.string(),
      numerator: z.number().nullable().describe('null: left out, for a formula has no value'),
      denominator: z.number().nullable(),
      band: z.string().optional(),
    }),
  ),
  next: z.string().nullable(),
})
export const LineageQuery = IndicatorQuery.extend({
  after: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type IndicatorBody = z.infer<typeof IndicatorBody>
export type IndicatorPage = z.infer<typeof IndicatorPage>
export type LineagePage = z.infer<typeof LineagePage>
export type ReadingBody = z.infer<typeof ReadingBody>
