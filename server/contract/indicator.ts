import { z } from 'zod'
import { PERIOD } from '../../kernel/indicator/period.ts'
import { Source } from './source.ts'

export const Code = z.string().regex(/^\d{2,24}$/)
export const Period = z
  .string()
  .regex(PERIOD)
  .describe('2025, 2025-H1, 2025-Q1 or 2025-03; empty for what holds as it stands')
const On = z.iso.date().describe('a past day: the numbers as they stood at its end, by its tree and definitions')
const ShownOn = z.string().nullable().describe('the past day that is looked at; null: as it stands')

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
  months: z
    .number()
    .int()
    .optional()
    .describe('of a longer period of a ledger of months: `of` counts each region once for each of so many months'),
})
/** What a number counts, in words and by rule, printed with every number. */
export const IndicatorBody = z.object({
  key: z.string(),
  title: z.string(),
  definition: z.string(),
  about: z.string().describe('the pack that declares it'),
  version: z.string(),
  unit: z.string().describe('behind a number; empty where the title says what is counted'),
  unitOne: z.string().optional().describe('behind the number 1, where it is another word'),
  scale: z
    .number()
    .describe('what a value is divided by to be shown in the unit: 1,000,000 for 分 in 万元, 0.01 for a share in %'),
  places: z.number().int(),
  basis: z.array(z.string()),
  sources: z.array(Source).describe('the same, for people to read'),
  kind: z.string(),
  rule: z.string().describe('how it is computed, as the pack writes it'),
  told: z.string().nullable().describe('the same in words; null where a part of it has none'),
  better: z.enum(['more', 'less']).nullable(),
  target: z.object({ value: z.number(), by: z.string().nullable(), source: Source }).nullable(),
  ledger: z.string().nullable().describe('whose records it rests on'),
  process: z.string().nullable().describe('whose matters it rests on'),
  reads: z.array(z.string()).describe('indicators that it rests on'),
  bands: z.array(z.object({ key: z.string(), title: z.string() })),
  by: z.enum(['year', 'month', 'none']),
})
export const IndicatorList = z.object({ items: z.array(IndicatorBody) })
/**
 * Why there is no value: nothing on record; records, but none of which it could be computed; a number that it rests on has none; nothing
 * to grow from; not told at this level.
 */
