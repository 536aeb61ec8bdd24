import { z } from 'zod'

export const RegionBody = z.object({
  code: z.string(),
  name: z.string(),
  level: z.number().int(),
  kind: z.string(),
  kindTitle: z.string(),
  form: z.string().describe('type of a grid: rural, building … as the county names them; empty elsewhere'),
  formTitle: z.string(),
  area: z.string().describe('what a grid covers, in words'),
  parent: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  children: z.number().int(),
})
const Code = z.string().regex(/^\d{2,24}$/)
const Day = z.iso.date()
/** A page of anything: `after` is the `next` of the page before. */
const paged = {
  after: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}
export const RegionQuery = z.object({
  parent: Code.optional(),
  q: z.string().trim().max(60).optional(),
  on: Day.optional().describe('day whose tree is asked for; default today'),
  ...paged,
})
/** GET /api/v1/regions?parent=&q=&on=YYYY-MM-DD: children of a region, or a search by name or code in scope. */
export const RegionPage = z.object({ items: z.array(RegionBody), next: z.string().nullable() })
/** GET /api/v1/regions/{code}: the region with its ancestors from the county down. */
export const RegionDetail = RegionBody.extend({
  path: z.array(z.object({ code: z.string(), name: z.string() })),
  successions: z.array(
    z.object({ kind: z.string(), on: z.string(), from: z.string(), to: z.string(), document: z.string() }),
  ),
})
/** GET /api/v1/desks?matter=&action= : desks that may be chosen for an action, nearest and most used first. */
export const DeskPage = z.object({
  items: z.array(
    z.object({
      desk: z.string(),
      title: z.string(),
      people: z.array(z.string()),
      open: z.number().int(),
      suggested: z.boolean(),
    }),
  ),
})
/** GET /api/v1/households?region=&q= */
export const HouseholdRow = z.object({
  id: z.string(),
  door: z.string(),
  head: z.string().describe('masked: 王*'),
  phone: z.string().nullable().describe('masked: 138****8000'),
  persons: z.number().int(),
  region: z.string(),
  regionName: z.string().describe('grid and group as people call them'),
  villageName: z.string(),
  note: z.string(),
  worker: z.string().nullable(),
  workerName: z.string().nullable(),
  version: z.number().int(),
  revealUrl: z.string().describe('POST a reason there to see name and phone in clear'),
})
export const HouseholdPage = z.object({
  items: z.array(HouseholdRow),
  next: z.string().nullable(),
  total: z.number().int(),
})
/** GET /api/v1/grids/balance?region= : households per worker by region one level down; `target` is the pack's number. */
export const BalanceBody = z.object({
  target: z.number(),
  low: z.number(),
  high: z.number(),
  items: z.array(
    z.object({
      region: z.string(),
      name: z.string(),
      households: z.number().int(),
      workers: z.number().int(),
      unassigned: z.number().int(),
      perWorker: z.number().nullable(),
      outside: z.number().int().describe('workers outside low..high'),
    }),
  ),
})
/** GET /api/v1/grids/workers?region= : who may keep contact with the households of a village, grid or group, and with how many each does. */
export const WorkersBody = z.object({
  target: z.number(),
  low: z.number(),
  high: z.number(),
  items: z.array(
    z.object({
      position: z.string().describe('what a household’s `worker` names'),
      name: z.string(),
      roleTitle: z.string(),
      region: z.string().describe('a household may be given to whose region holds it'),
      regionName: z.string(),
      households: z.number().int(),
    }),
  ),
})
/**
 * GET /api/v1/map/{region}: GeoJSON of the children, or of everything below at `level`; properties {code, name}. Empty where there
 * are no boundaries: the screen then lays tiles out of the tree.
 */
export const MapQuery = z.object({ level: z.coerce.number().int().min(2).max(9).optional(), on: Day.optional() })
export const MapBody = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.object({ code: z.string(), name: z.string() }),
      geometry: z.unknown(),
    }),
  ),
})
export const HouseholdQuery = z.object({
  region: Code.optional(),
  q: z.string().trim().max(40).optional(),
  unassigned: z.enum(['true', 'false']).optional(),
  worker: z.uuid().optional().describe('those whom this position keeps contact with'),
  on: Day.optional().describe('where they lay on a past day; default now'),
  ...paged,
})
/** PATCH /api/v1/households/{id}: what is left out stays; `version` is the one that was seen. */
export const ChangeHousehold = z.strictObject({
  version: z.number().int().min(1),
  region: Code.optional().describe('another group: a household lies in exactly one'),
  door: z.string().trim().min(1).max(40).optional(),
  persons: z.number().int().min(0).max(99).optional(),
  note: z.string().trim().max(500).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^1\d{10}$/)
    .nullable()
    .optional(),
  worker: z.uuid().nullable().optional().describe('position of the worker who keeps contact'),
})
/**
 * POST /api/v1/households/hand-over: all to one worker, or to nobody; all or none. A worker of another group of the same village
 * takes them into his group.
 */
