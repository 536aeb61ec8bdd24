import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger, VILLAGE } from './terms.ts'

/** Leaders in towns and villages, unannounced (四不两直) or not: one row for each visit, written down by the county that sent them. */
const fieldVisits = ledger({
  key: 'field-visits',
  subject: 'field-visit',
  basis: ['000-HLJ-10', '000-HLJ-11'],
  levels: [4, 5],
  grain: ['visited_on', 'leader'],
  period: 'visited_on',
  keeper: COUNTY,
  fields: [
    field.date('visited_on', must),
    field.text('leader', 40, must),
    field.code('leader_level', 'leader-level', must),
    field.code('visit_kind', 'visit-kind', must),
    field.integer('problems', { most: 1000, unit: '个' }, must),
    field.integer(
      'problems_solved',
      { most: 1000, unit: '个' },
      {
        ...must,
        valid: [{ when: 'problems_solved <= problems', otherwise: 'links-and-visits.otherwise.more-than-found' }],
      },
    ),
  ],
})

/** 000-YN-14 三个走遍: once in a term for each post and place. */
const walks = ledger({
  key: 'walk-throughs',
  subject: 'walk-through',
  basis: ['000-YN-14'],
  levels: [4, 5],
  grain: ['term_from', 'walker'],
  period: 'term_from',
  keeper: COUNTY,
  fields: [
    field.year('term_from', must),
    field.code('walker', 'walker', { ...must, disclosed: true }),
    field.date('walked_on', { ...must, disclosed: true }),
  ],
})

/**
 * Who came into which household. A household is its number in the village's list (户编号), unique in the county; nobody of it is named, and
 * neither photo nor place is asked for (国办函〔2026〕12号).
 */
const householdVisits = ledger({
  key: 'household-visits',
  subject: 'household-visit',
  basis: ['001-LPS-22', '000-YN-15', '000-AJ-20', '000-HQ-14', '002-JD-61', '002-JD-46'],
  levels: [5, 6],
  grain: null,
  period: 'visited_on',
  keeper: VILLAGE,
  fields: [
    field.date('visited_on', must),
    field.text('visitor', 30, must),
    field.code('visitor_kind', 'visitor-kind', must),
    field.text('household_number', 30, must),
    field.integer('people_met', { least: 1, most: 30, unit: '人' }, must),
    field.code('visit_purpose', 'visit-purpose', must),
  ],
})

/** 000-HQ-14: how many households of each kind there are and have somebody who looks after them; poverty and illness name nobody here. */
const keyGroups = ledger({
  key: 'key-groups',
  subject: 'key-group',
  basis: ['000-HQ-14', '个人信息保护法 §6、§28'],
  levels: [5],
  grain: ['key_group'],
  keeper: VILLAGE,
  freshDays: 100,
  fields: [
    field.code('key_group', 'key-group', must),
    field.integer('households', { least: 1, most: 100_000, unit: '户' }, must),
    field.integer(
      'households_paired',
      { most: 100_000, unit: '户' },
      {
        ...must,
        valid: [{ when: 'households_paired <= households', otherwise: 'links-and-visits.otherwise.more-than-all' }],
      },
    ),
  ],
})

const coverage = (key: string, on: string, level: number, basis: readonly string[], where: string, target = 1) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'coverage', ledger: on, level, ...(where && { where }) },
    better: 'more',
    target: { value: target, basis: basis[0] as string },
  })

const led = [
  coverage('villages-visited', 'field-visits', 5, ['000-HLJ-11'], '', 1 / 3),
  indicator({
    key: 'villages-to-visit',
    unit: '个',
    places: 1,
    basis: ['000-HLJ-11'],
    is: { kind: 'formula', is: 'villages_on_record / 3.0' },
  }),
  indicator({
    key: 'unannounced-visits',
    unit: '次',
    basis: ['000-HLJ-10'],
    is: { kind: 'count', ledger: 'field-visits', where: "visit_kind == 'unannounced'" },
  }),
  indicator({
    key: 'visit-problems',
    unit: '个',
    basis: ['000-HLJ-10'],
    is: { kind: 'sum', ledger: 'field-visits', of: 'problems' },
  }),
  indicator({
    key: 'visit-problems-solved',
    unit: '%',
    places: 1,
    basis: ['000-HLJ-10'],
    is: { kind: 'ratio', ledger: 'field-visits', over: 'problems_solved', under: 'problems' },
    better: 'more',
  }),
  coverage('towns-walked-by-city-secretary', 'walk-throughs', 4, ['000-YN-14'], "walker == 'city-secretary'"),
  coverage('villages-walked-by-county-secretary', 'walk-throughs', 5, ['000-YN-14'], "walker == 'county-secretary'"),
  coverage('villages-walked-by-organiser', 'walk-throughs', 5, ['000-YN-14'], "walker == 'organisation-head'"),
]

