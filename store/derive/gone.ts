import { after } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'

/** Regions that do not stand any more, by each region asked about that they lay in. */
export type Gone = ReadonlyMap<string, readonly string[]>

/**
 * Regions of a level that were closed until a day with none in their place: what was recorded of them stays theirs, so they are expected
 * where something is on record, besides those that stand. Of a region in whose place another came, that one has the records.
 */
export const listGone = async (
  tx: Sql | Tx,
  today: string,
  level: number,
  regions: readonly string[],
): Promise<Gone> => {
  const codes = regions.toSorted()
  const [first, last] = [codes[0], codes.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  const rows = await tx<{ code: string }[]>`
    select distinct r.code from region r
    where r.level = ${level} and r.valid_to is not null and r.valid_to <= ${today} and r.code >= ${first} and r.code < ${after(last)}
      and not exists (select 1 from region s where s.code = r.code and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to > ${today}))
      and not exists (select 1 from region_succession m where m.from_code = r.code and m.kind <> 'rename' and m.on_date <= ${today})`
  if (rows.length === 0) return new Map()
  return new Map(regions.map((region) => [region, rows.flatMap(({ code }) => (code.startsWith(region) ? code : []))]))
}
