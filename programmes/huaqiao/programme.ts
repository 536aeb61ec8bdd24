import type { Programme } from '../../kernel/pack/index.ts'

const test = (name: string): string => `programmes/huaqiao/acceptance.test.ts › ${name}`

export const programme: Programme = {
  key: 'huaqiao',
  title: 'programme.huaqiao',
  document: '花桥镇',
  regions: [],
  packs: ['posts', 'resident-requests', 'grid-net', 'grid-admission', 'proxy-services', 'dispute-mediation'],
  parameters: { 'resident-requests': ['yunyan-2010'] },
  grid: 'one-net',
  items: [
    {
      row: '000-HQ-17',
      pack: 'resident-requests',
      test: test('000-HQ-17 a grid worker brings in a request'),
    },
    {
      row: '000-HQ-17',
      pack: 'dispute-mediation',
      test: test('000-HQ-17 a dispute is settled in the grid'),
    },
  ],
}
