import type { Acting } from '../../store/database.ts'
import { inScope } from '../../store/database.ts'
import { listNamedIn, listNear } from '../../store/exchange/publicRequests.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { publisherOf } from '../publication/scope.ts'

/** Farther than any village of a county reaches from its middle. */
const FARTHEST_KM = 25
const KM_PER_DEGREE = 111.2

type Ring = readonly (readonly [number, number])[]

/** Whether a ray to the east leaves the ring an odd number of times. */
const insideRing = (ring: Ring, lon: number, lat: number): boolean =>
  ring.reduce((inside, [x, y], index) => {
    const [px, py] = ring[(index + ring.length - 1) % ring.length] ?? [x, y]
    const crosses = y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x
    return crosses ? !inside : inside
  }, false)

const polygonsOf = (geometry: unknown): readonly (readonly Ring[])[] => {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown }
  if (type === 'Polygon') return [coordinates as readonly Ring[]]
  return type === 'MultiPolygon' ? (coordinates as readonly (readonly Ring[])[]) : []
}

const contains = (geometry: unknown, lon: number, lat: number): boolean =>
  polygonsOf(geometry).some(
    ([outer, ...holes]) =>
      outer !== undefined && insideRing(outer, lon, lat) && !holes.some((hole) => insideRing(hole, lon, lat)),
  )

const farKm = (from: { lon: number | null; lat: number | null }, lon: number, lat: number): number =>
  Math.hypot(((from.lon ?? 0) - lon) * Math.cos((lat * Math.PI) / 180), (from.lat ?? 0) - lat) * KM_PER_DEGREE

const reader = (program: Program): Acting => publisherOf(program.county, program.county)

/** Village that a point (WGS-84 degrees) lies in, by its boundary, else the nearest within 25 km; undefined outside the county. */
export const villageAt = async (program: Program, lon: number, lat: number): Promise<string | undefined> => {
  const near = await inScope(program.database, reader(program), (tx) =>
    listNear(tx, program.county, { lon, lat }, todayOf(program)),
  )
  const around = near.find(({ geometry }) => contains(geometry, lon, lat))
  if (around) return around.code
  const [nearest] = near
  return nearest && farKm(nearest, lon, lat) <= FARTHEST_KM ? nearest.code : undefined
}

/** Village that a written address names, else its town, else the county itself: whoever gets it there knows where it lies. */
export const regionNamedIn = async (program: Program, address: string): Promise<string> => {
  const named = await inScope(program.database, reader(program), (tx) =>
    listNamedIn(tx, program.county, address, todayOf(program)),
  )
  const towns = named.filter(({ level }) => level === 4)
  const inTown = (code: string): boolean => towns.length === 0 || towns.some((town) => code.startsWith(town.code))
  const villages = named.filter(({ level, code }) => level === 5 && inTown(code))
  const longest = villages.filter(({ name }) => name.length === villages[0]?.name.length)
  if (longest.length === 1 && longest[0]) return longest[0].code
  return towns.length === 1 && towns[0] ? towns[0].code : program.county
}
