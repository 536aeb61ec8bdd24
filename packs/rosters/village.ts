import { field, must } from '../../kernel/pack/index.ts'
import { AGE, COLLEGE, indicator, ledger, TOWN, YOUNG } from './terms.ts'

/**
 * One row for each cadre in office; who leaves is taken off, and stays in the past. One who is both secretary and director stands here
 * once, with the main post and a tick for each of the others.
 */
const cadres = ledger({
  key: 'village-cadres',
  subject: 'cadre',
  basis: ['000-YN-05', '000-HQ-05', '001-LPS-09', '002-JD-12', '002-JD-16', '003-HB-10', '003-HB-25'],
  levels: [5],
  grain: null,
  keeper: TOWN,
  freshDays: 190,
  fields: [
    field.text('name', 30, { ...must, disclosed: true }),
    field.code('sex', 'sex', must),
    field.date('born', must),
    field.code('education', 'education', must),
    field.yesNo('in_party', { ...must, need: '村党组织书记、委员须为党员（中国共产党农村基层组织工作条例）' }),
    field.date('joined_party', {
      required: 'in_party',
      valid: [{ when: 'born < joined_party', otherwise: 'rosters.otherwise.joined-before-born' }],
    }),
    field.code('origin', 'origin', must),
    field.code('post', 'village-post', {
      ...must,
      disclosed: true,
      valid: [{ when: "post != 'secretary' || in_party", otherwise: 'rosters.otherwise.secretary-in-party' }],
    }),
    field.yesNo('director', {
      ...must,
      disclosed: true,
      valid: [{ when: "post != 'director' || director", otherwise: 'rosters.otherwise.director-is-director' }],
    }),
    field.yesNo('collective_head', { ...must, disclosed: true }),
    field.integer('term', { least: 1, most: 99, unit: '届' }, must),
    field.month('since', { ...must, disclosed: true }),
    field.yesNo('filed', { required: "post == 'secretary'" }),
  ],
})

/** How many posts each village has by its establishment. */
const posts = ledger({
  key: 'village-establishment',
  subject: 'village-establishment',
  basis: ['002-JD-32'],
  levels: [5],
  grain: [],
  keeper: TOWN,
  freshDays: 366,
  fields: [field.integer('posts', { least: 1, most: 30, unit: '人' }, must)],
})

/** What a place is by decision of those above (国家乡村振兴重点帮扶县, 脱贫村, 抵边村 …), with the day from which it holds. */
const tags = ledger({
  key: 'village-tags',
  subject: 'village-tag',
  basis: ['000-YN-01', '000-YN-16', '000-YN-27'],
  levels: [3, 5],
  grain: ['tag'],
  keeper: 'county-dispatcher',
  freshDays: 366,
  fields: [
    field.code('tag', 'village-tag', { ...must, disclosed: true }),
    field.date('holds_from', { ...must, disclosed: true }),
    field.text('document', 60, { ...must, disclosed: true }),
  ],
})

const SECRETARY = "post == 'secretary'"
const CADRES = 'village-cadres'

const share = (
  key: string,
  basis: readonly string[],
  of: string,
  more: { among?: string; target?: { value: number; basis: string } } = {},
) =>
  indicator({
    key,
    unit: '%',
    places: 2,
    basis,
    is: { kind: 'share', ledger: CADRES, of, ...(more.among && { among: more.among }) },
    ...(more.target && { target: more.target }),
  })

const AGES = [
  { key: 'to-35' },
  { key: 'from-36', from: 36 },
  { key: 'from-46', from: 46 },
  { key: 'from-56', from: 56 },
]

