import { listing } from '../../kernel/pack/index.ts'

/** The material says how many there are and not which: they are the county's to keep. */
export const lists = [
  listing('anji', 'measures-12').list({
    kind: 'tasks',
    kept: { ledger: 'duty-items', code: 'measures-12', leads: [{ level: 3, role: 'county-dispatcher' }] },
    versions: [
      {
        ...{
          version: 'named',
          from: '2020-01-01',
          document: '安吉村书记选育管用经验材料',
          clause: '000-AJ-05 新时代“领雁工程”12条举措',
        },
        ...{ whole: false, items: [], count: 12 },
      },
    ],
  }),
  listing('anji', 'secretary-plan').list({
    kind: 'tasks',
    kept: { ledger: 'duty-items', code: 'secretary-plan', leads: [{ level: 3, role: 'county-dispatcher' }] },
    versions: [
      {
        ...{
          version: 'named',
          from: '2010-01-01',
          document: '安吉村书记选育管用经验材料',
          clause: '000-AJ-02 每5年制订1个行动计划',
        },
        ...{ whole: false, items: [] },
      },
    ],
  }),
]
