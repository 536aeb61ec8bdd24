import { type DutyReminder, field, must } from '../../kernel/pack/index.ts'
import { indicator, ledger, metOften, VILLAGE } from './terms.ts'

/** 002-JD-18: what the five bodies of a village reported to its party organisation, regularly or when something of weight happened. */
const reports = ledger({
  key: 'body-reports',
  subject: 'body-report',
  basis: ['002-JD-18'],
  levels: [5],
  grain: null,
  period: 'reported_on',
  keeper: VILLAGE,
  fields: [
    field.date('reported_on', must),
    field.code('reporting_body', 'reporting-body', must),
    field.code('report_kind', 'report-kind', must),
    field.text('reported', 200, must),
  ],
})

const LEDGER = 'body-reports'
export const ledgers = [reports]
export const indicators = [
  indicator({
    key: 'bodies-reporting',
    unit: '个',
    basis: ['002-JD-18'],
    is: { kind: 'distinct', ledger: LEDGER, field: 'reporting_body', where: "report_kind == 'regular'" },
    levels: [5],
  }),
  indicator({
    key: 'events-reported',
    unit: '件',
    basis: ['002-JD-18'],
    is: { kind: 'count', ledger: LEDGER, where: "report_kind == 'event'" },
  }),
  // all five of them
  ...metOften('five-bodies-reported-5', {
    ...{ level: 5, of: 'bodies_reporting', often: [{ least: 5 }], basis: ['002-JD-18'] },
  }),
]
export const reminders: readonly DutyReminder[] = [
  {
    indicator: 'five-bodies-reported-5',
    role: VILLAGE,
    every: 'half',
    from: '2024-06-30',
    days: [-30],
    template: 'meetings.notice.owed',
    basis: '002-JD-18',
  },
]
