import { z } from 'zod'
import { ancestorsOf, countyOf, levelOf, rollUpRegion, successorsOf, widths } from '../../kernel/place/index.ts'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { findRegion, listRegions, listShapes, namesOf, searchRegions } from '../../store/place/regions.ts'
import { listSuccessions, listSuccessionsBelow } from '../../store/place/successions.ts'
import { MapBody, MapQuery, RegionDetail, RegionPage, RegionQuery, SuccessorsBody } from '../contract/place.ts'
import { inTree, pageOf, schemeOf, todayOf } from '../places.ts'
import { presentRegion } from '../presenters/place.ts'
import { defineRoute } from '../route.ts'

const Code = z.string().regex(/^\d{2,24}$/)

const list = defineRoute({
  method: 'get',
  path: '/api/v1/regions',
  who: 'staff',
  tag: 'places',
  summary: 'Regions below a region, or found by name or code, on a day',
  query: RegionQuery,
  reply: RegionPage,
  scoped: { param: 'parent', kind: 'region' },
  run: async ({ program, caller, query }) => {
    const root = inTree(caller, query.parent)
    if (!root.ok) return root
    const scheme = schemeOf(program)
    const on = query.on ?? todayOf(program)
    const level = levelOf(root.value, scheme.layers)
    if (level === undefined) return refuse('absent', 'absent')
    const page = { after: query.after, limit: query.limit + 1 }
    const searched = query.q !== undefined && query.q !== ''
    const found = searched
      ? await searchRegions(program.database.app, { root: root.value, text: query.q ?? '', on }, page)
      : await listRegions(program.database.app, { root: root.value, level: level + 1, on }, page)
    const { rows, next } = pageOf(found, query.limit, (row) => (searched ? `${row.level}.${row.code}` : row.code))
    const items = rows.map((row) => presentRegion(program, scheme, row, caller.language))
    return accept({ body: { items, next } })
  },
})

const detail = defineRoute({
  method: 'get',
  path: '/api/v1/regions/{code}',
  who: 'staff',
  tag: 'places',
  summary: 'A region on a day, with those above it and what became of it',
  params: z.object({ code: Code }),
  query: z.object({ on: z.iso.date().optional() }),
  reply: RegionDetail,
  scoped: { param: 'code', kind: 'region' },
  run: async ({ program, caller, params, query }) => {
    const code = inTree(caller, params.code)
    if (!code.ok) return code
    const scheme = schemeOf(program)
    const on = query.on ?? todayOf(program)
    const sql = program.database.app
    const above = ancestorsOf(code.value, scheme.layers)
      .filter((one) => one.length >= 6)
      .toReversed()
    const [region, names, successions] = await Promise.all([
      findRegion(sql, code.value, on),
      namesOf(sql, above, on),
      listSuccessions(sql, code.value),
    ])
    if (region === undefined) return refuse('absent', 'absent')
    const path = [...above.map((one) => ({ code: one, name: names.get(one) ?? one })), region]
    return accept({
      body: {
        ...presentRegion(program, scheme, region, caller.language),
        path: path.map(({ code: one, name }) => ({ code: one, name })),
        successions: successions.map((one) => ({ ...one })),
      },
    })
  },
})

const successors = defineRoute({
  method: 'get',
  path: '/api/v1/regions/{code}/successors',
  who: 'staff',
  tag: 'places',
  summary: 'What a region of one day is on another, and where its records count',
  params: z.object({ code: Code }),
  query: z.object({ since: z.iso.date(), on: z.iso.date().optional() }),
  reply: SuccessorsBody,
  scoped: { param: 'code', kind: 'region' },
  run: async ({ program, caller, params, query }) => {
    const code = inTree(caller, params.code)
    if (!code.ok) return code
    const sql = program.database.app
    const stood = await findRegion(sql, code.value, query.since)
    if (stood === undefined) return refuse('absent', 'absent')
    const on = query.on ?? todayOf(program)
    const lines = await listSuccessionsBelow(sql, countyOf(code.value))
    const codes = successorsOf(code.value, lines, query.since, on)
    const names = await namesOf(sql, codes, on)
    const levels = widths(schemeOf(program).layers)
    return accept({
      body: {
        successors: codes.map((one) => ({ code: one, name: names.get(one) ?? one })),
        countsIn: rollUpRegion(code.value, lines, query.since, on, levels),
      },
    })
  },
})

const map = defineRoute({
  method: 'get',
  path: '/api/v1/map/{region}',
  who: 'staff',
  tag: 'places',
  summary: 'Boundaries of the regions below, as GeoJSON',
  params: z.object({ region: Code }),
  query: MapQuery,
  reply: MapBody,
  scoped: { param: 'region', kind: 'region' },
  run: async ({ program, caller, params, query }) => {
    const root = inTree(caller, params.region)
    if (!root.ok) return root
    const level = levelOf(root.value, schemeOf(program).layers)
    const on = query.on ?? todayOf(program)
    const known = level === undefined ? undefined : await findRegion(program.database.app, root.value, on)
    if (level === undefined || known === undefined) return refuse('absent', 'absent')
    const asked = Math.max(level + 1, query.level ?? level + 1)
    const shapes = await listShapes(program.database.app, { root: root.value, level: asked, on })
    const features = shapes.map(({ code, name, geometry }) => ({
      type: 'Feature' as const,
      properties: { code, name },
      geometry,
    }))
    const headers = { 'cache-control': 'private, max-age=3600' }
    return accept({ body: { type: 'FeatureCollection' as const, features }, headers })
  },
})

export const routes = [list, detail, successors, map]
