import { z } from 'zod'
import { CHANGES, EVERY, ITEM_STATES } from '../../kernel/list/index.ts'

const Code = z.string().regex(/^\d{2,24}$/)
const Words = (least: number, most: number) => z.string().trim().min(least).max(most)
const State = z.enum(ITEM_STATES)

/** What shows that an item is done: a number with its bounds, records or matters counted, or where residents find it. */
export const ProofBody = z.object({
  kind: z.enum(['indicator', 'ledger', 'process', 'service']),
  key: z.string(),
  title: z.string(),
  unit: z.string(),
  scale: z.number().describe('what a value is divided by to be shown in its unit'),
  places: z.number().int(),
  value: z.number().nullable().describe('null: no value, which is not zero'),
  period: z.string(),
  coverage: z.object({ level: z.number().int(), have: z.number().int(), of: z.number().int() }).nullable(),
  atLeast: z.number().nullable(),
  atMost: z.number().nullable(),
  each: z
    .number()
    .int()
    .nullable()
    .describe('level each of whose regions the bound is asked of; null: of the region itself'),
  met: z.boolean().nullable().describe('null: there is no bound, it judges nothing'),
  lastAt: z.string().nullable().describe('when the last of what it rests on came'),
})
export const ReportBody = z.object({
  state: z.enum(['reported', 'confirmed', 'returned']),
  period: z.string(),
  note: z.string(),
  evidence: z.string(),
  at: z.string(),
  by: z.string(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decision: z.string(),
})
const ITEM_ACTS = ['assign', 'receive', 'report', 'decide'] as const
export const ItemBody = z.object({
  key: z.string(),
  number: z.number().int(),
  title: z.string(),
  text: z.string(),
  group: z.string(),
  kept: z.boolean().describe('kept by the county, for the document does not give it'),
  leads: z.array(z.object({ level: z.number().int(), role: z.string(), helpers: z.array(z.string()) })),
  own: z.boolean().describe('it is for this level; else for levels below only'),
  lead: z
    .object({ desk: z.string(), title: z.string(), people: z.array(z.string()), named: z.boolean() })
    .nullable()
    .describe('who leads it in the region; null where nobody is named'),
  mine: z.boolean(),
  due: z.string().nullable(),
  every: z.enum(EVERY).nullable(),
  task: z.string().describe('what of it was handed down to the region'),
  received: z.object({ at: z.string(), by: z.string() }).nullable(),
  assigned: z.object({ version: z.number().int(), at: z.string(), by: z.string() }).nullable(),
  state: State,
  proofs: z.array(ProofBody),
  report: ReportBody.nullable().describe('the latest of the period'),
  below: z
    .object({ level: z.number().int(), of: z.number().int(), confirmed: z.number().int() })
    .nullable()
    .describe('of an item for levels below that no number proves: in how many regions it is confirmed'),
  may: z.array(z.enum(ITEM_ACTS)),
})
const Counts = z.object({
  items: z.number().int(),
  met: z.number().int(),
  late: z.number().int(),
  soon: z.number().int(),
  reported: z.number().int(),
  mine: z.number().int(),
})
const VersionBody = z.object({
  version: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  document: z.string(),
  clause: z.string(),
  count: z.number().int().nullable().describe('items of the document; null where it does not say'),
  here: z.number().int().describe('items that are here'),
  groups: z
    .object({ said: z.number().int(), here: z.number().int() })
    .nullable()
    .describe('groups that the document speaks of; null where it does not say'),
  fictional: z.boolean(),
})
const ReceiptsBody = z.object({
  asked: z.number().int(),
  received: z.number().int(),
  lacking: z.array(z.object({ code: z.string(), name: z.string() })).describe('the first of those who have not'),
  publishedAt: z.string().nullable(),
  due: z.boolean().describe('the caller’s own region is to acknowledge it'),
})
const ListHead = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(['tasks', 'powers']),
  permits: z.object({ level: z.number().int(), clause: z.string() }).nullable(),
  ledger: z.string().nullable().describe('where the county keeps items that the document does not give'),
  version: VersionBody,
  counts: Counts,
  receipts: ReceiptsBody,
})
const Region = z.object({ code: z.string(), name: z.string() })
/** GET /api/v1/lists?region= */
export const ListsQuery = z.object({ region: Code.optional() })
export const ListsBody = z.object({ region: Region, items: z.array(ListHead), asOf: z.string() })
/** GET /api/v1/lists/{list}?region=&version=&state=&group=&lead=&mine= */
export const ListQuery = z.object({
  region: Code.optional(),
  version: z.string().max(40).optional().describe('the one of today by default'),
  state: State.optional(),
  group: z.string().max(100).optional(),
  lead: z.string().max(100).optional().describe('a desk'),
  mine: z
    .enum(['true', 'false'])
    .transform((word) => word === 'true')
    .optional(),
})
export const ListFileQuery = ListQuery.extend({ purpose: Words(2, 200).optional() })
export const ListBody = ListHead.extend({
  region: Region,
  versions: z.array(VersionBody),
  items: z.array(ItemBody),
  groups: z.array(z.string()),
  leads: z.array(z.object({ desk: z.string(), title: z.string() })),
  may: z.array(z.enum(['publish', 'acknowledge'])),
  asOf: z.string(),
})
/** GET /api/v1/lists/{list}/items/{item}?region=&after= */
export const ItemQuery = z.object({ region: Code.optional(), after: z.string().regex(/^\d*$/).max(24).default('') })
export const ItemPage = z.object({
  list: ListHead.pick({ key: true, title: true, kind: true, version: true }),
  region: Region,
  item: ItemBody,
  history: z.array(ReportBody),
  desks: z.array(z.object({ desk: z.string(), title: z.string() })).describe('that may be named as its lead here'),
  below: z.object({
    level: z.number().int().nullable(),
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        state: State,
        due: z.string().nullable(),
        lead: z.string(),
        proofs: z.array(ProofBody.pick({ key: true, value: true, met: true, period: true })),
      }),
    ),
    next: z.string().nullable(),
  }),
  asOf: z.string(),
})
/** GET /api/v1/lists/{list}/diff?from=&to= */
export const DiffQuery = z.object({ from: z.string().max(40).optional(), to: z.string().max(40).optional() })
const DiffSide = z.object({
  number: z.number().int(),
  title: z.string(),
  text: z.string(),
  lead: z.string(),
  when: z.string(),
})
export const DiffBody = z.object({
  list: z.object({ key: z.string(), title: z.string() }),
  versions: z.array(VersionBody),
  from: VersionBody,
  to: VersionBody,
  counts: z.object({
    added: z.number().int(),
    removed: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
  }),
  items: z.array(
    z.object({ before: DiffSide.nullable(), after: DiffSide.nullable(), changes: z.array(z.enum(CHANGES)) }),
  ),
})
/** PUT /api/v1/lists/{list}/items/{item}/regions/{region}/assignment */
export const AssignItem = z.strictObject({
  version: z.number().int().min(0).describe('of the assignment that was seen; 0 where there is none'),
  desk: z.string().max(100).nullable().describe('null: whoever holds the role that the list names'),
  due: z.iso.date().nullable().default(null),
  task: z.string().trim().max(500).default(''),
})
/** POST …/report */
export const ReportItem = z.strictObject({
  note: Words(2, 1000).describe('what was done'),
  evidence: z
    .string()
    .trim()
    .max(300)
    .default('')
    .describe('where it is on record: an address or the number of a document'),
})
/** POST …/decision */
export const DecideItem = z.strictObject({ confirm: z.boolean(), reason: z.string().trim().max(500).default('') })
/** POST /api/v1/lists/{list}/publication */
export const PublishList = z.strictObject({
  edition: z.string().max(40).describe('which version of the list'),
  levels: z.array(z.number().int().min(4).max(5)).min(1).max(2),
})
export const Published = z.object({ asked: z.number().int() })
/** POST /api/v1/lists/{list}/receipt */
export const ReceiveList = z.strictObject({ edition: z.string().max(40).describe('which version of the list') })
export const Received = z.object({ receivedAt: z.string() })
/** PUT /api/v1/form-requests/{request}/admission: the item of the list that a form is, or why it may be asked though it is on none. */
export const AdmitForm = z.strictObject({
  list: z.string().max(64).optional(),
  item: z.string().max(64).optional().describe('of the list; or'),
  exception: Words(4, 500).optional().describe('why it is asked though it is on no list'),
})
export const AdmissionBody = z.object({
  permits: z
    .array(
      z.object({
        list: z.string(),
        title: z.string(),
        clause: z.string(),
        items: z.array(z.object({ key: z.string(), number: z.number().int(), title: z.string() })),
      }),
    )
    .describe('lists that say all that may be put on the level; empty where none does, and nothing need be said'),
  admitted: z
    .object({
      title: z.string(),
      item: z.string().nullable(),
      exception: z.string().nullable(),
      by: z.string(),
      at: z.string(),
    })
    .nullable(),
  may: z.array(z.enum(['item', 'exception'])),
})

export type ProofBody = z.infer<typeof ProofBody>
export type ReportBody = z.infer<typeof ReportBody>
export type ItemBody = z.infer<typeof ItemBody>
export type ListHead = z.infer<typeof ListHead>
export type ListsBody = z.infer<typeof ListsBody>
export type ListBody = z.infer<typeof ListBody>
export type ItemPage = z.infer<typeof ItemPage>
export type DiffBody = z.infer<typeof DiffBody>
export type VersionBody = z.infer<typeof VersionBody>
export type AssignItem = z.infer<typeof AssignItem>
export type AdmissionBody = z.infer<typeof AdmissionBody>
export type AdmitForm = z.infer<typeof AdmitForm>
