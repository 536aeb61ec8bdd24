import type { Pack } from '../../kernel/pack/index.ts'
import { declaring, field, must } from '../../kernel/pack/index.ts'

const { list, ledger, indicator } = declaring('honours')

/** What a place or a body was honoured with. People are named with their post only, and only by their consent: selections publish them. */
const honours = ledger({
  key: 'honours',
  subject: 'honour',
  basis: ['001-LPS-42', '001-LPS-43', '003-HB-23', '002-JD-61'],
  levels: [3, 4, 5],
  grain: ['honour_kind', 'grade', 'year'],
  keeper: 'county-dispatcher',
  freshDays: 366,
  fields: [
    field.code('honour_kind', 'honour-kind', { ...must, disclosed: true }),
    field.code('grade', 'honour-grade', { ...must, disclosed: true }),
    field.year('year', { ...must, disclosed: true }),
    field.text('document', 60, { ...must, disclosed: true }),
  ],
})

/** 001-LPS-23: what a team or a cadre got done. Disputes and requests are matters already and are not typed here. */
const deeds = ledger({
  key: 'good-deeds',
  subject: 'good-deed',
  basis: ['001-LPS-23', '001-LPS-07'],
  levels: [5],
  grain: null,
  period: 'done_on',
  keeper: 'village-secretary',
  fields: [
    field.date('done_on', must),
    field.code('deed_kind', 'deed-kind', { ...must, disclosed: true }),
    field.text('deed', 200, { ...must, disclosed: true }),
    field.integer('households_served', { least: 1, most: 100_000, unit: '户' }, must),
  ],
})

/** 003-HB-18, 002-JD-61, 000-HLJ-21: people who were commended, by their post and as it was published. */
const commendations = ledger({
  key: 'commendations',
  subject: 'commendation',
  basis: ['003-HB-18', '002-JD-61'],
  levels: [4, 5],
  grain: null,
  period: 'year',
  keeper: 'county-dispatcher',
  fields: [
    field.year('year', { ...must, disclosed: true, title: 'honours.field.commended-year' }),
    field.text('commended', 60, { ...must, disclosed: true }),
    field.code('commended_as', 'commended-as', { ...must, disclosed: true }),
    field.code('commended_for', 'commended-for', { ...must, disclosed: true }),
    field.code('grade', 'honour-grade', { ...must, disclosed: true }),
    field.money('reward', { ...must, disclosed: true }),
    field.text('document', 60, { ...must, disclosed: true, title: 'honours.field.commended-in' }),
  ],
})

/** 000-YN-24: what a place applied to become, whether it was looked at, named, and looked at again. */
const creations = ledger({
  key: 'creations',
  subject: 'creation',
  basis: ['000-YN-24'],
  levels: [3, 4, 5],
  grain: ['creation_kind', 'creation_grade'],
  keeper: 'county-dispatcher',
  freshDays: 366,
  fields: [
    field.code('creation_kind', 'creation-kind', { ...must, disclosed: true }),
    field.code('creation_grade', 'honour-grade', { ...must, disclosed: true }),
    field.date('applied_on', must),
    field.date('checked_on', {
      valid: [{ when: 'applied_on <= checked_on', otherwise: 'honours.otherwise.out-of-order' }],
    }),
    field.date('named_on', {
      disclosed: true,
      valid: [
        { when: 'checked_on != null', otherwise: 'honours.otherwise.named-unchecked' },
        { when: 'checked_on <= named_on', otherwise: 'honours.otherwise.out-of-order' },
      ],
    }),
    field.date('reviewed_on', {
      valid: [{ when: 'named_on <= reviewed_on', otherwise: 'honours.otherwise.out-of-order' }],
    }),
  ],
})

const UNITY = "creation_kind == 'ethnic-unity'"
const created = (key: string, where: string) =>
  indicator({ key, unit: '个', basis: ['000-YN-24'], is: { kind: 'count', ledger: 'creations', where } })

