import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger, TOWN } from './terms.ts'

/**
 * 000-YN-03: what a town judged of each of its village secretaries in a year, and what came of it. The record is the town's: nobody of the
 * village sees it.
 */
const analyses = ledger({
  key: 'secretary-analyses',
  subject: 'secretary-analysis',
  basis: ['000-YN-03', '000-AJ-09', '002-JD-31'],
  levels: [4],
  grain: ['year', 'village'],
  period: 'year',
  keeper: TOWN,
  fields: [
    field.year('year', must),
    field.region('village', [5], must),
    field.code('judged', 'judged', must),
    field.code('decided', 'decided', must),
    field.date('settled_on', {
      valid: [{ when: "decided != 'keep'", otherwise: 'rosters.otherwise.nothing-to-settle' }],
    }),
  ],
})

/** 003-HB-15: cadres who were removed, after it was decided; clues before that take the closed route and are not kept here. */
const removals = ledger({
  key: 'cadre-removals',
  subject: 'cadre-removal',
  basis: ['003-HB-15', '002-JD-31'],
  levels: [5],
  grain: null,
  period: 'removed_on',
  keeper: COUNTY,
  fields: [
    field.date('removed_on', must),
    field.code('removal_reason', 'removal-reason', must),
    field.code('found_by', 'found-by', must),
    field.text('document', 60, must),
  ],
})

const ANALYSES = 'secretary-analyses'
const ADJUSTED = "decided in ['talk', 'train', 'adjust']"
export const ledgers = [analyses, removals]
export const indicators = [
  indicator({
    key: 'secretaries-analysed',
    unit: '人',
    basis: ['000-YN-03'],
    is: { kind: 'distinct', ledger: ANALYSES, field: 'village' },
  }),
  indicator({
    key: 'secretaries-analysed-share',
    unit: '%',
    places: 1,
    basis: ['000-YN-03', '000-AJ-09'],
    is: { kind: 'formula', is: 'secretaries_analysed / secretaries' },
    better: 'more',
    target: { value: 1, basis: '000-YN-03' },
    levels: [3, 4],
  }),
  indicator({
    key: 'secretaries-to-adjust',
    unit: '人',
    basis: ['000-YN-03', '000-AJ-09'],
    is: { kind: 'count', ledger: ANALYSES, where: "decided == 'adjust'" },
  }),
  indicator({
    key: 'analyses-settled',
    unit: '%',
    places: 1,
    basis: ['000-YN-03'],
    is: { kind: 'share', ledger: ANALYSES, of: 'settled_on != null', among: ADJUSTED },
    better: 'more',
    target: { value: 1, basis: '000-YN-03' },
  }),
  indicator({
    key: 'cadres-removed',
    unit: '人',
    basis: ['003-HB-15', '002-JD-31'],
    is: { kind: 'count', ledger: 'cadre-removals' },
  }),
  indicator({
    key: 'cadres-removed-by-matching',
    unit: '人',
    basis: ['003-HB-15'],
    is: { kind: 'count', ledger: 'cadre-removals', where: "found_by == 'matching'" },
  }),
  indicator({
    key: 'weak-branches',
    unit: '个',
    basis: ['001-LPS-05'],
    is: { kind: 'count', ledger: 'village-tags', where: "tag == 'weak' && holds_from <= on" },
  }),
]
