import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger } from './terms.ts'

/** What came of a year's appraisal of each village: its place among how many, and its band by each of five aspects. How it was judged is not kept here. */
const appraisals = ledger({
  key: 'village-appraisals',
  subject: 'village-appraisal',
  basis: ['000-AJ-07', '003-HB-02', '003-HB-03', '003-HB-04', '004-QW-22'],
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: COUNTY,
  fields: [
    field.year('year', must),
    field.integer('place', { least: 1, most: 10_000 }, { ...must, disclosed: true }),
    field.integer(
      'ranked',
      { least: 1, most: 10_000, unit: '个' },
      {
        ...must,
        disclosed: true,
        valid: [{ when: 'place <= ranked', otherwise: 'appraisals.otherwise.behind-all' }],
      },
    ),
    field.code('band', 'band', { ...must, disclosed: true }),
    field.code('leading_team', 'band', { ...must, disclosed: true }),
    field.code('industry', 'band', { ...must, disclosed: true }),
    field.code('environment', 'band', { ...must, disclosed: true }),
    field.code('safety', 'band', { ...must, disclosed: true }),
    field.code('civility', 'band', { ...must, disclosed: true }),
  ],
})

/** 000-HLJ-16: to which decision a result led; a result that led to none says so. */
const uses = ledger({
  key: 'appraisal-uses',
  subject: 'appraisal-use',
  basis: ['000-HLJ-16'],
  levels: [3, 4, 5],
  grain: ['year', 'appraised', 'appraisal_kind'],
  period: 'year',
  keeper: COUNTY,
  fields: [
    field.year('year', must),
    field.text('appraised', 60, must),
    field.code('appraisal_kind', 'appraisal-kind', must),
    field.code('result', 'appraisal-result', must),
    field.code('used_for', 'used-for', must),
    field.text('document', 60, { required: "used_for != 'none'" }),
  ],
})

const APPRAISALS = 'village-appraisals'
const POINTS = "(band == 'a' ? 4.0 : band == 'b' ? 3.0 : band == 'c' ? 2.0 : 1.0)"
const FIVE_A = ['leading_team', 'industry', 'environment', 'safety', 'civility']
  .map((one) => `${one} == 'a'`)
  .join(' && ')

const ranked = [
  indicator({
    key: 'villages-ranked',
    unit: '个',
    basis: ['000-AJ-07', '003-HB-02'],
    is: { kind: 'count', ledger: APPRAISALS },
  }),
  indicator({
    key: 'bottom-fifth',
    unit: '个',
    places: 1,
    basis: ['000-AJ-07'],
    is: { kind: 'formula', is: 'villages_ranked * 0.2' },
  }),
  indicator({
    key: 'villages-at-bottom',
    unit: '个',
    basis: ['000-AJ-07'],
    // of 168 those from the 135th on: 34, for 33.6 is rounded up
    is: { kind: 'count', ledger: APPRAISALS, where: 'place > ranked * 0.8' },
  }),
  indicator({
    key: 'bottom-villages-linked',
    unit: '%',
    places: 1,
    basis: ['000-AJ-07'],
    is: { kind: 'regions', level: 5, of: 'bottom_links > 0.0', among: 'villages_at_bottom > 0.0' },
    better: 'more',
    target: { value: 1, basis: '000-AJ-07' },
    levels: [3, 4, 5],
  }),
]

const moved = (key: string, of: string, among: string) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis: ['003-HB-04'],
    is: { kind: 'regions', level: 5, of, among },
    better: 'more',
    levels: [3, 4, 5],
  })
/** A village's points of the year before; none where it was not graded then. */
const BEFORE = 'band_points / (1.0 + band_points_growth)'

const banded = [
  indicator({
    key: 'village-bands',
    unit: '个',
    basis: ['003-HB-02'],
    is: {
      kind: 'bands',
      ledger: APPRAISALS,
      of: POINTS,
      bands: [{ key: 'd' }, { key: 'c', from: 2 }, { key: 'b', from: 3 }, { key: 'a', from: 4 }],
    },
  }),
  indicator({
    key: 'five-a-villages',
    unit: '个',
    basis: ['003-HB-03'],
    is: { kind: 'count', ledger: APPRAISALS, where: FIVE_A },
    better: 'more',
  }),
  indicator({
    key: 'five-a-share',
    unit: '%',
    places: 1,
    basis: ['003-HB-03'],
    is: { kind: 'share', ledger: APPRAISALS, of: FIVE_A },
    better: 'more',
    target: { value: 0.25, basis: '003-HB-03' },
  }),
  indicator({
    key: 'five-a-due',
    unit: '个',
    basis: ['003-HB-03'],
    is: { kind: 'formula', is: 'villages_ranked * 0.25' },
  }),
  indicator({
    key: 'band-points',
    unit: '分',
    basis: ['003-HB-04'],
    is: { kind: 'sum', ledger: APPRAISALS, of: POINTS },
    levels: [5],
  }),
  indicator({
    key: 'band-points-growth',
    unit: '%',
    places: 1,
    basis: ['003-HB-04'],
    is: { kind: 'growth', of: 'band-points', over: 'period' },
    levels: [5],
  }),
  moved('villages-moved-up', 'band_points_growth > 0.0', 'band_points_growth > -2.0'),
  moved('last-moved-up', 'band_points_growth > 0.0', `${BEFORE} < 1.5`),
  moved('middle-moved-up', 'band_points_growth > 0.0', `${BEFORE} > 1.5 && ${BEFORE} < 3.5`),
  moved('first-stayed', 'band_points > 3.5', `${BEFORE} > 3.5`),
]

/**
 * 004-QW-22 抓两头带中间: thirds of the year's places; the document gives no share. The records of the distribution are the list, each village with its part.
 */
const THIRD = '(place - 1.0) * 3.0 / ranked'
const third = (key: string, where: string) =>
  indicator({ key, unit: '个', basis: ['004-QW-22'], is: { kind: 'count', ledger: APPRAISALS, where } })
const thirds = [
  indicator({
    key: 'villages-by-third',
    unit: '个',
    basis: ['004-QW-22'],
    is: {
      kind: 'bands',
      ledger: APPRAISALS,
      of: THIRD,
      bands: [{ key: 'first' }, { key: 'middle', from: 1 }, { key: 'last', from: 2 }],
    },
  }),
  third('villages-in-front', `${THIRD} < 1.0`),
  third('villages-in-the-middle', `${THIRD} >= 1.0 && ${THIRD} < 2.0`),
  third('villages-behind', `${THIRD} >= 2.0`),
]

const used = [
  indicator({
    key: 'appraisal-results',
    unit: '项',
    basis: ['000-HLJ-16'],
    is: { kind: 'count', ledger: 'appraisal-uses' },
  }),
  indicator({
    key: 'appraisal-results-used',
    unit: '%',
    places: 1,
    basis: ['000-HLJ-16'],
    is: { kind: 'share', ledger: 'appraisal-uses', of: "used_for != 'none'" },
    better: 'more',
  }),
  indicator({
    key: 'promoted-on-good-results',
    unit: '%',
    places: 1,
    basis: ['000-HLJ-16'],
    is: {
      kind: 'share',
      ledger: 'appraisal-uses',
      of: "result in ['excellent', 'good']",
      among: "used_for in ['promotion', 'award']",
    },
    better: 'more',
    target: { value: 1, basis: '000-HLJ-16' },
  }),
]

export const ledgers = [appraisals, uses]
export const indicators = [...ranked, ...banded, ...thirds, ...used]
