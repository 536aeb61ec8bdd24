import { field, must } from '../../kernel/pack/index.ts'
import { BOOKKEEPER, COUNTY, indicator, ledger } from './terms.ts'

/** Money from above or beside, by source, year, purpose and place, with what came of it. Also of towns and of the county itself. */
const funds = ledger({
  key: 'support-funds',
  subject: 'support-fund',
  basis: ['000-YN-22', '000-PT-12', '001-LPS-27', '001-LPS-31', '003-HB-21', '004-QW-05', '004-QW-19'],
  levels: [3, 4, 5],
  grain: ['document', 'year'],
  period: 'year',
  keeper: COUNTY,
  fields: [
    field.text('document', 60, { ...must, disclosed: true }),
    field.year('year', must),
    field.code('fund_source', 'fund-source', { ...must, disclosed: true }),
    field.code('purpose', 'fund-purpose', { ...must, disclosed: true }),
    field.record('project', 'village-projects'),
    field.money('granted', { ...must, disclosed: true }),
    field.money('spent', {
      ...must,
      disclosed: true,
      valid: [{ when: 'spent <= granted', otherwise: 'village-economy.otherwise.spent-over-granted' }],
    }),
    field.code('outcome', 'fund-outcome', { ...must, disclosed: true }),
    // 002-JD-19: whether it came through the village's party organisation
    field.yesNo('through_party', { disclosed: true }),
    field.balance('income_gained', { required: "outcome == 'earning'", disclosed: true }),
  ],
})

const projects = ledger({
  key: 'village-projects',
  subject: 'village-project',
  basis: ['000-HQ-09', '001-LPS-23', '002-JD-47', '004-QW-20'],
  levels: [5],
  grain: ['name', 'year'],
  period: 'year',
  keeper: BOOKKEEPER,
  fields: [
    field.text('name', 60, { ...must, disclosed: true }),
    field.year('year', { ...must, title: 'village-economy.field.begun-in' }),
    field.code('kind', 'project-kind', { ...must, disclosed: true }),
    field.code('mode', 'project-mode', { required: "kind != 'infrastructure'", disclosed: true }),
    field.yesNo('pilot', must),
    field.money('invested', { ...must, disclosed: true }),
    field.money('town_subsidy', { ...must, disclosed: true }),
    field.integer('poor_households', { most: 100_000, unit: '户' }, must),
    field.code('state', 'project-state', { ...must, disclosed: true }),
    field.year('done_in', {
      required: "state == 'done'",
      disclosed: true,
      valid: [{ when: 'done_in >= year', otherwise: 'village-economy.otherwise.done-before-begun' }],
    }),
    field.yesNo('earning', { required: "state == 'done'" }),
  ],
})

/** 002-JD-59, 000-YN-10: what each village is due by each line, what came and when. */
const lines = ledger({
  key: 'funding-lines',
  subject: 'funding-line',
  basis: ['000-YN-10', '002-JD-59'],
  levels: [5],
  grain: ['year', 'line'],
  period: 'year',
  keeper: BOOKKEEPER,
  fields: [
    field.year('year', must),
    field.code('line', 'funding-line', { ...must, disclosed: true }),
    field.money('due', { ...must, disclosed: true }),
    field.money('paid', { ...must, disclosed: true }),
    field.yesNo('on_time', must),
  ],
})

/** 002-JD-58: what civil affairs has paid, counted by kind and month; nobody is named, and no village counts it again. */
const payments = ledger({
  key: 'low-income-payments',
  subject: 'low-income-payment',
  basis: ['002-JD-58'],
  levels: [5],
  grain: ['month', 'kind'],
  period: 'month',
  keeper: { role: 'department-handler', organisation: 'civil' },
  fields: [
    field.month('month', must),
    field.code('kind', 'payment-kind', must),
    field.integer('people', { most: 100_000, unit: '人' }, must),
    field.money('amount', must),
  ],
})

/** 001-LPS-32: awards of the city out of 2,000,000 yuan a year, 50,000 or 100,000 to a village that meets the conditions. */
const awards = ledger({
  key: 'merit-awards',
  subject: 'merit-award',
  basis: ['001-LPS-32'],
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: COUNTY,
  fields: [
    field.year('year', must),
    field.yesNo('meets_conditions', {
      ...must,
      valid: [{ when: 'meets_conditions', otherwise: 'village-economy.otherwise.award-without-conditions' }],
    }),
    field.money('merit_award', {
      ...must,
      disclosed: true,
      valid: [
        { when: 'merit_award in [5000000.0, 10000000.0]', otherwise: 'village-economy.otherwise.award-of-two-kinds' },
      ],
    }),
    field.text('document', 60, { ...must, disclosed: true }),
  ],
})

const granted = (key: string, basis: readonly string[], where?: string) =>
  indicator({
    key,
    unit: '万元',
    places: 2,
    basis,
    is: { kind: 'sum', ledger: 'support-funds', of: 'granted', ...(where && { where }) },
  })
const FOR_COLLECTIVES = "purpose == 'collective-economy'"

