import { field, must } from '../../kernel/pack/index.ts'
import { ACCOUNTS, BOOKKEEPER, COLLECTIVES, indicator, ledger } from './terms.ts'

/**
 * One row for each village and year, one column for each account. Zero is a statement and is typed; empty is not known. Rents stood apart
 * (old account 511 发包及上交收入) until 2023 and lie in 501 since: from 2024 on the column is 0.
 */
const income = ledger({
  key: 'village-income',
  subject: 'collective-income',
  basis: [ACCOUNTS, '000-HLJ-28', '000-YN-23', '000-AJ-18', '000-HQ-12', '001-LPS-34', '002-JD-48', '003-HB-20'],
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: BOOKKEEPER,
  fields: [
    field.year('year', must),
    field.money('sales', { ...must, disclosed: true }),
    field.money('rent', {
      ...must,
      disclosed: true,
      valid: [{ when: 'year < 2024.0 || rent == 0.0', otherwise: 'village-economy.otherwise.rent-in-sales' }],
    }),
    field.balance('investment', { ...must, disclosed: true }),
    field.money('subsidy', { ...must, disclosed: true }),
    field.money('other_income', { ...must, disclosed: true }),
    field.money('operating_cost', { ...must, disclosed: true }),
    field.money('taxes', { ...must, disclosed: true }),
    field.money('administration', { ...must, disclosed: true }),
    field.money('welfare', { ...must, disclosed: true }),
    field.money('other_cost', { ...must, disclosed: true }),
    field.money('income_tax', { ...must, disclosed: true }),
    field.yesNo('audited', must),
  ],
})

const LEDGER = 'village-income'
/** 经营性收入 = 501 + 502, with rents where they stood apart (domain: never with subsidies, 503). */
const OPERATING = 'sales + rent + investment'
const TOTAL = `${OPERATING} + subsidy + other_income`
const SURPLUS = `${OPERATING} - operating_cost - taxes`
const yuan = (tenThousands: number): string => `${tenThousands * 1_000_000}.0`

const BANDS = [
  { key: 'under-5' },
  { key: 'from-5', from: 5_000_000 },
  { key: 'from-10', from: 10_000_000 },
  { key: 'from-20', from: 20_000_000 },
  { key: 'from-50', from: 50_000_000 },
  { key: 'from-100', from: 100_000_000 },
]

const over = (key: string, tenThousands: number, basis: readonly string[], target?: { value: number; by?: string }) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'share', ledger: LEDGER, of: `${OPERATING} >= ${yuan(tenThousands)}` },
    better: 'more',
    ...(target && { target: { ...target, basis: basis[0] as string } }),
  })

const operating = [
  indicator({
    key: 'operating-income',
    unit: '万元',
    places: 2,
    basis: [ACCOUNTS, '001-LPS-34'],
    is: { kind: 'sum', ledger: LEDGER, of: OPERATING },
    better: 'more',
  }),
  indicator({
    key: 'operating-income-per-village',
    unit: '万元',
    places: 2,
    basis: [ACCOUNTS, '000-YN-23', '000-AJ-18', '001-LPS-34'],
    is: { kind: 'mean', ledger: LEDGER, of: OPERATING },
    better: 'more',
  }),
  indicator({
    key: 'operating-income-bands',
    unit: '个',
    basis: ['003-HB-20'],
    is: { kind: 'bands', ledger: LEDGER, of: OPERATING, bands: BANDS },
  }),
  over('operating-income-from-5', 5, ['003-HB-20']),
  over('operating-income-from-10', 10, ['002-JD-48', '003-HB-20', '001-LPS-34'], { value: 1, by: '2023-12-31' }),
  over('operating-income-from-20', 20, ['000-HLJ-28']),
  indicator({
    key: 'operating-income-from-10-count',
    unit: '个',
    basis: ['001-LPS-34'],
    is: { kind: 'count', ledger: LEDGER, where: `${OPERATING} > ${yuan(10)}` },
    better: 'more',
  }),
  indicator({
    key: 'weak-villages',
    unit: '个',
    basis: ['003-HB-20', '001-LPS-30'],
    is: { kind: 'count', ledger: LEDGER, where: `${OPERATING} < ${yuan(5)}` },
    better: 'less',
    target: { value: 0, basis: '003-HB-20' },
  }),
  indicator({
    key: 'empty-shell-villages',
    unit: '个',
    basis: ['004-QW-19'],
    is: { kind: 'count', ledger: LEDGER, where: `${OPERATING} <= 0.0` },
    better: 'less',
    target: { value: 0, basis: '004-QW-19' },
  }),
  indicator({
    key: 'operating-income-growth',
    unit: '%',
    places: 1,
    basis: ['003-HB-22'],
    is: { kind: 'growth', of: 'operating-income', over: 'period' },
    better: 'more',
  }),
]

const others = [
  indicator({
    key: 'total-income',
    unit: '万元',
    places: 2,
    basis: [ACCOUNTS],
    is: { kind: 'sum', ledger: LEDGER, of: TOTAL },
    better: 'more',
  }),
  indicator({
    key: 'operating-share-of-income',
    unit: '%',
    places: 1,
    basis: [ACCOUNTS],
    is: { kind: 'ratio', ledger: LEDGER, over: OPERATING, under: TOTAL },
    better: 'more',
  }),
  indicator({
    key: 'operating-surplus',
    unit: '万元',
    places: 2,
    basis: [ACCOUNTS],
    is: { kind: 'sum', ledger: LEDGER, of: SURPLUS },
    better: 'more',
  }),
  indicator({
    key: 'operating-surplus-per-village',
    unit: '万元',
    places: 2,
    basis: [ACCOUNTS, '000-HQ-12'],
    is: { kind: 'mean', ledger: LEDGER, of: SURPLUS },
    better: 'more',
  }),
  indicator({
    key: 'income-audited',
    unit: '%',
    places: 1,
    basis: [`${COLLECTIVES} §45`, '003-HB-22'],
    is: { kind: 'share', ledger: LEDGER, of: 'audited' },
    better: 'more',
  }),
]

export const ledgers = [income]
export const indicators = [...operating, ...others]
