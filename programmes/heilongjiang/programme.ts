import type { Programme } from '../../kernel/pack/index.ts'

export const programme: Programme = {
  key: 'heilongjiang',
  title: 'programme.heilongjiang',
  document: '黑龙江抓党建促乡村振兴经验材料',
  regions: [],
  packs: ['posts', 'grid-net', 'village-economy', 'organisations', 'duty-lists'],
  parameters: {},
  grid: 'one-net',
  items: [
    { row: '000-HLJ-01', pack: 'duty-lists', lacks: '逐级分解和下级签收还没有' },
    { row: '000-HLJ-04', pack: 'duty-lists', lacks: '发布后的签收还没有' },
    { row: '000-HLJ-05', pack: 'duty-lists' },
    { row: '000-HLJ-07', pack: 'duty-lists' },
    { row: '000-HLJ-22', pack: 'duty-lists', lacks: '清单以外的任务自动拒收还没有' },
    { row: '000-HLJ-23', pack: 'duty-lists' },
    { row: '000-HLJ-24', pack: 'duty-lists' },
    { row: '000-HLJ-25', pack: 'village-economy' },
    { row: '000-HLJ-26', pack: 'village-economy' },
    { row: '000-HLJ-27', pack: 'organisations' },
    { row: '000-HLJ-28', pack: 'village-economy' },
  ],
}