const VISITS = 'household-visits'
const by = (kind: string): string => `visitor_kind == '${kind}'`
const people = (key: string, of: string, basis: readonly string[], where?: string, target?: number) =>
  indicator({
    key,
    unit: of === 'visitor' ? '人' : '户',
    basis,
    is: { kind: 'distinct', ledger: VISITS, field: of, ...(where && { where }) },
    better: 'more',
    ...(target && { target: { value: target, basis: basis[0] as string } }),
  })
const count = (key: string, basis: readonly string[], where?: string) =>
  indicator({ key, unit: '次', basis, is: { kind: 'count', ledger: VISITS, ...(where && { where }) } })

const housed = [
  count('household-visits', ['001-LPS-22']),
  indicator({
    key: 'people-met',
    unit: '人次',
    basis: ['001-LPS-22'],
    is: { kind: 'sum', ledger: VISITS, of: 'people_met' },
  }),
  people('households-visited', 'household_number', ['001-LPS-22', '000-AJ-20']),
  people('secretaries-visiting', 'visitor', ['000-AJ-20'], by('secretary'), 100),
  people('households-visited-by-secretaries', 'household_number', ['000-AJ-20'], by('secretary'), 10_000),
  people('town-leaders-visiting', 'visitor', ['000-YN-15'], by('town-leader')),
  indicator({
    key: 'town-leaders-who-visit',
    unit: '%',
    places: 1,
    basis: ['000-YN-15'],
    is: { kind: 'formula', is: 'town_leaders_visiting / town_leaders' },
    better: 'more',
    target: { value: 1, basis: '000-YN-15' },
  }),
  coverage('villages-with-town-leaders', VISITS, 5, ['000-YN-15'], by('town-leader')),
  coverage('grids-with-town-leaders', VISITS, 6, ['000-YN-15'], by('town-leader')),
  // 002-JD-46: those sent in a group, talents of a trade, graduates who live in the village
  coverage('villages-served-by-group', VISITS, 5, ['002-JD-46'], by('group-helper')),
  coverage('villages-served-by-talents', VISITS, 5, ['002-JD-46'], by('trade-talent')),
  coverage('villages-with-graduate-visits', VISITS, 5, ['002-JD-46'], by('selected-graduate')),
  people('households-visited-by-graduates', 'household_number', ['002-JD-46'], by('selected-graduate')),
  count('service-visits', ['002-JD-46'], "visit_purpose == 'service'"),
  count('view-visits', ['002-JD-46'], "visit_purpose == 'views'"),
  count('care-visits', ['002-JD-61'], "visit_purpose == 'care'"),
  count('key-household-visits', ['000-HQ-14'], "visit_purpose == 'key-household'"),
  indicator({
    key: 'key-households',
    unit: '户',
    basis: ['000-HQ-14'],
    is: { kind: 'sum', ledger: 'key-groups', of: 'households' },
  }),
  indicator({
    key: 'key-households-paired',
    unit: '%',
    places: 1,
    basis: ['000-HQ-14'],
    is: { kind: 'ratio', ledger: 'key-groups', over: 'households_paired', under: 'households' },
    better: 'more',
    target: { value: 1, basis: '000-HQ-14' },
  }),
  indicator({
    key: 'visits-per-key-household',
    unit: '次',
    places: 2,
    basis: ['000-HQ-14'],
    is: { kind: 'formula', is: 'key_household_visits / key_households' },
    better: 'more',
  }),
]

export const ledgers = [fieldVisits, walks, householdVisits, keyGroups]
export const indicators = [...led, ...housed]