export const WhyNone = z.enum(['no-records', 'nothing-counted', 'rests-on', 'no-earlier', 'not-here'])
export const ReadingBody = z.object({
  region: z.string(),
  regionName: z.string(),
  period: z.string(),
  value: ValueBody,
  parts: z.array(z.object({ key: z.string(), value: ValueBody })),
  coverage: CoverageBody.nullable(),
  unfinished: z.boolean().describe('the period is not over yet'),
  earlier: z
    .object({ period: z.string(), coverage: CoverageBody.nullable() })
    .nullable()
    .describe('of a growth: what it grows from, and how far that was covered'),
  why: WhyNone.nullable(),
})
/** GET /api/v1/indicator-values: every number of one region, without its definition: that stands in GET /api/v1/indicators. */
export const IndicatorValues = z.object({
  region: z.object({ code: z.string(), name: z.string() }),
  items: z.array(
    z.object({
      key: z.string(),
      here: ReadingBody.pick({ period: true, value: true, coverage: true, why: true }),
      trend: z.array(z.object({ period: z.string(), value: z.number().nullable() })).describe('oldest first'),
    }),
  ),
  asOf: z.string().describe('everything written before this instant is in the numbers'),
  on: ShownOn,
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
  on: ShownOn,
})
export const IndicatorQuery = z.object({ region: Code.optional(), period: Period.optional(), on: On.optional() })
/** GET /api/v1/indicators/{indicator}/gaps: which regions do not meet what is asked, are not covered, or owe a record. */
export const GapsPage = z.object({
  level: z.number().int().nullable().describe('of the regions; null where none owes anything'),
  period: z.string(),
  items: z.array(z.object({ code: z.string(), name: z.string(), above: z.string() })),
  next: z.string().nullable(),
})
export const GapsQuery = IndicatorQuery.extend({ after: z.string().regex(/^\d*$/).max(24).default('') })
export const GapsFileQuery = IndicatorQuery.extend({ purpose: z.string().trim().min(2).max(200).optional() })
/** GET /api/v1/indicators/{indicator}/records: the records that the number rests on, with what each one adds to it. */
export const LineagePage = z.object({
  ledger: z.string().nullable(),
  process: z.string().nullable().describe('then they are matters, by their numbers, newest first'),
  items: z.array(
    z.object({
      id: z.string(),
      region: z.string(),
      regionName: z.string(),
      name: z.string().nullable().describe('of a record of a register: whom or what it is about'),
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
/** GET /api/v1/indicators/{indicator}/parts.csv|xlsx */
export const PartsQuery = IndicatorQuery.extend({ purpose: z.string().trim().min(2).max(200).optional() })

export const GrowthOver = z.enum(['period', 'year'])

const listOf = <T extends string>(one: z.ZodType<T, string>, most: number, longest = 1000) =>
  z
    .string()
    .max(longest)
    .default('')
    .transform((text) => [...new Set(text.split(',').filter((part) => part !== ''))])
    .pipe(z.array(one).max(most))
/** Regions that a comparison may be narrowed to. */
export const MOST_LINES = 100
/** GET /api/v1/indicator-comparison: numbers side by side for the regions of a level inside one region. */
export const ComparisonQuery = z.object({
  keys: listOf(z.string().max(64), 20).describe('indicators, separated by commas'),
  region: Code.optional(),
  level: z.coerce
    .number()
    .int()
    .min(1)
    .max(9)
    .optional()
    .describe('of the lines; the next below the region by default'),
  periods: listOf(Period, 12).optional().describe('separated by commas; the latest by default'),
  growth: listOf(GrowthOver, 2).optional().describe('separated by commas: against the period before, the year before'),
  only: listOf(Code, MOST_LINES, 2600).optional().describe('lines of these regions alone, separated by commas'),
  on: On.optional(),
  after: z.string().regex(/^\d*$/).max(24).default(''),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
export const ComparisonFileQuery = ComparisonQuery.omit({ after: true, limit: true }).extend({
  purpose: z.string().trim().min(2).max(200).optional(),
})
const Cell = z.object({
  value: z.number().nullable(),
  coverage: CoverageBody.nullable(),
  unfinished: z.boolean().describe('the period is not over yet'),
  why: WhyNone.nullable(),
  parts: z.array(ValueBody).optional().describe('of a distribution: its bands, in their order'),
  growth: z
    .array(
      z.object({
        over: GrowthOver.describe('`period`: against the one before; `year`: against the same one of the year before'),
        from: z.string().describe('the period that it grows from'),
        as: z.enum(['share', 'points']).describe('a share of what it was; of a share, the difference'),
        value: z.number().nullable(),
        partial: z.array(z.enum(['now', 'then'])).describe('which of both is covered only in part, or not over yet'),
      }),
    )
    .optional()
    .describe('where growth was asked for; none of what cannot grow'),
})
const ComparedLine = z.object({
  code: z.string(),
  name: z.string(),
  above: z.array(z.string()).describe('names of what lies between the region and the line'),
  cells: z.array(Cell).describe('for each period, each indicator in the order of `keys`'),
})
export const ComparisonPage = z.object({
  region: z.object({ code: z.string(), name: z.string() }),
  level: z.number().int(),
  levels: z.array(z.number().int()).describe('that lines may have'),
  indicators: z.array(IndicatorBody),
  periods: z.array(z.string()),
  known: z.array(z.string()).describe('periods that any of the indicators has, newest first'),
  whole: ComparedLine.describe('the region itself; never the sum of means or shares'),
  items: z.array(ComparedLine),
  next: z.string().nullable(),
  asOf: z.string(),
  on: ShownOn,
})

export type ComparisonPage = z.infer<typeof ComparisonPage>
export type GrowthOver = z.infer<typeof GrowthOver>
export type ComparedCell = z.infer<typeof Cell>
export type ComparedLine = z.infer<typeof ComparedLine>
export type IndicatorValues = z.infer<typeof IndicatorValues>
export type WhyNone = z.infer<typeof WhyNone>
export type IndicatorBody = z.infer<typeof IndicatorBody>
export type IndicatorPage = z.infer<typeof IndicatorPage>
export type GapsPage = z.infer<typeof GapsPage>
export type LineagePage = z.infer<typeof LineagePage>
export type ReadingBody = z.infer<typeof ReadingBody>
