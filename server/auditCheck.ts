import type { Program } from './program.ts'

/** The check of the audit that goes on in this process, and how the last one ended. */
export interface Checks {
  running: boolean
  last: { readonly at: string; readonly complete: boolean; readonly count: number } | null
}

const CHECKS = new WeakMap<object, Checks>()

/** Of the program; one going through everything is enough for a database. */
export const checksOf = ({ database }: Pick<Program, 'database'>): Checks => {
  const known = CHECKS.get(database) ?? { running: false, last: null }
  CHECKS.set(database, known)
  return known
}
