/** A ring of [longitude, latitude] in degrees. */
type Ring = readonly (readonly [number, number])[]

/** The rings of a Polygon or MultiPolygon; none for anything else. */
export const ringsOf = (geometry: unknown): readonly Ring[] => {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown }
  if (type === 'Polygon') return coordinates as Ring[]
  if (type === 'MultiPolygon') return (coordinates as Ring[][]).flat()
  return []
}

export interface Projection {
  readonly project: (point: readonly [number, number]) => readonly [number, number]
  readonly height: number
}

/**
 * Fits rings into a picture `width` wide. A county is small enough for an even grid of degrees, made narrower by the cosine
 * of its middle latitude (at most 0.3% off over two degrees).
 */
export const fitInto = (rings: readonly Ring[], width: number, margin = 8): Projection => {
  const points = rings.flat()
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  const span = (values: number[]) => [Math.min(...values), Math.max(...values)] as const
  const [west, east] = span(lons)
  const [south, north] = span(lats)
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = (width - 2 * margin) / Math.max((east - west) * squeeze, 1e-9)
  return {
    project: ([lon, lat]) => [margin + (lon - west) * squeeze * scale, margin + (north - lat) * scale],
    height: (north - south) * scale + 2 * margin,
  }
}

/**
 * Boundaries that may be drawn. A boundary is kept once for each code, as it was given last: of a past day they are drawn only where each
 * region of that day has one, for a region left out would be a hole that never was.
 */
export const drawable = <
  T extends { readonly features: readonly { readonly properties: { readonly code: string } }[] },
>(
  shapes: T | undefined,
  regions: readonly string[],
  past: boolean,
): T | undefined => {
  if (shapes === undefined || shapes.features.length === 0) return undefined
  const known = new Set(shapes.features.map(({ properties }) => properties.code))
  return past && regions.some((code) => !known.has(code)) ? undefined : shapes
}

/** SVG path of rings. */
export const pathOf = (rings: readonly Ring[], { project }: Projection): string =>
  rings
    .map(
      (ring) =>
        `M${ring
          .map((point) =>
            project(point)
              .map((value) => value.toFixed(1))
              .join(' '),
          )
          .join('L')}Z`,
    )
    .join('')

/** Where a name stands, and how much room it has there, in the picture's own units. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Box of the largest ring. */
export const placeOf = (rings: readonly Ring[], { project }: Projection): Place => {
  const boxes = rings.map((ring) => {
    const drawn = ring.map(project)
    const xs = drawn.map(([x]) => x)
    const ys = drawn.map(([, y]) => y)
    return { x: [Math.min(...xs), Math.max(...xs)] as const, y: [Math.min(...ys), Math.max(...ys)] as const }
  })
  const area = ({ x, y }: (typeof boxes)[number]) => (x[1] - x[0]) * (y[1] - y[0])
  const [largest] = boxes.toSorted((a, b) => area(b) - area(a))
  if (!largest) return { x: 0, y: 0, width: 0, height: 0 }
  const [west, east] = largest.x
  const [north, south] = largest.y
  return { x: (west + east) / 2, y: (north + south) / 2, width: east - west, height: south - north }
}

/** Room that a sign of a name (a Han character) and of a number need, in the picture's units, and two lines of them. */
const NAME_SIGN = 14
const NUMBER_SIGN = 8
const TWO_LINES = 40
const ONE_LINE = 22

/** What of a name and its number can be read where they would stand: both, the name alone, or nothing; a number is never cut. */
export const signOf = (
  { width, height }: Pick<Place, 'width' | 'height'>,
  name: string,
  number: string,
): 'both' | 'name' | 'none' => {
  if (width < (name.length + 1) * NAME_SIGN || height < ONE_LINE) return 'none'
  return height >= TWO_LINES && width >= (number.length + 1) * NUMBER_SIGN ? 'both' : 'name'
}

/**
 * Tracks of an even tile map: as many columns as `tileColumns`, fewer where the longest number would not fit its tile. `gap` and `padding` in
 * CSS pixels; figures are of one width, one `ch` each.
 */
export const tileTracks = (numbers: readonly string[], { gap, padding }: { gap: number; padding: number }): string => {
  const columns = tileColumns(numbers.length)
  const longest = Math.max(1, ...numbers.map((text) => text.length))
  const even = `(100% - ${(columns - 1) * gap}px) / ${columns}`
  return `repeat(auto-fill, minmax(min(100%, max(${even}, ${longest}ch + ${2 * padding}px)), 1fr))`
}

/** Columns of an even tile map for `count` tiles: a little wider than high. */
export const tileColumns = (count: number): number => Math.max(1, Math.round(Math.sqrt(count * 1.4)))
