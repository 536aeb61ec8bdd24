import { z } from 'zod'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { isAlive } from '../../store/alive.ts'
import { renderMetrics } from '../metrics.ts'
import { renderWork } from '../metricsOfWork.ts'
import { defineRoute } from '../route.ts'

const Well = z.object({ ok: z.boolean() })

export const routes = [
  defineRoute({
    method: 'get',
    path: '/healthz',
    who: 'public',
    tag: 'service',
    summary: 'Whether the process lives; asks nothing else',
    reply: Well,
    run: async () => accept({ body: { ok: true } }),
  }),
  defineRoute({
    method: 'get',
    path: '/readyz',
    who: 'public',
    tag: 'service',
    summary: 'Whether it can serve: 503 while the database is away',
    reply: Well,
    run: async ({ program }) =>
      (await isAlive(program.database)) ? accept({ body: { ok: true } }) : refuse('limit', 'database-away'),
  }),
  defineRoute({
    method: 'get',
    path: '/metrics',
    who: 'public',
    tag: 'service',
    summary:
      'Numbers of the process and of the work as a whole, in the Prometheus text format; none of a person or one matter',
    run: async ({ program }) => {
      const alive = await isAlive(program.database)
      const text = renderMetrics(program, alive) + (alive ? await renderWork(program) : '')
      return accept({
        response: new Response(text, { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } }),
      })
    },
  }),
]
