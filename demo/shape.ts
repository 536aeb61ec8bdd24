import { Delaunay } from 'd3-delaunay'
import type { Seeded } from './seeded.ts'

export type Point = readonly [number, number]
/** GeoJSON rings: outer counter-clockwise, then holes; longitude first. */
export type Polygon = { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Point[])[] }

/** The county cut into small cells that fit without gap or overlap: whatever is joined out of them fits as well. */
export interface Cells {
  /** Site of each cell, kilometres from the centre, north up. */
  readonly sites: readonly Point[]
  readonly neighbours: (cell: number) => readonly number[]
  /** Outline of these cells, taken together. */
  readonly outline: (cells: readonly number[]) => Polygon
}

/** Middle of the county: empty desert, so that nobody's village lies under a fictional one. */
const CENTRE: Point = [104.6, 38.6]
const DEGREE_KM = 111.32

const toDegrees = ([x, y]: Point): Point => [
  Number((CENTRE[0] + x / (DEGREE_KM * Math.cos((CENTRE[1] * Math.PI) / 180))).toFixed(5)),
  Number((CENTRE[1] + y / DEGREE_KM).toFixed(5)),
]
export const lonLat = toDegrees

/** Radius of the county (km) in a direction: a lumpy egg. */
const radius = (random: Seeded): ((angle: number) => number) => {
  const waves = [2, 3, 5, 8].map((n) => ({ n, size: 0.16 / n ** 0.6, phase: random.next() * 2 * Math.PI }))
  return (angle) => 26 * (1 + waves.reduce((sum, wave) => sum + wave.size * Math.sin(wave.n * angle + wave.phase), 0))
}

/** `count` cells inside the outline; denser around the seat, as people are. */
export const cutCells = (random: Seeded, count: number): Cells => {
  const reach = radius(random)
  const step = Math.sqrt((Math.PI * 26 * 26) / count)
  const points: { at: Point; depth: number }[] = []
  const edge = 42
  for (let row = 0, y = -edge; y <= edge; row += 1, y += step * 0.9) {
    for (let x = -edge + (row % 2) * step * 0.5; x <= edge; x += step) {
      const px = x + (random.next() - 0.5) * step * 0.75
      const py = y + (random.next() - 0.5) * step * 0.75
      points.push({ at: [px, py], depth: Math.hypot(px, py) / reach(Math.atan2(py, px)) })
    }
  }
  points.sort((a, b) => a.depth - b.depth)
  const warped = points.map(({ at, depth }): Point => {
    const pull = depth < 1.3 ? depth ** 0.35 : 1.3 ** 0.35
    return [at[0] * pull, at[1] * pull]
  })
  return cellsOf(warped, count)
}

const cellsOf = (points: readonly Point[], count: number): Cells => {
  const delaunay = Delaunay.from(points as [number, number][])
  const centres = delaunay.voronoi([-200, -200, 200, 200]).circumcenters
  const edgesFrom = edgesByPoint(delaunay, points.length)
  return {
    sites: points.slice(0, count),
    neighbours: (cell) => [...delaunay.neighbors(cell)].filter((other) => other < count),
    outline: (cells) => outline(delaunay, centres, edgesFrom, new Set(cells)),
  }
}

/** Half-edges of the triangulation by the point that they leave. */
const edgesByPoint = ({ triangles }: Delaunay<unknown>, points: number): readonly (readonly number[])[] => {
  const edges: number[][] = Array.from({ length: points }, () => [])
  for (let edge = 0; edge < triangles.length; edge += 1) edges[triangles[edge] as number]?.push(edge)
  return edges
}

/**
 * Borders of `cells`. Each Voronoi corner is one triangle and belongs to at most one border of a region, so following
 * corner to corner closes every ring; neighbours share the very same corners.
 */
const outline = (
  { triangles, halfedges }: Delaunay<unknown>,
  centres: ArrayLike<number>,
  edgesFrom: readonly (readonly number[])[],
  cells: ReadonlySet<number>,
): Polygon => {
  const following = new Map<number, number>()
  for (const cell of cells) {
    for (const edge of edgesFrom[cell] ?? []) {
      const to = triangles[edge % 3 === 2 ? edge - 2 : edge + 1] as number
      const twin = halfedges[edge] as number
      if (twin >= 0 && !cells.has(to)) following.set(Math.floor(edge / 3), Math.floor(twin / 3))
    }
  }
  return { type: 'Polygon', coordinates: ringsOf(following, centres) }
}

/** Closed rings out of corner → next corner; the largest first and counter-clockwise, holes clockwise. */
const ringsOf = (following: Map<number, number>, centres: ArrayLike<number>): Point[][] => {
  const rings: Point[][] = []
  while (following.size > 0) {
    const ring: Point[] = []
    let corner = following.keys().next().value as number | undefined
    while (corner !== undefined && following.has(corner)) {
      ring.push(toDegrees([centres[corner * 2] as number, centres[corner * 2 + 1] as number]))
      const next: number | undefined = following.get(corner)
      following.delete(corner)
      corner = next
    }
    ring.push(ring[0] as Point)
    rings.push(ring)
  }
  rings.sort((a, b) => Math.abs(area(b)) - Math.abs(area(a)))
  return rings.map((ring, n) => (area(ring) > 0 === (n === 0) ? ring : ring.reverse()))
}

/** Signed; positive counter-clockwise. */
export const area = (ring: readonly Point[]): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] as Point
    return sum + (x * ny - nx * y) / 2
  }, 0)

/** Spreads `count` seeds over `cells`: each the farthest of some random candidates from those before it. */
export const spread = (random: Seeded, sites: readonly Point[], cells: readonly number[], count: number): number[] => {
  const seeds = [random.pick(cells)]
  const gap = (cell: number): number =>
    Math.min(...seeds.map((seed) => distance(sites[seed] as Point, sites[cell] as Point)))
  while (seeds.length < count) {
    const candidates = Array.from({ length: 12 }, () => random.pick(cells)).filter((cell) => !seeds.includes(cell))
    const best = candidates.sort((a, b) => gap(b) - gap(a))[0]
    if (best !== undefined) seeds.push(best)
  }
  return seeds
}

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])
