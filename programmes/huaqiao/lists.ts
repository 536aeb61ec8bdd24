import { listing } from '../../kernel/pack/index.ts'

/** The text says that powers of those above are taken on by one team, and not which: they are the county's to keep. */
export const lists = [
  listing('huaqiao', 'delegated-powers').list({
    kind: 'powers',
    kept: { ledger: 'duty-items', code: 'delegated-powers', leads: [{ level: 4, role: 'town-dispatcher' }] },
    versions: [
      {
        ...{ version: 'named', from: '2010-01-01', document: '花桥镇', clause: '000-HQ-03 承接上级赋权事项' },
        ...{ whole: false, items: [] },
      },
    ],
  }),
]
