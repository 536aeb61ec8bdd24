import { civilDate } from '../kernel/calendar/index.ts'
import { DEFAULT_SCHEME, type GridScheme, widths, within } from '../kernel/place/index.ts'
import { accept, type Result, refuse } from '../kernel/refusal/index.ts'
import type { StaffCaller } from './caller.ts'
import type { Program } from './program.ts'

/** The net below the village: of the programme that holds for the county, else the default. */
export const schemeOf = ({ packs, county }: Pick<Program, 'packs' | 'county'>): GridScheme => {
  const named = packs.programmes.find(({ grid, regions }) => grid && regions.some((region) => within(county, region)))
  const schemes = packs.set.packs.flatMap((pack) => pack.grids ?? [])
  return schemes.find(({ key }) => key === named?.grid) ?? DEFAULT_SCHEME
}

/** Digits of a household's region: the lowest layer. */
export const lowestWidth = (scheme: GridScheme): number => widths(scheme.layers).at(-1) ?? 12

export const todayOf = (program: Pick<Program, 'now'>): string => civilDate(program.now().toISOString())

/**
 * The part of the tree that one may look up: one's own region and what lies below. Wider than the scope of records: an office or an
 * administrator that sees no record by region still has to name regions of its town or county.
 */
export const treeOf = (caller: StaffCaller): Result<string> =>
  caller.position === null ? refuse('absent', 'absent') : accept(caller.position.region)

/** `code` where it lies in the caller's tree; what does not is absent. */
export const inTree = (caller: StaffCaller, code: string | undefined): Result<string> => {
  const root = treeOf(caller)
  if (!root.ok || code === undefined) return root
  return within(code, root.value) ? accept(code) : refuse('absent', 'absent')
}

/** `next` of a page that was read with one row more than asked for. */
export const pageOf = <T>(
  rows: readonly T[],
  limit: number,
  key: (row: T) => string,
): { readonly rows: readonly T[]; readonly next: string | null } => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last !== undefined ? key(last) : null }
}
