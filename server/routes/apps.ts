import { accept, refuse } from '../../kernel/refusal/index.ts'
import { defineRoute, type Route } from '../route.ts'
import { staticFile } from '../static.ts'

const app = (path: string, name: 'console' | 'field' | null, summary: string): Route =>
  defineRoute({
    method: 'get',
    path,
    who: 'public',
    tag: 'pages',
    summary,
    run: async ({ request }) => {
      const response = await staticFile(request, name)
      return response ? accept({ response }) : refuse('absent', name ? 'not-built' : 'no-route')
    },
  })

export const routes = [
  app('/console', 'console', 'The console of the staff'),
  app('/console/*', 'console', 'A page of the console'),
  app('/field', 'field', 'The field app'),
  app('/field/*', 'field', 'A page or file of the field app'),
  app('/assets/*', null, 'A file of the build, named by its digest'),
]
