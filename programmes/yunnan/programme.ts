import type { Programme } from '../../kernel/pack/index.ts'
import { lists } from './lists.ts'

const test = (name: string): string => `programmes/yunnan/acceptance.test.ts › ${name}`
const people = (name: string): string => `programmes/yunnan/people.test.ts › ${name}`
const visits = (name: string): string => `programmes/yunnan/visits.test.ts › ${name}`
const training = (name: string): string => `programmes/yunnan/training.test.ts › ${name}`
const listed = (name: string): string => `programmes/yunnan/lists.test.ts › ${name}`
const planned = (name: string): string => `programmes/yunnan/plan.test.ts › ${name}`
const analysed = (name: string): string => `programmes/yunnan/analyses.test.ts › ${name}`
const posted = (name: string): string => `programmes/yunnan/posts.test.ts › ${name}`
const monitored = (name: string): string => `programmes/yunnan/monitoring.test.ts › ${name}`

export const programme: Programme = {
  key: 'yunnan',
  title: 'programme.yunnan',
  document: '云南抓党建促乡村振兴经验材料',
  regions: [],
  packs: [
    'posts',
    'grid-net',
    'village-economy',
    'rosters',
    'organisations',
    'talent',
    'duty-lists',
    'links-and-visits',
    'training',
    'honours',
    'poverty-monitoring',
  ],
  parameters: { 'poverty-monitoring': ['poverty-monitoring-2021'] },
  grid: 'one-net',
  lists,
  items: [
    {
      row: '000-YN-01',
      pack: 'rosters',
      test: people('000-YN-01, 000-YN-16, 000-YN-27 places by what they are, and who is due a team there'),
    },
    {
      row: '000-YN-05',
      pack: 'rosters',
      test: test('000-YN-05 mean age of secretaries and college education, from the register on the day'),
    },
    { row: '000-YN-08', pack: 'organisations', test: people('000-YN-08 branches of young talents at the townships') },
    {
      row: '000-YN-09',
      pack: 'talent',
      test: test('000-YN-09 people in contact, and those of them who were admitted'),
    },
    {
      row: '000-YN-09',
      pack: 'rosters',
      test: test('000-YN-09 people in contact, and those of them who were admitted'),
    },
    {
      row: '000-YN-10',
      pack: 'village-economy',
      test: test('000-YN-10 what each village is due by each line, and where it fell short'),
    },
    {
      row: '000-YN-10',
      pack: 'duty-lists',
      test: test('000-YN-10 what each village is due by each line, and where it fell short'),
    },
    {
      row: '000-YN-11',
      pack: 'duty-lists',
      test: listed('000-YN-11 86 powers, by version, each with the process or the service by which residents use it'),
    },
    {
      row: '000-YN-16',
      pack: 'rosters',
      test: people('000-YN-01, 000-YN-16, 000-YN-27 places by what they are, and who is due a team there'),
    },
    {
      row: '000-YN-17',
      pack: 'rosters',
      test: people('000-YN-17 first secretaries and members, how many came within a year, whose term is over'),
    },
    {
      row: '000-YN-18',
      pack: 'talent',
      test: test('000-YN-18 pairings of the new force and the projects that they brought'),
    },
    {
      row: '000-YN-19',
      pack: 'talent',
      test: people('000-YN-19 people elsewhere: who was invited, who answered, what came of it'),
    },
    {
      row: '000-YN-22',
      pack: 'village-economy',
      test: test('000-YN-22 five years of provincial money for collectives, by year, with what came of it'),
    },
    { row: '000-YN-23', pack: 'village-economy', test: test('000-YN-23 the mean village’s operating income') },
    {
      row: '000-YN-26',
      pack: 'talent',
      test: people('000-YN-26 state companies with villages at the border, and only there'),
    },
    {
      row: '000-YN-27',
      pack: 'rosters',
      test: people('000-YN-01, 000-YN-16, 000-YN-27 places by what they are, and who is due a team there'),
    },
    {
      row: '000-YN-13',
      pack: 'links-and-visits',
      test: visits('000-YN-13 a leader of the province has a county, a township and a village'),
    },
    {
      row: '000-YN-14',
      pack: 'links-and-visits',
      test: visits('000-YN-14 three walks through all places in a term, and where nobody was yet'),
    },
    {
      row: '000-YN-15',
      pack: 'links-and-visits',
      test: visits('000-YN-15 all leaders of townships in the households, by village and by grid'),
    },
    {
      row: '000-YN-04',
      pack: 'training',
      test: training('000-YN-04 village cadres in degree studies, and who took the degree'),
    },
    {
      row: '000-YN-07',
      pack: 'training',
      test: training('000-YN-07 party members in the party school, two rounds and more in five years'),
    },
    {
      row: '000-YN-21',
      pack: 'village-economy',
      test: training('000-YN-21 industries, jobs and what follows a relocation: how many, and what it brought'),
    },
    {
      row: '000-YN-02',
      pack: 'duty-lists',
      test: planned('000-YN-02 a plan of five years by its years, with the review half way'),
    },
    {
      row: '000-YN-03',
      pack: 'rosters',
      test: analysed('000-YN-03 every village secretary analysed by the town each year, and what came of it'),
    },
    {
      row: '000-YN-24',
      pack: 'honours',
      test: analysed('000-YN-24 places that applied, were looked at, named, and are due to be looked at again'),
    },
    {
      row: '000-YN-12',
      pack: 'rosters',
      test: posted('000-YN-12 posts merged, several in one hand, paid by the post'),
    },
    {
      row: '000-YN-20',
      pack: 'poverty-monitoring',
      test: monitored(
        '000-YN-20 a clue is verified, made public and decided within fifteen days, and the household is helped',
      ),
    },
  ],
}
