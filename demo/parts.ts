import type { Seeded } from './seeded.ts'
import { type Cells, distance, type Point, spread } from './shape.ts'

/** A region being shaped: where it is drawn to, how far it reaches, how many cells it wants. */
interface Part {
  at: Point
  /** Squared kilometres that its border is pushed out. */
  reach: number
  readonly wants: number
}

const ROUNDS = 80

/**
 * Parts `cells` into compact, connected regions whose sizes come near `targets` (in proportion). A weighted Voronoi diagram whose
 * weights and centres move until the sizes fit. Returns cell → index of its region.
 */
export const partCells = (
  random: Seeded,
  net: Cells,
  cells: readonly number[],
  targets: readonly number[],
): Map<number, number> => {
  const sum = targets.reduce((all, target) => all + target, 0)
  const parts = spread(random, net.sites, cells, targets.length).map(
    (seed, n): Part => ({
      at: net.sites[seed] as Point,
      reach: 0,
      wants: ((targets[n] as number) / sum) * cells.length,
    }),
  )
  // square kilometres of one cell, as a measure of how hard to push
  const size = typicalArea(net, cells)
  let label = new Map<number, number>()
  for (let round = 0; round < ROUNDS; round += 1) {
    label = assign(net, cells, parts)
    const members = byPart(label, parts.length)
    for (const [n, part] of parts.entries()) {
      const mine = members[n] as number[]
      part.reach += ((part.wants - mine.length) / part.wants) * size * Math.sqrt(part.wants) * 0.6
      if (round < ROUNDS / 2 && mine.length > 0) part.at = middle(net, mine)
    }
  }
  return mend(net, label, parts)
}

const typicalArea = (net: Cells, cells: readonly number[]): number => {
  const steps = cells.flatMap((cell) =>
    net.neighbours(cell).map((other) => distance(net.sites[cell] as Point, net.sites[other] as Point)),
  )
  return (steps.reduce((all, step) => all + step, 0) / Math.max(1, steps.length)) ** 2
}

const middle = (net: Cells, cells: readonly number[]): Point => {
  const mean = (axis: 0 | 1): number =>
    cells.reduce((all, cell) => all + (net.sites[cell] as Point)[axis], 0) / cells.length
  return [mean(0), mean(1)]
}

const assign = (net: Cells, cells: readonly number[], parts: readonly Part[]): Map<number, number> => {
  const label = new Map<number, number>()
  for (const cell of cells) {
    const site = net.sites[cell] as Point
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (const [n, part] of parts.entries()) {
      const far = distance(site, part.at) ** 2 - part.reach
      if (far < least) {
        least = far
        best = n
      }
    }
    label.set(cell, best)
  }
  return label
}

/** Cells of each region, regions in order of their index. */
export const byPart = (label: ReadonlyMap<number, number>, count: number): number[][] => {
  const members: number[][] = Array.from({ length: count }, () => [])
  for (const [cell, index] of label) members[index]?.push(cell)
  return members
}

/** Cells in connected groups, the largest first. */
const groupsOf = (net: Cells, cells: readonly number[]): readonly (readonly number[])[] => {
  const left = new Set(cells)
  const groups: number[][] = []
  for (const first of cells) {
    if (!left.delete(first)) continue
    const group = [first]
    for (let n = 0; n < group.length; n += 1)
      for (const other of net.neighbours(group[n] as number)) if (left.delete(other)) group.push(other)
    groups.push(group)
  }
  return groups.sort((a, b) => b.length - a.length)
}

const LEAST = 3

/** Stray groups go to whoever surrounds them; a region that came out too small takes the cells nearest to its centre. */
const mend = (net: Cells, label: Map<number, number>, parts: readonly Part[]): Map<number, number> => {
  for (let round = 0; round < 20; round += 1) {
    const members = byPart(label, parts.length)
    let changed = false
    for (const [n, part] of parts.entries()) {
      const [main = [], ...strays] = groupsOf(net, members[n] as number[])
      for (const cell of strays.flat()) changed = adopt(net, label, cell, n) || changed
      if (main.length >= LEAST) continue
      const near = [...label.keys()]
        .filter((cell) => label.get(cell) !== n && (members[label.get(cell) as number]?.length ?? 0) > 2 * LEAST)
        .sort((a, b) => distance(net.sites[a] as Point, part.at) - distance(net.sites[b] as Point, part.at))
      for (const cell of near.slice(0, LEAST - main.length)) label.set(cell, n)
      changed = true
    }
    if (!changed) break
  }
  return label
}

/** Gives a stray cell to the region that has most of its neighbours. */
const adopt = (net: Cells, label: Map<number, number>, cell: number, from: number): boolean => {
  const around = net.neighbours(cell).flatMap((other) => {
    const index = label.get(other)
    return index === undefined || index === from ? [] : [index]
  })
  const [most] = [...Map.groupBy(around, (index) => index)].sort((a, b) => b[1].length - a[1].length)
  if (most === undefined) return false
  label.set(cell, most[0])
  return true
}
