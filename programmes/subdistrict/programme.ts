import type { Programme } from '../../kernel/pack/index.ts'
import { creation } from './creation.ts'
import { lists } from './lists.ts'

const test = (name: string): string => `programmes/subdistrict/acceptance.test.ts › ${name}`
const counted = (name: string): string => `programmes/subdistrict/numbers.test.ts › ${name}`
const training = (name: string): string => `programmes/subdistrict/training.test.ts › ${name}`
const listed = (name: string): string => `programmes/subdistrict/lists.test.ts › ${name}`
const heritage = (name: string): string => `programmes/subdistrict/heritage.test.ts › ${name}`
const met = (name: string): string => `programmes/subdistrict/meetings.test.ts › ${name}`
const gap = (name: string): string => `programmes/subdistrict/gap.test.ts › ${name}`
const duties = (name: string): string => `programmes/subdistrict/duties.test.ts › ${name}`
const filing = (name: string): string => `programmes/subdistrict/filing.test.ts › ${name}`
const sent = (name: string): string => `programmes/subdistrict/discipline.test.ts › ${name}`
const rectified = (name: string): string => `programmes/subdistrict/rectification.test.ts › ${name}`
const near = (name: string): string => `programmes/subdistrict/subgrids.test.ts › ${name}`
const school = (name: string): string => `programmes/subdistrict/school.test.ts › ${name}`
const monitored = (name: string): string => `programmes/subdistrict/monitoring.test.ts › ${name}`
const dispatched = (name: string): string => `programmes/subdistrict/dispatch.test.ts › ${name}`

