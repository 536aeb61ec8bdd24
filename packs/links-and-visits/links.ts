import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger } from './terms.ts'

/** Who of the leaders answers for which place (包联、挂点), or which industry, from when to when. Leaders are named with their post. */
const links = ledger({
  key: 'leader-links',
  subject: 'leader-link',
  basis: ['000-HLJ-06', '000-YN-13', '000-PT-09', '000-PT-10', '000-AJ-06', '000-AJ-07', '001-LPS-30'],
  levels: [3, 4, 5, 6],
  grain: ['leader', 'link_kind'],
  keeper: COUNTY,
  freshDays: 190,
  fields: [
    field.text('leader', 40, { ...must, disclosed: true }),
    field.code('leader_level', 'leader-level', { ...must, disclosed: true }),
    field.code('leading_body', 'leading-body', { ...must, disclosed: true }),
    // 002-JD-24, 002-JD-34: of secretaries and organisation heads, which they are
    field.code('leader_post', 'leader-post', { disclosed: true }),
    field.code('link_kind', 'link-kind', { ...must, disclosed: true }),
    field.text('industry', 30, { required: "link_kind == 'industry'", disclosed: true }),
    field.date('begun', must),
    field.date('ends', {
      valid: [{ when: 'begun <= ends', otherwise: 'links-and-visits.otherwise.ends-before-begun' }],
    }),
  ],
})

const LINKS = 'leader-links'
const HOLDS = '(ends == null || ends >= on)'
const of = (kind: string): string => `${HOLDS} && link_kind == '${kind}'`
const STATIONED = `${of('stationed')} && leader_level in ['city', 'county']`

const coverage = (key: string, level: number, basis: readonly string[], where: string) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'coverage', ledger: LINKS, level, where },
    better: 'more',
    target: { value: 1, basis: basis[0] as string },
  })
const leaders = (key: string, basis: readonly string[], where: string, twice = false) =>
  indicator({
    key,
    unit: '人',
    basis,
    is: {
      kind: 'distinct',
      ledger: LINKS,
      field: 'leader',
      where,
      ...(twice && { reaching: [{ of: '1.0', least: 2 }] }),
    },
  })
const count = (key: string, basis: readonly string[], where: string) =>
  indicator({ key, unit: '个', basis, is: { kind: 'count', ledger: LINKS, where } })

const linked = (key: string, basis: readonly string[], by: string, among: string) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'regions', level: 5, of: `${by} > 0.0`, among: `${among} > 0.0` },
    better: 'more',
    target: { value: 1, basis: basis[0] as string },
    levels: [3, 4, 5],
  })

export const ledgers = [links]
export const indicators = [
  leaders('leaders-with-links', ['000-HLJ-06', '000-AJ-06'], HOLDS),
  count('links-of-province-leaders', ['000-HLJ-06', '000-YN-13'], `${HOLDS} && leader_level == 'province'`),
  count('links-of-city-leaders', ['000-HLJ-06'], `${HOLDS} && leader_level == 'city'`),
  count('links-of-county-leaders', ['000-HLJ-06', '000-AJ-06'], `${HOLDS} && leader_level == 'county'`),
  count('links-of-town-leaders', ['000-HLJ-06', '000-AJ-06', '000-PT-10'], `${HOLDS} && leader_level == 'town'`),
  coverage('towns-linked', 4, ['000-AJ-06', '000-HLJ-06'], `${HOLDS} && leader_level == 'county'`),
  coverage('villages-linked', 5, ['000-HLJ-06', '000-AJ-06'], HOLDS),
  coverage('villages-linked-by-town', 5, ['000-PT-10', '000-AJ-06'], `${HOLDS} && leader_level == 'town'`),
  coverage('grids-linked-by-town', 6, ['000-PT-10'], `${HOLDS} && leader_level == 'town'`),
  leaders('leaders-stationed', ['000-PT-09'], STATIONED),
  leaders('leaders-stationed-twice', ['000-PT-09'], STATIONED, true),
  indicator({
    key: 'leaders-with-one-village',
    unit: '%',
    places: 1,
    basis: ['000-PT-09'],
    is: { kind: 'formula', is: '1.0 - leaders_stationed_twice / leaders_stationed' },
    better: 'more',
    target: { value: 1, basis: '000-PT-09' },
  }),
  count('weak-collective-links', ['001-LPS-30'], of('weak-collective')),
  leaders('industry-leaders', ['001-LPS-30'], of('industry')),
  count('industries-led', ['001-LPS-30'], of('industry')),
  indicator({
    key: 'weak-villages-linked',
    unit: '%',
    places: 1,
    basis: ['001-LPS-30'],
    is: { kind: 'regions', level: 5, of: 'weak_collective_links > 0.0', among: 'weak_villages > 0.0' },
    better: 'more',
    target: { value: 1, basis: '001-LPS-30' },
    levels: [3, 4, 5],
  }),
  // 002-JD-34: the town's secretary himself has the community whose task is heaviest
  count('links-of-town-secretaries', ['002-JD-34'], `${HOLDS} && leader_post == 'town-secretary'`),
  linked('heaviest-linked-by-secretary', ['002-JD-34'], 'links_of_town_secretaries', 'heaviest_villages'),
  // 002-JD-13: a leader of the town beside each secretary who is director too
  count('secretary-pairs', ['002-JD-13'], of('secretary-pair')),
  linked('secretaries-paired', ['002-JD-13'], 'secretary_pairs', 'secretaries_in_one_hand'),
  count('bottom-links', ['000-AJ-07'], of('bottom-ranked')),
  leaders('bottom-link-leaders', ['000-AJ-07'], of('bottom-ranked')),
  indicator({
    key: 'bottom-links-per-leader',
    unit: '个',
    places: 2,
    basis: ['000-AJ-07'],
    is: { kind: 'formula', is: 'bottom_links / bottom_link_leaders' },
    target: { value: 1, basis: '000-AJ-07' },
  }),
]
