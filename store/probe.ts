import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { connect } from './connect.ts'
import { findBinaries } from './embedded/binaries.ts'
import { hasCluster } from './embedded/cluster.ts'
import { choosePlace } from './embedded/place.ts'
import { findPostmaster } from './embedded/postmaster.ts'
import { spawnOptions } from './embedded/user.ts'
import { Fault } from './fault.ts'

export interface Probed {
  readonly version: string
  readonly running: boolean
  /** Seconds that the database's clock is ahead of ours; only of one that runs. */
  readonly apartSeconds?: number
}

/** Looks at the database without starting it. Throws Fault where it can't be used. */
export const probe = async (
  dataFolder: string,
  options: { readonly databaseUrl?: string; readonly user?: string; readonly elsewhere?: string },
): Promise<Probed> => {
  if (options.databaseUrl !== undefined) return ask(options.databaseUrl)
  // the binaries can be asked anywhere; folders are made by a start only
  if (!existsSync(dataFolder) || !hasCluster(dataFolder)) {
    const { postgres } = await findBinaries(undefined, '')
    return { version: versionOf(postgres, undefined), running: false }
  }
  const place = choosePlace(dataFolder, options)
  if (findPostmaster(place.pgdata)?.ready) {
    return ask(`postgres://lingyan_owner@localhost/postgres?host=${encodeURIComponent(place.socketDir)}`)
  }
  const { postgres } = await findBinaries(place.user, place.copies)
  return { version: versionOf(postgres, place.user), running: false }
}

const versionOf = (postgres: string, user: Parameters<typeof spawnOptions>[0]): string =>
  spawnSync(postgres, ['--version'], { ...spawnOptions(user), encoding: 'utf8' }).stdout.trim()

const ask = async (url: string): Promise<Probed> => {
  const sql = connect(url, { max: 1 })
  try {
    const [row] = await sql<{ version: string; number: number; at: Date }[]>`
      select current_setting('server_version') as version, current_setting('server_version_num')::int as number, clock_timestamp() as at`
    if (!row) throw new Fault('server-unreachable', { reason: 'no answer' })
    if (row.number < 150_000) throw new Fault('server-too-old', { found: row.version })
    return { version: `PostgreSQL ${row.version}`, running: true, apartSeconds: (row.at.getTime() - Date.now()) / 1000 }
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('server-unreachable', { reason: error instanceof Error ? error.message : String(error) })
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** Where the data of a database that runs is asked; undefined of one that does not. */
const runningUrl = (
  dataFolder: string,
  options: { readonly databaseUrl?: string; readonly user?: string; readonly elsewhere?: string },
): string | undefined => {
  if (options.databaseUrl !== undefined) return options.databaseUrl
  if (!existsSync(dataFolder) || !hasCluster(dataFolder)) return undefined
  const place = choosePlace(dataFolder, options)
  return findPostmaster(place.pgdata)?.ready
    ? `postgres://lingyan_owner@localhost/lingyan?host=${encodeURIComponent(place.socketDir)}`
    : undefined
}

/**
 * What the nightly comparison of sums with records found: how many numbers differ, by table. Undefined where nothing can be asked: the
 * database does not run, cannot be reached, or is older than sums.
 */
export const probeSums = async (
  ...where: Parameters<typeof runningUrl>
): Promise<readonly { readonly ledger: string; readonly differences: number }[] | undefined> => {
  const url = runningUrl(...where)
  if (url === undefined) return undefined
  const sql = connect(url, { max: 1 })
  try {
    return await sql<{ ledger: string; differences: number }[]>`
      select ledger, differences from derive_state where differences > 0 order by ledger`
  } catch {
    return undefined
  } finally {
    await sql.end({ timeout: 2 })
  }
}
