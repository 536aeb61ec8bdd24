import type { Programme } from '../../kernel/pack/index.ts'
import { lists } from './lists.ts'

const test = (name: string): string => `programmes/huaqiao/acceptance.test.ts › ${name}`
const counted = (name: string): string => `programmes/huaqiao/numbers.test.ts › ${name}`
const visits = (name: string): string => `programmes/huaqiao/visits.test.ts › ${name}`
const studies = (name: string): string => `programmes/huaqiao/studies.test.ts › ${name}`
const met = (name: string): string => `programmes/huaqiao/meetings.test.ts › ${name}`
const offices = (name: string): string => `programmes/huaqiao/offices.test.ts › ${name}`
const gridded = (name: string): string => `programmes/huaqiao/grids.test.ts › ${name}`
const applied = (name: string): string => `programmes/huaqiao/applicants.test.ts › ${name}`
const listed = (name: string): string => `programmes/huaqiao/lists.test.ts › ${name}`

export const programme: Programme = {
  key: 'huaqiao',
  title: 'programme.huaqiao',
  document: '花桥镇',
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
    'links-and-visits',
    'meetings',
  ],
  parameters: { 'resident-requests': ['yunyan-2010'] },
  grid: 'one-net',
  lists,
  items: [
    {
      row: '000-HQ-17',
      pack: 'resident-requests',
      test: test('000-HQ-17 a grid worker brings in a request'),
    },
    {
      row: '000-HQ-17',
      pack: 'dispute-mediation',
      test: test('000-HQ-17 a dispute is settled in the grid'),
    },
    {
      row: '000-HQ-01',
      pack: 'organisations',
      test: counted('000-HQ-01 area, villages, residents and party members of a town'),
    },
    { row: '000-HQ-02', pack: 'duty-lists', test: studies('000-HQ-02 a township’s own studies') },
    {
      row: '000-HQ-03',
      pack: 'duty-lists',
      test: listed('000-HQ-03 powers handed to the town, as the county keeps them'),
      lacks: '由一支队伍统一承接的派单还没有',
    },
    {
      row: '000-HQ-05',
      pack: 'rosters',
      test: counted('000-HQ-05 secretaries: mean age, all with college education, all directors'),
    },
    {
      row: '000-HQ-09',
      pack: 'village-economy',
      test: counted('000-HQ-09 two projects a year for each village, each with at least 200,000 yuan of the town'),
    },
    { row: '000-HQ-10', pack: 'talent', test: counted('000-HQ-10 three advisers for each village') },
    {
      row: '000-HQ-11',
      pack: 'organisations',
      test: counted('000-HQ-11 co-operatives that the party organisation leads, and whom they serve'),
    },
    {
      row: '000-HQ-12',
      pack: 'village-economy',
      test: counted('000-HQ-12 the mean village’s surplus, and farmers’ income'),
    },
    { row: '000-HQ-13', pack: 'services-and-facilities', lacks: '服务点排队还没有' },
    {
      row: '000-HQ-15',
      pack: 'services-and-facilities',
      test: counted('000-HQ-15 a station for the elderly in every village'),
    },
    {
      row: '000-HQ-14',
      pack: 'links-and-visits',
      test: visits('000-HQ-14 households that need care, each with somebody, and how often they are seen'),
    },
    {
      row: '000-HQ-07',
      pack: 'meetings',
      test: met('000-HQ-07 organisation life on record'),
    },
    {
      row: '000-HQ-04',
      pack: 'organisations',
      test: offices('000-HQ-04 branches of the town’s offices, each led by one of its leaders'),
    },
    {
      row: '000-HQ-16',
      pack: 'grid-net',
      test: gridded('000-HQ-16 grids by villager groups, and several nets in one'),
    },
    {
      row: '000-HQ-07',
      pack: 'rosters',
      test: applied('000-HQ-07 applicants to the party, each with somebody in touch'),
    },
  ],
}
