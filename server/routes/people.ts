import { z } from 'zod'
import { civilDate } from '../../kernel/calendar/index.ts'
import { after } from '../../kernel/place/index.ts'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { clearFailures, setDisabled, setTotpSecret } from '../../store/identity/accounts.ts'
import { changePerson, listPeople } from '../../store/identity/people.ts'
import { endPosition } from '../../store/identity/positions.ts'
import { removeSessionsOf } from '../../store/identity/sessions.ts'
import {
  ChangePerson,
  EndPosition,
  IssuedPassword,
  NewPerson,
  NewPosition,
  PeoplePage,
  PeopleQuery,
  PersonBody,
} from '../contract/people.ts'
import { addPerson, administer, issuePassword, show } from '../identity/administer.ts'
import { clashByPhone } from '../identity/apart.ts'
import { appoint } from '../identity/appoint.ts'
import { presentPersonRow } from '../presenters/person.ts'
import { defineRoute } from '../route.ts'
import { settingsOf } from '../settings.ts'

const Id = z.object({ id: z.uuid() })
const PositionId = z.object({ id: z.uuid(), position: z.uuid() })
const common = { who: 'admin.security', tag: 'people' } as const
const scoped = { param: 'id', kind: 'account' } as const

const list = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/people',
  summary: 'Accounts of the county, by login',
  query: PeopleQuery,
  reply: PeoplePage,
  run: async ({ program, caller, query }) => {
    const now = program.now()
    const { region, limit, ...filter } = query
    const people = await listPeople(
      program.database.app,
      program.county,
      { ...filter, ...(region && { region: { lo: region, hi: after(region) } }), limit: limit + 1 },
      { now, day: civilDate(now.toISOString()) },
    )
    const settings = await settingsOf(program)
    const shown = people.slice(0, limit)
    return accept({
      body: {
        items: shown.map((person) => presentPersonRow(program, person, settings, caller.language)),
        next: people.length > limit ? (shown.at(-1)?.login ?? null) : null,
      },
    })
  },
})

const get = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/people/{id}',
  scoped,
  summary: 'One account with every position it holds, held or will hold',
  params: Id,
  reply: PersonBody,
  run: async ({ program, caller, params }) => {
    const shown = await show(program, program.database.app, caller, params.id)
    return shown.ok ? accept({ body: shown.value }) : shown
  },
})

const add = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/people',
  status: 201,
  summary: 'A new account; its initial password is shown once',
  body: NewPerson,
  reply: IssuedPassword,
  run: addPerson,
})

const change = defineRoute({
  ...common,
  method: 'put',
  path: '/api/v1/people/{id}',
  scoped,
  summary: 'Change name or phone',
  params: Id,
  body: ChangePerson,
  reply: PersonBody,
  run: (call) =>
    administer(call, call.params.id, async (tx) => {
      const { name, phone } = call.body
      const clash = phone == null ? undefined : await clashByPhone(call.program, tx, call.params.id, phone)
      if (clash) return refuse('rules', 'administrators-apart', { params: { held: clash[0], added: clash[1] } })
      const phoneCipher = phone == null ? phone : call.program.crypto.encrypt('phone', phone)
      await changePerson(tx, call.params.id, { name, phoneCipher })
      return accept({ action: 'account.change', detail: { fields: Object.keys(call.body) } })
    }),
})

const disable = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/people/{id}/disable',
  scoped,
  summary: 'Lets the account in no more; its sessions end at once',
  params: Id,
  reply: PersonBody,
  run: (call) =>
    administer(call, call.params.id, async (tx, account) => {
      if (account.disabledAt) return refuse('rules', 'already-disabled')
      await setDisabled(tx, account.id, call.program.now())
      await removeSessionsOf(tx, account.id)
      return accept({ action: 'account.disable' })
    }),
})

const enable = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/people/{id}/enable',
  scoped,
  summary: 'Lets a disabled account in again',
  params: Id,
  reply: PersonBody,
  run: (call) =>
    administer(call, call.params.id, async (tx, account) => {
      if (!account.disabledAt) return refuse('rules', 'not-disabled')
      await setDisabled(tx, account.id, null)
      return accept({ action: 'account.enable' })
    }),
})

const unlock = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/people/{id}/unlock',
  scoped,
  summary: 'Ends a lock after failed attempts',
  params: Id,
  reply: PersonBody,
  run: (call) =>
    administer(call, call.params.id, async (tx, account) => {
      await clearFailures(tx, account.id)
      return accept({ action: 'account.unlock' })
    }),
})

const password = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/people/{id}/password',
  scoped,
  summary: 'A new initial password, shown once',
  params: Id,
  reply: IssuedPassword,
  run: (call) => issuePassword(call, call.params.id),
})

const secondFactor = defineRoute({
  ...common,
  method: 'delete',
  path: '/api/v1/people/{id}/second-factor',
  scoped,
  summary: 'Forgets a lost authenticator; a new one is set up at the next sign-in',
  params: Id,
  reply: PersonBody,
  run: (call) =>
    administer(call, call.params.id, async (tx, account) => {
      if (!account.totpCipher) return refuse('rules', 'no-second-factor')
      await setTotpSecret(tx, account.id, null)
      await removeSessionsOf(tx, account.id)
      return accept({ action: 'account.second-factor-reset' })
    }),
})

const give = defineRoute({
  ...common,
  method: 'post',
  path: '/api/v1/people/{id}/positions',
  scoped,
  status: 201,
  summary: 'Gives a position from a day to a day',
  params: Id,
  body: NewPosition,
  reply: PersonBody,
  run: (call) =>
    administer(call, call.params.id, async (tx, account) => {
      const given = await appoint(call.program, tx, account.id, call.body)
      if (!given.ok) return given
      const { role, region, org, from, to } = call.body
      return accept({ action: 'position.give', region, detail: { position: given.value, role, org, from, to } })
    }),
})

const end = defineRoute({
  ...common,
  method: 'put',
  path: '/api/v1/people/{id}/positions/{position}',
  scoped,
  summary: 'Ends a position; it stays in the record',
  params: PositionId,
  body: EndPosition,
  reply: PersonBody,
  run: (call) =>
    administer(call, call.params.id, async (tx, account) => {
      const { position } = call.params
      const { to } = call.body
      if (!(await endPosition(tx, account.id, position, to))) return refuse('absent', 'absent')
      return accept({ action: 'position.end', detail: { position, to } })
    }),
})

const RoleBody = z.object({
  key: z.string(),
  title: z.string(),
  levels: z.array(z.number().int()),
  reach: z.enum(['region', 'organisation', 'none']),
  secondFactor: z.boolean(),
})
const roles = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/roles',
  summary: 'Roles that positions can have',
  reply: z.object({ items: z.array(RoleBody) }),
  run: async ({ program, caller }) => {
    const all = program.packs.set.packs.flatMap((pack) => pack.roles ?? [])
    const items = all.map(({ key, title, levels, reach, secondFactor: demanded }) => ({
      key,
      title: program.packs.words(title, caller.language),
      levels: [...levels],
      reach,
      secondFactor: demanded,
    }))
    return accept({ body: { items } })
  },
})

export const routes = [list, get, add, change, disable, enable, unlock, password, secondFactor, give, end, roles]
