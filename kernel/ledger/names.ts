import type { Ledger } from './types.ts'

/** Columns that every ledger has besides its fields, and those that incoming rows have; no field may be called so. */
export const OWN_COLUMNS = [
  'county',
  'id',
  'region',
  'version',
  'recorded_at',
  'recorded_by',
  'confirmed_at',
  'source',
  'reason',
  'until',
  'row_number',
  'corrects',
  'seen',
  'found',
  'found_version',
] as const

/** `village-income` → `ledger_village_income`: what stands now. */
export const tableOf = (ledger: Pick<Ledger, 'key'>): string => `ledger_${ledger.key.replaceAll('-', '_')}`

/** What stood before: every row that a correction or a removal took the place of. */
export const pastTableOf = (ledger: Pick<Ledger, 'key'>): string => `${tableOf(ledger)}_past`

/** Sums of the ledger's measures by region and period, at every level. */
export const sumsTableOf = (ledger: Pick<Ledger, 'key'>): string => `sums_${ledger.key.replaceAll('-', '_')}`
