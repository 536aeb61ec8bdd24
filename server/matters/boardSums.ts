import { type Acting, type Database, inScope } from '../../store/database.ts'
import {
  type BoardScope,
  countOpenBy,
  type FlowLine,
  type OpenLine,
  sumFlow,
  sumTallies,
  sumThemes,
  type TallyLine,
} from '../../store/matter/board.ts'
import type { Program } from '../program.ts'

/** The sums behind a board, as they were at an instant. */
export interface BoardSums {
  readonly asOf: Date
  readonly tallies: readonly TallyLine[]
  readonly open: readonly OpenLine[]
  readonly flow: readonly FlowLine[]
  readonly themes: readonly { readonly category: string; readonly lodged: number }[]
}

interface Kept {
  readonly sums: Promise<BoardSums>
  readonly began: number
  /** Milliseconds it took; 0 until it is there. */
  took: number
}

/** What is summed in less is summed for each asker. */
const QUICK_MS = 50
/** Sums that take longer serve everybody for twenty times as long as they took, at most so long. */
const LONGEST_MS = 10_000
const MOST = 500
const kept = new WeakMap<Database['slots'], Map<string, Kept>>()

/**
 * Sums of a region, which the asker's scope must hold whole. On a large county they are shared for some seconds: a board that a meeting
 * looks at costs the database once. `asOf` says of when they are.
 */
export const boardSums = async (program: Program, acting: Acting, of: BoardScope): Promise<BoardSums> => {
  const held = kept.get(program.database.slots) ?? new Map<string, Kept>()
  kept.set(program.database.slots, held)
  const { now: _, ...what } = of
  const key = JSON.stringify(what)
  const known = held.get(key)
  if (known && performance.now() - known.began < known.took + freshFor(known.took)) return known.sums
  if (held.size >= MOST) held.clear()
  const began = performance.now()
  const entry: Kept = { began, took: known && known.took > QUICK_MS ? known.took : 0, sums: sumUp(program, acting, of) }
  held.set(key, entry)
  try {
    const sums = await entry.sums
    entry.took = performance.now() - began
    return sums
  } catch (error) {
    held.delete(key)
    throw error
  }
}

const freshFor = (took: number): number => (took > QUICK_MS ? Math.min(LONGEST_MS, 20 * took) : 0)

const sumUp = (program: Program, acting: Acting, of: BoardScope): Promise<BoardSums> =>
  inScope(program.database, acting, async (tx) => {
    const sums = await Promise.all([sumTallies(tx, of), countOpenBy(tx, of), sumFlow(tx, of), sumThemes(tx, of)])
    const [tallies, open, flow, themes] = sums
    return { asOf: of.now, tallies, open, flow, themes }
  })
