import { field, must } from '../../kernel/pack/index.ts'
import { indicator, ledger, TOWN, VILLAGE } from './terms.ts'

const profile = ledger({
  key: 'village-profile',
  subject: 'village',
  basis: ['000-PT-01', '000-HQ-01', '000-MS-01'],
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: VILLAGE,
  fields: [
    field.year('year', must),
    field.decimal('area', 2, { most: 20_000, unit: '平方公里' }, { ...must, disclosed: true }),
    field.integer('residents', { most: 500_000, unit: '人' }, { ...must, disclosed: true }),
    field.integer('households', { most: 200_000, unit: '户' }, { ...must, disclosed: true }),
    field.integer(
      'party_members',
      { most: 50_000, unit: '人' },
      {
        ...must,
        disclosed: true,
        valid: [{ when: 'party_members <= residents', otherwise: 'organisations.otherwise.more-than-residents' }],
      },
    ),
  ],
})

/** 003-HB-24 五位一体: which bodies a village has beside its party organisation. */
const bodies = ledger({
  key: 'village-bodies',
  subject: 'village-body',
  basis: ['003-HB-24', '002-JD-18'],
  levels: [5],
  grain: [],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.yesNo('party_body', { ...must, disclosed: true }),
    field.yesNo('committee', { ...must, disclosed: true }),
    field.yesNo('supervision', { ...must, disclosed: true }),
    field.yesNo('collective', { ...must, disclosed: true }),
    field.yesNo('service_station', { ...must, disclosed: true }),
    field.yesNo('youth_league', { ...must, disclosed: true }),
    field.yesNo('womens_federation', { ...must, disclosed: true }),
    field.yesNo('council', { ...must, disclosed: true }),
  ],
})

const groups = ledger({
  key: 'villager-groups',
  subject: 'villager-group',
  basis: ['002-JD-27', '004-QW-25', '001-LPS-35'],
  levels: [5],
  grain: ['group_name'],
  keeper: VILLAGE,
  freshDays: 366,
  fields: [
    field.text('group_name', 30, { ...must, disclosed: true }),
    field.text('leader', 30, { ...must, disclosed: true }),
    field.yesNo('leader_in_party', { ...must, need: '002-JD-27：村民小组长中党员不少于三分之一' }),
    field.month('last_meeting', { need: '004-QW-25：村民小组有形无实' }),
  ],
})

/** Counts, not names: the numbers of 002-JD-27 and 村委会组织法 §25 need none. */
const representatives = ledger({
  key: 'village-representatives',
  subject: 'representative',
  basis: ['002-JD-27', '村民委员会组织法（2018）§25'],
  levels: [5],
  grain: [],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.integer('representatives', { least: 1, most: 500, unit: '人' }, { ...must, disclosed: true }),
    field.integer(
      'representatives_in_party',
      { most: 500, unit: '人' },
      {
        ...must,
        valid: [
          {
            when: 'representatives_in_party <= representatives',
            otherwise: 'organisations.otherwise.more-than-representatives',
          },
        ],
      },
    ),
    field.integer(
      'women_representatives',
      { most: 500, unit: '人' },
      {
        ...must,
        disclosed: true,
        valid: [
          {
            when: 'women_representatives <= representatives',
            otherwise: 'organisations.otherwise.more-than-representatives',
          },
        ],
      },
    ),
  ],
})

const sum = (key: string, ledgerKey: string, of: string, unit: string, places: number, basis: readonly string[]) =>
  indicator({ key, unit, places, basis, is: { kind: 'sum', ledger: ledgerKey, of } })

const THIRD = { value: 1 / 3, basis: '002-JD-27' } as const

const base = [
  indicator({
    key: 'villages-on-record',
    unit: '个',
    basis: ['000-AJ-01', '000-HQ-01'],
    is: { kind: 'count', ledger: 'village-profile' },
  }),
  sum('village-area', 'village-profile', 'area', '平方公里', 2, ['000-HQ-01', '000-MS-01']),
  sum('residents', 'village-profile', 'residents', '人', 0, ['000-PT-01', '000-HQ-01']),
  sum('households', 'village-profile', 'households', '户', 0, ['000-PT-05']),
  sum('party-members', 'village-profile', 'party_members', '人', 0, ['000-PT-01', '000-HQ-01']),
  indicator({
    key: 'party-members-of-residents',
    unit: '%',
    places: 1,
    basis: ['000-PT-01', '000-HQ-01', '000-MS-01'],
    is: { kind: 'ratio', ledger: 'village-profile', over: 'party_members', under: 'residents' },
  }),
]

const FIVE = 'party_body && committee && supervision && collective && service_station'

const governed = [
  indicator({
    key: 'five-in-one',
    unit: '%',
    places: 1,
    basis: ['003-HB-24'],
    is: { kind: 'share', ledger: 'village-bodies', of: FIVE },
    better: 'more',
    target: { value: 1, basis: '003-HB-24' },
  }),
  indicator({
    key: 'villages-five-in-one',
    unit: '个',
    basis: ['003-HB-24'],
    is: { kind: 'count', ledger: 'village-bodies', where: FIVE },
  }),
  ...(
    [
      ['councils', 'council'],
      ['youth-leagues', 'youth_league'],
      ['womens-federations', 'womens_federation'],
    ] as const
  ).map(([key, where]) =>
    indicator({ key, unit: '个', basis: ['004-QW-25'], is: { kind: 'count', ledger: 'village-bodies', where } }),
  ),
  indicator({
    key: 'bodies-on-record',
    unit: '%',
    places: 1,
    basis: ['003-HB-24'],
    is: { kind: 'coverage', ledger: 'village-bodies', level: 5 },
  }),
  indicator({
    key: 'villager-groups',
    unit: '个',
    basis: ['001-LPS-35'],
    is: { kind: 'count', ledger: 'villager-groups' },
  }),
  indicator({
    key: 'group-leaders-in-party',
    unit: '%',
    places: 1,
    basis: ['002-JD-27'],
    is: { kind: 'share', ledger: 'villager-groups', of: 'leader_in_party' },
    better: 'more',
    target: THIRD,
  }),
  indicator({
    key: 'group-leaders-in-party-count',
    unit: '人',
    basis: ['002-JD-27'],
    is: { kind: 'count', ledger: 'villager-groups', where: 'leader_in_party' },
  }),
  sum('representatives', 'village-representatives', 'representatives', '人', 0, ['002-JD-27']),
  sum('representatives-in-party-count', 'village-representatives', 'representatives_in_party', '人', 0, ['002-JD-27']),
  indicator({
    key: 'representatives-in-party',
    unit: '%',
    places: 1,
    basis: ['002-JD-27'],
    is: {
      kind: 'ratio',
      ledger: 'village-representatives',
      over: 'representatives_in_party',
      under: 'representatives',
    },
    better: 'more',
    target: THIRD,
  }),
  indicator({
    key: 'leaders-and-representatives-in-party',
    unit: '%',
    places: 1,
    basis: ['002-JD-27'],
    is: {
      kind: 'formula',
      is: '(group_leaders_in_party_count + representatives_in_party_count) / (villager_groups + representatives)',
    },
    better: 'more',
    target: THIRD,
  }),
  indicator({
    key: 'women-representatives',
    unit: '%',
    places: 1,
    basis: ['村民委员会组织法（2018）§25'],
    is: { kind: 'ratio', ledger: 'village-representatives', over: 'women_representatives', under: 'representatives' },
    target: { value: 1 / 3, basis: '村民委员会组织法（2018）§25' },
  }),
]

export const ledgers = [profile, bodies, groups, representatives]
export const indicators = [...base, ...governed]