export const HandOver = z.strictObject({
  worker: z.uuid().nullable(),
  households: z
    .array(z.strictObject({ id: z.uuid(), version: z.number().int().min(1) }))
    .min(1)
    .max(200),
})
export const HandedOver = z.object({
  changed: z.number().int(),
  moved: z.number().int().describe('of these, taken into the worker’s group'),
})
/** POST /api/v1/households/{id}/reveal: name and phone in clear, kept in the audit with the reason. */
export const RevealHousehold = z.strictObject({ reason: z.string().trim().min(2).max(200) })
export const RevealedHousehold = z.object({ head: z.string(), phone: z.string().nullable() })
/** GET /api/v1/grids/proposal?region= : the households of a village cut into groups of neighbours near the target. */
export const ProposalBody = z.object({
  target: z.number(),
  groups: z.array(z.object({ households: z.array(z.string()), persons: z.number().int() })),
})
/** GET /api/v1/grids/aliases, PUT the same: grids of other nets and the grid of the county's one net that took them over. */
export const GridAliasBody = z.object({
  net: z.string().trim().min(1).max(32),
  foreignCode: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .regex(/^[^|]*$/),
  region: Code,
  name: z.string().trim().max(60).default(''),
  validFrom: Day,
})
export const GridAliasPage = z.object({
  items: z.array(GridAliasBody.extend({ validTo: z.string().nullable() })),
  next: z.string().nullable(),
})
const GridForm = z.string().max(32)
const Area = z.string().trim().max(300)
/** POST /api/v1/grids: a new grid below a village, or a layer below a grid; its code is the next free one. */
export const DrawGrid = z.strictObject({
  parent: Code,
  name: z.string().trim().min(1).max(60),
  form: GridForm.default(''),
  area: Area.default(''),
})
/** PATCH /api/v1/grids/{code}: what is left out stays. */
export const DescribeGrid = z.strictObject({ form: GridForm.optional(), area: Area.optional() })
/** PUT /api/v1/organisations/{code}: corrects what is known of it; the code stays for ever. */
export const PutOrganisation = z.strictObject({
  name: z.string().trim().min(1).max(60),
  shortName: z.string().trim().max(30).default(''),
  hierarchy: z.string().max(32),
  kind: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/)
    .describe('party-branch, party-group, co-op, office …'),
  region: Code,
  parent: z.string().max(64).nullable().default(null),
  validFrom: Day,
  validTo: Day.nullable().default(null),
})
/** POST /api/v1/organisations */
export const AddOrganisation = PutOrganisation.extend({ code: z.string().regex(/^[a-z][a-z0-9-]{1,63}$/) })
export const OrganisationBody = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  hierarchy: z.string(),
  hierarchyTitle: z.string(),
  kind: z.string(),
  region: z.string(),
  parent: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  children: z.number().int(),
})
/** GET /api/v1/organisations: of one's region and below, by hierarchy, parent, region or name. */
export const OrganisationQuery = z.object({
  region: Code.optional(),
  hierarchy: z.string().max(32).optional(),
  parent: z.string().max(64).optional(),
  q: z.string().trim().max(60).optional(),
  on: Day.optional(),
  ...paged,
})
export const OrganisationPage = z.object({ items: z.array(OrganisationBody), next: z.string().nullable() })
const Name = z.string().trim().min(1).max(60)
const common = { on: Day, document: z.string().trim().min(1).max(200) }
/**
 * POST /api/v1/successions: merge, split, rename or move regions from a day on. `document` is the decision that orders it.
 * Records stay where they were made; households and the positions of closed grids go over.
 */
export const MakeSuccession = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rename'), code: Code, name: Name, ...common }),
  z.strictObject({ kind: z.literal('merge'), from: z.array(Code).min(1).max(50), to: Code, name: Name, ...common }),
  z.strictObject({
    kind: z.literal('split'),
    from: Code,
    into: z
      .array(z.strictObject({ code: Code, name: Name, children: z.array(Code).max(2000) }))
      .min(1)
      .max(50),
    ...common,
  }),
  z.strictObject({ kind: z.literal('move'), from: Code, parent: Code, code: Code.optional(), ...common }),
])
export const SuccessionBody = z.object({
  closed: z.array(z.string()),
  opened: z.array(z.object({ code: z.string(), name: z.string() })),
  households: z.number().int().describe('taken along'),
  positions: z.number().int().describe('opened at the new regions'),
  busyDesks: z
    .array(z.string())
    .describe('desks of closed regions that still have open tasks and go on until these are done'),
})
/** GET /api/v1/regions/{code}/successors?since=&on= : what a region of a past day is on another, and where its records count. */
export const SuccessorsBody = z.object({
  successors: z.array(z.object({ code: z.string(), name: z.string() })),
  countsIn: z.string(),
})
export type RegionBody = z.infer<typeof RegionBody>
export type RegionDetail = z.infer<typeof RegionDetail>
export type HouseholdRow = z.infer<typeof HouseholdRow>
export type OrganisationBody = z.infer<typeof OrganisationBody>
export type MakeSuccession = z.infer<typeof MakeSuccession>
