import { declaring, field, must } from '../../kernel/pack/index.ts'

const { list, ledger, indicator } = declaring('services-and-facilities')
const VILLAGE = 'village-secretary'

/** 000-MS-11 常态化生态管护、巡山防火: how many rounds a village sets itself for a month, and each round that was walked. */
const plans = ledger({
  key: 'patrol-plans',
  subject: 'patrol-plan',
  basis: ['000-MS-11'],
  levels: [5],
  grain: ['month', 'patrol_kind'],
  period: 'month',
  keeper: VILLAGE,
  fields: [
    field.month('month', must),
    field.code('patrol_kind', 'patrol-kind', must),
    field.integer('rounds', { least: 1, most: 200, unit: '次' }, must),
  ],
})

/** Neither photo nor track is asked for: what counts is what was found and when it was put right. */
const rounds = ledger({
  key: 'patrol-rounds',
  subject: 'patrol-round',
  basis: ['000-MS-11'],
  levels: [5],
  grain: null,
  period: 'patrolled_on',
  keeper: VILLAGE,
  fields: [
    field.date('patrolled_on', must),
    field.code('patrol_kind', 'patrol-kind', must),
    field.text('patroller', 30, must),
    field.code('incident', 'patrol-incident', must),
    field.date('settled_on', {
      valid: [
        { when: 'patrolled_on <= settled_on', otherwise: 'services-and-facilities.otherwise.settled-before-found' },
      ],
    }),
  ],
})

const FOUND = "incident != 'none'"

const KINDS = { fire: 'forest-fire', upkeep: 'ecology' } as const
/** Whether the rounds of a kind are as many as planned; where none are planned, none are asked. */
const asPlanned = (kind: keyof typeof KINDS): string =>
  `(${kind}_patrols_due == null || (${kind}_patrols_walked == null ? 0.0 : ${kind}_patrols_walked) >= ${kind}_patrols_due)`

export const lists = [
  list('patrol-kind', ['forest-fire', 'ecology']),
  list('patrol-incident', ['none', 'open-fire', 'felling', 'dumping', 'landslip', 'other']),
]
export const ledgers = [plans, rounds]
export const indicators = [
  indicator({
    key: 'patrols-due',
    unit: '次',
    basis: ['000-MS-11'],
    is: { kind: 'sum', ledger: 'patrol-plans', of: 'rounds' },
  }),
  indicator({
    key: 'patrols-walked',
    unit: '次',
    basis: ['000-MS-11'],
    is: { kind: 'count', ledger: 'patrol-rounds' },
  }),
  // rounds of one kind fill no plan of the other
  ...Object.entries(KINDS).flatMap(([key, kind]) => [
    indicator({
      key: `${key}-patrols-due`,
      unit: '次',
      basis: ['000-MS-11'],
      is: { kind: 'sum', ledger: 'patrol-plans', of: 'rounds', where: `patrol_kind == '${kind}'` },
    }),
    indicator({
      key: `${key}-patrols-walked`,
      unit: '次',
      basis: ['000-MS-11'],
      is: { kind: 'count', ledger: 'patrol-rounds', where: `patrol_kind == '${kind}'` },
    }),
  ]),
  indicator({
    key: 'villages-patrolled-as-planned',
    unit: '%',
    places: 1,
    basis: ['000-MS-11'],
    is: {
      kind: 'regions',
      level: 5,
      of: `${asPlanned('fire')} && ${asPlanned('upkeep')}`,
      among: 'patrols_due > 0.0',
    },
    better: 'more',
    target: { value: 1, basis: '000-MS-11' },
    levels: [3, 4, 5],
  }),
  indicator({
    key: 'patrol-incidents',
    unit: '起',
    basis: ['000-MS-11'],
    is: { kind: 'count', ledger: 'patrol-rounds', where: FOUND },
  }),
  indicator({
    key: 'patrol-incidents-settled',
    unit: '%',
    places: 1,
    basis: ['000-MS-11'],
    is: { kind: 'share', ledger: 'patrol-rounds', of: 'settled_on != null', among: FOUND },
    better: 'more',
    target: { value: 1, basis: '000-MS-11' },
  }),
]
