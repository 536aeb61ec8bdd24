/**
 * Division codes (统计用区划代码, 国统字〔2009〕91号): 2 province, 4 city, 6 county, 9 township, 12 village,
 * and below the village a grid suffix whose layers a county declares (GridLayer).
 * A code is a prefix: every subtree is one contiguous range of codes in byte order.
 */
export type RegionCode = string

/** Cumulative widths of the national levels. */
export const DIVISION_WIDTHS = [2, 4, 6, 9, 12] as const

/** One layer below the village, e.g. 网格 (3 digits), 十联户 (2 digits); names and depth are policy. */
export interface GridLayer {
  readonly key: string
  /** Digits that this layer adds, 1 to 6. */
  readonly digits: number
  readonly title: string
}

/** Cumulative widths of all levels, national and local, in order. */
export const widths = (layers: readonly GridLayer[]): readonly number[] => {
  const all: number[] = [...DIVISION_WIDTHS]
  for (const layer of layers) all.push((all.at(-1) ?? 0) + layer.digits)
  return all
}

/** 1 province … 5 village, 6… the grid layers; undefined where the length fits no level or a character is no digit. */
export const levelOf = (code: RegionCode, layers: readonly GridLayer[] = []): number | undefined => {
  const index = widths(layers).indexOf(code.length)
  return index < 0 || !/^\d+$/.test(code) ? undefined : index + 1
}

/** The code one level up; undefined for a province and for a malformed code. */
export const parentOf = (code: RegionCode, layers: readonly GridLayer[] = []): RegionCode | undefined => {
  const level = levelOf(code, layers)
  return level === undefined || level === 1 ? undefined : code.slice(0, widths(layers)[level - 2])
}

/** All codes above, nearest first. */
export const ancestorsOf = (code: RegionCode, layers: readonly GridLayer[] = []): readonly RegionCode[] => {
  const parent = parentOf(code, layers)
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent, layers)]
}

/** The first code after the subtree of `code` in byte order: `9901` → `9902`, `99` → `9:`, `''` → `:` (everything). */
export const after = (code: RegionCode): RegionCode =>
  code === '' ? ':' : code.slice(0, -1) + String.fromCharCode(code.charCodeAt(code.length - 1) + 1)

/** Whether `code` lies in the subtree of `root` (itself included). */
export const within = (code: RegionCode, root: RegionCode): boolean => code >= root && code < after(root)

/** The county (six digits) whose shard a record at `code` lives in; shorter codes are filled with zeros. */
export const countyOf = (code: RegionCode): string => code.slice(0, 6).padEnd(6, '0')

/**
 * A 12-digit statistical code cut to its level: `350302010000` → `350302010`. Cut level by level; trimming zeros
 * would hand town 350302010 the towns 350302011 to 350302019. A code that is already short comes back as it is.
 */
export const shortCode = (code: string): RegionCode => {
  if (code.length !== 12) return code
  const cut = DIVISION_WIDTHS.find((width) => /^0*$/.test(code.slice(width)))
  return code.slice(0, cut)
}
