import type { Programme } from '../../kernel/pack/index.ts'

const test = (name: string): string => `programmes/subdistrict/acceptance.test.ts › ${name}`

export const programme: Programme = {
  key: 'subdistrict',
  title: 'programme.subdistrict',
  document: '街道示范工作实施方案（2023）',
  regions: [],
  packs: ['posts', 'resident-requests', 'grid-net', 'grid-admission', 'proxy-services', 'dispute-mediation'],
  parameters: { 'resident-requests': ['guangdong-2022'] },
  grid: 'party-net',
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
  ],
}
