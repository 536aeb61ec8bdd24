import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger } from './terms.ts'

/** 004-QW-08: which of the five flags a village was given, from when to when; who judged it and how stands in the document. */
const flags = ledger({
  key: 'red-flags',
  subject: 'red-flag',
  basis: ['004-QW-08', '004-QW-09'],
  levels: [5],
  grain: ['flag', 'held_from'],
  keeper: COUNTY,
  freshDays: 366,
  fields: [
    field.code('flag', 'red-flag', { ...must, disclosed: true }),
    field.date('held_from', { ...must, disclosed: true }),
    field.date('held_until', {
      disclosed: true,
      valid: [{ when: 'held_from <= held_until', otherwise: 'appraisals.otherwise.ended-before-given' }],
    }),
    field.text('document', 60, { ...must, disclosed: true }),
  ],
})

const HELD = 'held_from <= on && (held_until == null || held_until >= on)'

export const ledgers = [flags]
export const indicators = [
  indicator({
    key: 'flags-held',
    unit: '面',
    basis: ['004-QW-08'],
    is: { kind: 'count', ledger: 'red-flags', where: HELD },
    better: 'more',
  }),
  indicator({
    key: 'flag-pay',
    unit: '元',
    basis: ['004-QW-09'],
    // 分 a month for each flag: secretary 500 yuan, director 400, others of the two committees 300
    is: {
      kind: 'formula',
      is: 'flags_held * (secretaries * 50000.0 + directors_apart * 40000.0 + other_committee_members * 30000.0)',
    },
    levels: [5],
  }),
]
