import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger, TOWN } from './terms.ts'

/**
 * 001-LPS-10: one row for each post that somebody of the township's staff has held in townships. Months of experience are added up from
 * them; who has a second post at the same time is entered once, with the higher one.
 */
const careers = ledger({
  key: 'town-careers',
  subject: 'town-career',
  basis: ['001-LPS-10'],
  levels: [4],
  grain: ['person', 'begun'],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.record('person', 'town-staff', must),
    field.code('capacity', 'career-capacity', must),
    field.date('begun', must),
    field.date('ends', { valid: [{ when: 'begun <= ends', otherwise: 'rosters.otherwise.ends-before-begun' }] }),
  ],
})

/** 002-JD-32: one row for each post that fell vacant, with the day on which it was filled. */
const vacancies = ledger({
  key: 'vacancies',
  subject: 'vacancy',
  basis: ['002-JD-32'],
  levels: [4, 5],
  grain: ['vacant_post', 'vacant_since'],
  keeper: TOWN,
  freshDays: 190,
  fields: [
    field.text('vacant_post', 40, { ...must, disclosed: true }),
    field.date('vacant_since', { ...must, disclosed: true }),
    field.date('filled_on', {
      disclosed: true,
      valid: [{ when: 'vacant_since <= filled_on', otherwise: 'rosters.otherwise.filled-before-vacant' }],
    }),
  ],
})

/** 000-AJ-12 导师帮带制: what was planned for somebody of the reserve in a year, and what came of it; the mentor stands in the pool. */
const mentorings = ledger({
  key: 'mentorings',
  subject: 'mentoring',
  basis: ['000-AJ-12'],
  levels: [5],
  grain: ['year', 'mentee'],
  period: 'year',
  keeper: TOWN,
  fields: [
    field.year('year', must),
    field.record('mentee', 'reserve-pool', must),
    field.text('mentoring_plan', 300, must),
    field.date('reviewed_on'),
    field.code('mentoring_outcome', 'mentoring-outcome', { required: 'reviewed_on != null' }),
  ],
})

/** 001-LPS-21: what the county gives those who live in the villages, in sums by kind: nobody's family is listed. */
const benefits = ledger({
  key: 'team-benefits',
  subject: 'team-benefit',
  basis: ['001-LPS-21', '个人信息保护法 §6'],
  levels: [3],
  grain: ['year', 'benefit'],
  period: 'year',
  keeper: COUNTY,
  fields: [
    field.year('year', must),
    field.code('benefit', 'team-benefit', { ...must, disclosed: true }),
    field.integer('people_reached', { most: 100_000, unit: '人' }, { ...must, disclosed: true }),
    field.money('spent', { ...must, disclosed: true }),
    field.money('insured_sum', { required: "benefit == 'insurance'", disclosed: true }),
  ],
})

/** 000-HLJ-20: recruitment of village secretaries into township posts, counted by the term (届) in which it was held. */
const recruitments = ledger({
  key: 'special-recruitments',
  subject: 'special-recruitment',
  basis: ['000-HLJ-20'],
  levels: [3],
  grain: ['term_from', 'held_on'],
  period: 'term_from',
  keeper: COUNTY,
  fields: [
    field.year('term_from', must),
    field.date('held_on', { ...must, disclosed: true }),
    field.integer('posts_offered', { least: 1, most: 1000, unit: '人' }, { ...must, disclosed: true }),
    field.integer(
      'recruited',
      { most: 1000, unit: '人' },
      {
        ...must,
        disclosed: true,
        valid: [{ when: 'recruited <= posts_offered', otherwise: 'rosters.otherwise.more-than-offered' }],
      },
    ),
    field.money('monthly_pay', { ...must, disclosed: true }),
    field.text('document', 60, { ...must, disclosed: true }),
  ],
})

/** Months of a post that lasts, until the day that is asked about. */
const MONTHS = '(ends == null ? months(begun, on) : months(begun, ends))'
/** Who leads now, or is principal now, is beyond all months of a career, so that one sum tells both. */
const NOW = 1000
const LEADS = `(capacity != 'worker' && ends == null ? ${NOW}.0 : 0.0)`
const IS_PRINCIPAL = `(capacity == 'principal' && ends == null ? ${NOW}.0 : 0.0)`
const LEADING = `(capacity != 'worker' ? ${MONTHS} : 0.0)`

