import type { Sql, Tx } from '../database.ts'

/** Why a form may be put on a level that has a list of all that may be. */
export interface Admission {
  readonly request: string
  readonly region: string
  readonly list: string
  readonly version: string
  /** The item that it is; null where it is an exception. */
  readonly item: string | null
  /** Its reason. */
  readonly exception: string | null
  readonly admitted_at: Date
  readonly admitted_by: string
}

export const findAdmission = async (tx: Sql | Tx, county: string, request: string): Promise<Admission | undefined> => {
  const rows = await tx<Admission[]>`select request, region, list, version, item, exception, admitted_at, admitted_by
    from list_admission where county = ${county} and request = ${request}`
  return rows[0]
}

/** What was said before is replaced. */
export const putAdmission = async (tx: Tx, county: string, to: Admission): Promise<void> => {
  await tx`insert into list_admission ${tx({ county, ...to })}
    on conflict (county, request) do update set list = excluded.list, version = excluded.version, item = excluded.item,
      exception = excluded.exception, admitted_at = excluded.admitted_at, admitted_by = excluded.admitted_by`
}
