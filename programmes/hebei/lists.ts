import type { Proof } from '../../kernel/list/index.ts'
import { listing } from '../../kernel/pack/index.ts'

const DOCUMENT = '《关于规范村级组织工作事务、机制牌子和证明事项的实施意见》'
const CLAUSE = '003-HB-26 村级履行职责事项、协助办理事项'
/** The material says how many there are and not which: they are the county's to keep. */
const frame = { version: 'named', from: '2024-01-01', document: DOCUMENT, clause: CLAUSE, whole: false, items: [] }
const VILLAGE = [{ level: 5, role: 'village-secretary' }]
const permits = { level: 5, clause: `${DOCUMENT}，村级组织工作事务以清单为准` }

const { list, item } = listing('hebei', 'red-flag')
const project = (key: string, number: number, proof: Proof) =>
  item(key, number, { leads: [{ level: 3, role: 'county-dispatcher' }], every: 'year', proofs: [proof] })

/** 003-HB-01: the activity, and the three projects under it. */
const redFlag = list({
  kind: 'tasks',
  versions: [
    {
      ...{ version: '2023', from: '2023-01-01', document: '河北“乡村振兴党旗红”经验材料', clause: '003-HB-01' },
      ...{ count: 4, whole: true },
      items: [
        project('bands', 1, { indicator: 'five-a-share' }),
        project('vanguard', 2, { indicator: 'villages-with-secretary' }),
        project('collective', 3, { indicator: 'operating-income-from-10', atLeast: 0.6 }),
        project('governance', 4, { indicator: 'five-in-one' }),
      ],
    },
  ],
})

export const lists = [
  redFlag,
  listing('hebei', 'village-duties-56').list({
    ...{ kind: 'powers', permits },
    kept: { ledger: 'duty-items', code: 'village-duties-56', leads: VILLAGE },
    versions: [{ ...frame, count: 56 }],
  }),
  listing('hebei', 'village-assists-60').list({
    ...{ kind: 'powers', permits },
    kept: {
      ...{ ledger: 'duty-items', code: 'village-assists-60' },
      leads: VILLAGE.map((lead) => ({ ...lead, helpers: ['town-dispatcher'] })),
    },
    versions: [{ ...frame, count: 60 }],
  }),
  listing('hebei', 'industry-items').list({
    kind: 'tasks',
    kept: { ledger: 'duty-items', code: 'industry-items', leads: [{ level: 3, role: 'county-dispatcher' }] },
    versions: [{ ...frame, document: '河北“乡村振兴党旗红”经验材料', clause: '003-HB-18' }],
  }),
]
