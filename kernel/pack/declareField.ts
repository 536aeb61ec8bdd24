import type { CellType, LedgerField } from '../ledger/index.ts'

/** A field before it has its title and its element, which follow from the ledger that it lies in. */
export type FieldDraft = Omit<LedgerField, 'title' | 'element'> & Partial<Pick<LedgerField, 'title' | 'element'>>
type More = Omit<FieldDraft, 'key' | 'type'>
type Bounds = { readonly least?: number; readonly most?: number; readonly unit?: string }

const of = (type: CellType) => (key: string, more?: More) => ({ key, type, ...more })

/** Short for `required: true`. */
export const must = { required: true } as const

/** One maker for each type of cell; the key comes first, so that a finding of `check` finds the line. */
export const field = {
  /** `most`: characters. */
  text: (key: string, most: number, more?: More): FieldDraft => of({ kind: 'text', most })(key, more),
  /** Not below zero where no other bound is given. */
  integer: (key: string, bounds: Bounds, more?: More): FieldDraft =>
    of({ kind: 'integer', least: 0, ...bounds })(key, more),
  /** Not below zero where no other bound is given. */
  decimal: (key: string, places: number, bounds: Bounds, more?: More): FieldDraft =>
    of({ kind: 'decimal', places, least: 0, ...bounds })(key, more),
  money: (key: string, more?: More): FieldDraft => of({ kind: 'money' })(key, more),
  /** Money that may be below zero: a loss. */
  balance: (key: string, more?: More): FieldDraft => of({ kind: 'money', negative: true })(key, more),
  yesNo: (key: string, more?: More): FieldDraft => of({ kind: 'yes-no' })(key, more),
  date: (key: string, more?: More): FieldDraft => of({ kind: 'date' })(key, more),
  month: (key: string, more?: More): FieldDraft => of({ kind: 'month' })(key, more),
  year: (key: string, more?: More): FieldDraft => of({ kind: 'year' })(key, more),
  code: (key: string, list: string, more?: More): FieldDraft => of({ kind: 'code', list })(key, more),
  region: (key: string, levels: readonly number[], more?: More): FieldDraft =>
    of({ kind: 'region', levels })(key, more),
  organisation: (key: string, more?: More): FieldDraft => of({ kind: 'organisation' })(key, more),
  record: (key: string, ledger: string, more?: More): FieldDraft => of({ kind: 'record', ledger })(key, more),
  point: (key: string, more?: More): FieldDraft => of({ kind: 'point' })(key, more),
  /** `most`: files. */
  files: (key: string, most: number, more?: More): FieldDraft => of({ kind: 'files', most })(key, more),
} as const
