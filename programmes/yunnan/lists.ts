import { listing } from '../../kernel/pack/index.ts'

/** The material says that there are 86 powers and 12 measures, and not which: they are the county's to keep. */
const frame = {
  version: 'named',
  from: '2024-01-01',
  document: '云南抓党建促乡村振兴经验材料',
  whole: false,
  items: [],
}

export const lists = [
  listing('yunnan', 'township-powers-86').list({
    kind: 'powers',
    kept: { ledger: 'duty-items', code: 'township-powers-86', leads: [{ level: 4, role: 'town-dispatcher' }] },
    versions: [{ ...frame, clause: '000-YN-11', count: 86 }],
  }),
  listing('yunnan', 'funding-measures-12').list({
    kind: 'tasks',
    kept: { ledger: 'duty-items', code: 'funding-measures-12', leads: [{ level: 3, role: 'county-dispatcher' }] },
    versions: [{ ...frame, clause: '000-YN-10', count: 12 }],
  }),
  listing('yunnan', 'party-plan').list({
    kind: 'tasks',
    kept: { ledger: 'duty-items', code: 'party-plan', leads: [{ level: 3, role: 'county-dispatcher' }] },
    versions: [
      {
        ...{
          version: 'named',
          from: '2010-01-01',
          document: '云南抓党建促乡村振兴经验材料',
          clause: '000-YN-02 基层党建高质量发展5年行动规划',
        },
        ...{ whole: false, items: [] },
      },
    ],
  }),
]
