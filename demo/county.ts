import names from './data/places.json' with { type: 'json' }
import { byPart, partCells } from './parts.ts'
import type { Seeded } from './seeded.ts'
import { type Cells, cutCells, lonLat, type Point, type Polygon } from './shape.ts'

export const COUNTY = '990101'
export const CITY = '9901'
export const PROVINCE = '99'

/** A region of the demo, with what the register of regions keeps. */
export interface Place {
  readonly code: string
  readonly name: string
  readonly level: number
  readonly kind: string
  readonly at: Point
  readonly shape?: Polygon
}
export interface Village extends Place {
  readonly town: string
  readonly urban: boolean
  /** Ten-household groups under each grid, by code of the grid. */
  readonly grids: readonly Grid[]
}
export interface Grid extends Place {
  readonly groups: readonly Group[]
}
export interface Group extends Place {
  /** Households that lie in it. */
  readonly households: number
}
export interface County {
  readonly above: readonly Place[]
  readonly towns: readonly Place[]
  readonly villages: readonly Village[]
}

const GRIDS = 3000
const VILLAGES = 190
const GROUPS = 6000
const HOUSEHOLDS = 60_000

/** Kind, first code, names: 001 streets, 100 towns, 200 townships (统计用区划代码 digits 7 to 9). */
const TOWN_KINDS = [
  { kind: 'street', from: 1, names: names.streets },
  { kind: 'town', from: 100, names: names.towns },
  { kind: 'township', from: 200, names: names.townships },
] as const

const digits = (value: number, width: number): string => String(value).padStart(width, '0')

/** Chinese numeral below 100: 三, 十二, 二十. */
const numeral = (value: number): string => {
  const tens = Math.floor(value / 10)
  const ones = value % 10
  const head = tens === 0 ? '' : `${tens === 1 ? '' : names.numerals[tens]}${names.ten}`
  return `${head}${ones === 0 && tens > 0 ? '' : names.numerals[ones]}`
}

const middle = (net: Cells, cells: readonly number[]): Point => {
  const mean = [0, 1].map((axis) => cells.reduce((sum, cell) => sum + (net.sites[cell]?.[axis] ?? 0), 0) / cells.length)
  const far = (cell: number): number =>
    Math.hypot((net.sites[cell]?.[0] ?? 0) - (mean[0] as number), (net.sites[cell]?.[1] ?? 0) - (mean[1] as number))
  return lonLat(net.sites[cells.reduce((best, cell) => (far(cell) < far(best) ? cell : best))] as Point)
}

/** Whole numbers near `sizes` that sum to `total`, none under `least`. */
const apportion = (random: Seeded, sizes: readonly number[], total: number, least: number): number[] => {
  const sum = sizes.reduce((all, size) => all + size, 0)
  const parts = sizes.map((size) => Math.max(least, Math.round((size / sum) * total)))
  let over = parts.reduce((all, part) => all + part, 0) - total
  while (over !== 0) {
    const at = random.between(0, parts.length - 1)
    const part = parts[at] as number
    if (over > 0 && part <= least) continue
    parts[at] = part - Math.sign(over)
    over -= Math.sign(over)
  }
  return parts
}

/** Village names of one town; none repeats in the county. */
const namer = (random: Seeded): { village: () => string; community: () => string } => {
  const used = new Set<string>()
  const communities = random.shuffle(names.communities)
  const village = (): string => {
    for (;;) {
      const name = `${random.chance(0.45) ? random.pick(names.prefixes) : ''}${random.pick(names.nouns)}${random.pick(names.suffixes)}`
      if (used.has(name) || name.length < 2) continue
      used.add(name)
      return `${name}${names.villageSuffix}`
    }
  }
  return {
    village,
    community: () => {
      const name = communities.pop()
      return name === undefined ? village() : `${name}${names.communitySuffix}`
    },
  }
}

/** The county's tree with its shapes; the same for the same seed. */
export const planCounty = (random: Seeded): County => {
  const net = cutCells(random, GRIDS)
  const everywhere = net.sites.map((_, cell) => cell)
  const townLabels = partCells(
    random,
    net,
    everywhere,
    Array.from({ length: 15 }, () => random.logNormal(200, 0.3)),
  )
  const townCells = byPart(townLabels, 15).sort((a, b) => fromCentre(net, a) - fromCentre(net, b))
  const towns = nameTowns(net, townCells)
  const counts = apportion(
    random,
    townCells.map((cells) => cells.length),
    VILLAGES,
    6,
  )
  const word = namer(random)
  const villages = towns.flatMap((town, index) =>
    planVillages(random, net, town, townCells[index] as number[], counts[index] as number, word),
  )
  return { above: above(net, everywhere), towns, villages: withHouseholds(random, villages) }
}

