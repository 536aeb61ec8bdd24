import { randomBytes } from 'node:crypto'
import { inject, onTestFinished } from 'vitest'
import { connect } from '../../store/connect.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { databaseUrl } from './global.ts'

export interface TestDatabase extends Database {
  /** URL as the owner, for what only the owner may do. */
  readonly ownerUrl: string
  /** The same database with connections of its own, as another server process has it. Close it before `drop`. */
  readonly again: () => Database
  readonly drop: () => Promise<void>
}

/** A fresh migrated database of one's own. Call `drop` in afterAll, or use `withDatabase` inside a test. */
export const makeDatabase = async (): Promise<TestDatabase> => {
  const cluster = inject('clusterUrl')
  const name = `t_${randomBytes(6).toString('hex')}`
  const admin = connect(cluster, { max: 1 })
  // two tests may copy the template at the same moment; PostgreSQL lets only one read it
  await admin`select pg_advisory_lock(99)`
  // files as they are, not block by block through the log: with the tables of fifty ledgers in it a third of the time
  await admin.unsafe(`create database ${name} template lingyan_template strategy file_copy`)
  await admin.end()
  const again = () =>
    openDatabase(databaseUrl(cluster, name, 'lingyan_app'), databaseUrl(cluster, name, 'lingyan_system'), 6)
  const database = again()
  return {
    ...database,
    ownerUrl: databaseUrl(cluster, name),
    again,
    drop: async () => {
      await database.close()
      const sql = connect(cluster, { max: 1 })
      await sql.unsafe(`drop database if exists ${name} with (force)`)
      await sql.end()
    },
  }
}

/** The same for one test; dropped when it ends. */
export const withDatabase = async (): Promise<TestDatabase> => {
  const database = await makeDatabase()
  onTestFinished(database.drop)
  return database
}
