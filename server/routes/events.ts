import { covers } from '../../kernel/access/index.ts'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import type { StaffCaller } from '../caller.ts'
import type { Changed, Missed } from '../events.ts'
import type { Program } from '../program.ts'
import { defineRoute, type Route } from '../route.ts'

/** Open streams per account and in all: a browser keeps one per tab. */
const MOST_OF_ONE = 6
const MOST = 3000
const HEARTBEAT_MS = 25_000
/** What changes within this time goes out together, each matter once. */
const GATHER_MS = 250
/** A stream ends after this long; the browser comes back by itself, and its right to listen is looked at again. */
const LIFE_MS = 10 * 60_000

const streams = new WeakMap<Program, Map<string, number>>()

/** Whether the caller may know of it: the same rule as for reading the matter itself. That something was missed says nothing of what. */
const mayHear = (caller: StaffCaller, changed: Changed | Missed): boolean =>
  changed.kind === 'missed' ||
  covers(caller.acting.scope, { region: changed.region, orgs: changed.desks, owner: null, sealed: changed.sealed })

const open = (program: Program, caller: StaffCaller, signal: AbortSignal): ReadableStream<Uint8Array> => {
  const counts = streams.get(program) ?? new Map<string, number>()
  streams.set(program, counts)
  counts.set(caller.key, (counts.get(caller.key) ?? 0) + 1)
  const encode = new TextEncoder()
  let end = (): void => {}
  return new ReadableStream({
    start: (controller) => {
      const waiting = new Map<string, string>()
      const send = (text: string): void => {
        // a reader that has stopped reading is let go, not waited for
        if ((controller.desiredSize ?? 0) < -1000) end()
        else controller.enqueue(encode.encode(text))
      }
      const flush = (): void => {
        const told = [...waiting]
        waiting.clear()
        if (told.length > 0) send(told.map(([id, kind]) => `data: ${JSON.stringify({ kind, id })}\n\n`).join(''))
      }
      const hush = program.events.listen((changed) => {
        if (!mayHear(caller, changed)) return
        if (waiting.size === 0) timers.push(setTimeout(flush, GATHER_MS))
        waiting.set(changed.kind === 'matter' ? changed.id : '', changed.kind)
      })
      const timers: NodeJS.Timeout[] = []
      const beat = setInterval(() => send(': beat\n\n'), HEARTBEAT_MS)
      timers.push(setTimeout(() => end(), LIFE_MS))
      end = () => {
        end = () => {}
        hush()
        clearInterval(beat)
        for (const timer of timers) clearTimeout(timer)
        counts.set(caller.key, Math.max(0, (counts.get(caller.key) ?? 1) - 1))
        if (counts.get(caller.key) === 0) counts.delete(caller.key)
        try {
          controller.close()
        } catch {
          // the reader has closed it already
        }
      }
      signal.addEventListener('abort', () => end(), { once: true })
      send('retry: 3000\n\n')
    },
    cancel: () => end(),
  })
}

export const routes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/v1/events',
    who: 'staff',
    tag: 'service',
    summary: 'What changes in my scope, as server-sent events: kind and id only',
    run: async ({ program, caller, request }) => {
      const counts = streams.get(program)
      const all = [...(counts?.values() ?? [])].reduce((sum, count) => sum + count, 0)
      if ((counts?.get(caller.key) ?? 0) >= MOST_OF_ONE || all >= MOST) {
        return refuse('limit', 'too-often', { params: { seconds: 30 } })
      }
      const headers = {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      }
      return accept({ response: new Response(open(program, caller, request.signal), { headers }) })
    },
  }),
]
