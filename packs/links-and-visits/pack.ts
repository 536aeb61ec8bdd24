import type { Pack } from '../../kernel/pack/index.ts'
import * as links from './links.ts'
import { list } from './terms.ts'
import * as visits from './visits.ts'

export const pack: Pack = {
  key: 'links-and-visits',
  version: '1.0.0',
  title: 'links-and-visits.title',
  basis: [
    {
      document: '黑龙江、云南、莆田、安吉、六盘水包联和走访各条',
      clause: '000-HLJ-06、000-YN-14、000-PT-09、001-LPS-22',
    },
    { document: '国办函〔2026〕12号 政务移动互联网应用程序规范化管理办法' },
    { document: '个人信息保护法', clause: '§6、§28' },
  ],
  lists: [
    list('leader-level', ['province', 'city', 'county', 'town']),
    // 四套班子
    list('leading-body', ['party-committee', 'congress', 'government', 'consultative', 'other']),
    list('leader-post', ['party-secretary', 'organisation-head', 'town-secretary', 'other']),
    list('link-kind', [
      'linked',
      'stationed',
      'weak-collective',
      'weak-organisation',
      'hard-place',
      'bottom-ranked',
      'industry',
      'secretary-pair',
    ]),
    list('visit-kind', ['unannounced', 'research', 'linked-place']),
    list('walker', ['city-secretary', 'county-secretary', 'organisation-head']),
    list('visitor-kind', [
      'secretary',
      'town-leader',
      'village-cadre',
      'team-member',
      'party-member',
      'grid-leader',
      'group-helper',
      'trade-talent',
      'selected-graduate',
    ]),
    list('visit-purpose', ['ordinary', 'key-household', 'care', 'dispute', 'policy', 'service', 'views']),
    list('key-group', ['minimum-living', 'destitute', 'monitored', 'ill-or-disabled', 'left-behind', 'other']),
  ],
  ledgers: [...links.ledgers, ...visits.ledgers],
  indicators: [...links.indicators, ...visits.indicators],
}
