import { field, must } from '../../kernel/pack/index.ts'
import { ACCOUNTS, BOOKKEEPER, COLLECTIVES, indicator, ledger, VILLAGE } from './terms.ts'

/** The balance at the end of the year; what is not owed is the members'. */
const balance = ledger({
  key: 'village-balance',
  subject: 'collective-balance',
  basis: [ACCOUNTS, '001-LPS-34'],
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: BOOKKEEPER,
  fields: [
    field.year('year', must),
    field.money('assets', { ...must, disclosed: true }),
    field.money('debts', { ...must, disclosed: true }),
    field.money('reserves', { ...must, disclosed: true }),
    field.money('reserves_for_welfare', {
      ...must,
      disclosed: true,
      valid: [
        { when: 'reserves_for_welfare <= reserves', otherwise: 'village-economy.otherwise.welfare-over-reserves' },
      ],
    }),
  ],
})

/** 集体法 §37: shares of the members, of the land that they brought in, and what they got. */
const shares = ledger({
  key: 'member-shares',
  subject: 'collective-shares',
  basis: [`${COLLECTIVES} §40–42`, '001-LPS-28', '001-LPS-29'],
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: BOOKKEEPER,
  fields: [
    field.year('year', must),
    field.integer('member_households', { most: 100_000, unit: '户' }, { ...must, disclosed: true }),
    field.integer('members', { most: 500_000, unit: '人' }, { ...must, disclosed: true }),
    field.decimal('land_brought_in', 1, { unit: '亩' }, { ...must, disclosed: true }),
    field.money('dividends', { ...must, disclosed: true }),
  ],
})

/** Each contract over resources and assets of the collective; who the other side is stays a kind, never a name. */
const contracts = ledger({
  key: 'resource-contracts',
  subject: 'collective-contract',
  basis: [`${COLLECTIVES} §36`, '农村集体经济组织财务公开规定', '000-MS-09'],
  levels: [5],
  grain: ['number'],
  keeper: BOOKKEEPER,
  freshDays: 190,
  fields: [
    field.text('number', 30, must),
    field.code('kind', 'contract-kind', { ...must, disclosed: true }),
    field.code('party', 'contract-party', { ...must, disclosed: true }),
    field.decimal('area', 2, { unit: '亩' }, { required: "kind != 'equipment' && kind != 'shares'", disclosed: true }),
    field.money('yearly', { ...must, disclosed: true }),
    field.money('arrears', { ...must, disclosed: true }),
    field.date('begun', { ...must, disclosed: true }),
    field.date('ends', {
      ...must,
      disclosed: true,
      valid: [{ when: 'begun <= ends', otherwise: 'village-economy.otherwise.ends-before-begun' }],
    }),
    // the signed paper where there is one; never required (国办函〔2026〕12号)
    field.files('papers', 6),
    field.yesNo('voted', must),
    field.yesNo('tendered', must),
    field.code('state', 'contract-state', { ...must, disclosed: true }),
  ],
})

/** 003-HB-22: what secretary and head got out of the year's growth; the amount is published. */
const awards = ledger({
  key: 'growth-awards',
  subject: 'growth-award',
  basis: ['003-HB-22'],
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: VILLAGE,
  fields: [
    field.year('year', must),
    field.money('award', { ...must, disclosed: true }),
    field.date('voted_on', must),
    field.date('published_on', {
      ...must,
      valid: [{ when: 'voted_on <= published_on', otherwise: 'village-economy.otherwise.published-before-voted' }],
    }),
  ],
})

const running = "state == 'running'"

export const ledgers = [balance, shares, contracts, awards]
export const indicators = [
  indicator({
    key: 'collective-reserves',
    unit: '万元',
    places: 2,
    basis: ['001-LPS-34'],
    is: { kind: 'sum', ledger: 'village-balance', of: 'reserves' },
    better: 'more',
  }),
  indicator({
    key: 'debt-ratio',
    unit: '%',
    places: 1,
    basis: [ACCOUNTS],
    is: { kind: 'ratio', ledger: 'village-balance', over: 'debts', under: 'assets' },
    better: 'less',
  }),
  indicator({
    key: 'member-households',
    unit: '户',
    basis: ['001-LPS-29'],
    is: { kind: 'sum', ledger: 'member-shares', of: 'member_households' },
    better: 'more',
  }),
  indicator({
    key: 'collective-members',
    unit: '人',
    basis: ['001-LPS-29'],
    is: { kind: 'sum', ledger: 'member-shares', of: 'members' },
    better: 'more',
  }),
  indicator({
    key: 'land-brought-in',
    unit: '亩',
    places: 1,
    basis: ['001-LPS-29'],
    is: { kind: 'sum', ledger: 'member-shares', of: 'land_brought_in' },
  }),
  indicator({
    key: 'dividends',
    unit: '万元',
    places: 2,
    basis: ['001-LPS-29'],
    is: { kind: 'sum', ledger: 'member-shares', of: 'dividends' },
    better: 'more',
  }),
  indicator({
    key: 'running-contracts',
    unit: '份',
    basis: ['000-MS-09'],
    is: { kind: 'count', ledger: 'resource-contracts', where: running },
  }),
  indicator({
    key: 'contract-arrears',
    unit: '万元',
    places: 2,
    basis: [`${COLLECTIVES} §36`],
    is: { kind: 'sum', ledger: 'resource-contracts', of: 'arrears', where: running },
    better: 'less',
  }),
  indicator({
    key: 'contracts-in-order',
    unit: '%',
    places: 1,
    basis: [`${COLLECTIVES} §26、§36`],
    is: { kind: 'share', ledger: 'resource-contracts', of: 'voted && arrears == 0.0', among: running },
    better: 'more',
  }),
  indicator({
    key: 'growth-awards-paid',
    unit: '万元',
    places: 2,
    basis: ['003-HB-22'],
    is: { kind: 'sum', ledger: 'growth-awards', of: 'award' },
  }),
  indicator({
    key: 'growth-award-share',
    unit: '%',
    places: 1,
    basis: ['003-HB-22'],
    // the increase is this year's income less what it was before; without one, no award is due
    is: {
      kind: 'formula',
      is: 'operating_income_growth > 0.0 ? growth_awards_paid / (operating_income - operating_income / (1.0 + operating_income_growth)) : (growth_awards_paid > 0.0 ? 1.0 : 0.0)',
    },
    better: 'less',
    target: { value: 0.1, basis: '003-HB-22' },
    levels: [5],
  }),
]
