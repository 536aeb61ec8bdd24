import type { Programme } from '../../kernel/pack/index.ts'

const test = (name: string): string => `programmes/maoshui/acceptance.test.ts › ${name}`
const counted = (name: string): string => `programmes/maoshui/numbers.test.ts › ${name}`
const members = (name: string): string => `programmes/maoshui/members.test.ts › ${name}`
const small = (name: string): string => `programmes/maoshui/small.test.ts › ${name}`
const met = (name: string): string => `programmes/maoshui/meetings.test.ts › ${name}`
const turns = (name: string): string => `programmes/maoshui/rotation.test.ts › ${name}`
const patrolled = (name: string): string => `programmes/maoshui/patrols.test.ts › ${name}`

export const programme: Programme = {
  key: 'maoshui',
  title: 'programme.maoshui',
  document: '冒水村',
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
    'duty-lists',
    'meetings',
    'training',
  ],
  parameters: { 'resident-requests': ['yunyan-2010'] },
  grid: 'household-heads',
  items: [
    {
      row: '000-MS-13',
      pack: 'grid-net',
      test: test('000-MS-13 three layers with the village’s own names'),
    },
    {
      row: '000-MS-01',
      pack: 'organisations',
      test: small('000-MS-01 a small village has the same numbers as a large one'),
    },
    { row: '000-MS-05', pack: 'rosters', test: counted('000-MS-05 one who came back, two in reserve') },
    { row: '000-MS-07', pack: 'village-economy', test: counted('000-MS-07 roses: area, output and value') },
    {
      row: '000-MS-08',
      pack: 'village-economy',
      test: counted('000-MS-08 households of other villages that it brings along'),
    },
    {
      row: '000-MS-09',
      pack: 'village-economy',
      test: counted('000-MS-09 idle resources under contract, and what is owed'),
    },
    {
      row: '000-MS-10',
      pack: 'services-and-facilities',
      test: members('000-MS-10 a village’s plan: agreed in order, thirty days in public, approved'),
    },
    { row: '000-MS-12', pack: 'services-and-facilities', test: members('000-MS-12 a service point at the door') },
    {
      row: '000-MS-14',
      pack: 'organisations',
      test: members('000-MS-14 a council of those who returned: that there is one, and that it met, by its minutes'),
    },
    {
      row: '000-MS-04',
      pack: 'organisations',
      test: members('000-MS-04 what members promised, kept, and residents agree to'),
    },
    {
      row: '000-MS-14',
      pack: 'duty-lists',
      test: members('000-MS-14 a council of those who returned: that there is one, and that it met, by its minutes'),
    },
    {
      row: '000-MS-02',
      pack: 'meetings',
      test: met('000-MS-02 assemblies, committees, groups and lectures by their rhythm, and who came'),
    },
    {
      row: '000-MS-06',
      pack: 'training',
      test: turns('000-MS-06 whose turn it is to be trained, who went, and who has no turn yet'),
    },
    {
      row: '000-MS-11',
      pack: 'services-and-facilities',
      test: patrolled('000-MS-11 rounds in the woods: as many as planned, and what was found is settled'),
    },
  ],
}
