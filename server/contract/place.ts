import { z } from 'zod'

export const RegionBody = z.object({
  code: z.string(),
  name: z.string(),
  level: z.number().int(),
  kind: z.string(),
  kindTitle: z.string(),
  parent: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  children: z.number().int(),
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
  note: z.string(),
  worker: z.string().nullable(),
  version: z.number().int(),
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
/** GET /api/v1/map/{region}: GeoJSON of the children, properties {code, name}; `tiles` where there are no boundaries. */
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
export type RegionBody = z.infer<typeof RegionBody>
export type RegionDetail = z.infer<typeof RegionDetail>
export type HouseholdRow = z.infer<typeof HouseholdRow>