/** 2年乡镇领导经历, or 3年乡镇工作经历 (001-LPS-10), of those who are it now. */
const experienced = (key: string, now: string) =>
  indicator({
    key,
    unit: '人',
    basis: ['001-LPS-10'],
    is: {
      kind: 'distinct',
      ledger: 'town-careers',
      field: 'person',
      reaching: [
        { of: `${now} + ${LEADING}`, least: NOW + 24 },
        { of: `${now} + ${MONTHS}`, least: NOW + 36 },
      ],
    },
  })
const shareOf = (key: string, is: string) =>
  indicator({ key, unit: '%', places: 2, version: '2', basis: ['001-LPS-10'], is: { kind: 'formula', is } })

const experience = [
  experienced('town-leaders-with-experience', LEADS),
  experienced('town-principals-with-experience', IS_PRINCIPAL),
  indicator({
    key: 'town-principals',
    unit: '人',
    basis: ['001-LPS-10'],
    is: { kind: 'count', ledger: 'town-staff', where: 'in_leadership && principal' },
  }),
  shareOf('town-principals-experienced', 'town_principals_with_experience / town_principals'),
  shareOf('town-leaders-experienced', 'town_leaders_with_experience / town_leaders'),
]

const OVERDUE = 'filled_on == null && months(vacant_since, on) >= 24.0'
const vacant = [
  indicator({
    key: 'vacancies-open',
    unit: '个',
    basis: ['002-JD-32'],
    is: { kind: 'count', ledger: 'vacancies', where: 'filled_on == null' },
    better: 'less',
  }),
  indicator({
    key: 'vacancies-over-two-years',
    unit: '个',
    basis: ['002-JD-32'],
    is: { kind: 'count', ledger: 'vacancies', where: OVERDUE },
    better: 'less',
    target: { value: 0, basis: '002-JD-32' },
  }),
  indicator({
    key: 'vacancies-filled-in-two-years',
    unit: '%',
    places: 1,
    basis: ['002-JD-32'],
    is: {
      kind: 'share',
      ledger: 'vacancies',
      of: 'filled_on != null && age(vacant_since, filled_on) < 2.0',
      among: `filled_on != null || (${OVERDUE})`,
    },
    better: 'more',
    target: { value: 1, basis: '002-JD-32' },
  }),
]

const mentored = [
  indicator({
    key: 'mentorings',
    unit: '对',
    basis: ['000-AJ-12'],
    is: { kind: 'count', ledger: 'mentorings' },
  }),
  indicator({
    key: 'mentorings-reviewed',
    unit: '%',
    places: 1,
    basis: ['000-AJ-12'],
    is: { kind: 'share', ledger: 'mentorings', of: 'reviewed_on != null' },
    better: 'more',
    target: { value: 1, basis: '000-AJ-12' },
  }),
  indicator({
    key: 'mentees-in-office',
    unit: '人',
    basis: ['000-AJ-12'],
    is: { kind: 'count', ledger: 'mentorings', where: "mentoring_outcome == 'in-office'" },
  }),
  indicator({
    key: 'years-of-mentoring',
    unit: '年',
    basis: ['000-AJ-12'],
    is: { kind: 'streak', of: 'mentorings', when: 'value > 0.0' },
    better: 'more',
  }),
]

const given = [
  indicator({
    key: 'team-benefits-spent',
    unit: '万元',
    places: 2,
    basis: ['001-LPS-21'],
    is: { kind: 'sum', ledger: 'team-benefits', of: 'spent' },
  }),
  indicator({
    key: 'team-members-insured',
    unit: '人',
    basis: ['001-LPS-21'],
    is: { kind: 'sum', ledger: 'team-benefits', of: 'people_reached', where: "benefit == 'insurance'" },
  }),
  indicator({
    key: 'team-benefit-kinds',
    unit: '种',
    basis: ['001-LPS-21'],
    is: { kind: 'distinct', ledger: 'team-benefits', field: 'benefit' },
    target: { value: 5, basis: '001-LPS-21' },
  }),
  indicator({
    key: 'special-recruitments',
    unit: '次',
    basis: ['000-HLJ-20'],
    is: { kind: 'count', ledger: 'special-recruitments' },
    target: { value: 2, basis: '000-HLJ-20' },
    levels: [3],
  }),
  indicator({
    key: 'specially-recruited',
    unit: '人',
    basis: ['000-HLJ-20'],
    is: { kind: 'sum', ledger: 'special-recruitments', of: 'recruited' },
  }),
]

export const ledgers = [careers, vacancies, mentorings, benefits, recruitments]
export const indicators = [...experience, ...vacant, ...mentored, ...given]
