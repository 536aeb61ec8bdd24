import type { CellType, Ledger, LedgerField } from '../ledger/index.ts'

/** Keys that begin so are no ledgers of packs: `matters-<process>` are the matters of a process, seen as records. */
const PREFIX = 'matters-'

/** Key by which a measure names the matters of a process. */
export const mattersOf = (process: string): string => `${PREFIX}${process}`

/** The process whose matters are the records; undefined of a ledger that is kept. */
export const processBehind = ({ key }: Pick<Ledger, 'key'>): string | undefined =>
  key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined

const TEXT: CellType = { kind: 'text', most: 100 }
const DATE: CellType = { kind: 'date' }
const WHOLE: CellType = { kind: 'integer', least: 0 }
const YES_NO: CellType = { kind: 'yes-no' }

/** What formulas may ask of a matter; all of it stands on its board too, and nothing says who lodged it or what was written. */
const FIELDS = {
  /** Day in China: a matter counts in the month of its lodging, whatever happens to it later (docs/adr/0005). */
  lodged_on: DATE,
  category: TEXT,
  channel: TEXT,
  step: TEXT,
  stage: TEXT,
  outcome: TEXT,
  responsible: { kind: 'organisation' },
  answered: YES_NO,
  answered_on: DATE,
  /** An answer, of any round, came after its time. */
  late: YES_NO,
  closed: YES_NO,
  closed_on: DATE,
  /** Whole hours, those begun not counted; no value until then. */
  hours_to_answer: WHOLE,
  hours_to_close: WHOLE,
  /** Days of the calendar: 0 on the day of lodging. */
  days_to_answer: WHOLE,
  days_to_close: WHOLE,
  /** A verdict was given; what it says has no value where none was. */
  judged: YES_NO,
  contacted: YES_NO,
  resolved: YES_NO,
  satisfaction: WHOLE,
  returned: WHOLE,
  extended: WHOLE,
  reopened: WHOLE,
  supervised: WHOLE,
  merged: YES_NO,
} as const satisfies Readonly<Record<string, CellType>>

const FIELD_LIST: readonly LedgerField[] = Object.entries(FIELDS).map(([key, type]) => ({
  key,
  title: `matters.field.${key}`,
  element: `matter.${key.replaceAll('_', '-')}`,
  type,
}))

const made = new Map<string, Ledger>()

/**
 * The matters of a process as records that indicators are measured over, by village and by month of lodging. Those on a closed route are in
 * no number. It is no table and nobody keeps it: what stands in it follows from the histories.
 */
export const matterLedger = (process: string): Ledger => {
  const key = mattersOf(process)
  const ledger = made.get(key) ?? {
    key,
    title: 'matters.title',
    basis: [],
    levels: [3, 4, 5],
    grain: null,
    period: 'lodged_on',
    keeper: '',
    fields: FIELD_LIST,
  }
  made.set(key, ledger)
  return ledger
}
