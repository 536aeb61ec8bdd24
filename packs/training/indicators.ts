import { declaring } from '../../kernel/pack/index.ts'

const { indicator } = declaring('training')

const classes = (key: string, basis: readonly string[], where?: string) =>
  indicator({ key, unit: '期', basis, is: { kind: 'count', ledger: 'training-classes', ...(where && { where }) } })
const heads = (key: string, basis: readonly string[], where?: string) =>
  indicator({
    key,
    unit: '人次',
    basis,
    is: { kind: 'sum', ledger: 'training-classes', of: 'people', ...(where && { where }) },
  })
const persons = (
  key: string,
  basis: readonly string[],
  over: { readonly ledger: string; readonly field: string; readonly where?: string },
  least?: { readonly of: string; readonly least: number },
) =>
  indicator({
    key,
    unit: '人',
    basis,
    is: { kind: 'distinct', ...over, ...(least && { reaching: [least] }) },
  })
const share = (key: string, basis: readonly string[], is: string) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'formula', is },
    better: 'more',
    target: { value: 1, basis: basis[0] as string },
  })

const MENU = "class_kind in ['menu', 'order']"
const DEMONSTRATION = "class_kind == 'demonstration'"
const CADRES = { ledger: 'cadre-training', field: 'cadre' } as const
const SECRETARIES = { ...CADRES, where: 'as_secretary' } as const
const MEMBERS = { ledger: 'member-training', field: 'member_number' } as const
const ROUNDS = { ledger: 'member-rounds', field: 'member_number' } as const

const held = [
  classes('training-classes', ['001-LPS-13']),
  heads('people-trained', ['001-LPS-13']),
  classes('menu-classes', ['001-LPS-13'], MENU),
  heads('people-in-menu-classes', ['001-LPS-13'], MENU),
  classes('demonstration-classes', ['003-HB-11'], DEMONSTRATION),
  heads('people-in-demonstration-classes', ['003-HB-11'], DEMONSTRATION),
  heads('law-literate-trained', ['001-LPS-43'], "audience == 'law-literate'"),
]

const cadres = [
  persons('cadres-trained', ['000-HLJ-19', '000-AJ-11'], CADRES),
  share('cadres-trained-share', ['000-HLJ-19', '000-AJ-11'], 'cadres_trained / cadres'),
  persons('secretaries-trained', ['002-JD-36'], SECRETARIES),
  share('secretaries-trained-share', ['002-JD-36'], 'secretaries_trained / secretaries'),
  // by village, so that a change of secretary since then does not change the year
  indicator({
    key: 'villages-with-trained-secretary',
    unit: '%',
    places: 1,
    basis: ['000-HLJ-18'],
    is: { kind: 'coverage', ledger: 'cadre-training', level: 5, where: 'as_secretary' },
    better: 'more',
    target: { value: 1, basis: '000-HLJ-18' },
  }),
  indicator({
    key: 'years-of-full-training',
    unit: '年',
    basis: ['000-HLJ-18'],
    is: { kind: 'streak', of: 'villages-with-trained-secretary', when: 'value >= 1.0' },
    better: 'more',
  }),
  persons('secretaries-of-56-hours', ['002-JD-38'], SECRETARIES, { of: 'hours', least: 56 }),
  share('secretaries-of-56-hours-share', ['002-JD-38'], 'secretaries_of_56_hours / secretaries'),
]

const members = [
  persons('members-trained', ['002-JD-39'], MEMBERS),
  persons('members-of-32-hours', ['002-JD-39'], MEMBERS, { of: 'hours', least: 32 }),
  share('members-of-32-hours-share', ['002-JD-39'], 'members_of_32_hours / party_members'),
  persons('members-in-party-school', ['000-YN-07'], ROUNDS),
  persons('members-of-two-rounds', ['000-YN-07'], ROUNDS, { of: '1.0', least: 2 }),
  share('members-of-two-rounds-share', ['000-YN-07'], 'members_of_two_rounds / members_in_party_school'),
]

const DUE = "(study_grade == 'excellent' ? fees * 2.0 / 3.0 : study_grade == 'qualified' ? fees / 2.0 : 0.0)"
const degrees = [
  indicator({
    key: 'degree-students',
    unit: '人',
    basis: ['000-YN-04', '003-HB-12'],
    is: { kind: 'distinct', ledger: 'degree-studies', field: 'cadre' },
  }),
  indicator({
    key: 'degrees-taken',
    unit: '人',
    basis: ['000-YN-04'],
    is: { kind: 'distinct', ledger: 'degree-studies', field: 'cadre', where: "study_state == 'graduated'" },
    better: 'more',
  }),
  indicator({
    key: 'fees-due-back',
    unit: '万元',
    places: 2,
    basis: ['001-LPS-15'],
    is: { kind: 'sum', ledger: 'degree-studies', of: DUE, where: "study_state == 'graduated'" },
  }),
  indicator({
    key: 'fees-given-back',
    unit: '万元',
    places: 2,
    basis: ['001-LPS-15'],
    is: { kind: 'sum', ledger: 'degree-studies', of: 'given_back' },
  }),
]

const TOWN = 'town-training'
const ABOVE = "as_party_secretary && organised_by in ['nation', 'province', 'city']"
const counted = (key: string, basis: readonly string[], where: string) =>
  indicator({ key, unit: '人次', basis, is: { kind: 'count', ledger: TOWN, where } })
const towns = (key: string, basis: readonly string[], of: string, among?: string) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'regions', level: 4, of, ...(among && { among }) },
    better: 'more',
    target: { value: 1, basis: basis[0] as string },
    levels: [3, 4],
  })
/** A number that is absent where nobody came. */
const orNone = (key: string): string => `(${key} == null ? 0.0 : ${key})`
/** 002-JD-37: by the end of September 2022. */
const CAMPAIGN = "attended_on >= '2022-01-01' && attended_on <= '2022-09-30'"
const town = [
  counted('town-secretaries-above', ['002-JD-35'], ABOVE),
  towns('town-secretary-trained-above', ['002-JD-35'], 'town_secretaries_above >= 1.0'),
  counted('first-post-trainings', ['000-HLJ-17'], 'first_post && as_party_secretary'),
  indicator({
    key: 'new-town-principals',
    unit: '人',
    basis: ['000-HLJ-17'],
    is: {
      kind: 'count',
      ledger: 'town-careers',
      where: "capacity == 'principal' && ends == null && months(begun, on) < 12.0",
    },
  }),
  towns('first-post-trained', ['000-HLJ-17'], 'first_post_trainings > 0.0', 'new_town_principals > 0.0'),
  persons('town-staff-trained', ['000-HLJ-17'], { ledger: TOWN, field: 'person' }),
  persons('town-staff-in-campaign', ['002-JD-37'], { ledger: TOWN, field: 'person', where: CAMPAIGN }),
  persons('cadres-in-campaign', ['002-JD-37'], { ...CADRES, where: CAMPAIGN }),
  persons('heads-in-campaign', ['002-JD-37'], { ledger: 'head-training', field: 'head', where: CAMPAIGN }),
  share(
    'all-in-campaign',
    ['002-JD-37'],
    `(${['town_staff_in_campaign', 'cadres_in_campaign', 'heads_in_campaign'].map(orNone).join(' + ')}) / (town_staff + cadres + organisation_heads)`,
  ),
  persons('open-university-students', ['003-HB-12'], {
    ...{ ledger: 'degree-studies', field: 'cadre', where: 'open_university' },
  }),
]

export const indicators = [...held, ...cadres, ...town, ...members, ...degrees]
