import { after } from '../../kernel/place/index.ts'
import type { Tx } from '../database.ts'

/** Who may keep contact with households, and with how many he does. */
export interface Worker {
  readonly position: string
  readonly name: string
  readonly role: string
  readonly region: string
  /** With that of the grid above, where it is a group. */
  readonly regionName: string
  readonly households: number
}

const MOST = 300

/**
 * Positions of these roles on `day` at a region, below it, or above it as far as its village; by region and name. Households are those
 * in the caller's sight.
 */
export const listWorkers = (
  tx: Tx,
  of: { readonly county: string; readonly region: string; readonly roles: readonly string[]; readonly day: string },
): Promise<readonly Worker[]> => {
  const above = [12, 15].filter((width) => width < of.region.length).map((width) => of.region.slice(0, width))
  return tx<Worker[]>`
    select p.id position, a.name, p.role, p.region, coalesce(nullif(concat_ws('·', g.name, r.name), ''), p.region) "regionName",
      coalesce(h.households, 0)::int households
    from position p join account a on a.id = p.account
    left join region g on g.code = left(p.region, 15) and g.valid_to is null and length(p.region) > 15
    left join region r on r.code = p.region and r.valid_from <= ${of.day} and (r.valid_to is null or r.valid_to > ${of.day})
    left join (
      select worker, count(*)::int households from household
      where county = ${of.county} and region >= ${of.region.slice(0, 12)} and region < ${after(of.region.slice(0, 12))}
      group by worker
    ) h on h.worker = p.id
    where p.county = ${of.county} and p.role = any (${of.roles as string[]})
      and p.valid_from <= ${of.day} and (p.valid_to is null or p.valid_to > ${of.day})
      and (p.region >= ${of.region} and p.region < ${after(of.region)} or p.region = any (${above}))
    order by p.region, a.name, p.id limit ${MOST}`
}
