import { after } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'

export interface Receipt {
  readonly list: string
  readonly version: string
  readonly region: string
  readonly published_at: Date
  readonly published_by: string
  readonly received_at: Date | null
  readonly received_by: string | null
}

/** Asks every standing region of these levels below `root` to acknowledge a version; who was asked before is not asked again. */
export const publishTo = async (
  tx: Tx,
  county: string,
  asked: {
    readonly list: string
    readonly version: string
    readonly root: string
    readonly levels: readonly number[]
    readonly day: string
    readonly at: Date
    readonly by: string
  },
): Promise<number> => {
  const done = await tx`insert into list_receipt (county, list, version, region, published_at, published_by)
    select distinct ${county}::char(6), ${asked.list}, ${asked.version}, r.code, ${asked.at}::timestamptz, ${asked.by} from region r
    where r.level = any (${asked.levels as number[]}) and r.code > ${asked.root} and r.code < ${after(asked.root)}
      and r.valid_from <= ${asked.day} and (r.valid_to is null or r.valid_to > ${asked.day})
    on conflict do nothing`
  return done.count
}

/** Of these lists: in one region and all below it. */
export const receiptsIn = (
  tx: Sql | Tx,
  county: string,
  lists: readonly string[],
  root: string,
): Promise<readonly Receipt[]> => tx<Receipt[]>`
  select list, version, region, published_at, published_by, received_at, received_by from list_receipt
  where county = ${county} and list = any (${lists as string[]}) and region >= ${root} and region < ${after(root)}
  order by region`

/** False where nothing was published to the region, or it is acknowledged already. */
export const receive = async (
  tx: Tx,
  county: string,
  at: { readonly list: string; readonly version: string; readonly region: string },
  by: { readonly at: Date; readonly name: string },
): Promise<boolean> => {
  const done = await tx`update list_receipt set received_at = ${by.at}, received_by = ${by.name}
    where county = ${county} and list = ${at.list} and version = ${at.version} and region = ${at.region} and received_at is null`
  return done.count === 1
}
