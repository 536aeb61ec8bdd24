import { type Entry, isResidents, type Process } from '../../kernel/workflow/index.ts'

/** Whether a step is where the resident reads: his own, or the end. */
const reaches = (process: Process, step: string): boolean => {
  const found = process.steps[step]
  return found !== undefined && (found.final === true || isResidents(found))
}

/**
 * Whether what staff wrote to the resident in an entry has been told him. A word in passing is told at once; an answer that goes on
 * to another desk to be checked is a draft until that desk lets it through, and stays one for ever where it was sent back.
 */
export const isTold = (process: Process, history: readonly Entry[], entry: Entry): boolean => {
  if (entry.from === entry.to || reaches(process, entry.to)) return true
  const next = history.find((one) => one.seq > entry.seq && one.from === entry.to && one.to !== one.from)
  return next !== undefined && reaches(process, next.to)
}
