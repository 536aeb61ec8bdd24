import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Field } from '../../kernel/workflow/index.ts'
import type { MatterBody } from '../../server/contract/matter.ts'
import { claimOf } from '../../server/uploads/index.ts'
import { deskName, type Post } from '../support/program.ts'
import { act, lodge } from '../support/requests.ts'
import { ask, sessionOfStaff, type Told } from './ask.ts'
import { type County, makeCounty, POST_NAMES } from './county.ts'
import { RAW_JSON, WRONG_JSON } from './wrong.ts'

/**
 * What an act asks for is told by the pack, not by a schema: every act that is on offer to anybody, on matters at every stage, is tried
 * with everything wrong in each of its fields. A field that nobody asks for goes along, so that no try is ever taken.
 */
type Offered = MatterBody['offers'][string]['fields'][number]
interface Tried {
  readonly post: Post
  readonly id: string
  readonly version: number
  readonly action: string
  readonly fields: readonly Offered[]
}

let its: County
let cases = 0
const tokens = new Map<Post, string>()
beforeAll(async () => {
  its = await makeCounty()
  for (const post of POST_NAMES) tokens.set(post, await sessionOfStaff(its, post))
  const [secretary, town, office] = await Promise.all([its.as('secretary'), its.as('town'), its.as('office')])
  const proxy = { process: 'proxy-services', body: '代办老年优待证，请帮忙跑一趟。' }
  const service = its.program.packs.list('proxy-services', 'service')?.items.at(-1)?.code
  await secretary.send('POST', '/api/v1/matters', {
    ...proxy,
    region: '990101001201',
    data: { service, delivery: 'door' },
  })
  await lodge(secretary, { process: 'grid-task', region: '99010100120100101', data: { kind: 'publicity' } })
  const waiting = await lodge(secretary)
  await act(secretary, waiting.id, 1, 'send-to-town')
  const helped = await lodge(secretary)
  await act(secretary, helped.id, 1, 'send-to-town')
  await act(town, helped.id, 2, 'assign', { desk: deskName('office'), helpers: [deskName('secretary')] })
  const answered = await lodge(secretary)
  await act(secretary, answered.id, 1, 'send-to-town')
  await act(town, answered.id, 2, 'assign', { desk: deskName('office') })
  await act(office, answered.id, 3, 'reply', { reply: '已经修好，请看看。', solved: true })
})
afterAll(async () => {
  process.stdout.write(`bad-acts: ${cases} requests\n`)
  await its.drop()
})

const send = async (post: Post, path: string, body: unknown): Promise<Told> => {
  cases += 1
  const told = await ask(its, { method: 'post', path, body, token: tokens.get(post) ?? '' })
  expect(told.status, `${path} ${told.text.slice(0, 200)}`).toBeLessThan(500)
  return told
}
const problemsOf = (told: Told): readonly string[] =>
  ((told.body as { problems?: readonly { path: string }[] }).problems ?? []).map(({ path }) => path)

/** Each act once, by whoever it is offered to first. */
const offered = async (): Promise<readonly Tried[]> => {
  const found = new Map<string, Tried>()
  const matters = await its.database.system<{ id: string }[]>`select id from matter order by lodged_at, id`
  for (const { id } of matters) {
    for (const post of POST_NAMES) {
      const seen = await ask(its, { method: 'get', path: `/api/v1/matters/${id}`, token: tokens.get(post) ?? '' })
      if (seen.status !== 200) continue
      const { offers, version, process, step } = seen.body as MatterBody & { process: string }
      for (const [action, { fields }] of Object.entries(offers)) {
        const key = `${process} ${step} ${action}`
        if (!found.has(key)) found.set(key, { post, id, version, action, fields })
      }
    }
  }
  return [...found.values()]
}

/** What passes for a value of the type, of a thing that there is. */
const rightOf = (field: Offered): unknown => {
  const right: Readonly<Record<Field['type'], unknown>> = {
    text: '说明',
    'long-text': '说明情况，请看一看。',
    choice: field.options?.[0]?.value ?? 'x',
    'yes-no': true,
    date: '2026-03-10',
    integer: 1,
    region: '990101001201',
    desk: deskName('office'),
    desks: [deskName('office')],
    matter: its.things.matters.group,
    files: [its.things.attachments.loose],
  }
  return right[field.type]
}
const rightData = (fields: readonly Offered[]) => Object.fromEntries(fields.map((field) => [field.key, rightOf(field)]))

const STRINGS: ReadonlySet<string> = new Set(['text', 'long-text', 'choice', 'desk', 'matter', 'region', 'date'])
const LISTS: ReadonlySet<string> = new Set(['desks', 'files'])
/** Whether no value of the JSON type could be right; empty ones count as not said. */
const isForeign = (field: Offered, value: unknown): boolean => {
  if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) return field.required
  if (Array.isArray(value)) return value.length === 0 ? field.required : true
  if (STRINGS.has(field.type)) return typeof value !== 'string'
  if (LISTS.has(field.type)) return true
  return field.type === 'yes-no' ? typeof value !== 'boolean' : !Number.isSafeInteger(value)
}

