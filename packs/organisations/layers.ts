import { field, must } from '../../kernel/pack/index.ts'
import { indicator, ledger, VILLAGE } from './terms.ts'

/** 001-LPS-03: the layer between the village's party organisation and its members' households, one row for each grid (villager group). */
const grids = ledger({
  key: 'grid-party-bodies',
  subject: 'grid-party-body',
  basis: ['001-LPS-03', '中国共产党支部工作条例（试行）'],
  levels: [6],
  grain: [],
  keeper: VILLAGE,
  freshDays: 366,
  fields: [
    field.integer('members_here', { most: 1000, unit: '人' }, must),
    field.code('grid_body', 'grid-body', {
      ...must,
      disclosed: true,
      valid: [
        { when: "grid_body != 'branch' || members_here >= 3.0", otherwise: 'organisations.otherwise.branch-from-3' },
      ],
    }),
    field.integer(
      'members_linking',
      { most: 1000, unit: '人' },
      {
        ...must,
        valid: [{ when: 'members_linking <= members_here', otherwise: 'organisations.otherwise.more-linking' }],
      },
    ),
    field.integer(
      'households_linked',
      { most: 10_000, unit: '户' },
      {
        ...must,
        valid: [
          {
            when: 'households_linked <= 0.0 || members_linking >= 1.0',
            otherwise: 'organisations.otherwise.linked-by-nobody',
          },
        ],
      },
    ),
  ],
})

/** 002-JD-21 包己带片联亲: each member has one sub-grid, the nearest; where it is another one, why. Members stand by number, never by home. */
const subgrids = ledger({
  key: 'member-subgrids',
  subject: 'member-subgrid',
  basis: ['002-JD-21', '个人信息保护法 §6'],
  // where a county has no layer below the grid, the grid itself
  levels: [6, 7],
  grain: ['member_number'],
  keeper: VILLAGE,
  freshDays: 366,
  fields: [
    field.text('member_number', 30, must),
    field.integer('metres_away', { most: 20_000, unit: '米' }, must),
    field.yesNo('nearest', must),
    field.text('why_another', 100, { required: '!nearest' }),
    field.integer('households_looked_after', { least: 1, most: 200, unit: '户' }, must),
  ],
})

/** 001-LPS-37 组管委, 片管委: committees below the village, of a group (grid) or of several. */
const committees = ledger({
  key: 'subvillage-committees',
  subject: 'subvillage-committee',
  basis: ['001-LPS-37'],
  levels: [5, 6],
  grain: ['committee_name'],
  keeper: VILLAGE,
  freshDays: 366,
  fields: [
    field.text('committee_name', 40, { ...must, disclosed: true }),
    field.code('committee_kind', 'committee-kind', { ...must, disclosed: true }),
    field.text('head', 30, { ...must, disclosed: true }),
    field.integer('people', { least: 3, most: 50, unit: '人' }, { ...must, disclosed: true }),
    field.integer(
      'groups_covered',
      { least: 1, most: 100, unit: '个' },
      {
        ...must,
        disclosed: true,
        valid: [
          {
            when: "committee_kind != 'group-committee' || groups_covered <= 1.0",
            otherwise: 'organisations.otherwise.one-group',
          },
        ],
      },
    ),
    field.date('formed_on', { ...must, disclosed: true }),
  ],
})

/** 001-LPS-37 六项制度: the document names none of the six; each stands by its number, with the county's own name for it. */
const systems = ledger({
  key: 'village-systems',
  subject: 'village-system',
  basis: ['001-LPS-37'],
  levels: [5],
  grain: ['system_number'],
  keeper: VILLAGE,
  freshDays: 366,
  fields: [
    field.integer('system_number', { least: 1, most: 6 }, { ...must, disclosed: true }),
    field.text('system_name', 40, { ...must, disclosed: true }),
    field.date('adopted_on', { ...must, disclosed: true }),
    field.date('checked_on', {
      valid: [{ when: 'adopted_on <= checked_on', otherwise: 'organisations.otherwise.checked-before' }],
    }),
    field.yesNo('carried_out', { required: 'checked_on != null' }),
    field.files('text_of_it', 1, { disclosed: true }),
  ],
})

const GRIDS = 'grid-party-bodies'
const SUBGRIDS = 'member-subgrids'
const SYSTEMS = 'village-systems'
const share = (key: string, basis: readonly string[], over: string, of: string, among?: string, target = true) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'share', ledger: over, of, ...(among && { among }) },
    better: 'more',
    ...(target && { target: { value: 1, basis: basis[0] as string } }),
  })
const villages = (key: string, basis: readonly string[], of: string) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'regions', level: 5, of },
    better: 'more',
    target: { value: 1, basis: basis[0] as string },
    levels: [3, 4, 5],
  })
