import type { Programme } from '../../kernel/pack/index.ts'

const test = (name: string): string => `programmes/anji/acceptance.test.ts › ${name}`

export const programme: Programme = {
  key: 'anji',
  title: 'programme.anji',
  document: '安吉',
  regions: [],
  packs: ['posts', 'resident-requests', 'grid-net', 'grid-admission', 'proxy-services', 'dispute-mediation'],
  parameters: { 'resident-requests': ['yunyan-2010'] },
  grid: 'one-net',
  items: [
    {
      row: '000-AJ-21',
      pack: 'proxy-services',
      test: test('000-AJ-21 more than 140 things done without leaving the village'),
    },
  ],
}
