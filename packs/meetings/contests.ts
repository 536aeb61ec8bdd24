import { type DutyReminder, field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger, metOften, ONCE, TOWN } from './terms.ts'

/** 003-HB-08, 001-LPS-18: contests and tours as events. How they are judged is not kept here, and how many there were is never a score. */
const contests = ledger({
  key: 'contest-sessions',
  activity: true,
  subject: 'contest-session',
  basis: ['003-HB-06', '003-HB-07', '003-HB-08', '001-LPS-18'],
  levels: [3, 4],
  grain: null,
  period: 'held_on',
  keeper: COUNTY,
  fields: [
    field.date('held_on', { ...must, disclosed: true }),
    field.code('contest_form', 'contest-form', { ...must, disclosed: true }),
    field.text('topic', 200, { ...must, disclosed: true }),
    field.integer('secretaries', { most: 10_000, unit: '人' }, must),
    field.integer(
      'secretaries_first',
      { most: 10_000, unit: '人' },
      { ...must, valid: [{ when: 'secretaries_first <= secretaries', otherwise: 'meetings.otherwise.more-first' }] },
    ),
    field.integer('attended', { least: 1, most: 100_000, unit: '人' }, must),
  ],
})

/** 004-QW-22 逐村观摩: which village was looked at, on which day. */
const observations = ledger({
  key: 'village-observations',
  subject: 'village-observation',
  basis: ['004-QW-22'],
  levels: [5],
  grain: ['observed_on'],
  period: 'observed_on',
  keeper: TOWN,
  fields: [field.date('observed_on', must), field.text('looked_at', 300, must)],
})

const CONTESTS = 'contest-sessions'
const SESSIONS = "contest_form in ['contest', 'forum']"
const events = (key: string, basis: readonly string[], where?: string) =>
  indicator({ key, unit: '期', basis, is: { kind: 'count', ledger: CONTESTS, ...(where && { where }) } })
const people = (key: string, unit: string, of: string, basis: readonly string[]) =>
  indicator({ key, unit, basis, is: { kind: 'sum', ledger: CONTESTS, of } })

export const ledgers = [contests, observations]
export const indicators = [
  events('contests-and-tours', ['003-HB-08', '001-LPS-18']),
  events('contests', ['003-HB-07'], SESSIONS),
  events('tours', ['003-HB-06'], "contest_form == 'tour'"),
  people('contest-attendances', '人次', 'attended', ['001-LPS-18']),
  people('contest-secretaries', '人', 'secretaries_first', ['001-LPS-18']),
  indicator({
    key: 'towns-with-contest',
    unit: '%',
    places: 1,
    basis: ['001-LPS-18'],
    is: { kind: 'coverage', ledger: CONTESTS, level: 4 },
  }),
  ...metOften('contest-held-4', { level: 4, of: 'contests', often: ONCE, basis: ['003-HB-07'] }),
  indicator({
    key: 'villages-observed',
    unit: '%',
    places: 1,
    basis: ['004-QW-22'],
    is: { kind: 'coverage', ledger: 'village-observations', level: 5 },
    better: 'more',
    target: { value: 1, basis: '004-QW-22' },
  }),
]
export const reminders: readonly DutyReminder[] = [
  {
    indicator: 'contest-held-4',
    role: TOWN,
    every: 'quarter',
    from: '2024-03-31',
    days: [-20],
    template: 'meetings.notice.owed',
    basis: '003-HB-07',
  },
]
