import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { declaredIn } from '../../kernel/pack/index.ts'
import { loadPacks } from '../../server/packs.ts'
import { connect } from '../../store/connect.ts'
import { startCluster } from '../../store/embedded/cluster.ts'
import { migrate } from '../../store/migrate.ts'
import { makeFolder } from './folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the cluster's `postgres` database as its owner; tests make their own database from `lingyan_template`. */
    clusterUrl: string
  }
}

/** One real PostgreSQL for the whole run (or LINGYAN_TEST_DATABASE_URL), with a migrated template that has the ledgers of all packs. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.LINGYAN_TEST_DATABASE_URL
  const folder = makeFolder('test')
  const cluster = given
    ? undefined
    : await startCluster(folder, {
        sync: false,
        settings: { fsync: 'off', synchronous_commit: 'off', max_connections: '200' },
      })
  const url = given ?? (cluster?.url('postgres', 'lingyan_owner') as string)
  const sql = connect(url, { max: 1 })
  await sql`drop database if exists lingyan_template with (force)`
  await sql`create database lingyan_template`
  await sql.end()
  const declared = declaredIn((await loadPacks()).set)
  await migrate(databaseUrl(url, 'lingyan_template'), { declared })
  project.provide('clusterUrl', url)
  return async () => {
    await cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

export const databaseUrl = (clusterUrl: string, database: string, user?: string): string => {
  const url = new URL(clusterUrl)
  url.pathname = `/${database}`
  if (user) url.username = user
  return url.href
}
