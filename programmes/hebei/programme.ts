import type { Programme } from '../../kernel/pack/index.ts'
import { lists } from './lists.ts'

const test = (name: string): string => `programmes/hebei/acceptance.test.ts › ${name}`
const appraisals = (name: string): string => `programmes/hebei/appraisals.test.ts › ${name}`
const training = (name: string): string => `programmes/hebei/training.test.ts › ${name}`
const listed = (name: string): string => `programmes/hebei/lists.test.ts › ${name}`

const certificates = (name: string): string => `programmes/hebei/certificates.test.ts › ${name}`
const CERTIFICATES =
  '003-HB-27 signs in order, and certificates: refused with the clause, filled in advance, issued, printed, verified'
const met = (name: string): string => `programmes/hebei/meetings.test.ts › ${name}`
const projects = (name: string): string => `programmes/hebei/projects.test.ts › ${name}`
const people = (name: string): string => `programmes/hebei/people.test.ts › ${name}`
const candidates = (name: string): string => `programmes/hebei/candidates.test.ts › ${name}`
const scanned = (name: string): string => `programmes/hebei/code.test.ts › ${name}`

export const programme: Programme = {
  key: 'hebei',
  title: 'programme.hebei',
  document: '河北“乡村振兴党旗红”经验材料',
  regions: [],
  packs: [
    'posts',
    'grid-net',
    'village-economy',
    'rosters',
    'organisations',
    'duty-lists',
    'honours',
    'audits',
    'appraisals',
    'services-and-facilities',
    'links-and-visits',
    'training',
    'village-certificates',
    'meetings',
    'secretary-filing',
  ],
  parameters: { 'secretary-filing': ['secretary-filing-2010'] },
  grid: 'one-net',
  lists,
  items: [
    {
      row: '003-HB-13',
      pack: 'secretary-filing',
      test: 'programmes/hebei/filing.test.ts › 003-HB-13 every change of a secretary is filed with the county, seen by nobody of the village',
    },
    {
      row: '003-HB-10',
      pack: 'rosters',
      test: training('003-HB-10 secretaries of this term and of the last, each by the roster of its day'),
    },
    {
      row: '003-HB-16',
      pack: 'audits',
      test: test('003-HB-16 audits by amount, problems, what was mended, and people'),
    },
    {
      row: '003-HB-18',
      pack: 'duty-lists',
      test: training(
        '003-HB-18 the list of what secretaries do for industries, what came of it, and who was commended',
      ),
    },
    { row: '003-HB-19', pack: 'duty-lists', test: test('003-HB-19 model cases by mode') },
    {
      row: '003-HB-20',
      pack: 'village-economy',
      test: test('003-HB-20 none below 50,000, three fifths from 100,000: by bands, each with its lower bound'),
    },
    { row: '003-HB-21', pack: 'village-economy', test: test('003-HB-21 money for villages and what it brings a year') },
    { row: '003-HB-22', pack: 'village-economy', test: test('003-HB-22 an award of at most a tenth of the growth') },
    { row: '003-HB-23', pack: 'honours', test: test('003-HB-23 counties and villages that were commended') },
    {
      row: '003-HB-24',
      pack: 'organisations',
      test: test('003-HB-24 a village with all five bodies, and one without'),
    },
    {
      row: '003-HB-25',
      pack: 'rosters',
      test: test('003-HB-25 secretaries who are directors, and who head the collective'),
    },
    {
      row: '003-HB-26',
      pack: 'duty-lists',
      test: listed(
        '003-HB-26 56 duties and 60 matters to assist with; a task on neither is refused, but for an exception of the county',
      ),
    },
    { row: '003-HB-27', pack: 'duty-lists', test: certificates(CERTIFICATES) },
    { row: '003-HB-27', pack: 'village-certificates', test: certificates(CERTIFICATES) },
    {
      row: '003-HB-03',
      pack: 'appraisals',
      test: appraisals('003-HB-03 an A in all five aspects, and a quarter of the villages to reach'),
    },
    {
      row: '003-HB-04',
      pack: 'appraisals',
      test: appraisals('003-HB-04 who moved up since the year before: the last, the middle, the first'),
    },
    {
      row: '003-HB-30',
      pack: 'services-and-facilities',
      test: appraisals('003-HB-30, 003-HB-31 use of the public platform, as a statistic by which nobody is judged'),
    },
    {
      row: '003-HB-31',
      pack: 'services-and-facilities',
      test: appraisals('003-HB-30, 003-HB-31 use of the public platform, as a statistic by which nobody is judged'),
    },
    { row: '003-HB-11', pack: 'training', test: training('003-HB-11 demonstration classes and their heads') },
    {
      row: '003-HB-18',
      pack: 'honours',
      test: training(
        '003-HB-18 the list of what secretaries do for industries, what came of it, and who was commended',
      ),
    },
    {
      row: '003-HB-06',
      pack: 'meetings',
      test: met('003-HB-07, 003-HB-08 a contest in every town every quarter, and how many sessions there were'),
    },
    {
      row: '003-HB-07',
      pack: 'meetings',
      test: met('003-HB-07, 003-HB-08 a contest in every town every quarter, and how many sessions there were'),
    },
    {
      row: '003-HB-08',
      pack: 'meetings',
      test: met('003-HB-07, 003-HB-08 a contest in every town every quarter, and how many sessions there were'),
    },
    {
      row: '003-HB-17',
      pack: 'meetings',
      test: met('003-HB-17 a talk every year, and what was planned there followed item by item'),
    },
    {
      row: '003-HB-01',
      pack: 'duty-lists',
      test: projects('003-HB-01 the activity and its three projects, each by its number'),
    },
    {
      row: '003-HB-12',
      pack: 'training',
      test: people('003-HB-12 who studies at the open university, and villages with remote learning'),
    },
    {
      row: '003-HB-15',
      pack: 'rosters',
      test: people('003-HB-15 cadres removed, and how they were found'),
      lacks: '线索下发、核查认定走保密渠道的流程还没有',
    },
    {
      row: '003-HB-09',
      pack: 'rosters',
      test: candidates('003-HB-09 four standards of a candidate, ticked one by one with what shows each'),
    },
    {
      row: '003-HB-29',
      pack: 'duty-lists',
      test: scanned('003-HB-29 one code for each village: what is open needs no name, what is not needs one'),
      lacks: '小程序还没有，扫码打开的是网页',
    },
  ],
}
