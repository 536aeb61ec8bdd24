import type { GridScheme } from '../../kernel/place/index.ts'

/** 000-PT-05: about ten households each; the range in which it counts as near is this pack's default, a county sets its own. */
const balance = { target: 10, low: 7, high: 15 } as const

/** 000-PT-04, 滨州 §7: who may lead a grid. Keys of roles and of posts (words under `post.`). */
const cadreOrGroupLeader = [
  'village-secretary',
  'village-party-committee-member',
  'village-committee-member',
  'villager-group-leader',
] as const

/**
 * Named nets below the village. Layers are local words (`grid` in one place is `户长` in another); a county's programme names one of
 * them by its key, and the code that reads places takes widths and titles from it.
 */
export const schemes: readonly GridScheme[] = [
  {
    key: 'one-net',
    title: 'grid-net.one-net',
    layers: [
      { key: 'grid', digits: 3, title: 'grid-net.layer.grid' },
      { key: 'contact', digits: 2, title: 'grid-net.layer.contact' },
    ],
    balance,
    leaders: [
      { role: 'grid-leader', holds: cadreOrGroupLeader, basis: '莆田：村干部或村民小组长担任网格长（000-PT-04）' },
    ],
    basis: '莆田：以村民小组或自然村划网格，集居区按楼栋单元（000-PT-02）',
  },
  {
    key: 'ten-households',
    title: 'grid-net.ten-households',
    layers: [
      { key: 'grid', digits: 3, title: 'grid-net.layer.grid' },
      { key: 'ten', digits: 2, title: 'grid-net.layer.ten' },
    ],
    balance,
    leaders: [
      {
        role: 'grid-leader',
        holds: cadreOrGroupLeader,
        basis: '六盘水：一中心一张网十联户（001-LPS-35、36）；000-PT-04',
      },
    ],
    basis: '六盘水：一中心一张网十联户，联户长各联10户左右（001-LPS-35、36）',
  },
  {
    key: 'household-heads',
    title: 'grid-net.household-heads',
    layers: [
      { key: 'general-head', digits: 2, title: 'grid-net.layer.general-head' },
      { key: 'head', digits: 2, title: 'grid-net.layer.head' },
      { key: 'covered', digits: 2, title: 'grid-net.layer.covered' },
    ],
    balance: { target: 10, low: 3, high: 20 },
    leaders: [{ role: 'grid-leader', holds: cadreOrGroupLeader, basis: '冒水村：总户长由村干部担任（000-MS-13）' }],
    basis: '小金县冒水村：总户长+户长+包联户（000-MS-13）',
  },
  {
    key: 'party-net',
    title: 'grid-net.party-net',
    layers: [
      { key: 'group', digits: 3, title: 'grid-net.layer.group' },
      { key: 'member', digits: 2, title: 'grid-net.layer.member' },
    ],
    balance,
    leaders: [
      {
        role: 'grid-leader',
        holds: [...cadreOrGroupLeader, 'co-operative-head'],
        basis: '二级网格：村民小组、经济合作社（002-JD-20）',
      },
      { role: 'grid-worker', holds: ['party-member'], basis: '三级网格：党员联系户（002-JD-20）' },
    ],
    basis: '三级党建网格：行政村（一级）—村民小组、经济合作社（二级）—党员联系户（三级）（002-JD-20）',
  },
]
