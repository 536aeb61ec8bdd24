import type { Programme } from '../../kernel/pack/index.ts'

export const programme: Programme = {
  key: 'district',
  title: 'programme.district',
  document: '某区“严乡强村育新计划”发言材料',
  regions: [],
  packs: ['posts', 'grid-net', 'village-economy', 'rosters', 'organisations', 'talent'],
  parameters: {},
  grid: 'one-net',
  items: [
    { row: '004-QW-02', pack: 'organisations' },
    { row: '004-QW-03', pack: 'talent' },
    { row: '004-QW-05', pack: 'village-economy' },
    { row: '004-QW-11', pack: 'rosters' },
    { row: '004-QW-12', pack: 'rosters' },
    { row: '004-QW-16', pack: 'talent' },
    { row: '004-QW-17', pack: 'rosters' },
    { row: '004-QW-19', pack: 'village-economy' },
    { row: '004-QW-20', pack: 'village-economy' },
  ],
}
