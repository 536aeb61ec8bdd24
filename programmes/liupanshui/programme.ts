import type { Programme } from '../../kernel/pack/index.ts'
import { lists } from './lists.ts'

const test = (name: string): string => `programmes/liupanshui/acceptance.test.ts › ${name}`
const counted = (name: string): string => `programmes/liupanshui/numbers.test.ts › ${name}`
const people = (name: string): string => `programmes/liupanshui/people.test.ts › ${name}`
const visits = (name: string): string => `programmes/liupanshui/visits.test.ts › ${name}`
const training = (name: string): string => `programmes/liupanshui/training.test.ts › ${name}`
const met = (name: string): string => `programmes/liupanshui/meetings.test.ts › ${name}`
const listed = (name: string): string => `programmes/liupanshui/lists.test.ts › ${name}`
const branched = (name: string): string => `programmes/liupanshui/branches.test.ts › ${name}`
const rectified = (name: string): string => `programmes/liupanshui/rectification.test.ts › ${name}`
const layered = (name: string): string => `programmes/liupanshui/layers.test.ts › ${name}`
const teamed = (name: string): string => `programmes/liupanshui/teams.test.ts › ${name}`
const aimed = (name: string): string => `programmes/liupanshui/goals.test.ts › ${name}`

export const programme: Programme = {
  key: 'liupanshui',
  title: 'programme.liupanshui',
  document: '六盘水',
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
    'duty-lists',
    'honours',
    'links-and-visits',
    'training',
    'meetings',
    'rectification',
  ],
  parameters: { 'resident-requests': ['yunyan-2010'] },
  grid: 'ten-households',
  lists,
  items: [
    {
      row: '001-LPS-35',
      pack: 'grid-net',
      test: test('001-LPS-35 groups become grids, and their households groups of ten'),
    },
    {
      row: '001-LPS-36',
      pack: 'grid-net',
      test: test('001-LPS-36 each group of ten has its head, found by where the matter lies'),
    },
    {
      row: '001-LPS-07',
      pack: 'honours',
      test: counted('001-LPS-07, 001-LPS-23 difficulties solved, good deeds, and projects with their money'),
    },
    {
      row: '001-LPS-09',
      pack: 'rosters',
      test: counted('001-LPS-09 directors in one hand, mean age, under 35, college'),
    },
    {
      row: '001-LPS-10',
      pack: 'rosters',
      test: people('001-LPS-10 experience in townships, added up from the posts that each has held'),
    },
    {
      row: '001-LPS-11',
      pack: 'rosters',
      test: counted('001-LPS-11, 001-LPS-12 cadres sent to townships, and the five origins in each leadership'),
    },
    {
      row: '001-LPS-12',
      pack: 'rosters',
      test: counted('001-LPS-11, 001-LPS-12 cadres sent to townships, and the five origins in each leadership'),
    },
    { row: '001-LPS-19', pack: 'rosters', test: counted('001-LPS-19 work teams, three in each') },
    {
      row: '001-LPS-22',
      pack: 'duty-lists',
      test: visits('001-LPS-22 gatherings and visits, counted from what was written down anyway'),
    },
    {
      row: '001-LPS-23',
      pack: 'village-economy',
      test: counted('001-LPS-07, 001-LPS-23 difficulties solved, good deeds, and projects with their money'),
    },
    {
      row: '001-LPS-23',
      pack: 'honours',
      test: counted('001-LPS-07, 001-LPS-23 difficulties solved, good deeds, and projects with their money'),
    },
    {
      row: '001-LPS-24',
      pack: 'talent',
      test: counted('001-LPS-24, 001-LPS-25, 001-LPS-26 experts, talents by class and year, people who returned'),
    },
    {
      row: '001-LPS-25',
      pack: 'talent',
      test: counted('001-LPS-24, 001-LPS-25, 001-LPS-26 experts, talents by class and year, people who returned'),
    },
    {
      row: '001-LPS-26',
      pack: 'talent',
      test: counted('001-LPS-24, 001-LPS-25, 001-LPS-26 experts, talents by class and year, people who returned'),
    },
    {
      row: '001-LPS-27',
      pack: 'village-economy',
      test: counted('001-LPS-27, 001-LPS-31 money that helps, for villages and in all, and achievements'),
    },
    {
      row: '001-LPS-27',
      pack: 'talent',
      test: counted('001-LPS-27, 001-LPS-31 money that helps, for villages and in all, and achievements'),
    },
    {
      row: '001-LPS-28',
      pack: 'organisations',
      test: training('001-LPS-28 the documents of the reform, and co-operatives by grade'),
    },
    {
      row: '001-LPS-28',
      pack: 'village-economy',
      test: training('001-LPS-28 the documents of the reform, and co-operatives by grade'),
    },
    {
      row: '001-LPS-29',
      pack: 'village-economy',
      test: counted('001-LPS-29 households with shares, land brought in, and who gains'),
    },
    {
      row: '001-LPS-30',
      pack: 'village-economy',
      test: visits('001-LPS-30 leaders with weak villages and with industries; weak villages come to none'),
    },
    {
      row: '001-LPS-31',
      pack: 'village-economy',
      test: counted('001-LPS-27, 001-LPS-31 money that helps, for villages and in all, and achievements'),
    },
    {
      row: '001-LPS-33',
      pack: 'organisations',
      test: counted('001-LPS-33 party organisations of industries, and the modes of projects'),
    },
    {
      row: '001-LPS-33',
      pack: 'village-economy',
      test: counted('001-LPS-33 party organisations of industries, and the modes of projects'),
    },
    {
      row: '001-LPS-34',
      pack: 'village-economy',
      test: counted('001-LPS-34 reserves, income, the mean village, and villages over 100,000'),
    },
    { row: '001-LPS-42', pack: 'honours', test: counted('001-LPS-42 civilised towns and villages by grade') },
    {
      row: '001-LPS-43',
      pack: 'honours',
      test: training('001-LPS-13, 001-LPS-43 classes that were asked for, and law-literate residents'),
    },
    { row: '001-LPS-21', pack: 'rosters', test: people('001-LPS-21 five kinds of care for work teams, in sums') },
    {
      row: '001-LPS-22',
      pack: 'links-and-visits',
      test: visits('001-LPS-22 gatherings and visits, counted from what was written down anyway'),
    },
    {
      row: '001-LPS-30',
      pack: 'links-and-visits',
      test: visits('001-LPS-30 leaders with weak villages and with industries; weak villages come to none'),
    },
    {
      row: '001-LPS-13',
      pack: 'training',
      test: training('001-LPS-13, 001-LPS-43 classes that were asked for, and law-literate residents'),
    },
    {
      row: '001-LPS-43',
      pack: 'training',
      test: training('001-LPS-13, 001-LPS-43 classes that were asked for, and law-literate residents'),
    },
    {
      row: '001-LPS-15',
      pack: 'training',
      test: training('001-LPS-15 two thirds of the fees for excellent, a half for qualified, nothing before'),
    },
    { row: '001-LPS-38', pack: 'organisations', test: training('001-LPS-38 areas and posts of party members') },
    {
      row: '001-LPS-18',
      pack: 'meetings',
      test: met('001-LPS-18 sessions, towns, secretaries and attendances'),
    },
    {
      row: '001-LPS-01',
      pack: 'duty-lists',
      test: listed('001-LPS-01 five projects, each with its tasks and what proves them'),
    },
    {
      row: '001-LPS-20',
      pack: 'duty-lists',
      test: listed('001-LPS-20 twelve measures for those who live in villages'),
    },
    {
      row: '001-LPS-02',
      pack: 'organisations',
      test: branched('001-LPS-02 each branch accepted by five standards, all of them'),
    },
    {
      row: '001-LPS-05',
      pack: 'rosters',
      test: branched('001-LPS-05 branches listed as weak, on any day'),
    },
    {
      row: '001-LPS-32',
      pack: 'village-economy',
      test: branched('001-LPS-32 awards of two kinds within the year’s budget'),
      lacks: '择优排序还没有',
    },
    {
      row: '001-LPS-14',
      pack: 'training',
      test: branched('001-LPS-14 village cadres who study'),
      lacks: '45岁以下的资格校验还没有',
    },
    {
      row: '001-LPS-06',
      pack: 'rectification',
      test: rectified(
        '001-LPS-06 five roles behind each village in rectification, and measures of its own with their days',
      ),
    },
    {
      row: '001-LPS-03',
      pack: 'organisations',
      test: layered(
        '001-LPS-03 three layers: organisations that fit their members, a body in each grid that is due one, households in touch',
      ),
    },
    {
      row: '001-LPS-37',
      pack: 'organisations',
      test: layered(
        '001-LPS-37 committees of groups and of areas, and six rules that are adopted, checked and carried out',
      ),
    },
    {
      row: '001-LPS-04',
      pack: 'rosters',
      test: layered('001-LPS-04 six kinds of visits with six looks each, and a flag on villages at risk'),
    },
    {
      row: '001-LPS-08',
      pack: 'rosters',
      test: layered(
        '001-LPS-08 who was named on five kinds of visits and recommended by three; nobody of the village sees it',
      ),
    },
    {
      row: '001-LPS-20',
      pack: 'rosters',
      test: teamed('001-LPS-20 four lists and four appraisals of each team member, whole or not'),
      lacks: '四考评的评议过程还没有，只登记结果',
    },
    {
      row: '001-LPS-44',
      pack: 'duty-lists',
      test: aimed('001-LPS-44 items of every list rolled up by the goal that they serve'),
      lacks: '文件只给出三句目标，没有写明每句里的三项，只能按三句汇总',
    },
    {
      row: '001-LPS-41',
      pack: 'duty-lists',
      test: aimed('001-LPS-41 old customs: a campaign of the town, and what the rules of the village say'),
    },
  ],
}
