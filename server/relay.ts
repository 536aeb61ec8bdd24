import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { LONGEST_SIGNAL } from '../store/signals.ts'
import type { Changed } from './events.ts'
import type { Program } from './program.ts'

/** What changes within this time goes out in one statement: a notification takes a lock of the whole database at its commit. */
const GATHER_MS = 200
/** More than this at once is not told one by one: the others are told that they missed something. */
const MOST = 1000

const Change = z.object({
  kind: z.literal('matter'),
  county: z.string(),
  id: z.string(),
  region: z.string(),
  sealed: z.boolean(),
  desks: z.array(z.string()),
})
const Message = z.object({
  /** Whose it is: every process hears its own words as well. */
  from: z.string(),
  is: z.enum(['here', 'changed', 'missed']),
  changes: z.array(Change).default([]),
})
interface Said {
  readonly from: string
  readonly is: 'here' | 'changed' | 'missed'
  readonly changes?: readonly Changed[]
}

/** What goes to the others: who may hear of it is told by region and desks. Digests of tracking codes stay here, since no desk of staff is one. */
const outward = (changed: Changed): Changed => ({
  ...changed,
  desks: changed.desks.filter((desk) => !desk.startsWith('track:')),
})

/** Changes in as few messages as the database takes. */
const packed = (from: string, changes: readonly Changed[]): readonly string[] => {
  const payloads: string[] = []
  let some: Changed[] = []
  const write = (): string => JSON.stringify({ from, is: 'changed', changes: some } satisfies Said)
  for (const change of changes) {
    some.push(change)
    if (Buffer.byteLength(write()) <= LONGEST_SIGNAL) continue
    const last = some.pop()
    if (some.length > 0) payloads.push(write())
    some = last ? [last] : []
  }
  if (some.length > 0) payloads.push(write())
  return payloads.every((one) => Buffer.byteLength(one) <= LONGEST_SIGNAL)
    ? payloads
    : [JSON.stringify({ from, is: 'missed' } satisfies Said)]
}

const read = (payload: string): z.output<typeof Message> | undefined => {
  try {
    return Message.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}

/**
 * Carries what changes from one server process to the live pages of the others on the same database. No act waits for it: it goes out
 * afterwards, at most five times a second, and not at all while this process is alone. Returns the way to stop.
 */
export const startRelay = ({ events, database: { signals } }: Pick<Program, 'events' | 'database'>): (() => void) => {
  const from = randomUUID()
  const waiting = new Map<string, Changed>()
  let timer: NodeJS.Timeout | undefined
  // something could not be told: the others hear of it as soon as anything can be
  let owed = false
  const say = (is: 'here' | 'missed'): Promise<boolean> => signals.tell([JSON.stringify({ from, is } satisfies Said)])
  const flush = async (): Promise<void> => {
    timer = undefined
    const changes = [...waiting.values()].map(outward)
    waiting.clear()
    owed = !(changes.length > MOST || owed ? await say('missed') : await signals.tell(packed(from, changes)))
  }
  const stop = events.listenOwn((changed) => {
    if (!signals.others()) return
    waiting.set(changed.id, changed)
    timer ??= setTimeout(flush, GATHER_MS)
  })
  signals.join({
    heard: (payload) => {
      const message = read(payload)
      if (!message || message.from === from) return
      // whoever came may be the first other one
      if (message.is === 'here') signals.look().catch(() => {})
      if (message.is === 'missed') events.relay({ kind: 'missed' })
      for (const change of message.changes) events.relay(change)
    },
    joined: (again) => {
      if (again) events.relay({ kind: 'missed' })
      void say('here')
      if (again || owed) void say('missed').then((told) => (owed = !told))
    },
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}