const secretaries = [
  indicator({
    key: 'secretaries',
    unit: '人',
    basis: ['000-YN-05'],
    is: { kind: 'count', ledger: CADRES, where: SECRETARY },
  }),
  indicator({
    key: 'secretary-age',
    unit: '岁',
    places: 2,
    basis: ['000-YN-05', '000-HQ-05', '001-LPS-09', '003-HB-10'],
    is: { kind: 'mean', ledger: CADRES, of: AGE, where: SECRETARY },
  }),
  indicator({
    key: 'secretary-ages',
    unit: '人',
    basis: ['003-HB-10'],
    is: { kind: 'bands', ledger: CADRES, of: AGE, where: SECRETARY, bands: AGES },
  }),
  share('secretary-young', ['001-LPS-09'], YOUNG, { among: SECRETARY }),
  share('secretary-college', ['000-YN-05', '000-HQ-05', '003-HB-10'], COLLEGE, { among: SECRETARY }),
  share('secretary-women', ['001-LPS-09'], "sex == 'female'", { among: SECRETARY }),
  share('secretary-is-director', ['000-HQ-05', '001-LPS-09', '003-HB-25'], 'director', { among: SECRETARY }),
  share('secretary-heads-collective', ['003-HB-25'], 'collective_head', { among: SECRETARY }),
  share('secretary-three-posts', ['002-JD-16'], 'director && collective_head', { among: SECRETARY }),
  share('secretary-four-kinds', ['003-HB-10'], "origin != 'other'", { among: SECRETARY }),
  share('secretary-filed', ['002-JD-12', '003-HB-13'], 'filed', {
    among: SECRETARY,
    target: { value: 1, basis: '002-JD-12' },
  }),
  indicator({
    key: 'villages-with-secretary',
    unit: '%',
    places: 1,
    basis: ['000-YN-03'],
    is: { kind: 'coverage', ledger: CADRES, level: 5, where: SECRETARY },
    better: 'more',
    target: { value: 1, basis: '000-YN-03' },
  }),
]

const COMMITTEES = "['deputy-secretary', 'party-member-of-committee', 'deputy-director', 'committee-member']"

const all = [
  indicator({ key: 'cadres', unit: '人', basis: ['001-LPS-09'], is: { kind: 'count', ledger: CADRES } }),
  indicator({
    key: 'cadre-age',
    unit: '岁',
    places: 2,
    basis: ['001-LPS-09'],
    is: { kind: 'mean', ledger: CADRES, of: AGE },
  }),
  share('cadre-young', ['001-LPS-09'], YOUNG),
  share('cadre-college', ['001-LPS-09'], COLLEGE),
  share('cadre-women', ['001-LPS-09'], "sex == 'female'"),
  indicator({
    key: 'directors-apart',
    unit: '人',
    basis: ['004-QW-09'],
    is: { kind: 'count', ledger: CADRES, where: "post == 'director'" },
  }),
  indicator({
    key: 'other-committee-members',
    unit: '人',
    basis: ['004-QW-09'],
    is: { kind: 'count', ledger: CADRES, where: `post in ${COMMITTEES}` },
  }),
  indicator({
    key: 'village-posts',
    unit: '人',
    basis: ['002-JD-32'],
    is: { kind: 'sum', ledger: 'village-establishment', of: 'posts' },
  }),
  indicator({
    key: 'village-posts-vacant',
    unit: '%',
    places: 1,
    basis: ['002-JD-32'],
    is: { kind: 'formula', is: '1.0 - cadres / village_posts' },
    better: 'less',
    target: { value: 0.05, basis: '002-JD-32' },
  }),
  indicator({
    key: 'key-help-counties',
    unit: '个',
    basis: ['000-YN-01'],
    is: { kind: 'count', ledger: 'village-tags', where: "tag == 'key-help'" },
    levels: [1, 2, 3],
  }),
  indicator({
    key: 'border-villages',
    unit: '个',
    basis: ['000-YN-26'],
    is: { kind: 'count', ledger: 'village-tags', where: "tag == 'border'" },
  }),
  indicator({
    key: 'priority-villages',
    unit: '个',
    basis: ['000-YN-27'],
    is: { kind: 'count', ledger: 'village-tags', where: "tag in ['border', 'key-help'] && holds_from <= on" },
    levels: [3, 4, 5],
  }),
  indicator({
    key: 'heaviest-villages',
    unit: '个',
    basis: ['002-JD-34'],
    is: { kind: 'count', ledger: 'village-tags', where: "tag == 'heaviest' && holds_from <= on" },
  }),
  indicator({
    key: 'secretaries-in-one-hand',
    unit: '人',
    basis: ['002-JD-13'],
    is: { kind: 'count', ledger: CADRES, where: `${SECRETARY} && director` },
  }),
  indicator({
    key: 'villages-due-a-team',
    unit: '个',
    basis: ['000-YN-16'],
    is: { kind: 'count', ledger: 'village-tags', where: "tag in ['relieved', 'relocated', 'weak']" },
  }),
]

export const ledgers = [cadres, posts, tags]
export const indicators = [...secretaries, ...all]
