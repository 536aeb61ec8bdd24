import type { Programme } from '../../kernel/pack/index.ts'

const test = (name: string): string => `programmes/maoshui/acceptance.test.ts › ${name}`

export const programme: Programme = {
  key: 'maoshui',
  title: 'programme.maoshui',
  document: '冒水村',
  regions: [],
  packs: ['posts', 'resident-requests', 'grid-net', 'grid-admission', 'proxy-services', 'dispute-mediation'],
  parameters: { 'resident-requests': ['yunyan-2010'] },
  grid: 'household-heads',
  items: [
    {
      row: '000-MS-13',
      pack: 'grid-net',
      test: test('000-MS-13 three layers with the village’s own names'),
    },
  ],
}
