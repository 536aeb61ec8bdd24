import type { Programme } from '../../kernel/pack/index.ts'
import { lists } from './lists.ts'

const test = (name: string): string => `programmes/anji/acceptance.test.ts › ${name}`
const counted = (name: string): string => `programmes/anji/numbers.test.ts › ${name}`
const visits = (name: string): string => `programmes/anji/visits.test.ts › ${name}`
const training = (name: string): string => `programmes/anji/training.test.ts › ${name}`
const met = (name: string): string => `programmes/anji/meetings.test.ts › ${name}`
const listed = (name: string): string => `programmes/anji/lists.test.ts › ${name}`
const filing = (name: string): string => `programmes/anji/filing.test.ts › ${name}`
const analysed = (name: string): string => `programmes/anji/analyses.test.ts › ${name}`
const selected = (name: string): string => `programmes/anji/selections.test.ts › ${name}`
const referred = (name: string): string => `programmes/anji/referrals.test.ts › ${name}`

export const programme: Programme = {
  key: 'anji',
  title: 'programme.anji',
  document: '安吉',
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
    'services-and-facilities',
    'audits',
    'links-and-visits',
    'appraisals',
    'training',
    'meetings',
    'duty-lists',
    'secretary-filing',
  ],
  parameters: { 'resident-requests': ['yunyan-2010'], 'secretary-filing': ['secretary-filing-2010'] },
  grid: 'one-net',
  lists,
  items: [
    {
      row: '000-AJ-21',
      pack: 'proxy-services',
      test: test('000-AJ-21 more than 140 things done without leaving the village'),
    },
    {
      row: '000-AJ-01',
      pack: 'organisations',
      test: counted('000-AJ-01 villages of the county, and those without a profile'),
    },
    {
      row: '000-AJ-10',
      pack: 'rosters',
      test: selected('000-AJ-10 four stages, and one chosen among several after the trial'),
    },
    {
      row: '000-AJ-12',
      pack: 'rosters',
      test: visits('000-AJ-12 mentors and those whom they lead, by plan, review and outcome, year after year'),
    },
    {
      row: '000-AJ-15',
      pack: 'audits',
      test: counted('000-AJ-15 inspection and audit of every village within a term'),
    },
    { row: '000-AJ-16', pack: 'village-economy', test: counted('000-AJ-16 money for service centres by year') },
    {
      row: '000-AJ-18',
      pack: 'village-economy',
      test: counted('000-AJ-18 the mean village’s operating income, and town to country'),
    },
    {
      row: '000-AJ-06',
      pack: 'links-and-visits',
      test: visits('000-AJ-06 leaders of the county with townships, cadres of townships with villages'),
    },
    {
      row: '000-AJ-07',
      pack: 'appraisals',
      test: visits('000-AJ-07 the last fifth of the villages, each with a leader of its own'),
    },
    {
      row: '000-AJ-20',
      pack: 'links-and-visits',
      test: visits('000-AJ-20 secretaries in the households, each household once'),
    },
    {
      row: '000-AJ-11',
      pack: 'training',
      test: training(
        '000-AJ-11 classes of province and city and the county’s own rotation, and all secretaries once a year',
      ),
    },
    {
      row: '000-AJ-03',
      pack: 'meetings',
      test: met(
        '000-AJ-03, 000-AJ-04 the standing committee’s analysis every year, and an exchange of all secretaries every quarter',
      ),
    },
    {
      row: '000-AJ-04',
      pack: 'meetings',
      test: met(
        '000-AJ-03, 000-AJ-04 the standing committee’s analysis every year, and an exchange of all secretaries every quarter',
      ),
    },
    {
      row: '000-AJ-05',
      pack: 'duty-lists',
      test: listed('000-AJ-05 the twelve measures, kept by the county, each with lead and date'),
    },
    {
      row: '000-AJ-02',
      pack: 'duty-lists',
      test: listed('000-AJ-02 a plan of five years, year by year, and what changed from one to the next'),
    },
    {
      row: '000-AJ-09',
      pack: 'rosters',
      test: analysed('000-AJ-09 every secretary analysed each year'),
    },
    {
      row: '000-AJ-09',
      pack: 'secretary-filing',
      test: filing('000-AJ-09 whom the analysis found idle is replaced, and the number follows'),
    },
    {
      row: '000-AJ-08',
      pack: 'secretary-filing',
      test: filing('000-AJ-08 the department’s meeting decides, at a general election the standing committee'),
    },
    {
      row: '000-AJ-22',
      pack: 'services-and-facilities',
      test: referred('000-AJ-22 what services a village has, and households sent to them'),
    },
  ],
}
