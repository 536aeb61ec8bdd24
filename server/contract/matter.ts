import { z } from 'zod'

export const RegionRef = z.object({
  code: z.string(),
  name: z.string(),
  path: z.string().describe('names from township down, joined by ·'),
})
/** Time left, in the clock's own unit; negative amounts are lateness. */
export const TimeLeft = z.object({
  dueAt: z.string(),
  unit: z.enum(['minutes', 'hours', 'natural-days', 'working-days']),
  amount: z.number(),
  bucket: z.enum(['late', 'today', 'later']),
  /** In words: 「剩 2 个工作日」「超 3 天」. */
  text: z.string(),
})
export const MatterRow = z.object({
  id: z.string(),
  number: z.string(),
  process: z.string(),
  processTitle: z.string(),
  subject: z.string(),
  region: RegionRef,
  category: z.object({ code: z.string(), title: z.string() }).nullable(),
  channel: z.string(),
  channelTitle: z.string(),
  lodgedAt: z.string(),
  step: z.string(),
  stepTitle: z.string(),
  stage: z.string(),
  holder: z.string().nullable().describe('who has it, in words'),
  timeLeft: TimeLeft.nullable(),
  late: z.boolean(),
  closedAt: z.string().nullable(),
  outcome: z.string().nullable(),
  outcomeTitle: z.string().nullable().describe('how it ended, in words'),
  version: z.number().int(),
  task: z.object({ key: z.string(), kind: z.enum(['lead', 'help', 'supervise']) }).nullable(),
})
/** Short: action → title; the matter's page has the fields. Taken by POST /api/v1/matters/{id}/actions/{action}. */
export const Acts = z.record(z.string(), z.object({ title: z.string(), primary: z.boolean() }))
export const MatterPage = z.object({
  items: z.array(
    MatterRow.extend({ may: z.number().int().describe('what may be done with it: a place in `acts`, from 0') }),
  ),
  acts: z.array(Acts).describe('each once, however many rows may have the same done'),
  next: z.string().nullable().describe('key of the next page; null at the end'),
  counts: z.object({ late: z.number().int(), today: z.number().int(), later: z.number().int() }).nullable(),
})
export const FieldBody = z.object({
  key: z.string(),
  title: z.string(),
  type: z.enum([
    'text',
    'long-text',
    'choice',
    'yes-no',
    'date',
    'integer',
    'region',
    'desk',
    'desks',
    'matter',
    'files',
  ]),
  required: z.boolean(),
  max: z.number().int().nullable(),
  options: z.array(z.object({ value: z.string(), title: z.string(), parent: z.string().nullable() })).nullable(),
  toResident: z.boolean(),
  value: z.string().optional().describe('filled in advance from what is known; to be checked'),
})
export const OfferBody = z.object({
  url: z.string(),
  title: z.string(),
  primary: z.boolean(),
  consequence: z.string().nullable(),
  fields: z.array(FieldBody),
  /** Reply templates that fit the action and the category; the screen inserts `body` into the long text to the resident. */
  templates: z.array(z.object({ key: z.string(), title: z.string(), body: z.string() })).optional(),
})
export const TimelineItem = z.object({
  seq: z.number().int(),
  at: z.string(),
  actor: z.string().describe('name and post in words; the resident is 「反映人」'),
  actorKind: z.enum(['staff', 'resident', 'system']),
  action: z.string(),
  title: z.string(),
  stage: z.string(),
  /** Lines of what was written, already in words: label and text. */
  lines: z.array(z.object({ label: z.string(), text: z.string(), toResident: z.boolean() })),
})
export const MatterBody = MatterRow.extend({
  body: z.string(),
  address: z.string(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  contact: z.object({ name: z.string(), phone: z.string(), revealUrl: z.string().nullable() }).nullable(),
  stages: z.array(z.object({ key: z.string(), title: z.string(), state: z.enum(['done', 'now', 'todo']) })),
  tasks: z.array(
    z.object({
      desk: z.string(),
      holder: z.string(),
      people: z.array(z.string()),
      kind: z.enum(['lead', 'help', 'supervise']),
      stepTitle: z.string(),
      openedAt: z.string(),
      timeLeft: TimeLeft.nullable(),
      doneAt: z.string().nullable(),
    }),
  ),
  timeline: z.array(TimelineItem),
  attachments: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      mediaType: z.string(),
      width: z.number().nullable(),
      height: z.number().nullable(),
    }),
  ),
  related: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      subject: z.string(),
      lodgedAt: z.string(),
      stepTitle: z.string(),
      why: z.string(),
    }),
  ),
  verdict: z
    .object({ contacted: z.boolean(), resolved: z.boolean(), satisfaction: z.number().int(), source: z.string() })
    .nullable(),
  parameters: z.object({ key: z.string(), title: z.string(), basis: z.string() }),
  offers: z.record(z.string(), OfferBody),
  paper: z.string().nullable().describe('address of the printable sheet, where the matter became a paper'),
})
/** GET /api/v1/matters. `view`: inbox = tasks on my desk; scope = all I may see; done = what my desk has dealt with. */
export const MatterQuery = z.object({
  view: z.enum(['inbox', 'scope', 'done']).default('inbox'),
  process: z.string().max(64).optional(),
  state: z.enum(['open', 'closed', 'all']).default('all'),
  bucket: z.enum(['late', 'today', 'later']).optional(),
  kind: z.enum(['lead', 'help', 'supervise']).optional(),
  region: z
    .string()
    .regex(/^\d{2,24}$/)
    .optional(),
  /** With `region`: only what was lodged at that very region, nothing below it. */
  here: z.enum(['true', 'false']).optional(),
  /** Organisation (or region of a desk without one) that answers for it. */
  org: z.string().max(64).optional(),
  /** A code and all below it; `none`: without any. */
  category: z.string().max(32).optional(),
  step: z.string().max(64).optional(),
  late: z.enum(['true', 'false']).optional(),
  verdict: z.enum(['resolved', 'unresolved', 'satisfied', 'basically', 'dissatisfied', 'none']).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  q: z.string().trim().max(100).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
/** POST /api/v1/matters (staff, for a resident) and the public form. */
export const LodgeMatter = z.object({
  process: z.string().max(64),
  region: z.string().regex(/^\d{6,24}$/),
  subject: z.string().trim().max(60).default(''),
  body: z.string().trim().min(5).max(2000),
  category: z.string().max(32).nullish(),
  address: z.string().trim().max(120).default(''),
  lon: z.number().min(73).max(136).nullish(),
  lat: z.number().min(3).max(54).nullish(),
  contactName: z.string().trim().max(40).nullish(),
  contactPhone: z
    .string()
    .trim()
    .regex(/^1\d{10}$/)
    .nullish(),
  channel: z.string().max(32).nullish(),
  attachments: z.array(z.uuid()).max(6).default([]),
  data: z.record(z.string(), z.unknown()).default({}),
})
export const LodgedBody = z.object({
  id: z.string(),
  number: z.string(),
  trackingCode: z.string().describe('shown once; it opens /t/{code}'),
  trackUrl: z.string(),
})
/** POST /api/v1/regions/{code}/similar */
export const SimilarPage = z.object({
  items: z.array(
    z.object({
      number: z.string(),
      subject: z.string().nullable().describe('only where its lodger allows it to be published'),
      category: z.string().nullable(),
      lodgedAt: z.string(),
      stepTitle: z.string(),
      said: z.union([z.number().int(), z.literal('few')]).describe('how many have said it; few: under five'),
    }),
  ),
})
/** POST /api/v1/matters/{id}/actions/{action} */
const check = z.boolean().default(false).describe('decide only: what it would answer; nothing is written or sent')
export const ActOnMatter = z.object({
  version: z.number().int().min(0),
  data: z.record(z.string(), z.unknown()).default({}),
  check,
})
/** POST /api/v1/matters/batch: each item is decided alone; the reply has one result per item. */
export const BatchAct = z.object({
  action: z.string().max(64),
  items: z
    .array(z.object({ id: z.uuid(), version: z.number().int().min(0) }))
    .min(1)
    .max(100),
  data: z.record(z.string(), z.unknown()).default({}),
  check,
})
export type MatterRow = z.infer<typeof MatterRow>
export type Acts = z.infer<typeof Acts>
export type MatterPage = z.infer<typeof MatterPage>
export type MatterBody = z.infer<typeof MatterBody>
export type MatterQuery = z.infer<typeof MatterQuery>
export type LodgeMatter = z.infer<typeof LodgeMatter>
export type FieldBody = z.infer<typeof FieldBody>
export type OfferBody = z.infer<typeof OfferBody>
export type TimeLeft = z.infer<typeof TimeLeft>
