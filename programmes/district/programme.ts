import type { Programme } from '../../kernel/pack/index.ts'
import { lists } from './lists.ts'

const test = (name: string): string => `programmes/district/acceptance.test.ts › ${name}`
const appraisals = (name: string): string => `programmes/district/appraisals.test.ts › ${name}`
const bodies = (name: string): string => `programmes/district/bodies.test.ts › ${name}`
const met = (name: string): string => `programmes/district/meetings.test.ts › ${name}`
const listed = (name: string): string => `programmes/district/lists.test.ts › ${name}`
const standard = (name: string): string => `programmes/district/standards.test.ts › ${name}`
const rectified = (name: string): string => `programmes/district/rectification.test.ts › ${name}`
const candidates = (name: string): string => `programmes/district/candidates.test.ts › ${name}`
const joint = (name: string): string => `programmes/district/joint.test.ts › ${name}`
const ranked = (name: string): string => `programmes/district/ranking.test.ts › ${name}`

export const programme: Programme = {
  key: 'district',
  title: 'programme.district',
  document: '某区“严乡强村育新计划”发言材料',
  regions: [],
  packs: [
    'posts',
    'grid-net',
    'village-economy',
    'rosters',
    'organisations',
    'talent',
    'appraisals',
    'links-and-visits',
    'duty-lists',
    'meetings',
    'rectification',
  ],
  parameters: {},
  grid: 'one-net',
  lists,
  items: [
    {
      row: '004-QW-02',
      pack: 'organisations',
      test: test('004-QW-02 party organisations of industries, and where three members have none yet'),
    },
    {
      row: '004-QW-03',
      pack: 'talent',
      test: test('004-QW-03 instructors and commissioners, each counted once however many villages they serve'),
    },
    {
      row: '004-QW-05',
      pack: 'village-economy',
      test: test('004-QW-05, 004-QW-19 money for service centres and for collectives, and no village without income'),
    },
    {
      row: '004-QW-11',
      pack: 'rosters',
      test: test(
        '004-QW-11, 004-QW-12, 004-QW-17 the reserve of each village, who came into office, who is cultivated',
      ),
    },
    {
      row: '004-QW-12',
      pack: 'rosters',
      test: test(
        '004-QW-11, 004-QW-12, 004-QW-17 the reserve of each village, who came into office, who is cultivated',
      ),
    },
    { row: '004-QW-16', pack: 'talent', test: test('004-QW-16 people away who came back and are in business') },
    {
      row: '004-QW-17',
      pack: 'rosters',
      test: test(
        '004-QW-11, 004-QW-12, 004-QW-17 the reserve of each village, who came into office, who is cultivated',
      ),
    },
    {
      row: '004-QW-19',
      pack: 'village-economy',
      test: test('004-QW-05, 004-QW-19 money for service centres and for collectives, and no village without income'),
    },
    { row: '004-QW-20', pack: 'village-economy', test: test('004-QW-20 projects, each with its mode') },
    {
      row: '004-QW-09',
      pack: 'appraisals',
      test: appraisals('004-QW-09 pay by flags: as long as a flag holds, by the post'),
    },
    {
      row: '004-QW-25',
      pack: 'duty-lists',
      test: bodies('004-QW-25 bodies on paper and bodies that meet, by what was minuted'),
    },
    {
      row: '004-QW-25',
      pack: 'organisations',
      test: bodies('004-QW-25 bodies on paper and bodies that meet, by what was minuted'),
    },
    {
      row: '004-QW-14',
      pack: 'meetings',
      test: met('004-QW-14 the theme day on the 10th of each month'),
    },
    {
      row: '004-QW-22',
      pack: 'meetings',
      test: met('004-QW-22 village after village is looked at, and who moved up'),
    },
    {
      row: '004-QW-22',
      pack: 'appraisals',
      test: met('004-QW-22 both ends and the middle: a list of each, from the year’s places'),
    },
    {
      row: '004-QW-01',
      pack: 'duty-lists',
      test: listed('004-QW-01 four ideas, with the words of this document only'),
    },
    {
      row: '004-QW-06',
      pack: 'organisations',
      test: standard('004-QW-06 five standards of a branch, ticked one by one'),
    },
    {
      row: '004-QW-04',
      pack: 'rectification',
      test: rectified('004-QW-04 six steps in their order, and all four roles of every village in rectification'),
    },
    {
      row: '004-QW-04',
      pack: 'rectification',
      test: rectified('004-QW-04 a village leaves after the sixth step and a pass, and not before'),
    },
    { row: '004-QW-07', pack: 'rosters', test: candidates('004-QW-07 five standards of a leader, all of them') },
    {
      row: '004-QW-26',
      pack: 'duty-lists',
      test: joint('004-QW-26 a task of several offices: one leads, each helper has a part and a day'),
    },
    {
      row: '004-QW-24',
      pack: 'appraisals',
      test: ranked('004-QW-24 a score that ranks may read no count of meetings, through other numbers neither'),
      lacks: '只挡住活动次数，还没有要求得分必须含群众评价',
    },
    {
      row: '004-QW-21',
      pack: 'duty-lists',
      test: listed('004-QW-21 an item of a village names who answers for it, level by level, and where nobody does'),
      lacks: '只到县、乡、村三级岗位，省、市两级书记还没有登记；乡镇一级显示的是分办岗位',
    },
  ],
}
