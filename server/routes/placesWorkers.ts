import { z } from 'zod'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { listWorkers } from '../../store/place/workers.ts'
import { WorkersBody } from '../contract/place.ts'
import { inTree, schemeOf, todayOf } from '../places.ts'
import { defineRoute } from '../route.ts'

/** A village: below it people know each other, above it nobody hands over households one by one. */
const VILLAGE = 12

export const routes = [
  defineRoute({
    method: 'get',
    path: '/api/v1/grids/workers',
    who: 'households',
    tag: 'places',
    summary: 'Who may keep contact with the households of a village, grid or group, and with how many each does',
    query: z.object({ region: z.string().regex(/^\d{2,24}$/) }),
    reply: WorkersBody,
    scoped: { param: 'region', kind: 'region' },
    run: async ({ program, caller, query }) => {
      const region = inTree(caller, query.region)
      if (!region.ok) return region
      if (region.value.length < VILLAGE)
        return refuse('input', 'invalid-input', {
          params: { count: 1 },
          problems: [{ path: 'region', code: 'village-or-below' }],
        })
      const roles = program.packs.set.packs
        .flatMap((pack) => pack.roles ?? [])
        .filter(({ abilities, reach }) => abilities.includes('households') && reach === 'region')
      const { target, low, high } = schemeOf(program).balance
      const workers = await inScope(program.database, caller.acting, (tx) =>
        listWorkers(tx, {
          county: program.county,
          region: region.value,
          roles: roles.map(({ key }) => key),
          day: todayOf(program),
        }),
      )
      const items = workers.map(({ role, ...worker }) => ({
        ...worker,
        roleTitle: program.packs.words(program.packs.role(role)?.title ?? role, caller.language),
      }))
      return accept({ body: { target, low, high, items } })
    },
  }),
]
