import type { Database } from '../../store/database.ts'
import { openNumbers } from '../../store/matter/number.ts'
import type { Program } from '../program.ts'

const open = new WeakMap<Database['system'], (day: string) => Promise<string>>()

/** The next number of the day on which a matter begins; blocks are held per database. */
export const numberFor = (program: Program, day: string): Promise<string> => {
  const key = program.database.system
  const numbers = open.get(key) ?? openNumbers(program.database, program.county)
  open.set(key, numbers)
  return numbers(day)
}
