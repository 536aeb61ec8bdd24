import type postgres from 'postgres'
import type { Scope } from '../kernel/access/index.ts'
import { connect } from './connect.ts'

/** A connection inside a transaction: a tagged template that binds its values. Queries sent without waiting are pipelined. */
export type Tx = postgres.ReservedSql | postgres.Sql
export type Sql = postgres.Sql

/** What the acting side may see; goes out with `begin` in one message, so that the net costs one round trip. */
export interface Acting {
  readonly county: string
  readonly scope: Scope
}

/** The program's two doors to the database. Jobs use `system`; nothing that answers a request does. */
export interface Database {
  readonly app: Sql
  readonly system: Sql
  readonly close: () => Promise<void>
}

const OPTIONS = {
  // numerics stay text unless asked for; timestamps come back as Date
  connection: { TimeZone: 'UTC', statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 },
} as const

/** Opens both pools. `appUrl` signs in as lingyan_app, `systemUrl` as lingyan_system. */
export const openDatabase = (appUrl: string, systemUrl: string, connections = 16): Database => {
  const app = connect(appUrl, { ...OPTIONS, max: connections, idle_timeout: 60 })
  const system = connect(systemUrl, { ...OPTIONS, max: 4, idle_timeout: 20 })
  return {
    app,
    system,
    close: async () => {
      await Promise.all([app.end({ timeout: 5 }), system.end({ timeout: 5 })])
    },
  }
}

/** The one place that quotes a value into `set local`: only this statement reaches Citus workers, set_config does not. */
const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`

const beginWith = ({ scope }: Acting): string =>
  [
    'begin',
    `set local app.lo = ${quote(scope.lo)}`,
    `set local app.hi = ${quote(scope.hi)}`,
    `set local app.orgs = ${quote(scope.orgs.join(','))}`,
    `set local app.owner = ${quote(scope.owner ?? '')}`,
  ].join(';')

/**
 * Runs `work` in one transaction under the scope's row policies; commits when it returns, rolls back when it throws.
 * A refusal that must leave nothing behind is thrown by the caller or decided before the first write.
 */
export const inScope = async <T>(database: Database, acting: Acting, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const tx = await database.app.reserve()
  try {
    // not awaited alone: the first query of `work` follows on the wire at once
    const begun = tx.unsafe(beginWith(acting)).simple()
    begun.catch(() => {})
    const result = await work(tx)
    await begun
    await tx`commit`
    return result
  } catch (error) {
    await tx`rollback`.catch(() => {})
    throw error
  } finally {
    tx.release()
  }
}

/** The same for the program's own jobs, over everything. */
export const asSystem = async <T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  database.system.begin((tx) => work(tx as unknown as Tx)) as Promise<T>
