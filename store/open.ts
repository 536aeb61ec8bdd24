import { awayReason } from './away.ts'
import { connect } from './connect.ts'
import type { Sql } from './database.ts'
import { type Database, openDatabase } from './database.ts'
import { type Cluster, startCluster } from './embedded/cluster.ts'
import { freeSpace } from './embedded/initdb.ts'
import { type FolderLock, lockFolder } from './embedded/lock.ts'
import { Fault } from './fault.ts'
import { type MigrateOptions, migrate } from './migrate.ts'
import { ensureRoles, type RolePasswords, roleUrls } from './roles.ts'

export interface StoreOptions {
  /** Holds keys, uploads and, without `databaseUrl`, the embedded database. */
  readonly dataFolder: string
  /** As the owner of a database on a server; absent: the embedded one. */
  readonly databaseUrl?: string
  /** Of the two roles, on a server. */
  readonly passwords: RolePasswords
  /** Transactions at once. */
  readonly connections?: number
  /** Address of the server that claims the data folder for itself; absent: a command that may run beside it. */
  readonly servedAt?: string
  /** User that PostgreSQL runs as where root starts it. */
  readonly databaseUser?: string
  /** Where the cluster goes when that user can't enter the data folder. */
  readonly databaseHome?: string
  /** False leaves the tables as they are (restore makes its own). */
  readonly migrate?: boolean
  readonly progress?: MigrateOptions['progress']
  readonly declared?: MigrateOptions['declared']
}

/** An opened, migrated store. */
export interface Store {
  readonly database: Database
  readonly ownerUrl: string
  /** The embedded PostgreSQL; absent on a server. */
  readonly cluster?: Cluster
  /** Migrations applied now. */
  readonly migrated: readonly string[]
  /** Takes the data folder again after the database was lost. */
  readonly relock: () => Promise<void>
  readonly close: () => Promise<void>
}

const NAME = 'lingyan'

/** Opens the store: starts or joins the embedded database or reaches the server, migrates. Throws Fault. */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  try {
    return options.databaseUrl === undefined
      ? await openEmbedded(options)
      : await openServer(options, options.databaseUrl)
  } catch (error) {
    if (awayReason(error) !== 'disk-full') throw error
    throw new Fault('disk-full', { folder: options.dataFolder, free: freeSpace(options.dataFolder) })
  }
}

const openEmbedded = async (options: StoreOptions): Promise<Store> => {
  const cluster = await startCluster(options.dataFolder, {
    user: options.databaseUser,
    elsewhere: options.databaseHome,
  })
  const admin = cluster.url('postgres', 'lingyan_owner')
  const lock = (): Promise<FolderLock> | undefined =>
    options.servedAt === undefined ? undefined : lockFolder(options.dataFolder, admin, options.servedAt)
  try {
    // before migrating: a newer version must not change the tables under an older server
    let held = await lock()
    await ensureDatabase(admin)
    const store = await finish(options, cluster.url(NAME, 'lingyan_owner'))
    return {
      ...store,
      cluster,
      relock: async () => {
        await held?.release()
        held = await lock()
      },
      close: async () => {
        await store.close()
        await held?.release()
        await cluster.stop()
      },
    }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

const openServer = async (options: StoreOptions, url: string): Promise<Store> => {
  try {
    await checkVersion(url)
    return await finish(options, url, options.passwords)
  } catch (error) {
    if (awayReason(error) || isUnreachable(error)) {
      throw new Fault('server-unreachable', { reason: error instanceof Error ? error.message : String(error) })
    }
    throw error
  }
}

/** Wrong name of a host, database, user or password. */
const isUnreachable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(ENOTFOUND|EAI_AGAIN|3D000|28P01|28000)$/.test(String(error.code))

const finish = async (options: StoreOptions, ownerUrl: string, passwords?: RolePasswords): Promise<Store> => {
  const { progress, declared } = options
  const migrated = options.migrate === false ? [] : await migrate(ownerUrl, { passwords, progress, declared })
  const urls = roleUrls(ownerUrl, passwords)
  const database = openDatabase(urls.app, urls.system, options.connections)
  return { database, ownerUrl, migrated, relock: async () => {}, close: database.close }
}

const asOwner = async <T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> => {
  const sql = connect(url, { max: 1 })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Two commands may open a fresh cluster at the same moment. */
const ensureDatabase = (adminUrl: string): Promise<void> =>
  asOwner(adminUrl, async (sql) => {
    await sql`select pg_advisory_lock(7263)`
    await ensureRoles(sql)
    const found = await sql`select 1 from pg_database where datname = ${NAME}`
    if (found.length === 0) await sql.unsafe(`create database ${NAME}`)
  })

const checkVersion = (url: string): Promise<void> =>
  asOwner(url, async (sql) => {
    const [row] = await sql<{ number: number; text: string }[]>`
      select current_setting('server_version_num')::int number, current_setting('server_version') text`
    if (row && row.number < 150_000) throw new Fault('server-too-old', { found: row.text })
  })