test('every act refuses what is wrong in each of its fields, names it, and changes nothing', {
  timeout: 180_000,
}, async () => {
  const acts = await offered()
  const types = new Set(acts.flatMap(({ fields }) => fields.map(({ type }) => type)))
  for (const type of ['desk', 'desks', 'date', 'files', 'matter', 'choice', 'yes-no', 'long-text', 'integer'] as const)
    expect([...types], 'no act with such a field is tried').toContain(type)
  const before = await its.ledger.read()
  for (const { post, id, version, action, fields } of acts) {
    const path = `/api/v1/matters/${id}/actions/${action}`
    const right = rightData(fields)
    for (const field of fields) {
      for (const [what, value] of Object.entries({ ...WRONG_JSON, missing: undefined })) {
        const told = await send(post, path, { version, data: { ...right, [field.key]: value, 'never-asked': 1 } })
        const label = `${action} ${field.key} ${what}: ${told.text.slice(0, 300)}`
        expect([400, 413], label).toContain(told.status)
        if (told.status === 413) continue
        expect(problemsOf(told), label).toContain('data.never-asked')
        if (isForeign(field, value)) expect(problemsOf(told), label).toContain(`data.${field.key}`)
      }
      for (const [what, raw] of Object.entries(RAW_JSON)) {
        const body = JSON.stringify({ version, data: { ...right, [field.key]: '@@', 'never-asked': 1 } })
        const told = await send(post, path, body.replace('"@@"', raw))
        expect(told.status, `${action} ${field.key} ${what}: ${told.text.slice(0, 300)}`).toBe(400)
      }
    }
  }
  expect(await its.ledger.read()).toEqual(before)
})

test('what an act names must be there and be one’s own: desks, matters, photos', { timeout: 180_000 }, async () => {
  const acts = await offered()
  const before = await its.ledger.read()
  const foreign = its.things.attachments.group ?? ''
  const names: Readonly<Partial<Record<Field['type'], readonly unknown[]>>> = {
    desk: ['town-office@office-990102001-none', 'nobody@990101', 'discipline-officer@dept-990102-discipline'],
    desks: [['town-office@office-990102001-none'], ['nobody@990101', 'nobody@990102']],
    matter: [uuidv7(), its.things.matters.clue, '00000000-0000-0000-0000-000000000000'],
    files: [[uuidv7()], [foreign], ['not-an-id'], [foreign, uuidv7()]],
  }
  let tried = 0
  for (const { post, id, version, action, fields } of acts) {
    for (const field of fields) {
      for (const value of names[field.type] ?? []) {
        const data = { ...rightData(fields.filter(({ type }) => type !== 'files')), [field.key]: value }
        const told = await send(post, `/api/v1/matters/${id}/actions/${action}`, { version, data })
        const label = `${post} ${action} ${field.key} ${JSON.stringify(value)}: ${told.text.slice(0, 300)}`
        expect([400, 409], label).toContain(told.status)
        tried += 1
      }
    }
  }
  expect(tried).toBeGreaterThan(20)
  expect(await its.ledger.read()).toEqual(before)
})

test('one’s own photo is taken with the act, and only once', async () => {
  const { id } = await lodge(await its.as('secretary'))
  const secretary = await its.as('secretary')
  await act(secretary, id, 1, 'send-to-town')
  await act(await its.as('town'), id, 2, 'assign', { desk: deskName('office') })
  const office = await its.as('office')
  const seen = (await office.send('GET', `/api/v1/matters/${id}`)).body as MatterBody
  const field =
    seen.offers.progress?.fields.find(({ type }) => type === 'files') ??
    seen.offers.reply?.fields.find(({ type }) => type === 'files')
  expect(field).toBeDefined()
  const account = await its.database.system<{ id: string }[]>`select id from account where login = 'office'`
  await its.database.system`update attachment set claim = ${claimOf(its.program, `staff:${account[0]?.id}`)}
    where id = ${its.things.attachments.loose ?? ''}`
  const photo = its.things.attachments.loose
  const body = (version: number) => ({ version, data: { reply: '已经修好，请看看。', solved: true, files: [photo] } })
  expect((await send('office', `/api/v1/matters/${id}/actions/reply`, body(3))).status).toBe(200)
  const other = await lodge(secretary)
  await act(secretary, other.id, 1, 'send-to-town')
  await act(await its.as('town'), other.id, 2, 'assign', { desk: deskName('office') })
  const again = await send('office', `/api/v1/matters/${other.id}/actions/reply`, body(3))
  expect(again).toMatchObject({ status: 400, body: { problems: [{ path: 'data.files', code: 'unknown-attachment' }] } })
})
