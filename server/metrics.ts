import type { IncomingMessage, ServerResponse } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { QuickAnswer } from './front.ts'
import type { Listener } from './listener.ts'
import type { Program } from './program.ts'

/** Upper ends of the buckets of response times, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const

interface Meter {
  /** Answers by `method class`, such as `GET 2xx`. */
  readonly answers: Map<string, number>
  readonly buckets: number[]
  seconds: number
  count: number
  readonly loop: ReturnType<typeof monitorEventLoopDelay>
}

const meters = new WeakMap<Program, Meter>()

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Counts and times every answer; live streams count when they end, but not into the times. */
export const metered = (program: Program, listener: Listener): Listener => {
  const meter: Meter = {
    answers: new Map(),
    buckets: BUCKETS.map(() => 0),
    seconds: 0,
    count: 0,
    loop: monitorEventLoopDelay({ resolution: 20 }),
  }
  meter.loop.enable()
  meters.set(program, meter)
  return (request, response) => {
    const began = performance.now()
    response.once('close', () => note(meter, request, response, (performance.now() - began) / 1000))
    listener(request, response)
  }
}

/** Counts what is answered before the HTTP server; too quick to time. */
export const quickly = (program: Program, answer: QuickAnswer): QuickAnswer => {
  return (request) => {
    const bytes = answer(request)
    const answers = meters.get(program)?.answers
    if (bytes && answers) answers.set('GET 2xx', (answers.get('GET 2xx') ?? 0) + 1)
    return bytes
  }
}

const note = (meter: Meter, request: IncomingMessage, response: ServerResponse, seconds: number): void => {
  const method = METHODS.has(request.method ?? '') ? request.method : 'other'
  const key = `${method} ${Math.floor(response.statusCode / 100)}xx`
  meter.answers.set(key, (meter.answers.get(key) ?? 0) + 1)
  if (String(response.getHeader('content-type')).startsWith('text/event-stream')) return
  meter.seconds += seconds
  meter.count += 1
  for (const [index, end] of BUCKETS.entries())
    if (seconds <= end) meter.buckets[index] = (meter.buckets[index] ?? 0) + 1
}

const line = (name: string, value: number, labels = ''): string => `${name}${labels} ${value}`

/** Prometheus text format. Tells numbers of the machine only, nothing of people or matters. */
export const renderMetrics = (program: Program, databaseUp: boolean): string => {
  const meter = meters.get(program)
  const memory = process.memoryUsage()
  const cpu = process.cpuUsage()
  return [
    '# TYPE lingyan_http_answers_total counter',
    ...[...(meter?.answers ?? [])].map(([key, count]) => {
      const [method, status] = key.split(' ')
      return line('lingyan_http_answers_total', count, `{method="${method}",status="${status}"}`)
    }),
    '# TYPE lingyan_http_seconds histogram',
    ...BUCKETS.map((end, index) => line('lingyan_http_seconds_bucket', meter?.buckets[index] ?? 0, `{le="${end}"}`)),
    line('lingyan_http_seconds_bucket', meter?.count ?? 0, '{le="+Inf"}'),
    line('lingyan_http_seconds_sum', meter?.seconds ?? 0),
    line('lingyan_http_seconds_count', meter?.count ?? 0),
    '# TYPE lingyan_database_up gauge',
    line('lingyan_database_up', databaseUp ? 1 : 0),
    '# TYPE lingyan_event_loop_delay_p99_seconds gauge',
    line('lingyan_event_loop_delay_p99_seconds', (meter?.loop.percentile(99) ?? 0) / 1e9),
    '# TYPE process_resident_memory_bytes gauge',
    line('process_resident_memory_bytes', memory.rss),
    '# TYPE nodejs_heap_used_bytes gauge',
    line('nodejs_heap_used_bytes', memory.heapUsed),
    '# TYPE process_cpu_seconds_total counter',
    line('process_cpu_seconds_total', (cpu.user + cpu.system) / 1e6),
    '# TYPE process_uptime_seconds gauge',
    line('process_uptime_seconds', process.uptime()),
    '',
  ].join('\n')
}
