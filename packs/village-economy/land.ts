import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger, VILLAGE } from './terms.ts'

const grain = ledger({
  key: 'grain-production',
  subject: 'grain',
  basis: ['000-HLJ-25', '000-HLJ-26', '002-JD-50'],
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: VILLAGE,
  fields: [
    field.year('year', must),
    field.decimal('arable', 1, { unit: '亩' }, { ...must, disclosed: true }),
    field.decimal(
      'high_standard',
      1,
      { unit: '亩' },
      {
        ...must,
        disclosed: true,
        valid: [{ when: 'high_standard <= arable', otherwise: 'village-economy.otherwise.more-than-arable' }],
      },
    ),
    // sown more than once a year, so it may be more than the arable area
    field.decimal('sown', 1, { unit: '亩' }, { ...must, disclosed: true }),
    field.decimal('harvest', 2, { unit: '吨' }, { ...must, disclosed: true }),
  ],
})

const industries = ledger({
  key: 'village-industries',
  subject: 'village-industry',
  basis: ['000-MS-07', '002-JD-50'],
  levels: [5],
  grain: ['year', 'product'],
  period: 'year',
  keeper: VILLAGE,
  fields: [
    field.year('year', must),
    field.code('product', 'product', { ...must, disclosed: true }),
    field.yesNo('leading', { ...must, disclosed: true }),
    field.decimal('area', 1, { unit: '亩' }, { ...must, disclosed: true }),
    field.decimal('output', 2, { unit: '吨' }, { ...must, disclosed: true }),
    field.money('output_value', { ...must, disclosed: true }),
    field.integer('farming_households', { most: 100_000, unit: '户' }, must),
    field.integer(
      'linked_households',
      { most: 100_000, unit: '户' },
      {
        ...must,
        valid: [
          {
            when: 'linked_households <= farming_households',
            otherwise: 'village-economy.otherwise.linked-over-farming',
          },
        ],
      },
    ),
  ],
})

/** 000-MS-08: what an industry of one village brings to another; kept where the gain is. */
const links = ledger({
  key: 'industry-links',
  subject: 'industry-link',
  basis: ['000-MS-08'],
  levels: [5],
  grain: ['year', 'leader'],
  period: 'year',
  keeper: VILLAGE,
  fields: [
    field.year('year', must),
    field.region('leader', [5], { ...must, disclosed: true }),
    field.integer('households', { least: 1, most: 100_000, unit: '户' }, must),
    field.money('gained', must),
  ],
})

/** What the statistics office publishes: external values, entered once with their source, never computed here. */
const official = ledger({
  key: 'official-figures',
  subject: 'official-figure',
  basis: ['000-PT-24', '000-HLJ-25', '002-JD-57'],
  levels: [3],
  grain: ['year'],
  period: 'year',
  keeper: COUNTY,
  fields: [
    field.year('year', must),
    field.text('source_document', 100, { ...must, disclosed: true }),
    field.money('rural_income', { ...must, disclosed: true }),
    field.money('urban_income', { ...must, disclosed: true }),
    field.money('rural_income_of_city', { disclosed: true }),
    field.decimal('national_sown', 1, { least: 1, unit: '亩' }, { disclosed: true }),
    field.decimal('national_harvest', 2, { least: 1, unit: '吨' }, { disclosed: true }),
  ],
})

/** 000-HQ-12: a town's own mean; weighted by its people where towns are put together. */
const townIncome = ledger({
  key: 'town-income',
  subject: 'town-income',
  basis: ['000-HQ-12'],
  levels: [4],
  grain: ['year'],
  period: 'year',
  keeper: COUNTY,
  fields: [
    field.year('year', must),
    field.money('farmers_income', { ...must, disclosed: true }),
    field.integer('surveyed_people', { least: 1, most: 10_000_000, unit: '人' }, must),
  ],
})

const sum = (key: string, ledgerKey: string, of: string, unit: string, places: number, basis: readonly string[]) =>
  indicator({ key, unit, places, basis, is: { kind: 'sum', ledger: ledgerKey, of } })

/** A published figure: where several counties state it, their mean, which for what is the nation's is the figure itself. */
const published = (key: string, of: string, unit: string, places: number, basis: readonly string[]) =>
  indicator({ key, unit, places, basis, is: { kind: 'mean', ledger: 'official-figures', of } })

