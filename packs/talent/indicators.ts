import { declaring } from '../../kernel/pack/index.ts'

const { indicator } = declaring('talent')

const count = (key: string, ledger: string, unit: string, basis: readonly string[], where?: string) =>
  indicator({ key, unit, basis, is: { kind: 'count', ledger, ...(where && { where }) } })
const sum = (key: string, ledger: string, of: string, unit: string, basis: readonly string[], where?: string) =>
  indicator({ key, unit, basis, is: { kind: 'sum', ledger, of, ...(where && { where }) } })
const coverage = (key: string, ledger: string, where: string, basis: readonly string[]) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'coverage', ledger, level: 5, where },
    better: 'more',
    target: { value: 1, basis: basis[0] as string },
  })

const PEOPLE = '人'

export const indicators = [
  count('returnees-in-contact', 'returnees', PEOPLE, ['000-YN-09', '004-QW-16']),
  count('returned', 'returnees', PEOPLE, ['001-LPS-26'], "returnee_state != 'away'"),
  count('returned-in-business', 'returnees', PEOPLE, ['004-QW-16'], "returnee_state == 'started-business'"),
  count('expert-matches', 'experts', PEOPLE, ['001-LPS-24']),
  indicator({
    key: 'experts',
    unit: PEOPLE,
    basis: ['001-LPS-24'],
    is: { kind: 'distinct', ledger: 'experts', field: 'expert' },
  }),
  indicator({
    key: 'party-instructors',
    unit: PEOPLE,
    basis: ['004-QW-03'],
    is: { kind: 'distinct', ledger: 'experts', field: 'expert', where: "expert_role == 'party-instructor'" },
  }),
  indicator({
    key: 'technology-commissioners',
    unit: PEOPLE,
    basis: ['004-QW-03'],
    is: {
      kind: 'distinct',
      ledger: 'experts',
      field: 'expert',
      where: "expert_role in ['technology-commissioner', 'top-talent']",
    },
  }),
  coverage('villages-with-agronomist', 'experts', "expert_role == 'agronomist'", ['000-HQ-10']),
  coverage('villages-with-legal-adviser', 'experts', "expert_role == 'legal-adviser'", ['000-HQ-10']),
  coverage('villages-with-construction-adviser', 'experts', "expert_role == 'construction-adviser'", ['000-HQ-10']),
  sum('new-force-people', 'pairings', 'people', PEOPLE, ['000-YN-18'], "pairing_kind == 'new-force'"),
  indicator({
    key: 'villages-with-new-force',
    unit: '%',
    places: 1,
    basis: ['000-YN-18'],
    is: { kind: 'coverage', ledger: 'pairings', level: 5, where: "pairing_kind == 'new-force'" },
  }),
  count('new-force-pairings', 'pairings', '对', ['000-YN-18'], "pairing_kind == 'new-force'"),
  sum('projects-by-pairing', 'pairings', 'projects_brought', '个', ['000-YN-18']),
  count('office-pairings', 'pairings', '对', ['000-PT-11'], "pairing_kind in ['department', 'town-office', 'branch']"),
  count('state-company-pairings', 'pairings', '对', ['000-YN-26'], "pairing_kind == 'state-company'"),
  indicator({
    key: 'border-villages-paired',
    unit: '%',
    places: 1,
    basis: ['000-YN-26'],
    is: { kind: 'regions', level: 5, of: 'state_company_pairings > 0.0', among: 'border_villages > 0.0' },
    better: 'more',
    target: { value: 1, basis: '000-YN-26' },
    levels: [3, 4, 5],
  }),
  sum('culture-talents', 'talent-counts', 'people', PEOPLE, ['001-LPS-25'], "talent_class == 'culture'"),
  sum('professional-talents', 'talent-counts', 'people', PEOPLE, ['001-LPS-25'], "talent_class == 'professional'"),
  sum(
    'practical-talents',
    'talent-counts',
    'people',
    PEOPLE,
    ['001-LPS-24', '001-LPS-25'],
    "talent_class == 'practical'",
  ),
  indicator({
    key: 'practical-talents-growth',
    unit: '%',
    places: 1,
    basis: ['001-LPS-24'],
    is: { kind: 'growth', of: 'practical-talents', over: 'period' },
    better: 'more',
  }),
  sum('contact-intentions', 'talent-contacts', 'intentions', '个', ['000-YN-19']),
  indicator({
    key: 'contact-answers',
    unit: '%',
    places: 1,
    basis: ['000-YN-19'],
    is: { kind: 'ratio', ledger: 'talent-contacts', over: 'answered', under: 'invited' },
  }),
  indicator({
    key: 'helpers-who-help',
    unit: '%',
    places: 1,
    basis: ['002-JD-44'],
    is: { kind: 'share', ledger: 'rich-helpers', of: 'households_helped >= 1.0' },
    better: 'more',
    target: { value: 1, basis: '002-JD-44' },
  }),
  count('achievements', 'achievements', '项', ['001-LPS-27']),
]