const commended = (key: string, basis: readonly string[], where?: string) =>
  indicator({ key, unit: '人', basis, is: { kind: 'count', ledger: 'commendations', ...(where && { where }) } })

const count = (key: string, unit: string, basis: readonly string[], where: string) =>
  indicator({ key, unit, basis, is: { kind: 'count', ledger: 'honours', where } })
const kind = (name: string, ...grades: readonly string[]): string =>
  `honour_kind == '${name}' && grade in [${grades.map((grade) => `'${grade}'`).join(', ')}]`

export const pack: Pack = {
  key: 'honours',
  version: '1.0.0',
  title: 'honours.title',
  basis: [{ document: '六盘水、河北荣誉和实事各条', clause: '001-LPS-23、001-LPS-42、001-LPS-43、003-HB-23' }],
  lists: [
    list('honour-kind', [
      'civilised-town',
      'civilised-village',
      'rule-of-law-village',
      'advanced-county',
      'model-village',
      'advanced-party-organisation',
      'beautiful-village',
    ]),
    list('commended-as', ['village-secretary', 'village-cadre', 'first-secretary', 'party-member', 'party-worker']),
    list('commended-for', ['industry', 'two-excellent-one-advanced', 'outstanding-secretary', 'governance']),
    list('creation-kind', ['ethnic-unity', 'civilised', 'rule-of-law', 'sanitation']),
    list('honour-grade', ['nation', 'province', 'city', 'county']),
    list('deed-kind', ['practical-matter', 'difficulty-solved', 'volunteering', 'emergency-help']),
  ],
  ledgers: [honours, deeds, commendations, creations],
  indicators: [
    created('unity-applied', UNITY),
    created('unity-named', `${UNITY} && named_on != null`),
    created('unity-reviews-due', `${UNITY} && named_on != null && months(named_on, on) >= 36.0 && reviewed_on == null`),
    commended('people-commended', ['002-JD-61']),
    commended('commended-for-industry', ['003-HB-18'], "commended_for == 'industry'"),
    commended('secretaries-commended', ['002-JD-13'], "commended_for == 'outstanding-secretary'"),
    commended('two-excellent-one-advanced', ['002-JD-61'], "commended_for == 'two-excellent-one-advanced'"),
    indicator({
      key: 'rewards-paid',
      unit: '万元',
      places: 2,
      basis: ['003-HB-18'],
      is: { kind: 'sum', ledger: 'commendations', of: 'reward' },
    }),
    count('civilised-towns-of-nation', '个', ['001-LPS-42'], kind('civilised-town', 'nation')),
    count('civilised-villages-of-nation', '个', ['001-LPS-42'], kind('civilised-village', 'nation')),
    count('civilised-towns', '个', ['001-LPS-42'], kind('civilised-town', 'province', 'city')),
    count('civilised-villages', '个', ['001-LPS-42'], kind('civilised-village', 'province', 'city')),
    count('rule-of-law-villages-of-nation', '个', ['001-LPS-43'], kind('rule-of-law-village', 'nation')),
    count('rule-of-law-villages-of-province', '个', ['001-LPS-43'], kind('rule-of-law-village', 'province')),
    count('advanced-counties', '个', ['003-HB-23'], kind('advanced-county', 'province')),
    count('model-villages', '个', ['003-HB-23'], kind('model-village', 'province')),
    indicator({
      key: 'villages-civilised',
      unit: '%',
      places: 1,
      basis: ['002-JD-52'],
      is: {
        kind: 'coverage',
        ledger: 'honours',
        level: 5,
        where: kind('civilised-village', 'nation', 'province', 'city'),
      },
      better: 'more',
    }),
    indicator({
      key: 'good-deeds',
      unit: '件',
      basis: ['001-LPS-23'],
      is: { kind: 'count', ledger: 'good-deeds' },
    }),
    indicator({
      key: 'difficulties-solved',
      unit: '件',
      basis: ['001-LPS-07'],
      is: { kind: 'count', ledger: 'good-deeds', where: "deed_kind == 'difficulty-solved'" },
    }),
  ],
}
