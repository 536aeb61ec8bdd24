/** Longitude and latitude, degrees. */
export type Point = readonly [lon: number, lat: number]

/** How far people walk: minutes, metres a minute, and by how much the way is longer than the straight line. */
export interface Walk {
  readonly minutes: number
  readonly metresPerMinute: number
  readonly detour: number
}

/** Metres; mean radius of the earth (IUGG). */
const RADIUS = 6_371_008.8
const METRES_PER_DEGREE = (RADIUS * Math.PI) / 180
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Straight line over the sphere, in metres. */
export const distance = ([lonA, latA]: Point, [lonB, latB]: Point): number => {
  const half = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2
  const a = half(latB - latA) + Math.cos(radians(latA)) * Math.cos(radians(latB)) * half(lonB - lonA)
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(a)))
}

/** Straight line, in metres, that is walked in the time. */
export const lineOf = ({ minutes, metresPerMinute, detour }: Walk): number => (minutes * metresPerMinute) / detour

/** People who live at one place; null where nobody has said where that is. */
export interface Living {
  readonly place: Point | null
  readonly households: number
}
export interface Reach {
  readonly within: number
  readonly outside: number
  readonly unknown: number
}

/**
 * Households by whether one of the places is within the walk. What has no place is not known; nor is who reaches none of the places that are
 * known, where there are others of which nobody has said where they are (`hidden`).
 */
export const reachOfPlaces = (
  living: readonly Living[],
  places: readonly Point[],
  walk: Walk,
  hidden: boolean,
): Reach => {
  const line = lineOf(walk)
  const near = (from: Point): boolean =>
    places.some((to) => Math.abs(to[1] - from[1]) * METRES_PER_DEGREE <= line && distance(from, to) <= line)
  const sum = { within: 0, outside: 0, unknown: 0 }
  for (const { place, households } of living) {
    const how = place === null ? 'unknown' : near(place) ? 'within' : hidden ? 'unknown' : 'outside'
    sum[how] += households
  }
  return sum
}