const harvest = [
  sum('grain-sown', 'grain-production', 'sown', '亩', 1, ['000-HLJ-25']),
  sum('grain-harvest', 'grain-production', 'harvest', '吨', 2, ['000-HLJ-26']),
  published('national-grain-sown', 'national_sown', '亩', 1, ['000-HLJ-25']),
  published('national-grain-harvest', 'national_harvest', '吨', 2, ['000-HLJ-26']),
  indicator({
    key: 'grain-sown-of-nation',
    unit: '%',
    places: 1,
    basis: ['000-HLJ-25'],
    is: { kind: 'formula', is: 'grain_sown / national_grain_sown' },
  }),
  indicator({
    key: 'good-harvests',
    unit: '年',
    basis: ['000-HLJ-26'],
    is: { kind: 'streak', of: 'grain-harvest', when: 'value >= before' },
    better: 'more',
  }),
  indicator({
    key: 'high-standard-farmland',
    unit: '%',
    places: 1,
    basis: ['002-JD-50'],
    is: { kind: 'ratio', ledger: 'grain-production', over: 'high_standard', under: 'arable' },
    better: 'more',
  }),
]

const industry = [
  sum('industry-area', 'village-industries', 'area', '亩', 1, ['000-MS-07']),
  sum('industry-output', 'village-industries', 'output', '吨', 2, ['000-MS-07']),
  sum('industry-value', 'village-industries', 'output_value', '万元', 2, ['000-MS-07']),
  indicator({
    key: 'linked-households',
    unit: '%',
    places: 1,
    basis: ['002-JD-50'],
    is: { kind: 'ratio', ledger: 'village-industries', over: 'linked_households', under: 'farming_households' },
    better: 'more',
  }),
  indicator({
    key: 'villages-with-a-product',
    unit: '%',
    places: 1,
    basis: ['002-JD-50'],
    is: { kind: 'coverage', ledger: 'village-industries', level: 5, where: 'leading' },
    better: 'more',
  }),
  indicator({
    key: 'villages-brought-along',
    unit: '个',
    basis: ['000-MS-08'],
    is: { kind: 'count', ledger: 'industry-links' },
    better: 'more',
  }),
  sum('households-brought-along', 'industry-links', 'households', '户', 0, ['000-MS-08']),
  indicator({
    key: 'gain-per-household',
    unit: '元',
    places: 2,
    basis: ['000-MS-08'],
    is: { kind: 'ratio', ledger: 'industry-links', over: 'gained', under: 'households' },
    better: 'more',
  }),
]

const incomes = [
  published('rural-income', 'rural_income', '元', 0, ['000-PT-24']),
  published('urban-income', 'urban_income', '元', 0, ['000-PT-24']),
  published('rural-income-of-city', 'rural_income_of_city', '元', 0, ['002-JD-57']),
  indicator({
    key: 'rural-income-growth',
    unit: '%',
    places: 1,
    basis: ['000-PT-24', '002-JD-57'],
    is: { kind: 'growth', of: 'rural-income', over: 'period' },
    better: 'more',
    levels: [3],
  }),
  indicator({
    key: 'urban-income-growth',
    unit: '%',
    places: 1,
    basis: ['002-JD-57'],
    is: { kind: 'growth', of: 'urban-income', over: 'period' },
    levels: [3],
  }),
  indicator({
    key: 'urban-to-rural-income',
    unit: ':1',
    places: 2,
    basis: ['000-PT-24', '000-AJ-18'],
    is: { kind: 'formula', is: 'urban_income / rural_income' },
    better: 'less',
    levels: [3],
  }),
  indicator({
    key: 'rural-income-over-city',
    unit: '%',
    places: 1,
    basis: ['002-JD-57'],
    is: { kind: 'formula', is: 'rural_income / rural_income_of_city - 1.0' },
    better: 'more',
    target: { value: 0, basis: '002-JD-57' },
    levels: [3],
  }),
  indicator({
    key: 'rural-over-urban-growth',
    unit: '%',
    places: 1,
    basis: ['002-JD-57'],
    is: { kind: 'formula', is: 'rural_income_growth - urban_income_growth' },
    better: 'more',
    target: { value: 0, basis: '002-JD-57' },
    levels: [3],
  }),
  indicator({
    key: 'farmers-income',
    unit: '元',
    places: 0,
    basis: ['000-HQ-12'],
    is: { kind: 'ratio', ledger: 'town-income', over: 'farmers_income * surveyed_people', under: 'surveyed_people' },
    better: 'more',
    levels: [4],
  }),
]

export const ledgers = [grain, industries, links, official, townIncome]
export const indicators = [...harvest, ...industry, ...incomes]
