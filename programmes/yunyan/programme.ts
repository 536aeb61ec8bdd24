import type { Programme } from '../../kernel/pack/index.ts'
import { lists } from './lists.ts'

/** The demo county (fictional, code 990101): everything of the first whole, under numbers of its own. */
export const programme: Programme = {
  key: 'yunyan',
  title: 'programme.yunyan',
  document: '云雁县（虚构）基层治理一网统办方案',
  regions: ['990101'],
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
    'links-and-visits',
    'appraisals',
    'training',
    'village-certificates',
    'meetings',
  ],
  parameters: {
    'resident-requests': ['yunyan-2010'],
    'grid-task': ['grid-task-2010'],
    'demand-project': ['demand-project-2010'],
    'grid-admission': ['grid-admission-2010'],
    'proxy-services': ['proxy-services-2010'],
    'village-certificates': ['village-certificates-2020'],
    'dispute-mediation': ['dispute-mediation-2010'],
  },
  grid: 'ten-households',
  lists,
  items: [],
}
