import type { Acts, MatterPage, MatterRow } from '../../../server/contract/matter.ts'

/** A row of a list, with what may be done with it. */
export interface ListedRow extends MatterRow {
  readonly may: Acts
}

export interface ListedRows {
  readonly rows: readonly ListedRow[]
  /** Of the whole inbox; null elsewhere. */
  readonly counts: MatterPage['counts']
}

/** The rows of pages that were read one after the other: what a query selects, so that rows which stay the same stay the same objects. */
export const listedRows = ({ pages }: { readonly pages: readonly MatterPage[] }): ListedRows => ({
  rows: pages.flatMap(({ items, acts }) => items.map((item) => ({ ...item, may: acts[item.may] ?? {} }))),
  counts: pages[0]?.counts ?? null,
})