export const programme: Programme = {
  key: 'subdistrict',
  title: 'programme.subdistrict',
  document: '街道示范工作实施方案（2023）',
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
    'honours',
    'audits',
    'training',
    'links-and-visits',
    'meetings',
    'secretary-filing',
    'rectification',
    'poverty-monitoring',
    'appraisals',
  ],
  parameters: {
    'poverty-monitoring': ['poverty-monitoring-2021'],
    'resident-requests': ['guangdong-2022'],
    'secretary-filing': ['secretary-filing-2010'],
  },
  grid: 'party-net',
  lists,
  items: [
    {
      row: '002-JD-20',
      pack: 'grid-net',
      test: test('002-JD-20 village, group or co-operative, party member’s households, each with leaders by rule'),
    },
    {
      row: '002-JD-22',
      pack: 'grid-net',
      test: test('002-JD-22 four nets become one, and a demand a project'),
    },
    {
      row: '002-JD-54',
      pack: 'dispute-mediation',
      test: test('002-JD-54 a dispute is found, reported, solved and looked after'),
    },
    {
      row: '002-JD-60',
      pack: 'proxy-services',
      test: test('002-JD-60 one door for the services of village and town'),
    },
    {
      row: '002-JD-12',
      pack: 'secretary-filing',
      test: filing(
        '002-JD-12 a secretary is proposed by the town, looked through jointly and filed; below the bottom line nobody is',
      ),
    },
    {
      row: '002-JD-12',
      pack: 'rosters',
      test: filing('002-JD-12 whose secretaries are filed with the county'),
    },
    {
      row: '002-JD-12',
      pack: 'duty-lists',
      test: listed(
        '002-JD-07, 002-JD-63 28 tasks of the secretaries at two levels, each with its measure, its time and who answers',
      ),
    },
    {
      row: '002-JD-16',
      pack: 'rosters',
      test: counted('002-JD-16 secretary, director and head of the collective in one hand'),
    },
    {
      row: '002-JD-26',
      pack: 'organisations',
      test: training('002-JD-26 a branch from three members, a general branch from fifty, a committee from a hundred'),
    },
    {
      row: '002-JD-27',
      pack: 'organisations',
      test: counted('002-JD-27 at least a third of group leaders and representatives in the party'),
    },
    { row: '002-JD-29', pack: 'audits', test: counted('002-JD-29 inspection, supervision and audit of every village') },
    {
      row: '002-JD-32',
      pack: 'rosters',
      test: training('002-JD-32 vacancies post by post, each filled within two years'),
    },
    {
      row: '002-JD-33',
      pack: 'rosters',
      test: training('002-JD-33 the leadership of townships by where they come from, age and education'),
    },
    {
      row: '002-JD-42',
      pack: 'rosters',
      test: counted('002-JD-42, 002-JD-43 a new member in every village, half of them up to 35'),
    },
    {
      row: '002-JD-43',
      pack: 'rosters',
      test: counted('002-JD-42, 002-JD-43 a new member in every village, half of them up to 35'),
    },
    {
      row: '002-JD-44',
      pack: 'talent',
      test: counted('002-JD-44 members who lead in business help at least one household'),
    },
    {
      row: '002-JD-47',
      pack: 'village-economy',
      test: counted('002-JD-47 pilots that are done and earn within two years'),
    },
    { row: '002-JD-48', pack: 'village-economy', test: counted('002-JD-48 every village from 100,000 yuan on') },
    {
      row: '002-JD-49',
      pack: 'services-and-facilities',
      test: heritage('002-JD-49 red villages: sites that are open, and the belt that they make'),
    },
    {
      row: '002-JD-50',
      pack: 'village-economy',
      test: counted('002-JD-50, 002-JD-51 products, households with a stake, farmland, sewage, old houses'),
    },
    {
      row: '002-JD-51',
      pack: 'services-and-facilities',
      test: counted('002-JD-50, 002-JD-51 products, households with a stake, farmland, sewage, old houses'),
    },
    {
      row: '002-JD-52',
      pack: 'services-and-facilities',
      test: counted('002-JD-52 civilised villages and culture venues'),
    },
    { row: '002-JD-52', pack: 'honours', test: counted('002-JD-52 civilised villages and culture venues') },
    {
      row: '002-JD-57',
      pack: 'village-economy',
      test: counted('002-JD-57 rural income above the city’s, and growing faster than in town'),
    },
    {
      row: '002-JD-58',
      pack: 'village-economy',
      test: counted('002-JD-58, 002-JD-59 what low-income people were paid, and villages in time and in full'),
    },
    {
      row: '002-JD-59',
      pack: 'village-economy',
      test: counted('002-JD-58, 002-JD-59 what low-income people were paid, and villages in time and in full'),
    },
    { row: '002-JD-61', pack: 'honours', test: training('002-JD-61 who was commended, and who was looked after') },
    {
      row: '002-JD-01',
      pack: 'duty-lists',
      test: gap(
        '002-JD-01 seven goals, six of seven projects, 28 tasks: what lacks is said by the check and on the page',
      ),
      lacks: '三年创建期满不会自动转段',
    },
    {
      row: '002-JD-07',
      pack: 'duty-lists',
      test: listed(
        '002-JD-07, 002-JD-63 28 tasks of the secretaries at two levels, each with its measure, its time and who answers',
      ),
    },
    {
      row: '002-JD-63',
      pack: 'duty-lists',
      test: listed(
        '002-JD-07, 002-JD-63 28 tasks of the secretaries at two levels, each with its measure, its time and who answers',
      ),
    },
    {
      row: '002-JD-63',
      pack: 'duty-lists',
      test: counted('002-JD-63, 002-JD-70 every item with its measure, time and owner; what is worth telling'),
    },
    {
      row: '002-JD-70',
      pack: 'duty-lists',
      test: counted('002-JD-63, 002-JD-70 every item with its measure, time and owner; what is worth telling'),
    },
    {
      row: '002-JD-36',
      pack: 'training',
      test: training('002-JD-36, 002-JD-38 all secretaries once a year, and 56 hours added up from their classes'),
    },
    {
      row: '002-JD-38',
      pack: 'training',
      test: training('002-JD-36, 002-JD-38 all secretaries once a year, and 56 hours added up from their classes'),
    },
    { row: '002-JD-39', pack: 'training', test: training('002-JD-39 members with 32 hours, by their number') },
    {
      row: '002-JD-03',
      pack: 'duty-lists',
      test: training('002-JD-03 instructions of those above: under way, done, looked at again'),
    },
    {
      row: '002-JD-61',
      pack: 'links-and-visits',
      test: training('002-JD-61 who was commended, and who was looked after'),
    },
    {
      row: '002-JD-02',
      pack: 'meetings',
      test: met('002-JD-02, 002-JD-04 party life by its rhythm, the first topic and the charter'),
    },
    {
      row: '002-JD-04',
      pack: 'meetings',
      test: met('002-JD-02, 002-JD-04 party life by its rhythm, the first topic and the charter'),
    },
    {
      row: '002-JD-08',
      pack: 'meetings',
      test: met('002-JD-08, 002-JD-28 rural revitalisation every month, supervision every year, and who has not met'),
    },
    {
      row: '002-JD-28',
      pack: 'meetings',
      test: met('002-JD-08, 002-JD-28 rural revitalisation every month, supervision every year, and who has not met'),
    },
    {
      row: '002-JD-18',
      pack: 'meetings',
      test: duties('002-JD-18 five bodies report to the party organisation, and events of weight besides'),
    },
    {
      row: '002-JD-19',
      pack: 'village-economy',
      test: duties('002-JD-19 money that came through the village’s party organisation'),
    },
    {
      row: '002-JD-35',
      pack: 'training',
      test: duties('002-JD-35 the secretary of every town in a class of the city or above, once a year'),
    },
    {
      row: '002-JD-37',
      pack: 'training',
      test: duties('002-JD-37 cadres trained by the end of September 2022'),
    },
    {
      row: '002-JD-37',
      pack: 'rosters',
      test: duties('002-JD-37 all of them: towns, villages, collectives and new party organisations'),
    },
    {
      row: '002-JD-31',
      pack: 'rosters',
      test: duties('002-JD-31 analysed once a year, and who was removed'),
    },
    {
      row: '002-JD-31',
      pack: 'secretary-filing',
      test: filing('002-JD-31 a removal needs its ground, and is filed'),
    },
    {
      row: '002-JD-28',
      pack: 'rosters',
      test: sent('002-JD-28 discipline staff sent down, while they are there'),
    },
    {
      row: '002-JD-23',
      pack: 'rectification',
      test: rectified('002-JD-23 a set that rolls: every weak organisation is in it, some come in and some leave'),
    },
    {
      row: '002-JD-24',
      pack: 'rectification',
      test: rectified('002-JD-24 hard villages are linked by a secretary or the organisation head besides the four'),
    },
    {
      row: '002-JD-25',
      pack: 'rectification',
      test: rectified(
        '002-JD-25 assessed before it leaves; town secretaries talked to, or held to account for a duty not taken up',
      ),
    },
    {
      row: '002-JD-21',
      pack: 'organisations',
      test: near('002-JD-21 one sub-grid for each member, the nearest, or why another'),
      lacks: '按距离自动推荐子网格还没有，距离由村里填',
    },
    {
      row: '002-JD-40',
      pack: 'training',
      test: school('002-JD-40, 002-JD-06 a menu of courses in many forms, and advisers of the party school'),
    },
    {
      row: '002-JD-06',
      pack: 'training',
      test: school('002-JD-40, 002-JD-06 a menu of courses in many forms, and advisers of the party school'),
      lacks: '文件没有列出“四个日子”和“百千万”的名目，这两项没有单独登记',
    },
    {
      row: '002-JD-45',
      pack: 'training',
      test: school('002-JD-45 what a village wants to learn in a year, and which class met it'),
      lacks: '农技上门的走访记录还没有',
    },
    {
      row: '002-JD-34',
      pack: 'links-and-visits',
      test: school(
        '002-JD-34 the secretary has the community whose task is heaviest, and leaders of the town have villages and households',
      ),
    },
    {
      row: '002-JD-13',
      pack: 'links-and-visits',
      test: school('002-JD-13 secretaries commended, paired with leaders of the town, and recruited'),
    },
    {
      row: '002-JD-13',
      pack: 'honours',
      test: school('002-JD-13 secretaries commended, paired with leaders of the town, and recruited'),
    },
    {
      row: '002-JD-13',
      pack: 'rosters',
      test: school('002-JD-13 secretaries commended, paired with leaders of the town, and recruited'),
    },
    {
      row: '002-JD-41',
      pack: 'rosters',
      test: school('002-JD-41 yearly and end-of-term results of first secretaries and team members'),
      lacks: '考核的评议过程还没有，只登记结果',
    },
    {
      row: '002-JD-56',
      pack: 'poverty-monitoring',
      test: monitored(
        '002-JD-56 a risk is removed after help, with food, schooling, medical care, housing and water safe',
      ),
    },
    {
      row: '002-JD-64',
      pack: 'duty-lists',
      test: dispatched('002-JD-64 how the 28 tasks stand, half year by half year, from records and not from forms'),
    },
    ...creation,
  ],
}
