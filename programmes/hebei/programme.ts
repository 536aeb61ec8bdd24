import type { Programme } from '../../kernel/pack/index.ts'

export const programme: Programme = {
  key: 'hebei',
  title: 'programme.hebei',
  document: '河北“乡村振兴党旗红”经验材料',
  regions: [],
  packs: ['posts', 'grid-net', 'village-economy', 'rosters', 'organisations', 'duty-lists', 'honours', 'audits'],
  parameters: {},
  grid: 'one-net',
  items: [
    { row: '003-HB-10', pack: 'rosters' },
    { row: '003-HB-16', pack: 'audits' },
    { row: '003-HB-18', pack: 'duty-lists', lacks: '表扬奖励还没有' },
    { row: '003-HB-19', pack: 'duty-lists' },
    { row: '003-HB-20', pack: 'village-economy' },
    { row: '003-HB-21', pack: 'village-economy' },
    { row: '003-HB-22', pack: 'village-economy' },
    { row: '003-HB-23', pack: 'honours' },
    { row: '003-HB-24', pack: 'organisations' },
    { row: '003-HB-25', pack: 'rosters' },
    { row: '003-HB-26', pack: 'duty-lists', lacks: '清单以外的任务自动拒收还没有' },
    { row: '003-HB-27', pack: 'duty-lists', lacks: '开具证明的办理流程还没有' },
  ],
}
