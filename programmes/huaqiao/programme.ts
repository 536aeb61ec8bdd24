import type { Programme } from '../../kernel/pack/index.ts'

const test = (name: string): string => `programmes/huaqiao/acceptance.test.ts › ${name}`

export const programme: Programme = {
  key: 'huaqiao',
  title: 'programme.huaqiao',
  document: '花桥镇',
  regions: [],
  packs: [
    'posts',
    'resident-requests',
    'grid-net',
    'grid-admission',
    'proxy-services',
    'dispute-mediation',
    'village-economy',
    'rosters',
    'organisations',
    'talent',
    'services-and-facilities',
    'duty-lists',
  ],
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
    { row: '000-HQ-01', pack: 'organisations' },
    { row: '000-HQ-02', pack: 'duty-lists' },
    { row: '000-HQ-03', pack: 'duty-lists', lacks: '由一支队伍统一承接的派单还没有' },
    { row: '000-HQ-05', pack: 'rosters' },
    { row: '000-HQ-09', pack: 'village-economy' },
    { row: '000-HQ-10', pack: 'talent' },
    { row: '000-HQ-11', pack: 'organisations' },
    { row: '000-HQ-12', pack: 'village-economy' },
    { row: '000-HQ-13', pack: 'services-and-facilities', lacks: '服务点排队还没有' },
    { row: '000-HQ-15', pack: 'services-and-facilities' },
  ],
}
