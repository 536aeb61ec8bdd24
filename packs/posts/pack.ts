import type { Role } from '../../kernel/access/index.ts'
import type { Pack } from '../../kernel/pack/index.ts'
import { departments, townOffices } from './offices.ts'

/** Who works at the grid, in the village and in the town (莆田 000-PT-06: 网格收集上报、村居会商处置、镇街办理落实). */
const field: readonly Role[] = [
  {
    key: 'grid-worker',
    title: 'posts.grid-worker',
    reach: 'region',
    // Where a county has no ten-household layer, a worker looks after a whole grid.
    levels: [6, 7],
    abilities: ['matters', 'matters.lodge', 'households'],
    secondFactor: false,
    reportsTo: 'grid-leader',
  },
  {
    key: 'grid-leader',
    title: 'posts.grid-leader',
    reach: 'region',
    levels: [6],
    abilities: ['matters', 'matters.lodge', 'households'],
    secondFactor: false,
    reportsTo: 'village-secretary',
  },
  {
    key: 'village-secretary',
    title: 'posts.village-secretary',
    reach: 'region',
    levels: [5],
    abilities: ['matters', 'matters.lodge', 'households', 'board', 'ledgers', 'forms', 'exchange', 'lists'],
    secondFactor: false,
    reportsTo: 'town-dispatcher',
  },
  {
    key: 'town-dispatcher',
    title: 'posts.town-dispatcher',
    reach: 'region',
    levels: [4],
    abilities: [
      'matters',
      'matters.lodge',
      'board',
      'households',
      'ledgers',
      'forms',
      'exchange',
      'lists',
      'lists.keep',
    ],
    secondFactor: false,
    reportsTo: 'county-dispatcher',
  },
  {
    key: 'town-office',
    title: 'posts.town-office',
    reach: 'organisation',
    levels: [4],
    abilities: ['matters', 'ledgers', 'lists'],
    secondFactor: false,
    offices: townOffices,
    reportsTo: 'town-dispatcher',
  },
]

/** The county: 县区督促问效. All with a second factor (GB/T 22239-2019 §8.1.4.1). */
const county: readonly Role[] = [
  {
    key: 'county-dispatcher',
    title: 'posts.county-dispatcher',
    reach: 'region',
    levels: [3],
    abilities: [
      'matters',
      'matters.lodge',
      'board',
      'ledgers',
      'forms',
      'exchange',
      'places.keep',
      'lists',
      'lists.keep',
    ],
    secondFactor: true,
    reportsTo: 'county-supervisor',
  },
  {
    key: 'department-handler',
    title: 'posts.department-handler',
    reach: 'organisation',
    levels: [3],
    abilities: ['matters', 'ledgers', 'lists'],
    secondFactor: true,
    offices: departments,
    reportsTo: 'county-supervisor',
  },
  {
    key: 'county-supervisor',
    title: 'posts.county-supervisor',
    reach: 'region',
    levels: [3],
    abilities: ['matters', 'board', 'ledgers', 'forms', 'ledgers.close', 'exchange', 'lists', 'lists.keep'],
    secondFactor: true,
    reportsTo: 'county-leader',
  },
  // Answers to nobody here: a late clue must not be shown to a supervisor outside the discipline body (信访工作条例 §30).
  {
    key: 'discipline-officer',
    title: 'posts.discipline-officer',
    reach: 'organisation',
    levels: [3],
    abilities: ['matters'],
    secondFactor: true,
  },
  {
    key: 'county-leader',
    title: 'posts.county-leader',
    reach: 'region',
    levels: [3],
    // `matters` so that a number on the board opens down to its records, and a hard case can be decided.
    abilities: ['board', 'ledgers', 'forms', 'matters', 'lists'],
    secondFactor: true,
  },
  {
    key: 'analyst',
    title: 'posts.analyst',
    reach: 'region',
    levels: [3],
    abilities: ['board', 'ledgers', 'forms', 'ledgers.close', 'matters', 'lists'],
    secondFactor: true,
    reportsTo: 'county-leader',
  },
]

/** Three administrators apart (GB/T 22239-2019 §8.1.4, 三权分立): none sees records, none holds two of the three. */
const administrators: readonly Role[] = (['system', 'security', 'audit'] as const).map((kind) => ({
  key: `${kind}-admin`,
  title: `posts.${kind}-admin`,
  reach: 'none',
  levels: [3],
  abilities: [`admin.${kind}`],
  secondFactor: true,
}))

/** Posts that give no access of their own; a net may ask them of its leaders (000-PT-04, 002-JD-20). */
const posts: readonly Role[] = (
  [
    ['village-party-committee-member', [5]],
    ['village-committee-member', [5]],
    ['co-operative-head', [5, 6]],
    ['villager-group-leader', [6]],
    ['party-member', [5, 6, 7]],
  ] as const
).map(([key, levels]) => ({
  key,
  title: `post.${key}`,
  reach: 'none',
  levels,
  abilities: [],
  secondFactor: false,
}))

export const pack: Pack = {
  key: 'posts',
  version: '1.0.0',
  title: 'posts.title',
  basis: [
    { document: 'GB/T 22239-2019 信息安全技术 网络安全等级保护基本要求', clause: '§8.1.4' },
    { document: '莆田市网格化治理（000-PT-04、06）' },
    { document: '滨州市社会治理网格化服务管理条例', clause: '§5、§7' },
  ],
  roles: [...field, ...county, ...administrators, ...posts],
}
