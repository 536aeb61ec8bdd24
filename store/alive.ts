import { awayReason } from './away.ts'
import type { Database } from './database.ts'

/** Whether the database answers as the application's role. */
export const isAlive = async ({ app }: Pick<Database, 'app'>): Promise<boolean> => {
  try {
    await app`select 1`
    return true
  } catch (error) {
    if (awayReason(error)) return false
    throw error
  }
}
