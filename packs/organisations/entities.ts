import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger, TOWN } from './terms.ts'

const entities = ledger({
  key: 'farm-entities',
  subject: 'farm-entity',
  basis: ['000-HLJ-27', '000-HQ-11', '001-LPS-28', '004-QW-02'],
  levels: [5],
  grain: ['name'],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.text('name', 60, { ...must, disclosed: true }),
    field.code('entity_kind', 'entity-kind', { ...must, disclosed: true }),
    field.code('grade', 'entity-grade', { ...must, disclosed: true }),
    field.yesNo('led_by_party', { required: "entity_kind == 'co-operative'", disclosed: true }),
    field.integer('member_households', { most: 100_000, unit: '户' }, { required: "entity_kind == 'co-operative'" }),
    field.integer('served_people', { most: 1_000_000, unit: '人' }, must),
    field.integer('party_members', { most: 10_000, unit: '人' }, must),
    field.code('set_up', 'set-up', must),
  ],
})

/** 004-QW-02, 001-LPS-33: party organisations that follow an industry and not a village. */
const chains = ledger({
  key: 'chain-party-organisations',
  subject: 'chain-party-organisation',
  basis: ['004-QW-02', '001-LPS-33'],
  levels: [3, 4, 5],
  grain: ['name'],
  keeper: COUNTY,
  freshDays: 366,
  fields: [
    field.text('name', 60, { ...must, disclosed: true }),
    field.code('chain', 'chain', { ...must, disclosed: true }),
    field.code('set_up', 'set-up', {
      ...must,
      disclosed: true,
      valid: [{ when: "set_up != 'none'", otherwise: 'organisations.otherwise.how-set-up' }],
    }),
    field.integer('party_members', { least: 1, most: 10_000, unit: '人' }, { ...must, disclosed: true }),
    field.integer('farm_households', { most: 1_000_000, unit: '户' }, must),
  ],
})

const FIVE_STANDARDS = ['std_organisation', 'std_team', 'std_activity', 'std_system', 'std_support'] as const
const ALL_FIVE = FIVE_STANDARDS.join(' && ')

/** 002-JD-26: a branch from 3 members, a general branch from 50, a committee from 100; fewer only where it was approved. */
const branches = ledger({
  key: 'party-branches',
  subject: 'party-branch',
  basis: ['中国共产党支部工作条例（试行）', '000-YN-08', '001-LPS-02', '002-JD-26', '000-HQ-04'],
  levels: [4, 5],
  grain: ['name'],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.text('name', 60, { ...must, disclosed: true }),
    field.code('branch_kind', 'branch-kind', { ...must, disclosed: true }),
    field.yesNo('approved_smaller', must),
    field.integer(
      'party_members',
      { least: 3, most: 10_000, unit: '人' },
      {
        ...must,
        disclosed: true,
        valid: [
          {
            when: "branch_kind != 'general-branch' || party_members >= 50.0 || approved_smaller",
            otherwise: 'organisations.otherwise.general-branch-from-50',
          },
          {
            when: "branch_kind != 'committee' || party_members >= 100.0 || approved_smaller",
            otherwise: 'organisations.otherwise.committee-from-100',
          },
        ],
      },
    ),
    field.yesNo('standardised', must),
    // 004-QW-06 五个标准化, each looked at when the branch is accepted
    ...FIVE_STANDARDS.map((key) => field.yesNo(key, { required: 'accepted_on != null' })),
    field.date('accepted_on', {
      valid: [{ when: `!standardised || (${ALL_FIVE})`, otherwise: 'organisations.otherwise.accepted-with-all-five' }],
    }),
    // 000-HQ-04: of a town's own offices, which of them it is for, and whether a leader of the town is its secretary
    field.text('office_group', 60, { disclosed: true }),
    field.yesNo('leader_secretary', { required: 'office_group != null', disclosed: true }),
  ],
})

const count = (key: string, ledgerKey: string, basis: readonly string[], where?: string) =>
  indicator({ key, unit: '个', basis, is: { kind: 'count', ledger: ledgerKey, ...(where && { where }) } })
const FARMS = 'farm-entities'
const CO_OP = "entity_kind == 'co-operative'"

export const ledgers = [entities, chains, branches]
export const indicators = [
  count('farm-entities', FARMS, ['000-HLJ-27'], "entity_kind in ['co-operative', 'family-farm']"),
  count('service-organisations', FARMS, ['000-HLJ-27'], "entity_kind == 'service-organisation'"),
  count('co-operatives', FARMS, ['001-LPS-28'], CO_OP),
  count('co-operatives-of-top-500', FARMS, ['001-LPS-28'], `${CO_OP} && grade == 'national-top'`),
  count('co-operatives-of-nation', FARMS, ['001-LPS-28'], `${CO_OP} && grade == 'national'`),
  count('co-operatives-of-province', FARMS, ['001-LPS-28'], `${CO_OP} && grade == 'province'`),
  count('co-operatives-led-by-party', FARMS, ['000-HQ-11'], `${CO_OP} && led_by_party`),
  indicator({
    key: 'people-served-by-party-led',
    unit: '人',
    basis: ['000-HQ-11'],
    is: { kind: 'sum', ledger: FARMS, of: 'served_people', where: `${CO_OP} && led_by_party` },
  }),
  indicator({
    key: 'entities-with-party-organisation',
    unit: '%',
    places: 1,
    basis: ['004-QW-02'],
    // 应建尽建: three members make a branch
    is: { kind: 'share', ledger: FARMS, of: "set_up != 'none'", among: 'party_members >= 3.0' },
    better: 'more',
    target: { value: 1, basis: '004-QW-02' },
  }),
  count('chain-party-organisations', 'chain-party-organisations', ['004-QW-02', '001-LPS-33']),
  count('branches', 'party-branches', ['001-LPS-02']),
  count('youth-talent-branches', 'party-branches', ['000-YN-08'], "branch_kind == 'youth-talent-branch'"),
  indicator({
    key: 'branches-standardised',
    unit: '%',
    places: 1,
    basis: ['001-LPS-02'],
    is: { kind: 'share', ledger: 'party-branches', of: 'standardised' },
    better: 'more',
    target: { value: 1, basis: '001-LPS-02' },
  }),
  indicator({
    key: 'branches-accepted',
    unit: '%',
    places: 1,
    basis: ['001-LPS-02', '004-QW-06'],
    is: { kind: 'share', ledger: 'party-branches', of: `accepted_on != null && ${ALL_FIVE}` },
    better: 'more',
    target: { value: 1, basis: '001-LPS-02' },
  }),
  count('office-branches', 'party-branches', ['000-HQ-04'], 'office_group != null'),
  indicator({
    key: 'office-branches-led',
    unit: '%',
    places: 1,
    basis: ['000-HQ-04'],
    is: { kind: 'share', ledger: 'party-branches', of: 'leader_secretary', among: 'office_group != null' },
    better: 'more',
    target: { value: 1, basis: '000-HQ-04' },
  }),
]
