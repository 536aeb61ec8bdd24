import { z } from 'zod'
import { levelOf, within } from '../../kernel/place/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Tx } from '../../store/database.ts'
import { findOrganisation } from '../../store/place/organisations.ts'
import { describeRegion, findRegion } from '../../store/place/regions.ts'
import { appendAudit } from '../audit.ts'
import {
  AddOrganisation,
  DescribeGrid,
  DrawGrid,
  OrganisationBody,
  PutOrganisation,
  RegionBody,
} from '../contract/place.ts'
import { drawGrid, formProblems } from '../place/grid.ts'
import { keepOrganisation } from '../place/organisation.ts'
import { inTree, schemeOf, todayOf, treeOf } from '../places.ts'
import { presentOrganisation, presentRegion } from '../presenters/place.ts'
import type { Program } from '../program.ts'
import { publishedPages } from '../publication/pages.ts'
import { type Call, defineRoute, type Reply } from '../route.ts'
import { write } from '../write.ts'

const common = { who: 'places.keep', tag: 'places' } as const

const shown = async (
  { program, caller }: Pick<Call<'places.keep'>, 'program' | 'caller'>,
  tx: Tx,
  code: string,
): Promise<RegionBody | undefined> => {
  const found = await findRegion(tx, code, todayOf(program))
  return found && presentRegion(program, schemeOf(program), found, caller.language)
}

/** The public page of the village tells of its grids. */
const republish = <T>(program: Program, code: string, done: Result<Reply<T>>): Result<Reply<T>> => {
  if (done.ok) publishedPages(program).changed(code)
  return done
}

const draw = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/grids',
  summary: 'Draw a grid below a village, or a layer below a grid, under the next free code',
  body: DrawGrid,
  reply: RegionBody,
  status: 201,
  run: async (call) => {
    const { program, caller, body } = call
    const root = treeOf(caller)
    if (!root.ok) return root
    if (!within(body.parent, root.value))
      return refuse('input', 'invalid-input', {
        problems: [{ path: 'parent', code: 'unknown-region' }],
        params: { count: 1 },
      })
    const done = await write(call, async (tx) => {
      const drawn = await drawGrid(program, tx, body)
      if (!drawn.ok) return drawn
      const object = { kind: 'region', id: drawn.value }
      await appendAudit(program, tx, caller, { action: 'grid.draw', object, region: drawn.value })
      const made = await shown(call, tx, drawn.value)
      return made ? accept({ status: 201, body: made }) : refuse('absent', 'absent')
    })
    return republish(program, body.parent, done)
  },
})

const describe = defineRoute({
  ...common,
  method: 'patch',
  path: '/api/v1/grids/{code}',
  summary: 'Say what type a grid is of and what it covers',
  params: z.object({ code: z.string().regex(/^\d{2,24}$/) }),
  scoped: { param: 'code', kind: 'region' },
  body: DescribeGrid,
  reply: RegionBody,
  run: async (call) => {
    const { program, caller, body, params } = call
    const region = inTree(caller, params.code)
    if (!region.ok) return region
    const scheme = schemeOf(program)
    const done = await write(call, async (tx) => {
      const found = await findRegion(tx, region.value, todayOf(program))
      if (found === undefined) return refuse('absent', 'absent')
      if (region.value.length <= 12) return refuse('rules', 'not-a-grid', { params: { code: region.value } })
      const level = levelOf(region.value, scheme.layers) ?? found.level
      const problems = formProblems(scheme, level, body.form ?? '')
      if (problems.length > 0) return refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
      await describeRegion(tx, region.value, body)
      const object = { kind: 'region', id: region.value }
      const detail = { fields: Object.keys(body).join(' ') }
      await appendAudit(program, tx, caller, { action: 'grid.describe', object, region: region.value, detail })
      const now = await shown(call, tx, region.value)
      return now ? accept({ body: now }) : refuse('absent', 'absent')
    })
    return republish(program, region.value, done)
  },
})

type Keep = Pick<Call<'places.keep'>, 'program' | 'caller' | 'idempotencyKey' | 'params' | 'request'> & {
  readonly body: z.output<typeof PutOrganisation>
}

const keepOne = async (call: Keep, code: string, status: number): Promise<Result<Reply<OrganisationBody>>> => {
  const { program, caller, body } = call
  const root = treeOf(caller)
  if (!root.ok) return root
  const done = await write<OrganisationBody>(call, async (tx) => {
    const before = await findOrganisation(tx, code, todayOf(program))
    if (status === 201 && before !== undefined) return wrongCode
    if (status === 200 && before === undefined) return refuse('absent', 'absent')
    const kept = await keepOrganisation(program, tx, root.value, { ...body, code })
    if (!kept.ok) return kept
    const object = { kind: 'organisation', id: code }
    await appendAudit(program, tx, caller, { action: 'organisation.keep', object, region: body.region })
    const now = await findOrganisation(tx, code, todayOf(program))
    return now ? accept({ status, body: presentOrganisation(now, caller.language) }) : refuse('absent', 'absent')
  })
  return republish(program, body.region, done)
}
const wrongCode = refuse('input', 'invalid-input', {
  problems: [{ path: 'code', code: 'code-taken' }],
  params: { count: 1 },
})

const add = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/organisations',
  summary: 'Add an organisation to its hierarchy: a party group of a grid, a co-op',
  body: AddOrganisation,
  reply: OrganisationBody,
  status: 201,
  run: ({ body: { code, ...body }, ...call }) => keepOne({ ...call, body }, code, 201),
})

const change = defineRoute({
  ...common,
  method: 'put',
  path: '/api/v1/organisations/{code}',
  summary: 'Correct an organisation, or say when it ends',
  params: z.object({ code: z.string().max(64) }),
  scoped: { param: 'code', kind: 'organisation' },
  body: PutOrganisation,
  reply: OrganisationBody,
  run: (call) => keepOne(call, call.params.code, 200),
})

export const routes = [draw, describe, add, change]
