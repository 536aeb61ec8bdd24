import { z } from 'zod'
import { EVERY, type Lead, type ListItem, type ListVersion, type NumberedList } from '../list/index.ts'

/** The types of numbered lists once more, for programmes that no compiler has read (see shape.ts). */
const exactly =
  <T>() =>
  <Shape extends Record<keyof Required<T>, z.ZodType>>(shape: Shape) =>
    z.strictObject(shape)

const text = z.string()
const number = z.number()

const lead = exactly<Lead>()({ level: number, role: text, helpers: z.array(text).optional() })
const proof = z.union([
  z.strictObject({ indicator: text, atLeast: number.optional(), atMost: number.optional() }),
  z.strictObject({ ledger: text, atLeast: number.optional() }),
  z.strictObject({ process: text, atLeast: number.optional() }),
  z.strictObject({ service: text }),
])
const item = exactly<ListItem>()({
  key: text,
  number,
  title: text,
  text: text.optional(),
  group: text.optional(),
  leads: z.array(lead),
  due: text.optional(),
  every: z.enum(EVERY).optional(),
  proofs: z.array(proof).optional(),
})
const version = exactly<ListVersion>()({
  version: text,
  from: text,
  until: text.optional(),
  document: text,
  clause: text.optional(),
  count: number.optional(),
  groups: number.optional(),
  whole: z.boolean(),
  fictional: z.literal(true).optional(),
  items: z.array(item),
})

export const numberedListShape: z.ZodType<NumberedList> = exactly<NumberedList>()({
  key: text,
  title: text,
  kind: z.enum(['tasks', 'powers']),
  permits: z.strictObject({ level: number, clause: text }).optional(),
  kept: z.strictObject({ ledger: text, code: text, leads: z.array(lead) }).optional(),
  versions: z.array(version),
})
