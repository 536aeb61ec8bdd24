import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger } from './terms.ts'

/**
 * 000-HLJ-14, 002-JD-09: what each scheme makes of the same values, in points of a hundred. The documents give no weights; they are the
 * county's, written down for the year before anybody is judged by them.
 */
const weights = ledger({
  key: 'scheme-weights',
  subject: 'scheme-weight',
  basis: ['000-HLJ-14', '002-JD-09'],
  levels: [3],
  grain: ['year', 'appraisal_kind'],
  period: 'year',
  keeper: COUNTY,
  fields: [
    field.year('year', must),
    field.code('appraisal_kind', 'appraisal-kind', { ...must, disclosed: true }),
    field.integer('income_weight', { most: 100, unit: '分' }, { ...must, disclosed: true }),
    field.integer('decisions_weight', { most: 100, unit: '分' }, { ...must, disclosed: true }),
    field.integer(
      'tasks_weight',
      { most: 100, unit: '分' },
      {
        ...must,
        disclosed: true,
        valid: [
          {
            when: 'income_weight + decisions_weight + tasks_weight == 100.0',
            otherwise: 'appraisals.otherwise.not-a-hundred',
          },
        ],
      },
    ),
  ],
})

/** Scheme → the code of `appraisal-kind` that its weights stand under. */
const SCHEMES = ['rural-performance', 'leading-team', 'targets', 'report-and-review'] as const
/** Weight → the value that it weighs, a share of 1, worked out once for all schemes. */
const VALUES = {
  income: 'operating_income_from_10',
  decisions: 'instructions_closed',
  tasks: 'items_done_in_time',
} as const
const PARTS = Object.keys(VALUES) as readonly (keyof typeof VALUES)[]
const basisOf = (scheme: string): readonly string[] => [scheme === 'report-and-review' ? '002-JD-09' : '000-HLJ-14']

const schemes = SCHEMES.flatMap((scheme) => [
  ...PARTS.map((part) =>
    indicator({
      key: `${scheme}-${part}-weight`,
      unit: '分',
      basis: basisOf(scheme),
      is: { kind: 'sum', ledger: 'scheme-weights', of: `${part}_weight`, where: `appraisal_kind == '${scheme}'` },
      levels: [3],
    }),
  ),
  indicator({
    key: `${scheme}-score`,
    unit: '分',
    places: 2,
    basis: [...basisOf(scheme), '004-QW-24'],
    is: {
      kind: 'formula',
      is: PARTS.map((part) => `${scheme}-${part}-weight`.replaceAll('-', '_').concat(` * ${VALUES[part]}`)).join(' + '),
    },
    better: 'more',
    ranks: true,
    levels: [3],
  }),
])

export const ledgers = [weights]
export const indicators = schemes
