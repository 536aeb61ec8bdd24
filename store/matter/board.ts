import type { Tx } from '../database.ts'

/** What a board is asked for. Months YYYY-MM, both included; `since` and `until` are the same as instants. */
export interface BoardScope {
  readonly county: string
  readonly lo: string
  readonly hi: string
  readonly process: string
  readonly fromMonth: string
  readonly toMonth: string
  readonly since: Date
  readonly until: Date
  /** Digits of the codes of the places that are compared. */
  readonly digits: number
  readonly now: Date
}

const SUMS = [
  'lodged',
  'answered',
  'answered_late',
  'closed',
  'reopened',
  'returned',
  'extended',
  'supervised',
  'judged',
  'contacted',
  'resolved',
  'satisfied',
  'basically',
] as const
export type TallySums = Readonly<Record<(typeof SUMS)[number], number>>
export interface TallyLine extends TallySums {
  readonly line: 'place' | 'org' | 'month'
  readonly key: string
}

/** Sums by place, by organisation and by month, without the closed route; only what lies in the asker's own range. */
export const sumTallies = async (tx: Tx, of: BoardScope): Promise<readonly TallyLine[]> => {
  const rows = await tx<Record<string, string>[]>`
    select * from sum_tallies(${of.county}, ${of.lo}, ${of.hi}, ${of.process}, ${of.fromMonth}, ${of.toMonth}, ${of.digits})`
  return rows.map((row) => {
    const sums = Object.fromEntries(SUMS.map((name) => [name, Number(row[name])])) as TallySums
    return { line: row.line as TallyLine['line'], key: row.key ?? '', ...sums }
  })
}

export interface OpenLine {
  readonly place: string
  readonly responsible: string
  readonly step: string
  readonly open: number
  /** Past due now. */
  readonly late: number
}

export const countOpenBy = async (tx: Tx, of: BoardScope): Promise<readonly OpenLine[]> => {
  const rows = await tx<Record<string, string>[]>`
    select * from count_open(${of.county}, ${of.lo}, ${of.hi}, ${of.process}, ${of.since}, ${of.until}, ${of.digits}, ${of.now})`
  return rows.map(({ place = '', responsible = '', step = '', open, late }) => {
    return { place, responsible, step, open: Number(open), late: Number(late) }
  })
}

export interface FlowLine {
  readonly from: string
  readonly to: string
  readonly passed: number
}

export const sumFlow = async (tx: Tx, of: BoardScope): Promise<readonly FlowLine[]> => tx<FlowLine[]>`
  select step_from as "from", step_to as "to", sum(passed)::int as passed from matter_flow
  where county = ${of.county} and process = ${of.process} and not sealed and region >= ${of.lo} and region < ${of.hi}
    and month >= ${of.fromMonth} and month <= ${of.toMonth}
  group by 1, 2 having sum(passed) <> 0 order by 3 desc, 1, 2`

export const sumThemes = async (tx: Tx, of: BoardScope): Promise<readonly { category: string; lodged: number }[]> => tx<
  { category: string; lodged: number }[]
>`
  select category, sum(lodged)::int as lodged from matter_theme
  where county = ${of.county} and process = ${of.process} and not sealed and region >= ${of.lo} and region < ${of.hi}
    and month >= ${of.fromMonth} and month <= ${of.toMonth}
  group by 1 having sum(lodged) <> 0 order by 2 desc, 1`
