import { declaring, field, must } from '../../kernel/pack/index.ts'

const { list, ledger, indicator } = declaring('services-and-facilities')

/** In this order; each state keeps the days of those before it. */
const STATES = ['drafting', 'in-public', 'agreed', 'approved'] as const
const from = (state: (typeof STATES)[number]): string =>
  `plan_state in [${STATES.slice(STATES.indexOf(state))
    .map((one) => `'${one}'`)
    .join(', ')}]`
const otherwise = (key: string): string => `services-and-facilities.otherwise.${key}`
const open = { disclosed: true } as const

/** A day of the chain: not before the one that comes before it. */
const step = (key: string, state: (typeof STATES)[number], before: string) =>
  field.date(key, {
    ...open,
    required: from(state),
    valid: [{ when: `${key} >= ${before}`, otherwise: otherwise('steps-in-order') }],
  })

/**
 * 000-MS-10: a town has the plans of its villages made. 四议两公开 day by day; the draft stands in the open for thirty days (城乡规划法
 * §26), and the villagers' meeting or its representatives agree before it goes up (§22; 村民委员会组织法 §26: two thirds come, more
 * than half of them agree). What it became is published when it is approved.
 */
const plans = ledger({
  key: 'village-plans',
  subject: 'village-plan',
  basis: ['000-MS-10', '城乡规划法 §22、§26', '村民委员会组织法 §26'],
  levels: [5],
  grain: ['plan'],
  keeper: { role: 'town-office', organisation: 'building' },
  freshDays: 366,
  published: true,
  fields: [
    field.text('plan', 80, { ...must, ...open }),
    field.year('planned_until', { ...must, ...open }),
    field.code('plan_state', 'plan-state', { ...must, ...open }),
    field.date('proposed_on', { ...must, ...open }),
    step('consulted_on', 'in-public', 'proposed_on'),
    step('public_from', 'in-public', 'consulted_on'),
    step('reviewed_on', 'agreed', 'consulted_on'),
    step('decided_on', 'agreed', 'reviewed_on'),
    field.integer('people_due', { least: 1, most: 10_000, unit: '人' }, { ...open, required: from('agreed') }),
    field.integer(
      'people_present',
      { least: 1, most: 10_000, unit: '人' },
      {
        ...open,
        required: from('agreed'),
        valid: [
          { when: 'people_present <= people_due', otherwise: otherwise('more-than-all') },
          { when: 'people_present * 3.0 >= people_due * 2.0', otherwise: otherwise('two-thirds-present') },
        ],
      },
    ),
    field.integer(
      'people_agreed',
      { most: 10_000, unit: '人' },
      {
        ...open,
        required: from('agreed'),
        valid: [
          { when: 'people_agreed <= people_present', otherwise: otherwise('more-than-all') },
          { when: 'people_agreed * 2.0 > people_present', otherwise: otherwise('half-agreed') },
        ],
      },
    ),
    field.date('public_until', {
      ...open,
      required: from('approved'),
      valid: [
        { when: 'public_until >= public_from', otherwise: otherwise('steps-in-order') },
        { when: 'days(public_from, public_until) >= 30.0', otherwise: otherwise('thirty-days') },
      ],
    }),
    field.date('approved_on', {
      ...open,
      required: from('approved'),
      valid: [
        { when: 'approved_on >= decided_on', otherwise: otherwise('steps-in-order') },
        { when: 'approved_on >= public_until', otherwise: otherwise('steps-in-order') },
      ],
    }),
    step('result_public_on', 'approved', 'approved_on'),
    field.files('papers', 5),
  ],
})

const BASIS = ['000-MS-10']
const APPROVED = "plan_state == 'approved'"

export const lists = [list('plan-state', STATES)]
export const ledgers = [plans]
export const indicators = [
  indicator({
    key: 'villages-with-plan',
    unit: '%',
    places: 1,
    basis: BASIS,
    is: { kind: 'coverage', ledger: 'village-plans', level: 5, where: APPROVED },
    better: 'more',
  }),
  indicator({
    key: 'plans-in-public',
    unit: '个',
    basis: BASIS,
    is: { kind: 'count', ledger: 'village-plans', where: "plan_state == 'in-public'" },
  }),
  indicator({
    key: 'plans-under-way',
    unit: '个',
    basis: BASIS,
    is: { kind: 'count', ledger: 'village-plans', where: "plan_state != 'approved'" },
  }),
]
