import { after } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'

/** Which item of which list, where. */
export interface ItemAt {
  readonly list: string
  readonly item: string
  readonly region: string
}

/** Who leads an item in a region, and what of it was handed down there. */
export interface Assignment extends ItemAt {
  /** Null: whoever holds the role that the list names. */
  readonly desk: string | null
  /** YYYY-MM-DD; null: as the list has it. */
  readonly due: string | null
  readonly task: string
  /** 1, 2, …: a change names the one that it saw. */
  readonly version: number
  readonly assigned_at: Date
  readonly assigned_by: string
  readonly received_at: Date | null
  readonly received_by: string | null
}

const columns = (
  tx: Sql | Tx,
) => tx`list, item, region, desk, due::text as due, task, version, assigned_at, assigned_by,
  received_at, received_by`

/** Of these lists, in one region; of one item where it is named. */
export const assignmentsAt = (
  tx: Sql | Tx,
  county: string,
  lists: readonly string[],
  region: string,
  item?: string,
): Promise<readonly Assignment[]> => tx<Assignment[]>`select ${columns(tx)} from list_assignment
  where county = ${county} and list = any (${lists as string[]}) and region = ${region}
    ${item === undefined ? tx`` : tx`and item = ${item}`}`

/** Of one item, in a region and all below it. */
export const assignmentsBelow = (tx: Sql | Tx, county: string, at: ItemAt): Promise<readonly Assignment[]> => tx<
  Assignment[]
>`select ${columns(tx)} from list_assignment
  where county = ${county} and list = ${at.list} and item = ${at.item} and region >= ${at.region} and region < ${after(at.region)}`

/** Names the lead anew; what was handed down is to be received anew. False where another version stands by now. */
export const putAssignment = async (
  tx: Tx,
  county: string,
  to: Omit<Assignment, 'received_at' | 'received_by'>,
): Promise<boolean> => {
  const { list, item, region, desk, due, task, version, assigned_at, assigned_by } = to
  const done =
    version === 0
      ? await tx`insert into list_assignment
          ${tx({ county, list, item, region, desk, due, task, version: 1, assigned_at, assigned_by })} on conflict do nothing`
      : await tx`update list_assignment set desk = ${desk}, due = ${due}, task = ${task}, version = version + 1,
          assigned_at = ${assigned_at}, assigned_by = ${assigned_by}, received_at = null, received_by = null
          where county = ${county} and list = ${list} and item = ${item} and region = ${region} and version = ${version}`
  return done.count === 1
}

/** False where there is nothing to receive, or it is received already. */
export const receiveAssignment = async (
  tx: Tx,
  county: string,
  at: ItemAt,
  by: { readonly at: Date; readonly name: string },
): Promise<boolean> => {
  const done = await tx`update list_assignment set received_at = ${by.at}, received_by = ${by.name}
    where county = ${county} and list = ${at.list} and item = ${at.item} and region = ${at.region} and received_at is null`
  return done.count === 1
}
