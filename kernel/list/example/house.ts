import type { ListItem, NumberedList } from '../types.ts'

const item = (key: string, number: number, more: Partial<ListItem>): ListItem => ({
  ...{ key, number, title: `chess.${key}`, leads: [{ level: 5, role: 'arbiter' }] },
  ...more,
})

/** What a chess club owes its members: two years of one list. */
export const house: NumberedList = {
  key: 'house-duties',
  title: 'chess.house',
  kind: 'tasks',
  versions: [
    {
      ...{
        version: '2025',
        from: '2025-01-01',
        until: '2025-12-31',
        document: 'Rules of the house',
        count: 2,
        whole: true,
      },
      items: [item('boards', 1, { due: '2025-06-30' }), item('tea', 2, { every: 'month' })],
    },
    {
      ...{ version: '2026', from: '2026-01-01', document: 'Rules of the house', count: 2, whole: true },
      items: [
        item('tea', 1, {
          leads: [{ level: 5, role: 'secretary', helpers: ['arbiter'] }],
          every: 'month',
          proofs: [{ ledger: 'games', atLeast: 1 }],
        }),
        item('clocks', 2, { due: '2026-06-30' }),
      ],
    },
  ],
}
