import type { Tx } from '../database.ts'

/** Open matters at which the program's own job should look by now, the longest due first. */
export const listLapsing = async (tx: Tx, county: string, now: Date, most: number): Promise<readonly string[]> =>
  (
    await tx<{ matter: string }[]>`
      select matter from matter_open where county = ${county} and lapse_at <= ${now} order by lapse_at, matter limit ${most}`
  ).map((row) => row.matter)

/** Desks with open tasks, and whether they lead any of them. */
export const listBusy = (
  tx: Tx,
  county: string,
): Promise<readonly { readonly desk: string; readonly leads: boolean }[]> =>
  tx<{ desk: string; leads: boolean }[]>`
    select desk, bool_or(kind = 'lead') as leads from matter_task where county = ${county} and done_at is null group by desk`

/** Open matters on which these desks have work. */
export const listBusyWith = async (
  tx: Tx,
  county: string,
  desks: readonly string[],
  most: number,
): Promise<readonly string[]> =>
  (
    await tx<{ matter: string }[]>`
      select distinct matter from matter_task
      where county = ${county} and done_at is null and desk = any (${desks as string[]}) limit ${most}`
  ).map((row) => row.matter)

/** Nothing was to be done: look again at `next`, or not before the next act. */
export const postponeLapse = async (tx: Tx, county: string, matter: string, next: string | null): Promise<void> => {
  await tx`update matter_open set lapse_at = ${next} where county = ${county} and matter = ${matter}`
}
