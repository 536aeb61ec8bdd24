import { z } from 'zod'
import type { Indicator } from '../indicator/index.ts'
import type { CellType, Ledger, LedgerField } from '../ledger/index.ts'

/** The types of ledgers and indicators once more, for packs that no compiler has read (see shape.ts). */
const exactly =
  <T>() =>
  <Shape extends Record<keyof Required<T>, z.ZodType>>(shape: Shape) =>
    z.strictObject(shape)

const text = z.string()
const texts = z.array(text)
const number = z.number()
const numbers = z.array(number)
const bounds = { least: number.optional(), most: number.optional(), unit: text.optional() }

const kind = <K extends CellType['kind']>(name: K) => z.literal(name)
const cellType = z.discriminatedUnion('kind', [
  z.strictObject({ kind: kind('text'), most: number }),
  z.strictObject({ kind: kind('integer'), ...bounds }),
  z.strictObject({ kind: kind('decimal'), places: number, ...bounds }),
  z.strictObject({ kind: kind('money'), negative: z.boolean().optional() }),
  z.strictObject({ kind: kind('yes-no') }),
  z.strictObject({ kind: kind('date') }),
  z.strictObject({ kind: kind('month') }),
  z.strictObject({ kind: kind('year') }),
  z.strictObject({ kind: kind('code'), list: text }),
  z.strictObject({ kind: kind('region'), levels: numbers }),
  z.strictObject({ kind: kind('organisation') }),
  z.strictObject({ kind: kind('record'), ledger: text }),
  z.strictObject({ kind: kind('point') }),
  z.strictObject({ kind: kind('files'), most: number }),
])

const field = exactly<LedgerField>()({
  key: text,
  title: text,
  element: text,
  type: cellType,
  required: z.union([z.boolean(), text]).optional(),
  valid: z
    .array(
      z.strictObject({
        ...{ when: text, otherwise: text },
        unlessRest: z.strictObject({ of: text, day: number }).optional(),
      }),
    )
    .optional(),
  sensitive: z.enum(['phone', 'identity', 'account', 'health', 'other']).optional(),
  disclosed: z.boolean().optional(),
  need: text.optional(),
})

const keeper = { role: text, organisation: text.optional() }

export const ledgerShape: z.ZodType<Ledger> = exactly<Ledger>()({
  key: text,
  title: text,
  basis: texts,
  levels: numbers,
  grain: texts.nullable(),
  period: text.optional(),
  keeper: z.union([text, z.strictObject(keeper)]),
  keeperFrom: z.array(z.strictObject({ ...keeper, from: text })).optional(),
  computed: z.literal(true).optional(),
  freshDays: number.optional(),
  closes: text.optional(),
  closesAfter: z.array(z.strictObject({ from: text, days: number })).optional(),
  published: z.literal(true).optional(),
  activity: z.literal(true).optional(),
  fields: z.array(field),
})

const where = text.optional()
const ledger = text
const is = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), ledger, where }),
  z.strictObject({ kind: z.literal('sum'), ledger, of: text, where }),
  z.strictObject({ kind: z.literal('share'), ledger, of: text, among: where }),
  z.strictObject({ kind: z.literal('mean'), ledger, of: text, where }),
  z.strictObject({ kind: z.literal('ratio'), ledger, over: text, under: text, where }),
  z.strictObject({
    kind: z.literal('bands'),
    ledger,
    of: text,
    where,
    bands: z.array(z.strictObject({ key: text, from: number.optional() })),
  }),
  z.strictObject({
    kind: z.literal('distinct'),
    ledger,
    field: text,
    where,
    reaching: z.array(z.strictObject({ of: text, least: number })).optional(),
  }),
  z.strictObject({ kind: z.literal('coverage'), ledger, level: number, where }),
  z.strictObject({ kind: z.literal('formula'), is: text }),
  z.strictObject({ kind: z.literal('growth'), of: text, over: z.enum(['period', 'year']) }),
  z.strictObject({ kind: z.literal('streak'), of: text, when: text }),
  z.strictObject({ kind: z.literal('regions'), level: number, of: text, among: where }),
])

export const indicatorShape: z.ZodType<Indicator> = exactly<Indicator>()({
  key: text,
  title: text,
  definition: text,
  version: text,
  from: text.optional(),
  until: text.optional(),
  unit: text,
  places: number,
  basis: texts,
  is,
  better: z.enum(['more', 'less']).optional(),
  ranks: z.literal(true).optional(),
  target: z.strictObject({ value: number, by: text.optional(), basis: text }).optional(),
  levels: numbers.optional(),
})
