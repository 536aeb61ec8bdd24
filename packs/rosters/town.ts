import { field, must } from '../../kernel/pack/index.ts'
import { AGE, COLLEGE, COUNTY, indicator, ledger, TOWN, YOUNG } from './terms.ts'

const staff = ledger({
  key: 'town-staff',
  subject: 'town-staff',
  basis: ['001-LPS-10', '001-LPS-12', '002-JD-32', '002-JD-33'],
  levels: [4],
  grain: null,
  keeper: TOWN,
  freshDays: 190,
  fields: [
    field.text('name', 30, must),
    field.code('sex', 'sex', must),
    field.date('born', must),
    field.code('education', 'education', must),
    field.code('staff_kind', 'staff-kind', must),
    field.yesNo('in_leadership', must),
    field.yesNo('principal', {
      required: 'in_leadership',
      valid: [{ when: '!principal || in_leadership', otherwise: 'rosters.otherwise.principal-leads' }],
    }),
    field.code('five_kinds', 'five-kinds', { required: 'in_leadership' }),
    // asked for no longer: they follow from `town-careers`
    field.integer('months_leading', { most: 600, unit: '月' }),
    field.integer('months_in_town', { most: 600, unit: '月' }),
    field.yesNo('lent_away', must),
  ],
})

const establishment = ledger({
  key: 'town-establishment',
  subject: 'town-establishment',
  basis: ['002-JD-32'],
  levels: [4],
  grain: ['staff_kind'],
  keeper: COUNTY,
  freshDays: 366,
  fields: [
    field.code('staff_kind', 'staff-kind', must),
    field.integer('posts', { least: 1, most: 2000, unit: '人' }, must),
  ],
})

const secondments = ledger({
  key: 'secondments',
  subject: 'secondment',
  basis: ['001-LPS-11', '000-PT-11'],
  levels: [4, 5],
  grain: null,
  keeper: COUNTY,
  freshDays: 190,
  fields: [
    field.text('name', 30, must),
    field.code('secondment_kind', 'secondment-kind', must),
    field.text('sent_by', 60, must),
    field.date('begun', must),
    field.date('ends', {
      valid: [{ when: 'begun <= ends', otherwise: 'rosters.otherwise.ends-before-begun' }],
    }),
  ],
})

const share = (key: string, basis: readonly string[], of: string, among?: string) =>
  indicator({
    key,
    unit: '%',
    places: 2,
    basis,
    is: { kind: 'share', ledger: 'town-staff', of, ...(among && { among }) },
  })
const count = (key: string, ledgerKey: string, basis: readonly string[], where?: string) =>
  indicator({ key, unit: '人', basis, is: { kind: 'count', ledger: ledgerKey, ...(where && { where }) } })

export const ledgers = [staff, establishment, secondments]
export const indicators = [
  count('town-staff', 'town-staff', ['002-JD-32']),
  count('town-leaders', 'town-staff', ['001-LPS-10'], 'in_leadership'),
  indicator({
    key: 'town-leader-age',
    unit: '岁',
    places: 2,
    basis: ['002-JD-33'],
    is: { kind: 'mean', ledger: 'town-staff', of: AGE, where: 'in_leadership' },
  }),
  share('town-leader-college', ['002-JD-33'], COLLEGE, 'in_leadership'),
  share('town-leader-young', ['002-JD-33'], YOUNG, 'in_leadership'),
  count('town-leaders-of-five-kinds', 'town-staff', ['001-LPS-12'], "in_leadership && five_kinds != 'none'"),
  indicator({
    key: 'towns-with-five-kinds',
    unit: '%',
    places: 1,
    basis: ['001-LPS-12'],
    is: { kind: 'coverage', ledger: 'town-staff', level: 4, where: "in_leadership && five_kinds != 'none'" },
    better: 'more',
    target: { value: 1, basis: '001-LPS-12' },
  }),
  indicator({
    key: 'town-posts',
    unit: '人',
    basis: ['002-JD-32'],
    is: { kind: 'sum', ledger: 'town-establishment', of: 'posts' },
  }),
  indicator({
    key: 'town-posts-vacant',
    unit: '%',
    places: 1,
    basis: ['002-JD-32'],
    is: { kind: 'formula', is: '1.0 - town_staff / town_posts' },
    better: 'less',
    target: { value: 0.05, basis: '002-JD-32' },
  }),
  share('town-staff-lent-away', ['002-JD-32'], 'lent_away'),
  count('secondments', 'secondments', ['001-LPS-11', '000-PT-11']),
  count('appointed-down', 'secondments', ['001-LPS-11'], "secondment_kind == 'appointed-down'"),
  count('stationed-cadres', 'secondments', ['000-PT-11'], "secondment_kind == 'stationed'"),
  count('temporary-posts', 'secondments', ['001-LPS-11'], "secondment_kind == 'temporary'"),
]
