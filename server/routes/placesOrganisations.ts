import { z } from 'zod'
import { within } from '../../kernel/place/index.ts'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { findOrganisation, listOrganisations } from '../../store/place/organisations.ts'
import { OrganisationBody, OrganisationPage, OrganisationQuery } from '../contract/place.ts'
import { inTree, pageOf, todayOf, treeOf } from '../places.ts'
import { presentOrganisation } from '../presenters/place.ts'
import { defineRoute } from '../route.ts'

const list = defineRoute({
  method: 'get',
  path: '/api/v1/organisations',
  who: 'staff',
  tag: 'places',
  summary: 'Organisations of one’s region and below, by hierarchy, parent, region or name',
  query: OrganisationQuery,
  reply: OrganisationPage,
  scoped: { param: 'region', kind: 'region' },
  run: async ({ program, caller, query }) => {
    const root = inTree(caller, query.region)
    if (!root.ok) return root
    const { region, hierarchy, parent, q: text, limit } = query
    const on = query.on ?? todayOf(program)
    const filter = { root: root.value, region, hierarchy, parent, text, on }
    const found = await listOrganisations(program.database.app, filter, { after: query.after, limit: limit + 1 })
    const { rows, next } = pageOf(found, limit, ({ code }) => code)
    return accept({ body: { items: rows.map((row) => presentOrganisation(row, caller.language)), next } })
  },
})

const detail = defineRoute({
  method: 'get',
  path: '/api/v1/organisations/{code}',
  who: 'staff',
  tag: 'places',
  summary: 'An organisation',
  params: z.object({ code: z.string().max(64) }),
  reply: OrganisationBody,
  scoped: { param: 'code', kind: 'organisation' },
  run: async ({ program, caller, params }) => {
    const root = treeOf(caller)
    if (!root.ok) return root
    const found = await findOrganisation(program.database.app, params.code, todayOf(program))
    if (found === undefined || !within(found.region, root.value)) return refuse('absent', 'absent')
    return accept({ body: presentOrganisation(found, caller.language) })
  },
})

export const routes = [list, detail]
