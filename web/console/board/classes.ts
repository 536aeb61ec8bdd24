import type { BoardLine } from '../../../server/contract/board.ts'

/** What the map shows. */
export const MEASURES = ['satisfaction', 'resolution', 'response', 'late', 'lodged'] as const
export type Measure = (typeof MEASURES)[number]

/** A number of matters, which needs no verdicts. */
export const isCount = (measure: Measure): measure is 'late' | 'lodged' => measure === 'late' || measure === 'lodged'

export const measureOf = (line: BoardLine, measure: Measure): number | null =>
  isCount(measure) ? line[measure] : line[measure].value

const STEPS = 4

/**
 * Bounds of four classes between the least and the most: equal steps that a reader can say, not colours without numbers.
 * One class where all are alike; none where nothing has a value.
 */
export const classBounds = (values: readonly (number | null)[], whole: boolean): readonly number[] => {
  const known = values.filter((value): value is number => value !== null)
  if (known.length === 0) return []
  const [least, most] = [Math.min(...known), Math.max(...known)]
  if (least === most) return [least]
  const step = whole ? Math.max(1, Math.ceil((most - least + 1) / STEPS)) : (most - least) / STEPS
  return Array.from({ length: STEPS }, (_, index) => least + index * step).filter((bound) => bound <= most)
}

/** Index of the class a value falls in; -1 for no value. */
export const classOf = (value: number | null, bounds: readonly number[]): number =>
  value === null ? -1 : bounds.findLastIndex((bound) => value >= bound)
