import { z } from 'zod'
import { ErrorBody } from './contract/errors.ts'
import type { Route } from './route.ts'

type Json = Record<string, unknown>

/** A zod schema as JSON Schema 2020-12, which OpenAPI 3.1 speaks. What it cannot express is left open. */
const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return rest
}

const parameters = (schema: z.ZodType | undefined, where: 'path' | 'query'): readonly Json[] => {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: of,
  }))
}

const json = (schema: unknown): Json => ({ content: { 'application/json': { schema } } })

const operation = (route: Route): Json => ({
  summary: route.summary,
  tags: [route.tag],
  'x-who': route.who,
  ...(route.who === 'public' ? {} : { security: [{ session: [] }] }),
  parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
  ...(route.body ? { requestBody: json(schemaOf(route.body, 'input')) } : {}),
  responses: {
    [route.status ?? 200]: { description: 'done', ...(route.reply ? json(schemaOf(route.reply, 'output')) : {}) },
    default: { description: 'refused', ...json({ $ref: '#/components/schemas/Error' }) },
  },
})

/** OpenAPI 3.1 of the route table; pages are left out. */
export const openApi = (routes: readonly Route[], origin: string): Json => {
  const paths: Record<string, Json> = {}
  for (const route of routes.filter(({ tag }) => tag !== 'pages')) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Lingyan', version: '1', description: 'Grassroots work of a county' },
    servers: [{ url: origin }],
    paths,
    components: {
      schemas: { Error: schemaOf(ErrorBody, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lingyan_session' } },
    },
  }
}
