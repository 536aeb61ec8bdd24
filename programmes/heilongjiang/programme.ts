import type { Programme } from '../../kernel/pack/index.ts'
import { lists } from './lists.ts'

const test = (name: string): string => `programmes/heilongjiang/acceptance.test.ts › ${name}`
const visits = (name: string): string => `programmes/heilongjiang/visits.test.ts › ${name}`
const training = (name: string): string => `programmes/heilongjiang/training.test.ts › ${name}`
const listed = (name: string): string => `programmes/heilongjiang/lists.test.ts › ${name}`
const studies = (name: string): string => `programmes/heilongjiang/studies.test.ts › ${name}`

const reviewed = (name: string): string => `programmes/heilongjiang/review.test.ts › ${name}`
const met = (name: string): string => `programmes/heilongjiang/meetings.test.ts › ${name}`
const appointed = (name: string): string => `programmes/heilongjiang/appointees.test.ts › ${name}`
const turns = (name: string): string => `programmes/heilongjiang/turns.test.ts › ${name}`
const weighed = (name: string): string => `programmes/heilongjiang/schemes.test.ts › ${name}`

export const programme: Programme = {
  key: 'heilongjiang',
  title: 'programme.heilongjiang',
  document: '黑龙江抓党建促乡村振兴经验材料',
  regions: [],
  packs: [
    'posts',
    'grid-net',
    'village-economy',
    'organisations',
    'duty-lists',
    'links-and-visits',
    'appraisals',
    'rosters',
    'training',
    'meetings',
  ],
  parameters: {},
  grid: 'one-net',
  lists,
  items: [
    {
      row: '000-HLJ-01',
      pack: 'duty-lists',
      test: listed(
        '000-HLJ-01 thirty measures with leads and dates, handed down level by level, and acknowledged below',
      ),
    },
    {
      row: '000-HLJ-04',
      pack: 'duty-lists',
      test: listed('000-HLJ-04 the key tasks of a year, against the year before, published and acknowledged'),
    },
    {
      row: '000-HLJ-05',
      pack: 'duty-lists',
      test: test('000-HLJ-05 the duties of the county secretary, each with its state and its proof'),
    },
    {
      row: '000-HLJ-07',
      pack: 'duty-lists',
      test: studies('000-HLJ-07 studies of leading groups, quarter by quarter, and whether the first topic came first'),
    },
    {
      row: '000-HLJ-22',
      pack: 'duty-lists',
      test: listed('000-HLJ-22 what is not on the list of towns is refused, of each version'),
    },
    {
      row: '000-HLJ-23',
      pack: 'duty-lists',
      test: test('000-HLJ-23 signs and certificates that are approved, and what is still to be cleared'),
    },
    {
      row: '000-HLJ-24',
      pack: 'duty-lists',
      test: test('000-HLJ-24 meetings, inspections and forms by village and month, and what they cost'),
    },
    {
      row: '000-HLJ-24',
      pack: 'duty-lists',
      test: reviewed('000-HLJ-24 each month every town is asked for its review, until it is there'),
    },
    {
      row: '000-HLJ-25',
      pack: 'village-economy',
      test: test('000-HLJ-25, 000-HLJ-26 grain, its share of the nation’s, and good harvests in a row'),
    },
    {
      row: '000-HLJ-26',
      pack: 'village-economy',
      test: test('000-HLJ-25, 000-HLJ-26 grain, its share of the nation’s, and good harvests in a row'),
    },
    {
      row: '000-HLJ-27',
      pack: 'organisations',
      test: test('000-HLJ-27 co-operatives, family farms and service organisations by kind'),
    },
    {
      row: '000-HLJ-28',
      pack: 'village-economy',
      test: test('000-HLJ-28 villages from 200,000 yuan on, the same at every level, by our definition of income'),
    },
    {
      row: '000-HLJ-06',
      pack: 'links-and-visits',
      test: visits('000-HLJ-06 leaders of every level answer for places, and which villages nobody answers for'),
    },
    {
      row: '000-HLJ-11',
      pack: 'links-and-visits',
      test: visits('000-HLJ-11 a third of the villages a year, and those that nobody came to'),
    },
    {
      row: '000-HLJ-16',
      pack: 'appraisals',
      test: visits('000-HLJ-16 results of appraisals, and what each of them led to'),
    },
    {
      row: '000-HLJ-20',
      pack: 'rosters',
      test: visits('000-HLJ-20 two recruitments in a term, and the pay that goes with them'),
    },
    {
      row: '000-HLJ-18',
      pack: 'training',
      test: training(
        '000-HLJ-18, 000-HLJ-19 every village’s secretary every year, years in a row, and all cadres once a year',
      ),
    },
    {
      row: '000-HLJ-19',
      pack: 'training',
      test: training(
        '000-HLJ-18, 000-HLJ-19 every village’s secretary every year, years in a row, and all cadres once a year',
      ),
    },
    {
      row: '000-HLJ-02',
      pack: 'meetings',
      test: met(
        '000-HLJ-02, 000-HLJ-03 the leading group and the on-site meeting every year, years in a row, and who is reminded',
      ),
    },
    {
      row: '000-HLJ-03',
      pack: 'meetings',
      test: met(
        '000-HLJ-02, 000-HLJ-03 the leading group and the on-site meeting every year, years in a row, and who is reminded',
      ),
    },
    {
      row: '000-HLJ-13',
      pack: 'meetings',
      test: met('000-HLJ-13 a video meeting every half year'),
    },
    {
      row: '000-HLJ-17',
      pack: 'training',
      test: appointed('000-HLJ-17 classes by level, and new secretaries of towns who are due one'),
    },
    {
      row: '000-HLJ-13',
      pack: 'meetings',
      test: turns('000-HLJ-13 county secretaries speak in turn, once a round, with material made of a report'),
    },
    {
      row: '000-HLJ-14',
      pack: 'appraisals',
      test: weighed('000-HLJ-14, 002-JD-09 one value in four schemes, each with its own weights'),
      lacks: '文件没有给出指标和权重，现由县里定权重，只用三项指标，得分只到县一级',
    },
  ],
}
