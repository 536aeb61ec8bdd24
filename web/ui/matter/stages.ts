/** Where a stage of a matter stands, as the program says it of each for itself. */
interface Stage {
  readonly state: 'done' | 'now' | 'todo'
}

/**
 * What is true of a stage beside the others: `again` was done once, before the matter went back, and comes again; `skipped` was passed
 * without need (nobody had to supervise).
 */
export type Stand = Stage['state'] | 'again' | 'skipped'

/** How the stage at `index` stands. */
export const standOf = (stages: readonly Stage[], index: number): Stand => {
  const state = stages[index]?.state ?? 'todo'
  if (state === 'done' && stages.slice(0, index).some((earlier) => earlier.state === 'now')) return 'again'
  const passed = state === 'todo' && stages.slice(index + 1).some((later) => later.state !== 'todo')
  const isBack =
    stages.slice(index + 1).every((later) => later.state !== 'now') &&
    stages.slice(0, index).some((earlier) => earlier.state === 'now')
  return passed && !isBack ? 'skipped' : state
}
