import type { Programme } from '../../kernel/pack/index.ts'

/** A line of `programmes/rows.csv`. */
export interface Row {
  readonly id: string
  readonly place: string
  readonly type: string
  readonly mechanism: string
  readonly figures: string
}

/** How a named test stands. */
export type Outcome = 'passed' | 'failed' | 'absent' | 'not-run'

/**
 * `working`: an item of a programme lacks nothing and its test passes. `unproved`: the same, tests not run. `partial`: something is there,
 * but an item lacks something, or its test fails or is absent. `missing`: no item.
 */
export type State = 'working' | 'unproved' | 'partial' | 'missing'

export interface RowState extends Row {
  readonly state: State
  readonly programmes: readonly string[]
  readonly packs: readonly string[]
  readonly tests: readonly { readonly name: string; readonly outcome: Outcome }[]
  readonly lacks: readonly string[]
}

/** `file › full name`. */
export const splitTest = (test: string): { readonly file: string; readonly name: string } => {
  const at = test.indexOf(' › ')
  return at < 0 ? { file: test, name: '' } : { file: test.slice(0, at), name: test.slice(at + 3) }
}

const itemsOf = (programmes: readonly Programme[], row: string) =>
  programmes.flatMap((programme) =>
    programme.items.filter((item) => item.row === row).map((item) => ({ ...item, programme: programme.key })),
  )

const stateOf = (items: ReturnType<typeof itemsOf>, outcomes: readonly Outcome[]): State => {
  if (items.length === 0) return 'missing'
  const whole = items.every((item) => item.lacks === undefined && item.test !== undefined)
  if (!whole || outcomes.some((outcome) => outcome === 'failed' || outcome === 'absent')) return 'partial'
  return outcomes.every((outcome) => outcome === 'passed') ? 'working' : 'unproved'
}

export const rowStates = (
  rows: readonly Row[],
  programmes: readonly Programme[],
  outcomeOf: (test: string) => Outcome,
): readonly RowState[] =>
  rows.map((row) => {
    const items = itemsOf(programmes, row.id)
    const tests = [...new Set(items.flatMap(({ test }) => test ?? []))].map((name) => ({
      name,
      outcome: outcomeOf(name),
    }))
    return {
      ...row,
      state: stateOf(
        items,
        tests.map(({ outcome }) => outcome),
      ),
      programmes: [...new Set(items.map(({ programme }) => programme))],
      packs: [...new Set(items.map(({ pack }) => pack))],
      tests,
      lacks: items.flatMap(({ lacks }) => lacks ?? []),
    }
  })

/** What is wrong in the programmes themselves: an item of an unknown row or pack, a test that is not there or fails. */
export interface RowFinding {
  readonly code: 'unknown-row' | 'unknown-pack' | 'test-absent' | 'test-failed'
  readonly programme: string
  readonly row: string
  readonly what: string
}

export const rowFindings = (
  rows: readonly Row[],
  programmes: readonly Programme[],
  packs: readonly string[],
  outcomeOf: (test: string) => Outcome,
): readonly RowFinding[] =>
  programmes.flatMap((programme) =>
    programme.items.flatMap(({ row, pack, test }): readonly RowFinding[] => {
      const at = { programme: programme.key, row }
      const outcome = test === undefined ? undefined : outcomeOf(test)
      return [
        ...(rows.some(({ id }) => id === row) ? [] : [{ ...at, code: 'unknown-row' as const, what: row }]),
        ...(packs.includes(pack) ? [] : [{ ...at, code: 'unknown-pack' as const, what: pack }]),
        ...(outcome === 'absent' ? [{ ...at, code: 'test-absent' as const, what: test ?? '' }] : []),
        ...(outcome === 'failed' ? [{ ...at, code: 'test-failed' as const, what: test ?? '' }] : []),
      ]
    }),
  )
