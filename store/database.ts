import type postgres from 'postgres'
import type { Scope } from '../kernel/access/index.ts'
import { openLeader } from './leader.ts'
import { openPool } from './pool.ts'
import { openSignals, type Signals } from './signals.ts'
import { openSlots, type Slots } from './slots.ts'

/** A connection inside a transaction: a tagged template that binds its values. Queries sent without waiting are pipelined. */
export type Tx = postgres.Sql
export type Sql = postgres.Sql

/** What the acting side may see; goes out with `begin` in one message, so that the net costs one round trip. */
export interface Acting {
  readonly county: string
  readonly scope: Scope
}

/** The program's two doors to the database. Jobs use `system`; nothing that answers a request does. */
export interface Database {
  /** Single statements; a transaction goes through inScope() or asSystem(), never through `begin` or `reserve` of the driver. */
  readonly app: Sql
  readonly system: Sql
  readonly slots: { readonly app: Slots; readonly system: Slots }
  /** Whether this process is the one that runs the jobs: of several servers on one database, one leads until its connection ends. */
  readonly leads: () => Promise<boolean>
  /** Between the server processes on this database; a connection of its own, opened where somebody joins. */
  readonly signals: Signals
  readonly close: () => Promise<void>
}

const OPTIONS = {
  // numerics stay text unless asked for; timestamps come back as Date
  connection: { TimeZone: 'UTC', statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 },
} as const

/** Opens both doors. `appUrl` signs in as lingyan_app, `systemUrl` as lingyan_system; `connections` at once for transactions. */
export const openDatabase = (appUrl: string, systemUrl: string, connections = 16): Database => {
  const app = openPool(appUrl, { options: OPTIONS, most: Math.ceil(connections / 2) })
  const system = openPool(systemUrl, { options: OPTIONS, most: 3 })
  const leader = openLeader(systemUrl)
  const signals = openSignals(systemUrl)
  const slots = { app: openSlots(appUrl, OPTIONS, connections), system: openSlots(systemUrl, OPTIONS, 4) }
  return {
    app: app.sql,
    system: system.sql,
    slots,
    leads: leader.leads,
    signals,
    close: async () => {
      await Promise.all([
        app.close(),
        system.close(),
        slots.app.close(),
        slots.system.close(),
        leader.close(),
        signals.close(),
      ])
    },
  }
}

/** The one place that quotes a value into `set local`: only this statement reaches Citus workers, set_config does not. */
const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`

/**
 * `general`: one plan for all values, made once for each connection. For work whose statements have one good plan whoever asks:
 * planned anew for each caller they cost several times what it takes to run them.
 */
export type Plans = 'general' | 'own'

const beginWith = ({ scope }: Acting, plans: Plans): string =>
  [
    'begin',
    ...(plans === 'general' ? ['set local plan_cache_mode = force_generic_plan'] : []),
    `set local app.lo = ${quote(scope.lo)}`,
    `set local app.hi = ${quote(scope.hi)}`,
    `set local app.orgs = ${quote(scope.orgs.join(','))}`,
    `set local app.owner = ${quote(scope.owner ?? '')}`,
    ...keptSettings(scope),
  ].join(';')

/** Nothing for whoever keeps nothing for an organisation: a setting that is absent admits no row. */
const keptSettings = ({ kept }: Scope): readonly string[] =>
  kept === undefined
    ? []
    : [
        `set local app.kept = ${quote(kept.ledgers.join(','))}`,
        `set local app.kept_lo = ${quote(kept.lo)}`,
        `set local app.kept_hi = ${quote(kept.hi)}`,
      ]

/**
 * Runs `work` in one transaction under the scope's row policies; commits when it returns, rolls back when it throws.
 * A refusal that must leave nothing behind is thrown by the caller or decided before the first write.
 * Where the database is lost meanwhile, it throws (see awayReason) at once; only a commit under way may have been kept.
 */
export const inScope = <T>(
  database: Database,
  acting: Acting,
  work: (tx: Tx) => Promise<T>,
  plans: Plans = 'own',
): Promise<T> => inTransaction(database.slots.app, beginWith(acting, plans), work)

/** The same for the program's own jobs, over everything. */
export const asSystem = <T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(database.slots.system, 'begin', work)

const sentAlong = new WeakMap<Tx, Promise<unknown>[]>()

/**
 * Sends a statement whose rows nobody waits for: it travels with those that follow and with the commit, in one message. The transaction
 * is acknowledged only when all of them succeeded.
 */
export const later = (tx: Tx, statement: PromiseLike<unknown>): void => {
  const sent = Promise.resolve(statement)
  // heard at the commit; until then a failure must not count as unhandled
  sent.catch(() => {})
  sentAlong.get(tx)?.push(sent)
}

const atEnd = new WeakMap<Tx, (() => void)[]>()

/** Runs `work` once the transaction is committed, and not at all where it is rolled back: telling listeners what changed. */
export const afterCommit = (tx: Tx, work: () => void): void => {
  atEnd.get(tx)?.push(work)
}

const inTransaction = async <T>(slots: Slots, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const slot = await slots.take()
  const tx = slot.sql
  const along: Promise<unknown>[] = []
  const ends: (() => void)[] = []
  sentAlong.set(tx, along)
  atEnd.set(tx, ends)
  try {
    // not awaited alone: the first query of `work` follows on the wire at once
    later(tx, tx.unsafe(begin).simple())
    const result = await Promise.race([work(tx), slot.lost])
    const commit = tx`commit`
    const [end] = await Promise.race([Promise.all([commit, ...along]), slot.lost])
    // PostgreSQL answers a commit after a failed statement by rolling back; `work` had swallowed that failure
    if (end.command !== 'COMMIT') throw new Error('a statement of this transaction failed unnoticed: nothing was kept')
    for (const end of ends) end()
    return result
  } catch (error) {
    await tx`rollback`.catch(() => {})
    throw error
  } finally {
    sentAlong.delete(tx)
    atEnd.delete(tx)
    slot.giveBack()
  }
}
