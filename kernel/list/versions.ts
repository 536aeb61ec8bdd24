import { accept, type Result, refuse } from '../refusal/index.ts'
import type { ListVersion, NumberedList } from './types.ts'

/** The version that holds on a day (YYYY-MM-DD). Refusal `no-version`: a day outside all of them is an error, never the last one. */
export const versionOn = ({ key, versions }: NumberedList, day: string): Result<ListVersion> => {
  // an open end gives way to the next one
  const found = versions
    .filter(({ from, until }) => from <= day && (until === undefined || day <= until))
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]
  return found ? accept(found) : refuse('rules', 'no-version', { params: { process: key, date: day } })
}

/** In order of their dates, the oldest first. */
export const inOrder = (versions: readonly ListVersion[]): readonly ListVersion[] =>
  versions.toSorted((a, b) => (a.from < b.from ? -1 : 1))
