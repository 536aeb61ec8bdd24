import { z } from 'zod'

/** A share with its interval (Wilson, 95%); value null where the denominator is 0: no value is not zero. */
export const Rate = z.object({
  numerator: z.number(),
  denominator: z.number().int(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export const BoardLine = z.object({
  code: z.string(),
  name: z.string(),
  lodged: z.number().int(),
  open: z.number().int(),
  late: z.number().int().describe('open and past due now'),
  answeredLate: z.number().int(),
  closed: z.number().int(),
  response: Rate,
  resolution: Rate,
  satisfaction: Rate,
  composite: z.number().nullable(),
  /** 1 = best; null where the interval is too wide to rank (fewer than `board.rankedFrom` verdicts). Ties share a rank. */
  rank: z.number().int().nullable(),
  rankLow: z.number().int().nullable(),
  rankHigh: z.number().int().nullable(),
  /** Query string for GET /api/v1/matters that opens these matters. */
  matters: z.string(),
})
/** GET /api/v1/board?region=&from=YYYY-MM&to=YYYY-MM&process= */
export const BoardBody = z.object({
  region: z.object({ code: z.string(), name: z.string() }),
  from: z.string(),
  to: z.string(),
  asOf: z.string(),
  parameters: z.object({
    key: z.string(),
    title: z.string(),
    basis: z.string(),
    weights: z.object({
      response: z.number(),
      resolution: z.number(),
      satisfaction: z.number(),
      basically: z.number(),
    }),
  }),
  rankedFrom: z.number().int(),
  total: BoardLine,
  byRegion: z.array(BoardLine),
  byOrganisation: z.array(BoardLine),
  byMonth: z.array(
    z.object({
      month: z.string(),
      lodged: z.number().int(),
      closed: z.number().int(),
      answeredLate: z.number().int(),
      satisfaction: Rate,
    }),
  ),
  byCategory: z.array(z.object({ code: z.string(), title: z.string(), lodged: z.number().int(), matters: z.string() })),
  steps: z.array(
    z.object({
      step: z.string(),
      title: z.string(),
      stage: z.string(),
      open: z.number().int(),
      late: z.number().int(),
      matters: z.string(),
    }),
  ),
  flow: z.array(
    z.object({
      from: z.string(),
      fromTitle: z.string(),
      to: z.string(),
      toTitle: z.string(),
      passed: z.number().int(),
    }),
  ),
})
export type BoardBody = z.infer<typeof BoardBody>
export type BoardLine = z.infer<typeof BoardLine>
export type Rate = z.infer<typeof Rate>
