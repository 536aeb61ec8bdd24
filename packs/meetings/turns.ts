import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger } from './terms.ts'

/**
 * 000-HLJ-13: whose turn it is to speak at the half-yearly video meeting. A round lasts until every county has spoken; a county speaks once in
 * each. What it hands in is made of a report of the program: nobody fills numbers in again.
 */
const turns = ledger({
  key: 'speaking-turns',
  subject: 'speaking-turn',
  basis: ['000-HLJ-13'],
  levels: [3],
  grain: ['round_from'],
  period: 'round_from',
  keeper: COUNTY,
  fields: [
    field.year('round_from', must),
    field.date('spoke_on', must),
    field.integer('speaking_order', { least: 1, most: 200 }, must),
    field.text('topic', 200, must),
    field.date('handed_in_on', {
      ...must,
      valid: [{ when: 'handed_in_on <= spoke_on', otherwise: 'meetings.otherwise.handed-in-late' }],
    }),
    field.yesNo('from_report', must),
    field.text('report_name', 60, { required: 'from_report' }),
    field.files('material', 3),
  ],
})

const TURNS = 'speaking-turns'
export const ledgers = [turns]
export const indicators = [
  indicator({
    key: 'counties-that-spoke',
    unit: '%',
    places: 1,
    basis: ['000-HLJ-13'],
    is: { kind: 'coverage', ledger: TURNS, level: 3 },
    target: { value: 1, basis: '000-HLJ-13' },
    levels: [1, 2, 3],
  }),
  indicator({ key: 'speeches-held', unit: '次', basis: ['000-HLJ-13'], is: { kind: 'count', ledger: TURNS } }),
  indicator({
    key: 'speeches-from-reports',
    unit: '%',
    places: 1,
    basis: ['000-HLJ-13'],
    is: { kind: 'share', ledger: TURNS, of: 'from_report' },
    better: 'more',
  }),
]
