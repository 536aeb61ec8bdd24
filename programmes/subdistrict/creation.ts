import type { Programme } from '../../kernel/pack/index.ts'

const created = (name: string): string => `programmes/subdistrict/creation.test.ts › ${name}`
const weighed = (name: string): string => `programmes/heilongjiang/schemes.test.ts › ${name}`
const served = (name: string): string => `programmes/subdistrict/service.test.ts › ${name}`
const listed = (name: string): string => `programmes/subdistrict/lists.test.ts › ${name}`

/** What the demonstration itself asks for: standards, campaigns, files, powers, and what results are used for. */
export const creation: Programme['items'] = [
  {
    row: '002-JD-46',
    pack: 'links-and-visits',
    test: served('002-JD-46 groups, talents and graduates in the households, year by year'),
  },
  {
    row: '002-JD-05',
    pack: 'duty-lists',
    test: created('002-JD-05 hard problems are taken on every year, town by town'),
  },
  {
    row: '002-JD-69',
    pack: 'duty-lists',
    test: created('002-JD-69 standards of each class, and what keeps a village from meeting one'),
    lacks: '台账没有登记的标准不会被算作未达标，村的类别与标准的类别也不核对',
  },
  {
    row: '002-JD-30',
    pack: 'rosters',
    test: created('002-JD-30 a file for each cadre; abroad with leave only, and the papers back'),
    lacks: '申请和审批由镇里登记，干部本人在线申请的流程还没有',
  },
  {
    row: '002-JD-10',
    pack: 'duty-lists',
    test: listed('002-JD-10 powers handed to the sub-district, version by version, and nothing due of them'),
    lacks: '文件没有列出赋权事项；机构综合设置没有单独登记',
  },
  {
    row: '002-JD-09',
    pack: 'appraisals',
    test: weighed('000-HLJ-14, 002-JD-09 one value in four schemes, each with its own weights'),
    lacks: '文件没有给出指标和权重，现由县里定权重，只用三项指标，得分只到县一级，街道的得分还没有',
  },
]
