import { declaring, field, must } from '../../kernel/pack/index.ts'

const { list, ledger, indicator } = declaring('training')
const VILLAGE = 'village-secretary'
const TOWN = 'town-dispatcher'

/** 002-JD-40 菜单式、专题式: what a town's party school offers, by whom and in which form (002-JD-06 微党课、网格学堂、田间课堂 …). */
const courses = ledger({
  key: 'courses',
  subject: 'course',
  basis: ['002-JD-40', '002-JD-06'],
  levels: [4],
  grain: ['course'],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.text('course', 80, { ...must, disclosed: true }),
    field.code('course_form', 'course-form', { ...must, disclosed: true }),
    field.code('audience', 'audience', { ...must, disclosed: true }),
    field.text('lecturer', 60, { ...must, disclosed: true }),
    field.decimal('course_hours', 1, { least: 0.5, most: 100, unit: '学时' }, { ...must, disclosed: true }),
    field.yesNo('offered', { ...must, disclosed: true }),
  ],
})

/** 002-JD-40 顾问制: advisers of a town's party school, with what they know and how long they are it. */
const advisers = ledger({
  key: 'school-advisers',
  subject: 'school-adviser',
  basis: ['002-JD-40'],
  levels: [4],
  grain: ['adviser'],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.text('adviser', 40, { ...must, disclosed: true }),
    field.text('knows', 60, { ...must, disclosed: true }),
    field.text('unit', 60, { ...must, disclosed: true }),
    field.date('begun', must),
    field.date('ends', { valid: [{ when: 'begun <= ends', otherwise: 'training.otherwise.ends-before-begun' }] }),
  ],
})

/** 002-JD-45: the year's list of what members and residents of a village want to learn, and which class met it. */
const needs = ledger({
  key: 'training-needs',
  subject: 'training-need',
  basis: ['002-JD-45'],
  levels: [5],
  grain: ['year', 'skill'],
  period: 'year',
  keeper: VILLAGE,
  fields: [
    field.year('year', must),
    field.code('skill', 'skill', must),
    field.integer('people_asking', { least: 1, most: 10_000, unit: '人' }, must),
    field.integer(
      'people_trained',
      { most: 10_000, unit: '人' },
      {
        ...must,
        valid: [{ when: 'people_trained <= people_asking', otherwise: 'training.otherwise.more-than-asked' }],
      },
    ),
    field.record('met_by', 'training-classes', { required: 'people_trained > 0.0' }),
  ],
})

/** 000-MS-06 轮流参训: whose turn it is to go to a class, by the member's number, and whether he went. */
const turns = ledger({
  key: 'rotation-turns',
  subject: 'rotation-turn',
  basis: ['000-MS-06'],
  levels: [5],
  grain: ['year', 'member_number'],
  // no period: whose turn has come is asked of any day
  keeper: VILLAGE,
  freshDays: 366,
  fields: [
    field.year('year', must),
    field.text('member_number', 30, must),
    field.date('turn_on', must),
    field.date('went_on'),
    field.text('swapped_with', 30),
  ],
})

const NEEDS = 'training-needs'
const TURNS = 'rotation-turns'
const count = (key: string, unit: string, over: string, basis: readonly string[], where?: string) =>
  indicator({ key, unit, basis, is: { kind: 'count', ledger: over, ...(where && { where }) } })
const towns = (key: string, over: string, where: string) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis: ['002-JD-40'],
    is: { kind: 'coverage', ledger: over, level: 4, where },
    better: 'more',
    target: { value: 1, basis: '002-JD-40' },
  })
/** Its day has come, within the last year. */
const THIS_YEAR = 'age(turn_on, on) < 1.0'
const NOW = 'begun <= on && (ends == null || ends >= on)'

export const lists = [
  list('course-form', [
    'menu',
    'topic',
    'micro-lecture',
    'micro-film',
    'booklet',
    'secretary-forum',
    'dialect-class',
    'grid-class',
    'field-class',
  ]),
  // 002-JD-45: 粤菜师傅、技工、南粤家政、农村电商、乡村工匠、高素质农民
  list('skill', ['cook', 'technician', 'home-service', 'e-commerce', 'craftsman', 'farmer', 'other-skill']),
]
export const ledgers = [courses, advisers, needs, turns]
export const indicators = [
  count('courses-offered', '门', 'courses', ['002-JD-40'], 'offered'),
  indicator({
    key: 'course-forms',
    unit: '种',
    basis: ['002-JD-06'],
    is: { kind: 'distinct', ledger: 'courses', field: 'course_form', where: 'offered' },
  }),
  towns('towns-with-menu', 'courses', "offered && course_form == 'menu'"),
  towns('towns-with-adviser', 'school-advisers', NOW),
  count('school-advisers', '人', 'school-advisers', ['002-JD-40'], NOW),
  indicator({
    key: 'people-asking-for-training',
    unit: '人次',
    basis: ['002-JD-45'],
    is: { kind: 'sum', ledger: NEEDS, of: 'people_asking' },
  }),
  indicator({
    key: 'training-needs-met',
    unit: '%',
    places: 1,
    basis: ['002-JD-45'],
    is: { kind: 'ratio', ledger: NEEDS, over: 'people_trained', under: 'people_asking' },
    better: 'more',
  }),
  indicator({
    key: 'villages-with-needs-list',
    unit: '%',
    places: 1,
    basis: ['002-JD-45'],
    is: { kind: 'coverage', ledger: NEEDS, level: 5 },
    better: 'more',
    target: { value: 1, basis: '002-JD-45' },
  }),
  indicator({
    key: 'members-with-a-turn',
    unit: '人',
    basis: ['000-MS-06'],
    is: { kind: 'distinct', ledger: TURNS, field: 'member_number', where: `turn_on > on || ${THIS_YEAR}` },
  }),
  indicator({
    key: 'members-with-a-turn-share',
    unit: '%',
    places: 1,
    basis: ['000-MS-06'],
    is: { kind: 'formula', is: 'members_with_a_turn / party_members' },
    better: 'more',
  }),
  indicator({
    key: 'turns-kept',
    unit: '%',
    places: 1,
    basis: ['000-MS-06'],
    is: {
      kind: 'share',
      ledger: TURNS,
      of: 'went_on != null',
      among: `${THIS_YEAR} && (went_on != null || turn_on < on)`,
    },
    better: 'more',
  }),
  { ...count('turns-missed', '人', TURNS, ['000-MS-06'], `went_on == null && ${THIS_YEAR}`), better: 'less' as const },
]
