import type { Pack } from '../../kernel/pack/index.ts'
import { declaring, field, must } from '../../kernel/pack/index.ts'
import { indicators } from './indicators.ts'
import * as menu from './menu.ts'

const { list, ledger } = declaring('training')
const TOWN = 'town-dispatcher'
const COUNTY = 'county-dispatcher'

/** One row for each class (期), with heads where nobody keeps a list of who came. */
const classes = ledger({
  key: 'training-classes',
  subject: 'training-class',
  basis: ['001-LPS-13', '001-LPS-43', '003-HB-11', '002-JD-36'],
  levels: [3, 4, 5],
  grain: ['class_name', 'begun_on'],
  period: 'begun_on',
  keeper: COUNTY,
  fields: [
    field.text('class_name', 60, { ...must, disclosed: true }),
    field.date('begun_on', { ...must, disclosed: true }),
    field.code('organiser', 'organiser', { ...must, disclosed: true }),
    field.code('audience', 'audience', { ...must, disclosed: true }),
    field.code('class_kind', 'class-kind', { ...must, disclosed: true }),
    field.decimal('hours_of_class', 1, { most: 1000, unit: '学时' }, must),
    field.integer('people', { least: 1, most: 100_000, unit: '人' }, { ...must, disclosed: true }),
  ],
})

/** Who of the village cadres came to a class, and for how long; hours are added up from them and never typed as a total. */
const attendance = ledger({
  key: 'cadre-training',
  subject: 'cadre-training',
  basis: ['000-HLJ-18', '000-HLJ-19', '000-AJ-11', '002-JD-36', '002-JD-38'],
  levels: [5],
  grain: ['cadre', 'training_class'],
  period: 'attended_on',
  keeper: TOWN,
  fields: [
    field.record('cadre', 'village-cadres', must),
    field.record('training_class', 'training-classes', must),
    field.date('attended_on', must),
    field.yesNo('as_secretary', must),
    field.decimal('hours', 1, { least: 0.5, most: 400, unit: '学时' }, must),
  ],
})

/** Members of the party by their number, never by name. */
const members = ledger({
  key: 'member-training',
  subject: 'member-training',
  basis: ['002-JD-39', '中国共产党党员教育管理工作条例'],
  levels: [5],
  grain: ['member_number', 'attended_on'],
  period: 'attended_on',
  keeper: TOWN,
  fields: [
    field.text('member_number', 30, must),
    field.date('attended_on', must),
    field.decimal('hours', 1, { least: 0.5, most: 400, unit: '学时' }, must),
  ],
})

/** 000-YN-07: each round of 万名党员进党校, by the programme of five years in which it lies. */
const rounds = ledger({
  key: 'member-rounds',
  subject: 'member-round',
  basis: ['000-YN-07'],
  levels: [5],
  grain: ['programme_from', 'member_number', 'attended_on'],
  period: 'programme_from',
  keeper: TOWN,
  fields: [field.year('programme_from', must), field.text('member_number', 30, must), field.date('attended_on', must)],
})

/** 002-JD-35, 000-HLJ-17: who of a township's staff came to which class of whom; 任职培训 is told apart. */
const townStaff = ledger({
  key: 'town-training',
  subject: 'town-training',
  basis: ['002-JD-35', '000-HLJ-17', '002-JD-37'],
  levels: [4],
  grain: ['person', 'town_class'],
  period: 'attended_on',
  keeper: TOWN,
  fields: [
    field.record('person', 'town-staff', must),
    field.text('town_class', 60, must),
    field.code('organised_by', 'organiser', must),
    field.date('attended_on', must),
    field.decimal('hours', 1, { least: 0.5, most: 400, unit: '学时' }, must),
    field.yesNo('as_party_secretary', must),
    field.yesNo('first_post', must),
  ],
})

/** 002-JD-37: who of the heads of collectives and of 两新 party organisations came to a class, and for how long. */
const headTraining = ledger({
  key: 'head-training',
  subject: 'head-training',
  basis: ['002-JD-37'],
  levels: [5],
  grain: ['head', 'attended_on'],
  period: 'attended_on',
  keeper: TOWN,
  fields: [
    field.record('head', 'organisation-heads', must),
    field.date('attended_on', must),
    field.decimal('hours', 1, { least: 0.5, most: 400, unit: '学时' }, must),
  ],
})

/** Degrees beside the post; fees are given back by the grade: two thirds for 优秀, a half for 合格 (001-LPS-15). */
const degrees = ledger({
  key: 'degree-studies',
  subject: 'degree-study',
  basis: ['000-YN-04', '001-LPS-15', '003-HB-12'],
  levels: [5],
  grain: ['cadre', 'enrolled_on'],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.record('cadre', 'village-cadres', must),
    field.date('enrolled_on', must),
    field.code('degree', 'degree', must),
    field.code('study_state', 'study-state', must),
    field.code('study_grade', 'study-grade', { required: "study_state == 'graduated'" }),
    field.yesNo('open_university', { disclosed: true }),
    field.money('fees', must),
    field.money('given_back', {
      ...must,
      valid: [
        {
          when: "given_back <= (study_grade == null ? 0.0 : study_grade == 'excellent' ? fees * 2.0 / 3.0 : study_grade == 'qualified' ? fees / 2.0 : 0.0)",
          otherwise: 'training.otherwise.more-than-the-grade',
        },
      ],
    }),
  ],
})

export const pack: Pack = {
  key: 'training',
  version: '1.0.0',
  title: 'training.title',
  basis: [
    { document: '中国共产党党员教育管理工作条例' },
    {
      document: '黑龙江、云南、六盘水、街道方案、河北培训各条',
      clause: '000-HLJ-18、000-YN-07、001-LPS-13、002-JD-38、003-HB-11',
    },
    { document: '国办函〔2026〕12号 政务移动互联网应用程序规范化管理办法' },
  ],
  lists: [
    list('organiser', ['nation', 'province', 'city', 'county', 'town']),
    list('audience', [
      'village-secretary',
      'village-cadre',
      'town-cadre',
      'party-member',
      'team-member',
      'reserve',
      'law-literate',
      'farmer',
    ]),
    list('class-kind', ['rotation', 'demonstration', 'menu', 'order', 'video', 'first-post']),
    list('degree', ['college', 'bachelor']),
    list('study-state', ['studying', 'graduated', 'stopped']),
    list('study-grade', ['excellent', 'qualified', 'failed']),
    ...menu.lists,
  ],
  ledgers: [classes, attendance, townStaff, headTraining, members, rounds, degrees, ...menu.ledgers],
  indicators: [...indicators, ...menu.indicators],
}