export const ledgers = [funds, projects, lines, payments, awards]
export const indicators = [
  indicator({
    key: 'merit-awards',
    unit: '万元',
    places: 2,
    basis: ['001-LPS-32'],
    is: { kind: 'sum', ledger: 'merit-awards', of: 'merit_award' },
  }),
  ...[50_000, 100_000].map((amount) =>
    indicator({
      key: `merit-awards-of-${amount / 10_000}`,
      unit: '个',
      basis: ['001-LPS-32'],
      is: { kind: 'count', ledger: 'merit-awards', where: `merit_award == ${amount * 100}.0` },
    }),
  ),
  // 分 of 2,000,000 yuan a year
  indicator({
    key: 'merit-budget-left',
    unit: '万元',
    places: 2,
    basis: ['001-LPS-32'],
    is: { kind: 'formula', is: '200000000.0 - merit_awards' },
    levels: [1, 2, 3],
  }),
  indicator({
    key: 'funds-through-party',
    unit: '%',
    places: 1,
    basis: ['002-JD-19'],
    is: { kind: 'ratio', ledger: 'support-funds', over: 'through_party ? granted : 0.0', under: 'granted' },
    better: 'more',
  }),
  granted('funds-granted', ['000-YN-22', '001-LPS-27']),
  granted('funds-for-collectives', ['003-HB-21', '004-QW-19', '001-LPS-31'], FOR_COLLECTIVES),
  granted('funds-of-province-for-collectives', ['000-YN-22'], `fund_source == 'province' && ${FOR_COLLECTIVES}`),
  granted('funds-for-grids', ['000-PT-12'], "purpose == 'grid'"),
  granted('funds-for-service-centres', ['004-QW-05', '000-AJ-16'], "purpose == 'service-centre'"),
  indicator({
    key: 'funds-spent',
    unit: '%',
    places: 1,
    basis: ['000-YN-22'],
    is: { kind: 'ratio', ledger: 'support-funds', over: 'spent', under: 'granted' },
    better: 'more',
  }),
  indicator({
    key: 'grants-for-collectives',
    unit: '笔',
    basis: ['003-HB-21', '001-LPS-31', '004-QW-19'],
    is: { kind: 'count', ledger: 'support-funds', where: FOR_COLLECTIVES },
  }),
  indicator({
    key: 'funds-per-grant',
    unit: '万元',
    places: 2,
    basis: ['003-HB-21', '001-LPS-31'],
    is: { kind: 'formula', is: 'funds_for_collectives / grants_for_collectives' },
  }),
  indicator({
    key: 'income-gained-per-grant',
    unit: '万元',
    places: 2,
    basis: ['003-HB-21'],
    is: {
      kind: 'mean',
      ledger: 'support-funds',
      of: 'income_gained',
      where: `${FOR_COLLECTIVES} && outcome == 'earning'`,
    },
    better: 'more',
  }),
  indicator({
    key: 'projects',
    unit: '个',
    basis: ['001-LPS-23', '004-QW-20'],
    is: { kind: 'count', ledger: 'village-projects' },
  }),
  indicator({
    key: 'project-modes',
    unit: '种',
    basis: ['001-LPS-33', '004-QW-20'],
    is: { kind: 'distinct', ledger: 'village-projects', field: 'mode' },
  }),
  indicator({
    key: 'project-investment',
    unit: '万元',
    places: 2,
    basis: ['001-LPS-23'],
    is: { kind: 'sum', ledger: 'village-projects', of: 'invested' },
  }),
  indicator({
    key: 'pilots-earning-in-two-years',
    unit: '%',
    places: 1,
    basis: ['002-JD-47'],
    is: {
      kind: 'share',
      ledger: 'village-projects',
      of: "state == 'done' && earning && done_in - year <= 2.0",
      among: 'pilot',
    },
    better: 'more',
    target: { value: 1, basis: '002-JD-47' },
  }),
  indicator({
    key: 'town-projects',
    unit: '个',
    basis: ['000-HQ-09'],
    is: { kind: 'count', ledger: 'village-projects', where: "kind == 'infrastructure' && town_subsidy >= 20000000.0" },
    better: 'more',
    target: { value: 2, basis: '000-HQ-09' },
    levels: [5],
  }),
  indicator({
    key: 'lines-due',
    unit: '万元',
    places: 2,
    basis: ['000-YN-10'],
    is: { kind: 'sum', ledger: 'funding-lines', of: 'due' },
  }),
  indicator({
    key: 'lines-paid',
    unit: '%',
    places: 1,
    basis: ['000-YN-10', '002-JD-59'],
    is: { kind: 'ratio', ledger: 'funding-lines', over: 'paid', under: 'due' },
    better: 'more',
    target: { value: 1, basis: '002-JD-59' },
  }),
  indicator({
    key: 'lines-short',
    unit: '项',
    basis: ['000-YN-10', '002-JD-59'],
    is: { kind: 'count', ledger: 'funding-lines', where: 'paid < due' },
    better: 'less',
    target: { value: 0, basis: '002-JD-59' },
  }),
  indicator({
    key: 'lines-on-time',
    unit: '%',
    places: 1,
    basis: ['002-JD-59'],
    is: { kind: 'share', ledger: 'funding-lines', of: 'on_time && paid >= due' },
    better: 'more',
    target: { value: 1, basis: '002-JD-59' },
  }),
  indicator({
    key: 'low-income-paid',
    unit: '万元',
    places: 2,
    basis: ['002-JD-58'],
    is: { kind: 'sum', ledger: 'low-income-payments', of: 'amount' },
  }),
]
