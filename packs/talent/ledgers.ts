import { declaring, field, must } from '../../kernel/pack/index.ts'

const { ledger } = declaring('talent')
const VILLAGE = 'village-secretary'
const TOWN = 'town-dispatcher'
const COUNTY = 'county-dispatcher'

/** Only who agreed to be kept in touch with; how to reach them is kept encrypted. */
const returnees = ledger({
  key: 'returnees',
  subject: 'returnee',
  basis: ['000-YN-09', '000-YN-19', '001-LPS-26', '004-QW-16', '个人信息保护法 §13'],
  levels: [5],
  grain: null,
  keeper: VILLAGE,
  freshDays: 366,
  fields: [
    field.text('name', 30, must),
    field.code('returnee_kind', 'returnee-kind', must),
    field.code('returnee_state', 'returnee-state', must),
    field.month('since', must),
    field.yesNo('consent', {
      ...must,
      valid: [{ when: 'consent', otherwise: 'talent.otherwise.without-consent' }],
    }),
    field.text('phone', 20, { sensitive: 'phone', need: '000-YN-19：联系服务，经本人同意' }),
  ],
})

/** Who serves which village: one row for each of both. */
const experts = ledger({
  key: 'experts',
  subject: 'expert',
  basis: ['001-LPS-24', '000-HQ-10', '004-QW-03', '002-JD-46'],
  levels: [5],
  grain: ['expert', 'expert_role'],
  keeper: COUNTY,
  freshDays: 190,
  fields: [
    field.text('expert', 40, { ...must, disclosed: true }),
    field.code('expert_role', 'expert-role', { ...must, disclosed: true }),
    field.text('unit', 60, { ...must, disclosed: true }),
    field.date('begun', must),
    field.date('ends', { valid: [{ when: 'begun <= ends', otherwise: 'talent.otherwise.ends-before-begun' }] }),
  ],
})

const pairings = ledger({
  key: 'pairings',
  subject: 'pairing',
  basis: ['000-YN-18', '000-YN-26', '000-PT-11'],
  levels: [5],
  grain: ['partner', 'pairing_kind'],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.text('partner', 60, { ...must, disclosed: true }),
    field.code('pairing_kind', 'pairing-kind', { ...must, disclosed: true }),
    field.integer('people', { least: 1, most: 1000, unit: '人' }, must),
    field.integer('projects_brought', { most: 100, unit: '个' }, { ...must, disclosed: true }),
    field.date('begun', must),
  ],
})

/** Counts by class, for no number here needs a name (个人信息保护法 §6). */
const counts = ledger({
  key: 'talent-counts',
  subject: 'talent-count',
  basis: ['001-LPS-25'],
  levels: [5],
  grain: ['year', 'talent_class'],
  period: 'year',
  keeper: VILLAGE,
  fields: [
    field.year('year', must),
    field.code('talent_class', 'talent-class', must),
    field.integer('people', { most: 100_000, unit: '人' }, must),
  ],
})

const contacts = ledger({
  key: 'talent-contacts',
  subject: 'talent-contact',
  basis: ['000-YN-19', '004-QW-16'],
  levels: [4, 5],
  grain: ['held_on', 'contact_kind'],
  period: 'held_on',
  keeper: TOWN,
  fields: [
    field.date('held_on', must),
    field.code('contact_kind', 'contact-kind', must),
    field.integer('invited', { most: 1_000_000, unit: '人' }, must),
    field.integer(
      'answered',
      { most: 1_000_000, unit: '人' },
      {
        ...must,
        valid: [{ when: 'answered <= invited', otherwise: 'talent.otherwise.more-than-invited' }],
      },
    ),
    field.integer('intentions', { most: 10_000, unit: '个' }, must),
  ],
})

/** 002-JD-44 党员致富带头人. */
const helpers = ledger({
  key: 'rich-helpers',
  subject: 'rich-helper',
  basis: ['002-JD-44'],
  levels: [5],
  grain: null,
  keeper: VILLAGE,
  freshDays: 366,
  fields: [
    field.text('name', 30, must),
    field.text('trade', 40, must),
    field.integer('households_helped', { most: 1000, unit: '户' }, must),
  ],
})

const achievements = ledger({
  key: 'achievements',
  subject: 'achievement',
  basis: ['001-LPS-27'],
  levels: [3, 4, 5],
  grain: ['name', 'year'],
  period: 'year',
  keeper: COUNTY,
  fields: [
    field.text('name', 80, { ...must, disclosed: true }),
    field.year('year', must),
    field.code('achievement_kind', 'achievement-kind', { ...must, disclosed: true }),
    field.text('partner', 60, { ...must, disclosed: true }),
  ],
})

export const ledgers = [returnees, experts, pairings, counts, contacts, helpers, achievements]
