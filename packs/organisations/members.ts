import { field, must } from '../../kernel/pack/index.ts'
import { indicator, ledger, VILLAGE } from './terms.ts'

/** 001-LPS-38 乡村建设责任区: which area or post members answer for; how many they are, not who. */
const posts = ledger({
  key: 'member-posts',
  subject: 'member-post',
  basis: ['001-LPS-38'],
  levels: [5],
  grain: ['area'],
  keeper: VILLAGE,
  freshDays: 366,
  fields: [
    field.text('area', 60, { ...must, disclosed: true }),
    field.code('post_kind', 'member-post-kind', { ...must, disclosed: true }),
    field.integer('members_on', { least: 1, most: 1000, unit: '人' }, { ...must, disclosed: true }),
    field.yesNo('model', { ...must, disclosed: true }),
  ],
})

/** 000-MS-04: what a member promised, whether it was done, and whether the residents say so. Members stand by number. */
const pledges = ledger({
  key: 'member-pledges',
  subject: 'member-pledge',
  basis: ['000-MS-04'],
  levels: [5],
  grain: ['year', 'member_number', 'pledge'],
  period: 'year',
  keeper: VILLAGE,
  fields: [
    field.year('year', must),
    field.text('member_number', 30, must),
    field.text('pledge', 200, { ...must, disclosed: true }),
    field.date('due', { ...must, disclosed: true }),
    field.date('kept_on', { disclosed: true }),
    field.yesNo('residents_agree', { required: 'kept_on != null', disclosed: true }),
  ],
})

const count = (key: string, ledgerKey: string, basis: readonly string[], where: string) =>
  indicator({ key, unit: '个', basis, is: { kind: 'count', ledger: ledgerKey, where } })

export const ledgers = [posts, pledges]
export const indicators = [
  count('member-areas', 'member-posts', ['001-LPS-38'], "post_kind == 'area'"),
  count('model-areas', 'member-posts', ['001-LPS-38'], "post_kind == 'area' && model"),
  count('member-posts', 'member-posts', ['001-LPS-38'], "post_kind == 'post'"),
  indicator({ key: 'pledges', unit: '项', basis: ['000-MS-04'], is: { kind: 'count', ledger: 'member-pledges' } }),
  indicator({
    key: 'pledges-kept',
    unit: '%',
    places: 1,
    basis: ['000-MS-04'],
    is: { kind: 'share', ledger: 'member-pledges', of: 'kept_on != null && residents_agree' },
    better: 'more',
  }),
  indicator({
    key: 'pledges-overdue',
    unit: '项',
    basis: ['000-MS-04'],
    is: { kind: 'count', ledger: 'member-pledges', where: 'kept_on == null && due < on' },
    better: 'less',
  }),
]
