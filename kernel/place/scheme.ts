import type { GridLayer, RegionCode } from './code.ts'
import { widths } from './code.ts'

/** How a county draws its net below the village: layers, how many households a worker looks after, who may lead. */
export interface GridScheme {
  readonly key: string
  /** Catalogue key. */
  readonly title: string
  readonly layers: readonly GridLayer[]
  /** What a grid of the first layer may be; left out: DEFAULT_GRID_TYPES. */
  readonly types?: readonly GridType[]
  readonly balance: BalanceNumbers
  readonly leaders: readonly LeaderRule[]
  readonly basis: string
}

/** What a grid is drawn by: a villager group, a building, a place with an owner of its own. */
export interface GridType {
  readonly key: string
  /** Catalogue key. */
  readonly title: string
}

/** Households per worker: the aim, and the range that counts as near it (both ends included). */
export interface BalanceNumbers {
  readonly target: number
  readonly low: number
  readonly high: number
}

/** A position under `role` may be given only to somebody who holds one of these posts or roles. */
export interface LeaderRule {
  readonly role: string
  readonly holds: readonly string[]
  readonly basis: string
}

/** Two layers, 3 and 2 digits: what a county has that declares nothing. Titles are catalogue keys. */
export const DEFAULT_LAYERS: readonly GridLayer[] = [
  { key: 'grid', digits: 3, title: 'layer.grid' },
  { key: 'ten', digits: 2, title: 'layer.ten' },
]

/**
 * By villager group or natural village, by building where people live close (000-PT-02), and for a market, school or works
 * of its own (专属网格, DB6101/T 3185-2024). Titles are catalogue keys.
 */
export const DEFAULT_GRID_TYPES: readonly GridType[] = [
  { key: 'rural', title: 'grid-type.rural' },
  { key: 'building', title: 'grid-type.building' },
  { key: 'special', title: 'grid-type.special' },
]

export const gridTypesOf = ({ types }: GridScheme): readonly GridType[] => types ?? DEFAULT_GRID_TYPES

/** What holds for a county that declares nothing: ten households a worker, give or take three (000-PT-05). */
export const DEFAULT_SCHEME: GridScheme = {
  key: 'default',
  title: 'scheme.default',
  layers: DEFAULT_LAYERS,
  balance: { target: 10, low: 7, high: 13 },
  leaders: [],
  basis: '000-PT-05',
}

/** Last digits at which a kind of unit is numbered (统计用区划代码 7 to 9 and 10 to 12); other kinds run from 1. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  street: [1, 99],
  town: [100, 199],
  township: [200, 399],
  community: [1, 199],
  village: [200, 399],
  farm: [400, 599],
}

/**
 * A code under `parent` that was never used before. `used` are all codes one level down, closed ones too: a code never comes
 * back for another unit. Undefined where the range of the kind is full or `parent` is the lowest layer.
 */
export const nextCode = (
  parent: RegionCode,
  kind: string,
  used: readonly RegionCode[],
  layers: readonly GridLayer[] = DEFAULT_LAYERS,
): RegionCode | undefined => {
  const all = widths(layers)
  const width = all[all.indexOf(parent.length) + 1]
  if (width === undefined || !all.includes(parent.length)) return undefined
  const digits = width - parent.length
  const [from, until] = (digits === 3 && parent.length < 12 ? RANGES[kind] : undefined) ?? [1, 10 ** digits - 1]
  const taken = used
    .filter((code) => code.length === width && code.startsWith(parent))
    .map((code) => Number(code.slice(parent.length)))
    .filter((number) => number >= from && number <= until)
  const next = taken.length === 0 ? from : Math.max(...taken) + 1
  return next > until ? undefined : parent + String(next).padStart(digits, '0')
}

/** Whether somebody who holds `posts` may be given `role`: undefined where yes, otherwise the posts of which one is needed. */
export const lackingPost = (
  rules: readonly LeaderRule[],
  role: string,
  posts: readonly string[],
): readonly string[] | undefined => {
  const rule = rules.find((one) => one.role === role)
  return rule === undefined || rule.holds.some((post) => posts.includes(post)) ? undefined : rule.holds
}
