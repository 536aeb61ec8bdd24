import type { Programme } from '../../kernel/pack/index.ts'

const test = (name: string): string => `programmes/liupanshui/acceptance.test.ts › ${name}`

export const programme: Programme = {
  key: 'liupanshui',
  title: 'programme.liupanshui',
  document: '六盘水',
  regions: [],
  packs: ['posts', 'resident-requests', 'grid-net', 'grid-admission', 'proxy-services', 'dispute-mediation'],
  parameters: { 'resident-requests': ['yunyan-2010'] },
  grid: 'ten-households',
  items: [
    {
      row: '001-LPS-35',
      pack: 'grid-net',
      test: test('001-LPS-35 groups become grids, and their households groups of ten'),
    },
    {
      row: '001-LPS-36',
      pack: 'grid-net',
      test: test('001-LPS-36 each group of ten has its head, found by where the matter lies'),
    },
  ],
}