const sum = (key: string, unit: string, basis: readonly string[], of: string) =>
  indicator({ key, unit, basis, is: { kind: 'sum', ledger: GRIDS, of } })

/** By how many members there are: up to 49 a branch, up to 99 a general branch, from 100 a committee (支部工作条例 §4, 农村基层组织工作条例 §5). */
const FITTING = [
  "(branch_kind == 'branch' && party_members < 50.0)",
  "(branch_kind == 'general-branch' && party_members >= 50.0 && party_members < 100.0)",
  "(branch_kind == 'committee' && party_members >= 100.0)",
  'approved_smaller',
].join(' || ')

const layers = [
  share(
    'village-organisations-fitting',
    ['001-LPS-03'],
    'party-branches',
    FITTING,
    "branch_kind in ['branch', 'general-branch', 'committee'] && office_group == null",
    false,
  ),
  indicator({
    key: 'grid-party-bodies',
    unit: '个',
    basis: ['001-LPS-03'],
    is: { kind: 'count', ledger: GRIDS, where: "grid_body != 'none'" },
  }),
  indicator({
    key: 'grids-with-party-body',
    unit: '%',
    places: 1,
    basis: ['001-LPS-03'],
    is: { kind: 'coverage', ledger: GRIDS, level: 6, where: "grid_body != 'none'" },
    better: 'more',
  }),
  share('grids-due-a-body', ['001-LPS-03'], GRIDS, "grid_body != 'none'", 'members_here >= 3.0'),
  sum('grid-members', '人', ['001-LPS-03'], 'members_here'),
  sum('members-linking', '人', ['001-LPS-03'], 'members_linking'),
  sum('households-linked-by-members', '户', ['001-LPS-03'], 'households_linked'),
  indicator({
    key: 'households-per-linking-member',
    unit: '户',
    places: 1,
    basis: ['001-LPS-03'],
    is: { kind: 'formula', is: 'households_linked_by_members / members_linking' },
  }),
  villages(
    'villages-in-three-layers',
    ['001-LPS-03'],
    'branches > 0.0 && grid_party_bodies > 0.0 && households_linked_by_members > 0.0',
  ),
]

const near = [
  indicator({
    key: 'members-with-subgrid',
    unit: '人',
    basis: ['002-JD-21'],
    is: { kind: 'distinct', ledger: SUBGRIDS, field: 'member_number' },
  }),
  {
    ...indicator({
      key: 'members-with-several-subgrids',
      unit: '人',
      basis: ['002-JD-21'],
      is: { kind: 'distinct', ledger: SUBGRIDS, field: 'member_number', reaching: [{ of: '1.0', least: 2 }] },
      better: 'less',
    }),
    target: { value: 0, basis: '002-JD-21' },
  },
  indicator({
    key: 'members-with-one-subgrid',
    unit: '%',
    places: 1,
    basis: ['002-JD-21'],
    is: { kind: 'formula', is: '(members_with_subgrid - members_with_several_subgrids) / party_members' },
    better: 'more',
    target: { value: 1, basis: '002-JD-21' },
    levels: [3, 4, 5],
  }),
  indicator({
    key: 'subgrids-with-member',
    unit: '%',
    places: 1,
    basis: ['002-JD-21'],
    is: { kind: 'coverage', ledger: SUBGRIDS, level: 7 },
    better: 'more',
  }),
  share('members-at-the-nearest', ['002-JD-21'], SUBGRIDS, 'nearest', undefined, false),
  indicator({
    key: 'metres-to-subgrid',
    unit: '米',
    basis: ['002-JD-21'],
    is: { kind: 'mean', ledger: SUBGRIDS, of: 'metres_away' },
    better: 'less',
  }),
]

const kept = (key: string, kind: string) =>
  indicator({
    key,
    unit: '个',
    basis: ['001-LPS-37'],
    is: { kind: 'count', ledger: 'subvillage-committees', where: `committee_kind == '${kind}'` },
  })
const ruled = [
  kept('group-committees', 'group-committee'),
  kept('area-committees', 'area-committee'),
  indicator({ key: 'systems-adopted', unit: '项', basis: ['001-LPS-37'], is: { kind: 'count', ledger: SYSTEMS } }),
  villages('villages-with-six-systems', ['001-LPS-37'], 'systems_adopted >= 6.0'),
  share(
    'systems-carried-out',
    ['001-LPS-37'],
    SYSTEMS,
    'checked_on != null && carried_out && months(checked_on, on) < 12.0',
  ),
]

export const ledgers = [grids, subgrids, committees, systems]
export const indicators = [...layers, ...near, ...ruled]
