import type { Programme } from '../../kernel/pack/index.ts'

const test = (name: string): string => `programmes/putian/acceptance.test.ts › ${name}`
const counted = (name: string): string => `programmes/putian/numbers.test.ts › ${name}`
const visits = (name: string): string => `programmes/putian/visits.test.ts › ${name}`
const pairings = (name: string): string => `programmes/putian/pairings.test.ts › ${name}`
const reach = (name: string): string => `programmes/putian/reach.test.ts › ${name}`

export const programme: Programme = {
  key: 'putian',
  title: 'programme.putian',
  document: '莆田网格化治理',
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
    'links-and-visits',
    'talent',
  ],
  parameters: { 'resident-requests': ['yunyan-2010'] },
  grid: 'one-net',
  items: [
    {
      row: '000-PT-02',
      pack: 'grid-net',
      test: test(
        'the net 000-PT-02 one net below the village: each household lies in exactly one group of the lowest layer',
      ),
    },
    {
      row: '000-PT-03',
      pack: 'grid-net',
      test: test('the net 000-PT-03 a party group on each grid, beside its households and its co-op'),
    },
    {
      row: '000-PT-04',
      pack: 'grid-net',
      test: test('the net 000-PT-04 a grid is led by a village cadre or the leader of a villager group'),
    },
    {
      row: '000-PT-05',
      pack: 'grid-net',
      test: test('the net 000-PT-05 about ten households for each worker, nobody forgotten'),
    },
    {
      row: '000-PT-06',
      pack: 'resident-requests',
      test: test('requests 000-PT-06 each level acts at its own step and nobody at another’s'),
    },
    {
      row: '000-PT-07',
      pack: 'resident-requests',
      test: test('requests 000-PT-07 seven steps with limits, and the resident has the last word'),
    },
    {
      row: '000-PT-08',
      pack: 'grid-net',
      test: test('requests 000-PT-08 four kinds of work of a grid worker, from the phone'),
      lacks: '没有网络时的填报还没有',
    },
    {
      row: '000-PT-16',
      pack: 'grid-admission',
      test: test(
        'grid tasks and services 000-PT-16 banned classes are refused, the rest is heard and decided, and the list is public',
      ),
    },
    {
      row: '000-PT-19',
      pack: 'proxy-services',
      test: test('grid tasks and services 000-PT-19 what is done for residents by proxy is kept and counted'),
    },
    {
      row: '000-PT-20',
      pack: 'grid-net',
      test: test('requests 000-PT-20 urgent and hard problems are taken together and closed one by one'),
    },
    {
      row: '000-PT-21',
      pack: 'resident-requests',
      test: test('requests 000-PT-21 the year’s requests are counted where they were lodged'),
      lacks: '一年96万件、高峰10倍的承载由 npm run bench 的 request-loop 说明，验收测试只证明计数',
    },
    { row: '000-PT-01', pack: 'organisations', test: counted('000-PT-01 residents and party members of every node') },
    {
      row: '000-PT-11',
      pack: 'rosters',
      test: pairings('000-PT-11 offices paired with villages, and cadres who stay there'),
    },
    { row: '000-PT-12', pack: 'village-economy', test: counted('000-PT-12 money for grids') },
    {
      row: '000-PT-14',
      pack: 'services-and-facilities',
      test: counted('000-PT-14 service centres upgraded, and stations in the grids'),
    },
    {
      row: '000-PT-15',
      pack: 'services-and-facilities',
      test: reach(
        '000-PT-15 who lives within fifteen minutes on foot, worked out from places; what has none is not known',
      ),
    },
    {
      row: '000-PT-24',
      pack: 'village-economy',
      test: counted('000-PT-24 growth of rural income, and town to country'),
    },
    {
      row: '000-PT-09',
      pack: 'links-and-visits',
      test: visits('000-PT-09 each leader of city and county has one village, and one only'),
    },
    {
      row: '000-PT-10',
      pack: 'links-and-visits',
      test: visits('000-PT-10 leaders of townships with their villages and grids'),
    },
    {
      row: '000-PT-11',
      pack: 'talent',
      test: pairings('000-PT-11 offices paired with villages, and cadres who stay there'),
    },
  ],
}
