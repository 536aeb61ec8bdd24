import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger } from './terms.ts'

/** 002-JD-03: what those above asked for, who carries it out, and whether it was looked at again when it was done (闭环). */
const instructions = ledger({
  key: 'instructions',
  subject: 'instruction',
  basis: ['002-JD-03'],
  levels: [3, 4],
  grain: ['received_on', 'instruction'],
  period: 'received_on',
  keeper: COUNTY,
  fields: [
    field.date('received_on', must),
    field.text('instruction', 200, must),
    field.code('instruction_from', 'instruction-from', must),
    field.organisation('lead', must),
    field.date('due', must),
    field.code('instruction_state', 'instruction-state', must),
    field.text('progress', 500),
    field.date('done_on', {
      required: "instruction_state != 'under-way'",
      valid: [{ when: 'received_on <= done_on', otherwise: 'duty-lists.otherwise.done-before-received' }],
    }),
  ],
})

/** 000-HLJ-07, 000-HQ-02: studies of the leading group of a township or the county, and whether 第一议题 came first. */
const studies = ledger({
  key: 'leading-studies',
  activity: true,
  subject: 'leading-study',
  basis: ['000-HLJ-07', '000-HQ-02'],
  levels: [3, 4],
  grain: ['held_on'],
  period: 'held_on',
  keeper: COUNTY,
  fields: [
    field.date('held_on', must),
    field.text('topic', 200, must),
    field.yesNo('first_topic', must),
    field.integer('attended', { least: 1, most: 10_000, unit: '人' }, must),
  ],
})

const LEDGER = 'instructions'
const met = (key: string, where: string) =>
  indicator({ key, unit: '次', basis: ['004-QW-25'], is: { kind: 'count', ledger: 'gatherings', where } })
const alive = (key: string, of: string, among: string) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis: ['004-QW-25'],
    is: { kind: 'regions', level: 5, of: `${of} > 0.0`, among: `${among} > 0.0` },
    better: 'more',
    target: { value: 1, basis: '004-QW-25' },
    levels: [3, 4, 5],
  })

export const ledgers = [instructions, studies]
export const indicators = [
  indicator({ key: 'instructions', unit: '件', basis: ['002-JD-03'], is: { kind: 'count', ledger: LEDGER } }),
  indicator({
    key: 'instructions-closed',
    unit: '%',
    places: 1,
    basis: ['002-JD-03'],
    is: { kind: 'share', ledger: LEDGER, of: "instruction_state == 'looked-at'" },
    better: 'more',
    target: { value: 1, basis: '002-JD-03' },
  }),
  indicator({
    key: 'instructions-late',
    unit: '件',
    basis: ['002-JD-03'],
    is: {
      kind: 'count',
      ledger: LEDGER,
      where: "(instruction_state == 'under-way' && due < on) || (done_on != null && done_on > due)",
    },
    better: 'less',
  }),
  indicator({
    key: 'leading-studies',
    unit: '次',
    basis: ['000-HLJ-07', '000-HQ-02'],
    is: { kind: 'count', ledger: 'leading-studies' },
  }),
  indicator({
    key: 'first-topic-kept',
    unit: '%',
    places: 1,
    basis: ['000-HLJ-07', '000-HQ-02'],
    is: { kind: 'share', ledger: 'leading-studies', of: 'first_topic' },
    better: 'more',
    target: { value: 1, basis: '000-HLJ-07' },
  }),
  // 004-QW-25: what stands on paper and does nothing is told from what was minuted
  met('group-meetings', "gathering_kind == 'group-meeting'"),
  met('council-meetings', "gathering_kind == 'council'"),
  met('youth-league-activities', "gathering_kind == 'youth-league'"),
  met('womens-activities', "gathering_kind == 'womens-federation'"),
  alive('villages-with-live-groups', 'group_meetings', 'villager_groups'),
  alive('councils-alive', 'council_meetings', 'councils'),
  alive('youth-leagues-alive', 'youth_league_activities', 'youth_leagues'),
  alive('womens-federations-alive', 'womens_activities', 'womens_federations'),
]
