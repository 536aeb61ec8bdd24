import { z } from 'zod'
import { within } from '../../kernel/place/index.ts'
import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope, type Tx } from '../../store/database.ts'
import {
  changeHousehold,
  countHouseholds,
  findHousehold,
  findWorker,
  type Household,
  type HouseholdKey,
  listHouseholds,
  rememberRegion,
} from '../../store/place/households.ts'
import { findRegion } from '../../store/place/regions.ts'
import { appendAudit } from '../audit.ts'
import {
  ChangeHousehold,
  HouseholdPage,
  HouseholdQuery,
  HouseholdRow,
  RevealedHousehold,
  RevealHousehold,
} from '../contract/place.ts'
import { inTree, lowestWidth, pageOf, schemeOf, todayOf } from '../places.ts'
import { presentHousehold } from '../presenters/place.ts'
import type { Program } from '../program.ts'
import { defineRoute } from '../route.ts'
import { write } from '../write.ts'

const keyOf = ({ region, door, id }: HouseholdKey): string =>
  Buffer.from(JSON.stringify([region, door, id])).toString('base64url')

const Key = z.tuple([z.string(), z.string(), z.uuid()])
/** Null for the first page; a refusal for what is no key of ours. */
const readKey = (after: string): Result<HouseholdKey | null> => {
  if (after === '') return accept(null)
  try {
    const [region, door, id] = Key.parse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')))
    return accept({ region, door, id })
  } catch {
    return refuse('input', 'invalid-input', {
      params: { count: 1 },
      problems: [{ path: 'after', code: 'invalid_format' }],
    })
  }
}

const list = defineRoute({
  method: 'get',
  path: '/api/v1/households',
  who: 'households',
  tag: 'people',
  summary: 'Households of one’s region',
  query: HouseholdQuery,
  reply: HouseholdPage,
  scoped: { param: 'region', kind: 'region' },
  run: async ({ program, caller, query }) => {
    const region = inTree(caller, query.region)
    const after = readKey(query.after)
    if (!region.ok) return region
    if (!after.ok) return after
    const unassigned = query.unassigned === 'true'
    const filter = {
      county: program.county,
      region: region.value,
      text: query.q,
      unassigned,
      worker: query.worker,
      on: query.on,
    }
    const page = { after: after.value, limit: query.limit + 1 }
    const [found, total] = await inScope(program.database, caller.acting, (tx) =>
      Promise.all([listHouseholds(tx, filter, page), countHouseholds(tx, filter)]),
    )
    const { rows, next } = pageOf(found, query.limit, keyOf)
    return accept({ body: { items: rows.map((row) => presentHousehold(program, row)), next, total } })
  },
})

const params = z.object({ id: z.uuid() })

const show = defineRoute({
  method: 'get',
  path: '/api/v1/households/{id}',
  who: 'households',
  tag: 'people',
  summary: 'One household, masked',
  params,
  reply: HouseholdRow,
  scoped: { param: 'id', kind: 'household' },
  run: async ({ program, caller, params: { id } }) => {
    const found = await inScope(program.database, caller.acting, (tx) => findHousehold(tx, program.county, id))
    return found ? accept({ body: presentHousehold(program, found) }) : refuse('absent', 'absent')
  },
})

const change = defineRoute({
  method: 'patch',
  path: '/api/v1/households/{id}',
  who: 'households',
  tag: 'people',
  summary: 'Correct a household',
  params,
  body: ChangeHousehold,
  reply: HouseholdRow,
  scoped: { param: 'id', kind: 'household' },
  run: (call) =>
    write(call, async (tx) => {
      const { program, body, caller } = call
      const { county } = program
      const before = await findHousehold(tx, county, call.params.id)
      if (before === undefined) return refuse('absent', 'absent')
      const stale = (version: number) =>
        refuse('rules', 'stale-version', { params: { version }, may: [String(version)] })
      if (before.version !== body.version) return stale(before.version)
      const to = {
        region: body.region ?? before.region,
        door: body.door ?? before.door,
        persons: body.persons ?? before.persons,
        worker: body.worker === undefined ? before.worker : body.worker,
        note: body.note ?? before.note,
        phoneCipher: sealed(program, body.phone, before),
      }
      const problems = [
        ...(to.region === before.region ? [] : await regionProblems(tx, program, caller.acting.scope, to.region)),
        ...(to.worker === null || (to.worker === before.worker && to.region === before.region)
          ? []
          : await workerProblems(tx, program, to.worker, to.region)),
      ]
      if (problems.length > 0) return refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
      const version = await changeHousehold(tx, county, before.id, body.version, to)
      if (version === undefined) return stale(before.version + 1)
      if (to.region !== before.region) {
        const was = { county, household: before.id, region: before.region, day: todayOf(program) }
        await rememberRegion(tx, was)
      }
      const fields = Object.keys(body).filter((key) => key !== 'version')
      const object = { kind: 'household', id: before.id }
      await appendAudit(program, tx, caller, {
        action: 'household.change',
        object,
        region: to.region,
        detail: { fields: fields.join(' ') },
      })
      const after = await findHousehold(tx, county, before.id)
      return after ? accept({ body: presentHousehold(program, after) }) : refuse('absent', 'absent')
    }),
})

const sealed = (program: Program, phone: string | null | undefined, before: Household): Uint8Array | null => {
  if (phone === undefined) return before.phone_cipher
  return phone === null ? null : program.crypto.encrypt('phone', phone)
}

/** A household lies in a living region of the lowest layer, and stays in the sight of whoever moves it. */
const regionProblems = async (
  tx: Tx,
  program: Program,
  scope: { readonly lo: string; readonly hi: string },
  region: string,
): Promise<readonly Problem[]> => {
  if (region.length !== lowestWidth(schemeOf(program))) return [{ path: 'region', code: 'not-lowest-layer' }]
  const known = region >= scope.lo && region < scope.hi && (await findRegion(tx, region, todayOf(program)))
  return known ? [] : [{ path: 'region', code: 'unknown-region' }]
}

/** The worker's own region must hold the household. */
const workerProblems = async (
  tx: Tx,
  program: Program,
  worker: string,
  region: string,
): Promise<readonly Problem[]> => {
  const found = await findWorker(tx, program.county, worker, todayOf(program))
  const may = found && program.packs.role(found.role)?.abilities.includes('households')
  return may && found && within(region, found.region) ? [] : [{ path: 'worker', code: 'not-a-worker-here' }]
}

const reveal = defineRoute({
  method: 'post',
  path: '/api/v1/households/{id}/reveal',
  who: 'households',
  tag: 'people',
  summary: 'Name and phone of a household in clear; kept in the audit with the reason',
  params,
  body: RevealHousehold,
  reply: RevealedHousehold,
  scoped: { param: 'id', kind: 'household' },
  run: (call) =>
    write({ ...call, idempotencyKey: null }, async (tx) => {
      const { program, body, caller } = call
      const found = await findHousehold(tx, program.county, call.params.id)
      if (found === undefined) return refuse('absent', 'absent')
      const object = { kind: 'household', id: found.id }
      await appendAudit(program, tx, caller, {
        action: 'household.reveal',
        object,
        region: found.region,
        detail: { reason: body.reason },
      })
      const phone = found.phone_cipher === null ? null : program.crypto.decrypt('phone', found.phone_cipher)
      return accept({ body: { head: found.head_name, phone } })
    }),
})

export const routes = [list, show, change, reveal]
