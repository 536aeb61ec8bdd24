import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger } from './terms.ts'

/** 001-LPS-20 四清单: of each team member and year four lists, how many items they have and how many are done. The document names none of them. */
const lists = ledger({
  key: 'team-lists',
  subject: 'team-list',
  basis: ['001-LPS-20'],
  levels: [5],
  grain: ['year', 'team_member', 'team_list'],
  period: 'year',
  keeper: COUNTY,
  fields: [
    field.year('year', must),
    field.record('team_member', 'team-members', must),
    field.code('team_list', 'team-list', must),
    field.integer('items_on_it', { least: 1, most: 200, unit: '项' }, must),
    field.integer(
      'items_done',
      { most: 200, unit: '项' },
      { ...must, valid: [{ when: 'items_done <= items_on_it', otherwise: 'rosters.otherwise.more-than-listed' }] },
    ),
  ],
})

/** 001-LPS-20 四考评, 002-JD-41: what came of each appraisal of a team member; how it was judged is not kept here. */
const appraisals = ledger({
  key: 'team-appraisals',
  subject: 'team-appraisal',
  basis: ['001-LPS-20', '002-JD-41'],
  levels: [5],
  grain: ['year', 'team_member', 'team_appraisal'],
  period: 'year',
  keeper: COUNTY,
  fields: [
    field.year('year', must),
    field.record('team_member', 'team-members', must),
    field.code('team_appraisal', 'team-appraisal', must),
    field.date('appraised_on', must),
    field.code('graded', 'team-grade', must),
  ],
})

const LISTS = 'team-lists'
const APPRAISALS = 'team-appraisals'
const whole = (key: string, over: string) =>
  indicator({
    key,
    unit: '人',
    basis: ['001-LPS-20'],
    is: { kind: 'distinct', ledger: over, field: 'team_member', reaching: [{ of: '1.0', least: 4 }] },
  })
const shareOf = (key: string, is: string) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis: ['001-LPS-20'],
    is: { kind: 'formula', is },
    better: 'more',
    target: { value: 1, basis: '001-LPS-20' },
  })
const appraised = (key: string, kind: string) =>
  indicator({
    key,
    unit: '人',
    basis: ['002-JD-41'],
    is: { kind: 'distinct', ledger: APPRAISALS, field: 'team_member', where: `team_appraisal == '${kind}'` },
  })

export const ledgers = [lists, appraisals]
export const indicators = [
  whole('members-with-four-lists', LISTS),
  shareOf('members-with-four-lists-share', 'members_with_four_lists / team_members'),
  indicator({
    key: 'team-items-done',
    unit: '%',
    places: 1,
    basis: ['001-LPS-20'],
    is: { kind: 'ratio', ledger: LISTS, over: 'items_done', under: 'items_on_it' },
    better: 'more',
  }),
  whole('members-appraised-four-ways', APPRAISALS),
  shareOf('members-appraised-four-ways-share', 'members_appraised_four_ways / team_members'),
  appraised('members-appraised-this-year', 'yearly'),
  appraised('members-appraised-at-the-end', 'end-of-term'),
  indicator({
    key: 'team-appraisals-excellent',
    unit: '%',
    places: 1,
    basis: ['002-JD-41'],
    is: {
      kind: 'share',
      ledger: APPRAISALS,
      of: "graded == 'excellent'",
      among: "team_appraisal in ['yearly', 'end-of-term']",
    },
  }),
]
