import { z } from 'zod'
import { balanceOf, levelOf, proposeSplit, widths } from '../../kernel/place/index.ts'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { listAliases, putAlias } from '../../store/place/aliases.ts'
import { type Household, type HouseholdKey, listHouseholds, listLoads } from '../../store/place/households.ts'
import { findRegion, listRegions } from '../../store/place/regions.ts'
import { appendAudit } from '../audit.ts'
import { BalanceBody, GridAliasBody, GridAliasPage, ProposalBody } from '../contract/place.ts'
import { inTree, pageOf, schemeOf, todayOf } from '../places.ts'
import { defineRoute } from '../route.ts'
import { write } from '../write.ts'

const Code = z.string().regex(/^\d{2,24}$/)

const balance = defineRoute({
  method: 'get',
  path: '/api/v1/grids/balance',
  who: 'households',
  tag: 'places',
  summary: 'Households per worker, by region one level down',
  query: z.object({ region: Code.optional() }),
  reply: BalanceBody,
  scoped: { param: 'region', kind: 'region' },
  run: async ({ program, caller, query }) => {
    const root = inTree(caller, query.region)
    if (!root.ok) return root
    const scheme = schemeOf(program)
    const level = levelOf(root.value, scheme.layers)
    if (level === undefined) return refuse('absent', 'absent')
    const all = widths(scheme.layers)
    const lowest = level >= all.length
    const on = todayOf(program)
    const [loads, regions] = await inScope(program.database, caller.acting, (tx) =>
      Promise.all([
        listLoads(tx, program.county, root.value, all[lowest ? level - 1 : level] ?? 0),
        lowest
          ? findRegion(tx, root.value, on).then((one) => (one ? [one] : []))
          : listRegions(tx, { root: root.value, level: level + 1, on }, { after: '', limit: 2000 }),
      ]),
    )
    const byRegion = Map.groupBy(loads, (load) => load.region)
    const items = regions.map(({ code, name }) => ({
      region: code,
      name,
      ...balanceOf(byRegion.get(code) ?? [], scheme.balance),
    }))
    return accept({ body: { ...scheme.balance, items } })
  },
})

/** Households of one village at most. */
const MOST = 5000

const proposal = defineRoute({
  method: 'get',
  path: '/api/v1/grids/proposal',
  who: 'households',
  tag: 'places',
  summary: 'The households of a village or grid, cut into groups of neighbours near the target',
  query: z.object({ region: Code }),
  reply: ProposalBody,
  scoped: { param: 'region', kind: 'region' },
  run: async ({ program, caller, query }) => {
    const region = inTree(caller, query.region)
    if (!region.ok) return region
    if (region.value.length < 12)
      return refuse('input', 'invalid-input', {
        params: { count: 1 },
        problems: [{ path: 'region', code: 'village-or-below' }],
      })
    const { target } = schemeOf(program).balance
    const filter = { county: program.county, region: region.value }
    const households: readonly Household[] = await inScope(program.database, caller.acting, (tx) =>
      listHouseholds(tx, filter, { after: null as HouseholdKey | null, limit: MOST }),
    )
    // in the order of doors: neighbours stay together, whatever group they lie in now
    const walked = households.toSorted((a, b) => order(a.door, b.door))
    const groups = proposeSplit(walked, { target }).map((group) => ({
      households: group.map(({ id }) => id),
      persons: group.reduce((sum, { persons }) => sum + persons, 0),
    }))
    return accept({ body: { target, groups } })
  },
})
const collator = new Intl.Collator('zh-CN', { numeric: true })
const order = (a: string, b: string): number => collator.compare(a, b)

const aliases = defineRoute({
  method: 'get',
  path: '/api/v1/grids/aliases',
  who: 'staff',
  tag: 'places',
  summary: 'Grids of other nets and the grid that took each over',
  query: z.object({
    region: Code.optional(),
    net: z.string().max(32).optional(),
    on: z.iso.date().optional(),
    after: z.string().max(200).default(''),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: GridAliasPage,
  scoped: { param: 'region', kind: 'region' },
  run: async ({ program, caller, query }) => {
    const root = inTree(caller, query.region)
    if (!root.ok) return root
    const filter = { county: program.county, root: root.value, net: query.net, on: query.on ?? todayOf(program) }
    const found = await listAliases(program.database.app, filter, { after: query.after, limit: query.limit + 1 })
    const { rows, next } = pageOf(found, query.limit, ({ net, foreignCode }) => `${net}|${foreignCode}`)
    return accept({ body: { items: [...rows], next } })
  },
})

const alias = defineRoute({
  method: 'put',
  path: '/api/v1/grids/aliases',
  who: 'places.keep',
  tag: 'places',
  summary: 'A grid of another net belongs to one of ours from a day on',
  body: GridAliasBody,
  reply: GridAliasBody,
  run: (call) =>
    write(call, async (tx) => {
      const { program, body, caller } = call
      const region = inTree(caller, body.region)
      const known = region.ok && region.value.length > 12 && (await findRegion(tx, region.value, body.validFrom))
      if (!known)
        return refuse('input', 'invalid-input', {
          params: { count: 1 },
          problems: [{ path: 'region', code: 'unknown-region' }],
        })
      await putAlias(tx, program.county, body)
      const object = { kind: 'grid-alias', id: `${body.net}|${body.foreignCode}` }
      await appendAudit(program, tx, caller, { action: 'grid.alias', object, region: body.region })
      return accept({ body })
    }),
})

export const routes = [balance, proposal, aliases, alias]
