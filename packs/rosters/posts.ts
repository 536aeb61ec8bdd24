import { field, must } from '../../kernel/pack/index.ts'
import { indicator, ledger, TOWN, VILLAGE } from './terms.ts'

/** 000-YN-12 大岗位制: posts of a village that were merged into one, how many people hold it, and what it is paid; holders are in the register of cadres. */
const merged = ledger({
  key: 'merged-posts',
  subject: 'merged-post',
  basis: ['000-YN-12'],
  levels: [5],
  grain: ['merged_post'],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.text('merged_post', 40, { ...must, disclosed: true }),
    field.integer(
      'posts_merged',
      { least: 1, most: 30, unit: '个' },
      {
        ...must,
        disclosed: true,
        valid: [{ when: 'holders <= posts_merged', otherwise: 'rosters.otherwise.more-holders-than-posts' }],
      },
    ),
    field.integer('holders', { least: 1, most: 30, unit: '人' }, { ...must, disclosed: true }),
    field.money('pay_each_month', { ...must, disclosed: true }),
  ],
})

/** 000-HQ-07: who asked to join the party, by number; from 积极分子 on one or two members are in touch with each (细则 2014). */
const applicants = ledger({
  key: 'party-applicants',
  subject: 'party-applicant',
  basis: ['000-HQ-07', '中国共产党发展党员工作细则'],
  levels: [5],
  grain: ['applicant_number'],
  keeper: VILLAGE,
  freshDays: 190,
  fields: [
    field.text('applicant_number', 30, must),
    field.date('applied', must),
    field.code('applicant_stage', 'applicant-stage', must),
    field.integer(
      'contacts',
      { most: 2, unit: '人' },
      {
        required: "applicant_stage != 'applied'",
        valid: [
          { when: "applicant_stage == 'applied' || contacts >= 1.0", otherwise: 'rosters.otherwise.contact-needed' },
        ],
      },
    ),
  ],
})

const MERGED = 'merged-posts'
const sum = (key: string, unit: string, places: number, of: string) =>
  indicator({ key, unit, places, basis: ['000-YN-12'], is: { kind: 'sum', ledger: MERGED, of } })

export const ledgers = [merged, applicants]
export const indicators = [
  indicator({ key: 'merged-posts', unit: '个', basis: ['000-YN-12'], is: { kind: 'count', ledger: MERGED } }),
  sum('posts-before-merging', '个', 0, 'posts_merged'),
  sum('merged-post-holders', '人', 0, 'holders'),
  sum('merged-post-pay', '万元', 2, 'holders * pay_each_month'),
  indicator({
    key: 'posts-per-holder',
    unit: '个',
    places: 2,
    basis: ['000-YN-12'],
    is: { kind: 'formula', is: 'posts_before_merging / merged_post_holders' },
  }),
  indicator({
    key: 'applicants',
    unit: '人',
    basis: ['000-HQ-07'],
    is: { kind: 'count', ledger: 'party-applicants' },
  }),
  indicator({
    key: 'applicants-in-touch',
    unit: '%',
    places: 1,
    basis: ['000-HQ-07'],
    is: { kind: 'share', ledger: 'party-applicants', of: 'contacts != null && contacts >= 1.0' },
    better: 'more',
  }),
  // 002-JD-28 纪检力量下沉
  indicator({
    key: 'discipline-staff-sent',
    unit: '人',
    basis: ['002-JD-28'],
    is: {
      kind: 'count',
      ledger: 'secondments',
      where: "secondment_kind == 'discipline' && (ends == null || ends >= on)",
    },
  }),
]