const fromCentre = (net: Cells, cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + Math.hypot(...(net.sites[cell] as Point)), 0) / cells.length

const above = (net: Cells, cells: readonly number[]): readonly Place[] => {
  const at = lonLat([0, 0])
  const shape = net.outline(cells)
  return [
    { code: PROVINCE, name: names.province, level: 1, kind: 'province', at },
    { code: CITY, name: names.city, level: 2, kind: 'city', at },
    { code: COUNTY, name: names.county, level: 3, kind: 'county', at, shape },
  ]
}

const nameTowns = (net: Cells, parts: readonly (readonly number[])[]): readonly Place[] => {
  const slots = TOWN_KINDS.flatMap(({ kind, from, names: words }) =>
    words.map((name, n) => ({ kind, name, code: `${COUNTY}${digits(from + n, 3)}` })),
  )
  return slots.map((slot, n) => {
    const cells = parts[n] as number[]
    return { ...slot, level: 4, at: middle(net, cells), shape: net.outline(cells) }
  })
}

interface Draft extends Place {
  readonly town: string
  readonly urban: boolean
  readonly cells: readonly Point[]
  readonly shapes: readonly Polygon[]
}

const planVillages = (
  random: Seeded,
  net: Cells,
  town: Place,
  cells: readonly number[],
  count: number,
  word: ReturnType<typeof namer>,
): readonly Draft[] => {
  const targets = Array.from({ length: count }, () => random.logNormal(14, 0.55))
  const parts = byPart(partCells(random, net, cells, targets), count)
  const communities = town.kind === 'street' ? Math.floor(count * 0.6) : town.kind === 'town' ? 1 : 0
  const order = (cell: number): number => (net.sites[cell]?.[0] ?? 0) - (net.sites[cell]?.[1] ?? 0) * 1e-3
  return parts.map((part, n) => {
    const urban = n >= count - communities
    const farm = town.code === `${COUNTY}103` && n === count - communities - 1
    // grids are numbered west to east, then north to south (DB6101/T 3185-2024)
    const sorted = part.toSorted((a, b) => order(a) - order(b))
    const code = `${town.code}${urban ? digits(n - (count - communities) + 1, 3) : farm ? '401' : digits(200 + n, 3)}`
    return {
      code,
      name: farm ? names.longVillage : urban ? word.community() : word.village(),
      level: 5,
      kind: urban ? 'community' : farm ? 'farm' : 'village',
      at: middle(net, part),
      shape: net.outline(part),
      town: town.code,
      urban,
      cells: sorted.map((cell) => lonLat(net.sites[cell] as Point)),
      shapes: sorted.map((cell) => net.outline([cell])),
    }
  })
}

/** Grids, their ten-household groups and how many households each has. */
const withHouseholds = (random: Seeded, drafts: readonly Draft[]): readonly Village[] => {
  const gridCount = drafts.reduce((sum, draft) => sum + draft.cells.length, 0)
  const groups = apportion(
    random,
    Array.from({ length: gridCount }, () =>
      random.weighted([
        [1, 25],
        [2, 50],
        [3, 25],
      ] as const),
    ),
    GROUPS,
    1,
  )
  const households = apportion(
    random,
    Array.from({ length: GROUPS }, () => Math.min(16, Math.max(5, random.normal(10, 1.6)))),
    HOUSEHOLDS,
    5,
  )
  let grid = 0
  let group = 0
  return drafts.map(({ cells, shapes, ...village }) => ({
    ...village,
    grids: cells.map((at, n) => {
      const code = `${village.code}${digits(n + 1, 3)}`
      const count = groups[grid++] as number
      return {
        code,
        name: names.gridName.replace('{n}', numeral(n + 1)),
        level: 6,
        kind: village.urban ? 'grid-building' : 'grid',
        at,
        shape: shapes[n] as Polygon,
        groups: Array.from({ length: count }, (_, g) => ({
          code: `${code}${digits(g + 1, 2)}`,
          name: names.groupName.replace('{n}', numeral(g + 1)),
          level: 7,
          kind: 'ten',
          at,
          households: households[group++] as number,
        })),
      }
    }),
  }))
}
