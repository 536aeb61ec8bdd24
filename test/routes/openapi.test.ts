import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { loadRoutes } from '../../server/routes.ts'
import { ask, sessionOfResident, sessionOfStaff } from './ask.ts'
import { type County, makeCounty, POST_NAMES } from './county.ts'
import { addressOf, nameOf, samplesOf } from './samples.ts'
import { roleOfPost } from './sight.ts'

type Json = Readonly<Record<string, unknown>>
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Json }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Json }>> }>
  >
}

const ROUTES = await loadRoutes()
const API = ROUTES.filter(({ tag }) => tag !== 'pages')

let its: County
let document: {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
} & Json
beforeAll(async () => {
  its = await makeCounty()
  document = (await ask(its, { method: 'get', path: '/api/openapi.json' })).body as typeof document
})
afterAll(() => its.drop())

const operationOf = (name: string): Operation | undefined => {
  const [method = '', path = ''] = name.split(' ')
  return document.paths[path]?.[method.toLowerCase()]
}
/** Every schema of the document can be used by itself: references reach into the document only for errors. */
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })

test('the document is OpenAPI 3.1 by its own schema', async () => {
  const checked = await new Validator().validate(structuredClone(document) as Record<string, unknown>)
  expect(checked.errors ?? []).toEqual([])
  expect(checked.valid).toBe(true)
  expect(document.openapi).toMatch(/^3\.1\./)
})

test('it has every route that is no page, and nothing else', () => {
  const there = Object.entries(document.paths).flatMap(([path, of]) =>
    Object.keys(of).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(there.sort()).toEqual(API.map(nameOf).sort())
})

test('each parameter of a path is declared, once', () => {
  for (const route of API) {
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = operationOf(nameOf(route))
      ?.parameters?.filter((one) => one.in === 'path')
      .map(({ name }) => name)
    expect([nameOf(route), [...(declared ?? [])].sort()]).toEqual([nameOf(route), inPath.sort()])
  }
})

describe('what the document says of what is sent', () => {
  test.each(API.map((route) => [nameOf(route), route] as const))('%s', (name, route) => {
    const operation = operationOf(name)
    const sample = samplesOf(its.things)[name]
    const said = operation?.requestBody?.content['application/json']?.schema
    expect(said !== undefined).toBe(route.body !== undefined)
    if (said && sample) {
      const valid = ajv.compile(said)
      expect([valid(sample.body), valid.errors]).toEqual([true, null])
    }
    for (const { name: parameter, schema } of operation?.parameters ?? []) {
      const value = sample?.params?.[parameter] ?? sample?.query?.[parameter]
      if (value === undefined) continue
      // numbers travel as text
      const typed = schema.type === 'integer' || schema.type === 'number' ? Number(value) : value
      const valid = ajv.compile(schema)
      expect([parameter, valid(typed), valid.errors]).toEqual([parameter, true, null])
    }
  })
})

describe('what comes back is what the document says', () => {
  const replying = API.filter(({ reply }) => reply !== undefined).map((route) => [nameOf(route), route] as const)
  const answered = new Set<string>()
  test.each(replying)('%s', async (name, route) => {
    const sample = samplesOf(its.things)[name] ?? {}
    const order = ['town', 'county', ...POST_NAMES] as const
    const post =
      order.find((one) => ['session', 'staff', ...roleOfPost(its, one).abilities].includes(route.who)) ?? 'town'
    const token =
      route.who === 'resident' ? sessionOfResident(its, its.things.residents.mine.id) : sessionOfStaff(its, post)
    const told = await ask(its, {
      method: route.method,
      path: addressOf(route.path, sample.params),
      query: sample.query ?? {},
      body: sample.body,
      ...(route.who !== 'public' && { token: await token }),
    })
    const responses = operationOf(name)?.responses ?? {}
    const isDone = told.status === (route.status ?? 200)
    const response = isDone ? responses[String(told.status)] : responses.default
    if (isDone) {
      answered.add(name)
      const parsed =
        route.reply instanceof z.ZodObject
          ? route.reply.strict().safeParse(told.body)
          : route.reply?.safeParse(told.body)
      expect(parsed?.error?.message, told.text.slice(0, 500)).toBeUndefined()
    }
    const schema = response?.content?.['application/json']?.schema
    expect(schema, `${told.status} is not described`).toBeDefined()
    const valid = ajv.compile({ ...schema, components: document.components })
    expect([valid(told.body), valid.errors], told.text.slice(0, 500)).toEqual([true, null])
  })
  test('most of them did answer', () => {
    process.stdout.write(`openapi: ${answered.size} of ${replying.length} replies were those of success\n`)
    expect(answered.size / replying.length).toBeGreaterThan(0.7)
  })
})
