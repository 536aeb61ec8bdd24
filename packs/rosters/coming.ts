import { field, must } from '../../kernel/pack/index.ts'
import { AGE, COUNTY, indicator, ledger, TOWN } from './terms.ts'

/** First secretaries and work teams: who lives in the village for at least two years, sent by whom. */
const teams = ledger({
  key: 'team-members',
  subject: 'team-member',
  basis: ['000-YN-16', '000-YN-17', '001-LPS-19'],
  levels: [5],
  grain: null,
  keeper: COUNTY,
  freshDays: 190,
  fields: [
    field.text('name', 30, { ...must, disclosed: true }),
    field.code('sex', 'sex', must),
    field.date('born', must),
    field.code('team_role', 'team-role', { ...must, disclosed: true }),
    field.text('sent_by', 60, { ...must, disclosed: true }),
    field.date('begun', must),
    field.date('ends', {
      ...must,
      valid: [{ when: 'begun <= ends', otherwise: 'rosters.otherwise.ends-before-begun' }],
    }),
  ],
})

/** 000-AJ-10, 004-QW-11: who may come after, through the stages recruited, reserve, trial, in office. */
const reserve = ledger({
  key: 'reserve-pool',
  subject: 'reserve',
  basis: ['000-AJ-10', '000-MS-05', '004-QW-11', '004-QW-12', '004-QW-17'],
  levels: [5],
  grain: null,
  keeper: TOWN,
  freshDays: 190,
  fields: [
    field.text('name', 30, must),
    field.code('sex', 'sex', must),
    field.date('born', must),
    field.code('education', 'education', must),
    field.code('reserve_source', 'reserve-source', must),
    field.code('reserve_state', 'reserve-state', must),
    field.code('cultivation', 'cultivation'),
    field.record('mentor', 'village-cadres'),
  ],
})

/** Who was admitted to the party in the village: without names, for the numbers need none. */
const members = ledger({
  key: 'new-party-members',
  subject: 'new-member',
  basis: ['000-YN-09', '002-JD-42', '002-JD-43'],
  levels: [5],
  grain: null,
  period: 'joined',
  keeper: TOWN,
  fields: [
    field.date('joined', must),
    field.date('born', {
      ...must,
      valid: [{ when: 'age(born, joined) >= 18.0', otherwise: 'rosters.otherwise.under-18' }],
    }),
    field.code('sex', 'sex', must),
    field.code('origin', 'origin', must),
  ],
})

const count = (key: string, ledgerKey: string, basis: readonly string[], where?: string) =>
  indicator({ key, unit: '人', basis, is: { kind: 'count', ledger: ledgerKey, ...(where && { where }) } })
const IN_POOL = "reserve_state != 'left'"

const sent = [
  count('first-secretaries', 'team-members', ['000-YN-17'], "team_role == 'first-secretary'"),
  count('team-members', 'team-members', ['000-YN-17', '001-LPS-19']),
  indicator({
    key: 'members-per-team',
    unit: '人',
    places: 2,
    basis: ['001-LPS-19'],
    is: { kind: 'formula', is: 'team_members / first_secretaries' },
  }),
  indicator({
    key: 'team-rotation',
    unit: '%',
    places: 1,
    basis: ['000-YN-17'],
    is: { kind: 'share', ledger: 'team-members', of: 'age(begun, on) < 1.0' },
  }),
  {
    ...count('team-terms-over', 'team-members', ['000-YN-17'], 'ends < on'),
    better: 'less' as const,
    target: { value: 0, basis: '000-YN-17' },
  },
  count('first-secretaries-in-term', 'team-members', ['000-YN-16'], "team_role == 'first-secretary' && ends >= on"),
  indicator({
    key: 'due-villages-with-team',
    unit: '%',
    places: 1,
    basis: ['000-YN-16'],
    is: {
      kind: 'regions',
      level: 5,
      of: 'first_secretaries_in_term > 0.0 && team_members >= 2.0',
      among: 'villages_due_a_team > 0.0',
    },
    better: 'more',
    target: { value: 1, basis: '000-YN-16' },
    levels: [3, 4, 5],
  }),
  indicator({
    key: 'priority-villages-with-more',
    unit: '%',
    places: 1,
    basis: ['000-YN-27'],
    // 增派: one more than the three of an ordinary team
    is: { kind: 'regions', level: 5, of: 'team_members > 3.0', among: 'priority_villages > 0.0' },
    better: 'more',
    levels: [3, 4, 5],
  }),
  indicator({
    key: 'villages-with-team',
    unit: '%',
    places: 1,
    basis: ['000-YN-16'],
    is: { kind: 'coverage', ledger: 'team-members', level: 5, where: "team_role == 'first-secretary'" },
  }),
]

const pool = [
  count('reserve', 'reserve-pool', ['004-QW-12']),
  count('reserve-in-office', 'reserve-pool', ['004-QW-12'], "reserve_state == 'in-office'"),
  indicator({
    key: 'reserve-conversion',
    unit: '%',
    places: 1,
    basis: ['004-QW-12'],
    is: { kind: 'share', ledger: 'reserve-pool', of: "reserve_state == 'in-office'" },
    better: 'more',
  }),
  indicator({
    key: 'reserve-of-village',
    unit: '人',
    basis: ['004-QW-11', '000-MS-05'],
    is: { kind: 'count', ledger: 'reserve-pool', where: "reserve_state in ['reserve', 'trial']" },
    target: { value: 2, basis: '004-QW-11' },
    levels: [5],
  }),
  indicator({
    key: 'reserve-fitting',
    unit: '%',
    places: 1,
    basis: ['004-QW-11'],
    is: {
      kind: 'share',
      ledger: 'reserve-pool',
      of: `${AGE} <= 45.0 && education != 'primary' && education != 'junior'`,
      among: IN_POOL,
    },
  }),
  indicator({
    key: 'reserve-with-mentor',
    unit: '%',
    places: 1,
    basis: ['000-AJ-12'],
    is: { kind: 'share', ledger: 'reserve-pool', of: 'mentor != null', among: IN_POOL },
    better: 'more',
  }),
  count('cultivated', 'reserve-pool', ['004-QW-17'], 'cultivation != null'),
]

const admitted = [
  count('new-members', 'new-party-members', ['002-JD-42']),
  count('new-members-returned', 'new-party-members', ['000-YN-09'], "origin == 'returned'"),
  indicator({
    key: 'new-members-young',
    unit: '%',
    places: 1,
    basis: ['002-JD-43'],
    is: { kind: 'share', ledger: 'new-party-members', of: 'age(born, joined) <= 35.0' },
    better: 'more',
    target: { value: 0.5, basis: '002-JD-43' },
  }),
  indicator({
    key: 'villages-with-new-member',
    unit: '%',
    places: 1,
    basis: ['002-JD-42'],
    is: { kind: 'coverage', ledger: 'new-party-members', level: 5 },
    better: 'more',
    target: { value: 1, basis: '002-JD-42' },
  }),
]

export const ledgers = [teams, reserve, members]
export const indicators = [...sent, ...pool, ...admitted]
