import type { Tx } from './database.ts'

/** A message that is due. */
export interface Waiting {
  readonly id: string
  readonly dedupe: string
  readonly channel: 'sms' | 'email' | 'webhook' | 'inbox'
  readonly recipient: Buffer
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  /** This one included. */
  readonly attempts: number
}

/**
 * Takes the due messages of a county and puts off their next attempt at once, so that a process that dies while sending
 * loses nothing: they come up again after `leaseSeconds`.
 */
export const takeDue = async (
  tx: Tx,
  county: string,
  { now, leaseSeconds, most }: { readonly now: Date; readonly leaseSeconds: number; readonly most: number },
): Promise<readonly Waiting[]> => {
  const next = new Date(now.getTime() + leaseSeconds * 1000)
  return tx<Waiting[]>`
    update outbox o set next_at = ${next}, attempts = o.attempts + 1
    from (
      select id from outbox
      where county = ${county} and sent_at is null and failed_at is null and next_at <= ${now}
      order by next_at limit ${most} for update skip locked
    ) due
    where o.county = ${county} and o.id = due.id
    returning o.id, o.dedupe, o.channel, o.recipient, o.template, o.params, o.attempts`
}

/** A message to a desk, without a matter. */
export interface DeskNotice {
  readonly id: string
  /** The same for the same message: a second one is not written. */
  readonly dedupe: string
  readonly desk: string
  readonly template: string
  readonly params: Readonly<Record<string, string>>
}

/** Writes messages to desks, each once; `unsent` says why nothing goes out, where no way is set up. How many were new. */
export const addDeskNotices = async (
  tx: Tx,
  county: string,
  notices: readonly DeskNotice[],
  { now, unsent }: { readonly now: Date; readonly unsent: string | null },
): Promise<number> => {
  if (notices.length === 0) return 0
  const rows = notices.map(({ desk, ...notice }) => ({
    ...{ county, ...notice, channel: 'inbox', recipient: Buffer.from(desk), created_at: now, next_at: now },
    ...{ failed_at: unsent === null ? null : now, error: unsent },
  }))
  const added = await tx`insert into outbox ${tx(rows)} on conflict (county, dedupe) do nothing`
  return added.count
}

export const noteSent = async (tx: Tx, county: string, ids: readonly string[], now: Date): Promise<void> => {
  await tx`update outbox set sent_at = ${now}, error = null where county = ${county} and id = any (${ids as string[]})`
}

/** Not taken: again at `nextAt`, or given up where that is null. */
export const noteFailure = async (
  tx: Tx,
  county: string,
  failed: { readonly id: string; readonly error: string; readonly nextAt: Date | null; readonly now: Date },
): Promise<void> => {
  const { id, error, nextAt, now } = failed
  await tx`update outbox set error = ${error.slice(0, 300)}, next_at = coalesce(${nextAt}::timestamptz, next_at),
      failed_at = case when ${nextAt}::timestamptz is null then ${now}::timestamptz end
    where county = ${county} and id = ${id}`
}
