import type { Tx } from '../database.ts'

/** Open matters at which the program's own job should look by now, the longest due first. */
export const listLapsing = async (tx: Tx, county: string, now: Date, most: number): Promise<readonly string[]> =>
  (
    await tx<{ matter: string }[]>`
      select matter from matter_open where county = ${county} and lapse_at <= ${now} order by lapse_at, matter limit ${most}`
  ).map((row) => row.matter)

/** Desks that lead open matters. */
export const listLeading = async (tx: Tx, county: string): Promise<readonly string[]> =>
  (
    await tx<{ desk: string }[]>`
      select distinct desk from matter_task where county = ${county} and done_at is null and kind = 'lead'`
  ).map((row) => row.desk)

/** Open matters led by these desks. */
export const listLedBy = async (
  tx: Tx,
  county: string,
  desks: readonly string[],
  most: number,
): Promise<readonly string[]> =>
  (
    await tx<{ matter: string }[]>`
      select distinct matter from matter_task
      where county = ${county} and done_at is null and kind = 'lead' and desk = any (${desks as string[]}) limit ${most}`
  ).map((row) => row.matter)

/** Nothing was to be done: look again at `next`, or not before the next act. */
export const postponeLapse = async (tx: Tx, county: string, matter: string, next: string | null): Promise<void> => {
  await tx`update matter_open set lapse_at = ${next} where county = ${county} and matter = ${matter}`
}
