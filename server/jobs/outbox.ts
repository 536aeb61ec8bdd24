import { asSystem } from '../../store/database.ts'
import { noteFailure, noteSent, takeDue, type Waiting } from '../../store/outbox.ts'
import type { Job } from '../jobs.ts'
import type { Message } from '../notify/sender.ts'
import type { Program } from '../program.ts'

const BATCH = 100
/** Longer than a batch takes when every gateway hangs until its time-out would still come up again by itself. */
const LEASE_SECONDS = 120
/** Minutes until the next attempt, after which a message is given up: about two days in all. */
const WAITS = [1, 2, 5, 15, 60, 180, 360, 720, 1440] as const
/** At once: a gateway's own limit is lower. */
const SIDE_BY_SIDE = 8

const messageOf = (program: Program, { id, channel, recipient, template, params }: Waiting): Message => {
  const to =
    channel === 'inbox' || channel === 'webhook'
      ? recipient.toString('utf8')
      : program.crypto.decrypt('contact-phone', recipient)
  // the tracking code is not kept: the address asks for the one that the resident has
  const filled = { ...params, link: `${program.origin}/t` }
  const text = program.packs.words(template, 'zh-CN', filled)
  return { id, channel: channel === 'inbox' ? 'webhook' : channel, to, template, params: filled, text }
}

const send = async (program: Program, waiting: Waiting): Promise<string | null> => {
  const now = program.now()
  try {
    await program.sender?.send(messageOf(program, waiting))
    return waiting.id
  } catch (error) {
    const wait = WAITS[waiting.attempts - 1]
    const nextAt = wait === undefined ? null : new Date(now.getTime() + wait * 60_000)
    const why = error instanceof Error ? error.message : String(error)
    await asSystem(program.database, (tx) =>
      noteFailure(tx, program.county, { id: waiting.id, error: why, nextAt, now }),
    )
    return null
  }
}

/**
 * Sends what is due; gives the number that was taken by the gateways. At least once: a process killed between sending and
 * noting sends again after the lease, under the same message id.
 */
export const sendDue = async (program: Program): Promise<number> => {
  const { database, county } = program
  let sent = 0
  for (;;) {
    const due = await asSystem(database, (tx) =>
      takeDue(tx, county, { now: program.now(), leaseSeconds: LEASE_SECONDS, most: BATCH }),
    )
    for (let at = 0; at < due.length; at += SIDE_BY_SIDE) {
      const done = await Promise.all(due.slice(at, at + SIDE_BY_SIDE).map((waiting) => send(program, waiting)))
      const ids = done.filter((id) => id !== null)
      if (ids.length > 0) await asSystem(database, (tx) => noteSent(tx, county, ids, program.now()))
      sent += ids.length
    }
    if (due.length < BATCH) return sent
  }
}

export const jobs: readonly Job[] = [
  {
    name: 'outbox',
    everySeconds: 3,
    run: async (program) => {
      await sendDue(program)
    },
  },
]
