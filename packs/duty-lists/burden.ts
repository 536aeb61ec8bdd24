import { field, must, type Reminder } from '../../kernel/pack/index.ts'
import { indicator, ledger, TOWN, VILLAGE } from './terms.ts'

const FORMALISM = '整治形式主义为基层减负若干规定'

const signs = ledger({
  key: 'signboards',
  subject: 'signboard',
  basis: ['000-HLJ-23', '003-HB-27', FORMALISM],
  levels: [5],
  grain: ['sign'],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.text('sign', 60, { ...must, disclosed: true }),
    field.code('sign_kind', 'sign-kind', { ...must, disclosed: true }),
    field.code('sign_state', 'sign-state', { ...must, disclosed: true }),
    field.text('approved_by', 60, { required: "sign_state == 'approved'", disclosed: true }),
  ],
})

/** The county keeps one list for all its villages: which certificates they may be asked for. */
const certificates = ledger({
  key: 'certificates',
  subject: 'certificate',
  basis: ['000-HLJ-23', '003-HB-27', FORMALISM],
  levels: [3],
  grain: ['certificate'],
  keeper: 'county-dispatcher',
  freshDays: 366,
  fields: [
    field.text('certificate', 80, { ...must, disclosed: true }),
    field.code('certificate_state', 'certificate-state', { ...must, disclosed: true }),
    field.text('law', 100, { required: "certificate_state == 'kept'", disclosed: true }),
    field.text('instead', 200, { required: "certificate_state == 'replaced'", disclosed: true }),
  ],
})

/** 000-HLJ-24: what was asked of the village, by whom, and what it cost. Who asks is named; who came is not. */
const burden = ledger({
  key: 'burden-events',
  activity: true,
  subject: 'burden',
  basis: ['000-HLJ-24', FORMALISM],
  levels: [5],
  grain: null,
  period: 'happened_on',
  keeper: VILLAGE,
  fields: [
    field.date('happened_on', must),
    field.code('burden_kind', 'burden-kind', must),
    field.code('asked_by', 'asked-by', must),
    field.text('asked_by_name', 60, must),
    field.text('matter', 100, must),
    field.integer('people', { least: 1, most: 1000, unit: '人' }, must),
    field.integer('minutes', { least: 1, most: 100_000, unit: '分钟' }, must),
  ],
})

/** 000-HLJ-24 一月一研判: a town looks through the month's burden of its villages, which is counted already, and says what it will stop. */
const reviews = ledger({
  key: 'burden-reviews',
  subject: 'burden-review',
  basis: ['000-HLJ-24'],
  levels: [4],
  grain: ['month'],
  period: 'month',
  keeper: TOWN,
  fields: [
    field.month('month', must),
    field.date('reviewed_on', must),
    field.text('findings', 500, must),
    field.text('to_stop', 500),
  ],
})

/** 001-LPS-22, 000-HLJ-07: gatherings as they are minuted anyway; nobody counts them a second time. */
const gatherings = ledger({
  key: 'gatherings',
  activity: true,
  subject: 'gathering',
  basis: ['000-HLJ-07', '000-HQ-02', '001-LPS-22'],
  levels: [5],
  grain: null,
  period: 'held_on',
  keeper: VILLAGE,
  fields: [
    field.date('held_on', must),
    field.code('gathering_kind', 'gathering-kind', must),
    field.text('topic', 200, must),
    field.yesNo('first_topic', { required: "gathering_kind == 'study'" }),
    field.integer('attended', { least: 1, most: 10_000, unit: '人' }, must),
  ],
})

const count = (key: string, ledgerKey: string, unit: string, basis: readonly string[], where?: string) =>
  indicator({ key, unit, basis, is: { kind: 'count', ledger: ledgerKey, ...(where && { where }) } })
const less = { better: 'less' } as const

export const reminders: readonly Reminder[] = [
  {
    ledger: 'burden-reviews',
    from: '2024-01-31',
    days: [1, 8],
    template: 'duty-lists.notice.review-owed',
    basis: '000-HLJ-24',
  },
]
export const ledgers = [signs, certificates, burden, reviews, gatherings]
export const indicators = [
  { ...count('signs-to-clear', 'signboards', '块', ['000-HLJ-23'], "sign_state == 'to-clear'"), ...less },
  count('signs-cleared', 'signboards', '块', ['000-HLJ-23'], "sign_state == 'cleared'"),
  {
    ...indicator({
      key: 'signs-in-order',
      unit: '%',
      places: 1,
      basis: ['000-HLJ-23', '003-HB-27'],
      is: { kind: 'share', ledger: 'signboards', of: "sign_state == 'approved'", among: "sign_state != 'cleared'" },
    }),
    better: 'more' as const,
  },
  count('certificates-kept', 'certificates', '项', ['000-HLJ-23', '003-HB-27'], "certificate_state == 'kept'"),
  count('certificates-abolished', 'certificates', '项', ['000-HLJ-23'], "certificate_state != 'kept'"),
  { ...count('meetings-attended', 'burden-events', '次', ['000-HLJ-24'], "burden_kind == 'meeting'"), ...less },
  { ...count('inspections-received', 'burden-events', '次', ['000-HLJ-24'], "burden_kind == 'inspection'"), ...less },
  {
    ...count('forms-asked', 'burden-events', '份', ['000-HLJ-24'], "burden_kind in ['form', 'ledger', 'document']"),
    ...less,
  },
  {
    ...indicator({
      key: 'burden-minutes',
      unit: '分钟',
      basis: ['000-HLJ-24'],
      is: { kind: 'sum', ledger: 'burden-events', of: 'people * minutes' },
    }),
    ...less,
  },
  {
    ...indicator({
      key: 'burden-hours',
      unit: '小时',
      places: 1,
      basis: ['000-HLJ-24'],
      is: { kind: 'formula', is: 'burden_minutes / 60.0' },
    }),
    ...less,
  },
  {
    ...indicator({
      key: 'burden-by-departments',
      unit: '%',
      places: 1,
      basis: ['000-HLJ-24'],
      is: { kind: 'share', ledger: 'burden-events', of: "asked_by == 'county-department'" },
    }),
  },
  indicator({
    key: 'burden-growth',
    unit: '%',
    places: 1,
    basis: ['000-HLJ-24'],
    is: { kind: 'growth', of: 'burden-minutes', over: 'period' },
    better: 'less',
  }),
  indicator({
    key: 'towns-with-burden-review',
    unit: '%',
    places: 1,
    basis: ['000-HLJ-24'],
    is: { kind: 'coverage', ledger: 'burden-reviews', level: 4 },
    better: 'more',
    target: { value: 1, basis: '000-HLJ-24' },
  }),
  count('studies-with-first-topic', 'gatherings', '次', ['000-HLJ-07', '000-HQ-02'], 'first_topic'),
  count(
    'residents-gatherings',
    'gatherings',
    '场',
    ['001-LPS-22'],
    "gathering_kind in ['residents-meeting', 'courtyard-talk', 'group-meeting']",
  ),
]
