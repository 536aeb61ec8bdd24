import type { Tx } from '../database.ts'

export interface Place {
  readonly code: string
  readonly name: string
  readonly level: number
}

/** Every region of a scope on a day, above and below each other; grids only where they are asked for. */
export const listPlaces = (
  tx: Tx,
  { lo, hi, lowest, day }: { readonly lo: string; readonly hi: string; readonly lowest: number; readonly day: string },
): Promise<readonly Place[]> => tx<Place[]>`
  select code, name, level::int from region where code >= ${lo} and code < ${hi} and level <= ${lowest}
    and valid_from <= ${day} and (valid_to is null or valid_to > ${day}) order by code`
