import { matcher, NEAR, TAKEN } from './match.ts'
import type { Answer, Candidate, Column, Match } from './types.ts'

/** The asker says that nothing of what is held is meant. */
export const NONE_FITS = 'none'

/** Others that are offered beside the one that is taken. */
const OFFERED = 6

/** Whether it tells of regions of the form's level or of something inside them; what is known of a county alone says nothing of a village. */
const reaches = ({ levels }: Candidate, level: number): boolean => levels?.some((one) => one >= level) ?? true

/** What is kept of just that level comes before what lies inside; what is held before what is computed, where both are as near. */
const ORDER: Readonly<Record<Candidate['kind'], number>> = { frame: 0, held: 1, derived: 2 }
const nearer =
  (level: number) =>
  (a: Match, b: Match): number =>
    b.score - a.score ||
    Number(b.candidate.levels?.includes(level) ?? true) - Number(a.candidate.levels?.includes(level) ?? true) ||
    ORDER[a.candidate.kind] - ORDER[b.candidate.kind]

const chosen = (column: Column, found: readonly Match[], all: readonly Candidate[]): Match | null => {
  if (column.pick === NONE_FITS) return null
  if (column.pick === undefined) return found[0] && found[0].score >= TAKEN ? found[0] : null
  const candidate = all.find(({ id }) => id === column.pick)
  if (!candidate) return null
  return found.find((one) => one.candidate.id === column.pick) ?? { candidate, score: NEAR, why: 'near', shared: '' }
}

/**
 * Which columns of a form are held already, computed, known from the tree, or missing. A missing column that comes near to a sensitive
 * fact counts as sensitive.
 */
export const answerColumns = (
  columns: readonly Column[],
  candidates: readonly Candidate[],
  level: number,
): readonly Answer[] => {
  const usable = candidates.filter((one) => reaches(one, level))
  const match = matcher(usable)
  return columns.map((column) => {
    const found = match(column.title).toSorted(nearer(level))
    const by = chosen(column, found, usable)
    const others = found.filter(({ candidate }) => candidate.id !== by?.candidate.id).slice(0, OFFERED)
    const near = found.slice(0, OFFERED).some(({ candidate }) => candidate.sensitive)
    const sensitive = by === null ? near : by.candidate.sensitive
    return { column, state: by?.candidate.kind ?? 'missing', by, others, sensitive }
  })
}

/** Who is asked for what nobody holds: whoever keeps what comes nearest, else what most of the other columns come from. */
export const ownerOf = (answer: Answer, all: readonly Answer[]): string | null => {
  const near = answer.others.find(({ candidate }) => candidate.keeper !== undefined)
  if (near?.candidate.keeper) return near.candidate.keeper
  const keepers = all.flatMap(({ by }) => by?.candidate.keeper ?? [])
  const counts = [...Map.groupBy(keepers, (keeper) => keeper)].toSorted((a, b) => b[1].length - a[1].length)
  return counts[0]?.[0] ?? null
}
